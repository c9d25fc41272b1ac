import { describe, expect, test } from 'vitest';
import { episodeJsonLd, escapeForScript, seriesJsonLd } from '../../integration/publish/json-ld.ts';
import { episodeFixture, locationFixture, showFixture } from '../helpers/episodes.ts';

const show = showFixture({ cover: 'cover.1a2b3c4d.jpg' });
const location = locationFixture({ base: '/docs' });

test('an episode', () => {
	expect(episodeJsonLd({ show, location, episode: episodeFixture() })).toMatchInlineSnapshot(`
		{
		  "@context": "https://schema.org",
		  "@id": "urn:uuid:6f1f6c2e-6d0e-5f6e-9d53-2f6c3a5d8b11",
		  "@type": "PodcastEpisode",
		  "associatedMedia": {
		    "@type": "AudioObject",
		    "caption": {
		      "@type": "MediaObject",
		      "contentUrl": "https://example.com/docs/podcast/2026/042.vtt",
		      "encodingFormat": "text/vtt",
		      "inLanguage": "pt-BR",
		    },
		    "contentSize": "2241715",
		    "contentUrl": "https://example.com/docs/podcast/audio/2026-042.9f86d08188.mp3",
		    "duration": "PT0H1M33S",
		    "encodingFormat": "audio/mpeg",
		    "inLanguage": "pt-BR",
		    "sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
		  },
		  "datePublished": "2026-03-02T09:00:00.000Z",
		  "description": "Por que os navegadores emagreceram e o orçamento não.",
		  "episodeNumber": 42,
		  "image": "https://example.com/docs/podcast/cover.1a2b3c4d.jpg",
		  "inLanguage": "pt-BR",
		  "name": "Navegadores leves, orçamento pesado",
		  "partOfSeason": {
		    "@type": "PodcastSeason",
		    "seasonNumber": 2,
		  },
		  "partOfSeries": {
		    "@type": "PodcastSeries",
		    "name": "Direto da Redação",
		    "url": "https://example.com/docs/podcast/",
		    "webFeed": "https://example.com/docs/podcast/feed.xml",
		  },
		  "timeRequired": "PT0H1M33S",
		  "url": "https://example.com/docs/podcast/2026/042/",
		}
	`);
});

test('the show', () => {
	expect(seriesJsonLd({ show, location })).toMatchInlineSnapshot(`
		{
		  "@context": "https://schema.org",
		  "@type": "PodcastSeries",
		  "author": {
		    "@type": "Person",
		    "name": "Ana Souza",
		  },
		  "description": "A newsletter da semana, comentada por Ana e Marvin.",
		  "image": "https://example.com/docs/podcast/cover.1a2b3c4d.jpg",
		  "inLanguage": "pt-BR",
		  "name": "Direto da Redação",
		  "url": "https://example.com/docs/podcast/",
		  "webFeed": "https://example.com/docs/podcast/feed.xml",
		}
	`);
});

test('whole seconds never become a sixtieth', () => {
	const episode = episodeFixture();
	const data = episodeJsonLd({
		show,
		location,
		episode: { ...episode, audio: { ...episode.audio, seconds: 3599.7 } },
	});
	expect(data).toMatchObject({ timeRequired: 'PT1H0M0S' });
});

describe('inside a script element', () => {
	test('nothing ends it, and nothing is lost', () => {
		const title = '</script><!-- & \u2028 “aspas”';
		const json = escapeForScript({ title });
		expect(json).not.toMatch(/[<>&\u2028]/);
		expect(JSON.parse(json)).toEqual({ title });
	});
});
