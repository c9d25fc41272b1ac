import type { SiteData } from '../../integration/site/site.ts';
import { englishEpisodeFixture, episodeFixture, locationFixture } from '../helpers/episodes.ts';

/** A show with two episodes, the newer in English, and newsletters without, for every reason there is. */
export function siteFixture(changes: Partial<SiteData> = {}): SiteData {
	const portuguese = episodeFixture();
	return {
		show: {
			title: 'Direto da Redação',
			description: 'A newsletter da semana, comentada por Ana e Marvin.',
			language: 'pt-BR',
			author: 'Ana Souza',
			hosts: portuguese.hosts,
			cover: 'cover.1a2b3c4d.jpg',
			smallCover: 'cover.5e6f7a8b9c.jpg',
			copyright: '2026 Ana Souza',
			links: [
				{ name: 'Spotify', url: 'https://open.spotify.com/show/1' },
				{ name: 'Apple Podcasts', url: 'https://podcasts.apple.com/br/podcast/id1' },
			],
			shareImage: 'podcast.0a1b2c3d4e.jpg',
		},
		location: locationFixture(),
		episodes: [englishEpisodeFixture(), portuguese],
		shareImages: { '2026/042': '2026-042.1a2b3c4d5e.jpg', '2026/043': '2026-043.2b3c4d5e6f.jpg' },
		smallCovers: {},
		pending: [
			{ id: '2026/044', title: 'Edição 44', reason: 'missing' },
			{ id: '2026/045', title: 'Edição 45', reason: 'draft', detail: '2026-11-30T00:00:00.000Z' },
			{ id: '2026/046', title: 'Edição 46', reason: 'scheduled', detail: '2026-12-07T00:00:00.000Z' },
			{ id: '2026/047', title: '2026/047', reason: 'broken', detail: 'Falta o título.' },
		],
		...changes,
	};
}
