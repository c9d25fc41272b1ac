import type { Episode, EpisodeTurn } from '../../integration/episode/episode.ts';
import { type Options, parseOptions } from '../../integration/options.ts';
import type { SiteLocation } from '../../integration/publish/site.ts';

type Show = Options['show'];

/** A site at `https://example.com`, with the podcast under `/podcast` and Astro's defaults. */
export function locationFixture(overrides: Partial<SiteLocation> = {}): SiteLocation {
	return {
		origin: 'https://example.com',
		base: '',
		path: '/podcast',
		trailingSlash: 'ignore',
		format: 'directory',
		...overrides,
	};
}

/** A show in Brazilian Portuguese, with every default filled in as the integration does. */
export function showFixture(overrides: Partial<Show> = {}): Show {
	const { show } = parseOptions({
		show: {
			title: 'Direto da Redação',
			description: 'A newsletter da semana, comentada por Ana e Marvin.',
			language: 'pt-BR',
			author: 'Ana Souza',
			owner: { name: 'Ana Souza', email: 'ana@example.com' },
			category: ['News', 'Tech News'],
			cover: './public/cover.jpg',
			hosts: [
				{ id: 'ana', name: 'Ana' },
				{ id: 'marvin', name: 'Marvin' },
			],
			copyright: 'Ana Souza',
		},
	});
	return { ...show, ...overrides };
}

/** A realistic episode of 93.4 seconds in Brazilian Portuguese: five turns, four chapters, one opinion of each host. */
export function episodeFixture(overrides: Partial<Episode> = {}): Episode {
	const turns: EpisodeTurn[] = [
		turn('t1', 'ana', 'opening', 0, 9.2, 'Olá! Esta é a edição 42 do Direto da Redação.'),
		turn(
			't2',
			'ana',
			'navegadores',
			9.8,
			31.45,
			'Os navegadores “leves” voltaram: menos memória & mais foco.',
			{
				id: 'o1',
				start: 120,
				end: 178,
			},
		),
		turn(
			't3',
			'marvin',
			'navegadores',
			31.9,
			44.001,
			'Eu não acredito. Três abas abertas e lá se vai a memória.',
			{
				id: 'o2',
				start: 182,
				end: 240,
			},
		),
		turn('t4', 'ana', 'orcamento', 44.6, 80.3, 'O orçamento de 2026 cresceu 12%, segundo o relatório.'),
		turn('t5', 'marvin', 'closing', 81, 92.9, 'Era isso. Até a próxima, se houver.'),
	];
	return {
		id: '2026/042',
		guid: 'urn:uuid:6f1f6c2e-6d0e-5f6e-9d53-2f6c3a5d8b11',
		title: 'Navegadores leves, orçamento pesado',
		description: 'Por que os navegadores emagreceram e o orçamento não.',
		published: '2026-03-02T09:00:00.000Z',
		language: 'pt-BR',
		number: 42,
		season: 2,
		audio: {
			file: '2026-042.9f86d08188.mp3',
			bytes: 2_241_715,
			seconds: 93.4,
			sha256: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
			encoder: 'libmp3lame',
		},
		loudness: {
			integrated: -14.02,
			truePeak: -1.3,
			range: 4.1,
			hosts: { ana: -14, marvin: -14.1 },
			longestSilence: 0.7,
		},
		hosts: [
			{ id: 'ana', name: 'Ana', role: 'author' },
			{ id: 'marvin', name: 'Marvin', role: 'cohost' },
		],
		turns,
		cues: turns.map(({ id, host, start, end, text }) => ({ turn: id, host, start, end, text })),
		chapters: [
			{ section: 'opening', title: 'Abertura', start: 0, end: 9.8 },
			{ section: 'navegadores', title: 'Navegadores leves', start: 9.8, end: 44.6 },
			{ section: 'orcamento', title: 'Orçamento', start: 44.6, end: 81 },
			{ section: 'closing', title: 'Encerramento', start: 81, end: 93.4 },
		],
		links: [
			{
				text: 'o relatório',
				url: 'https://example.org/relatório?ano=2026&tipo=pdf',
				section: 'orcamento',
				start: 300,
				end: 360,
			},
		],
		writer: 'offline@1',
		engine: 'espeak@1',
		...overrides,
	};
}

/** The same kind of episode in English. */
export function englishEpisodeFixture(overrides: Partial<Episode> = {}): Episode {
	const turns: EpisodeTurn[] = [
		turn('e1', 'ana', 'opening', 0, 6.5, 'Hello, and welcome to issue 43.'),
		turn('e2', 'ana', 'browsers', 7, 20.25, 'Light browsers are back: less memory, more focus.'),
		turn('e3', 'marvin', 'closing', 20.9, 29.6, 'I would not get your hopes up. Goodbye.'),
	];
	return episodeFixture({
		id: '2026/043',
		guid: 'urn:uuid:0d5b8c7e-7d0b-5f0a-8a9e-5a3c1e2d4b6f',
		title: 'Light browsers',
		description: 'Why browsers lost weight.',
		published: '2026-03-09T09:00:00.000Z',
		language: 'en',
		number: 43,
		audio: {
			file: '2026-043.60303ae22b.mp3',
			bytes: 722_403,
			seconds: 30.1,
			sha256: '60303ae22b998861bce3b28f33eec1be758a213c86c93c076dbe9f558c11c752',
			encoder: 'libmp3lame',
		},
		turns,
		cues: turns.map(({ id, host, start, end, text }) => ({ turn: id, host, start, end, text })),
		chapters: [
			{ section: 'opening', title: 'Opening', start: 0, end: 7 },
			{ section: 'browsers', title: 'Light browsers', start: 7, end: 20.9 },
			{ section: 'closing', title: 'Closing', start: 20.9, end: 30.1 },
		],
		links: [],
		...overrides,
	});
}

function turn(
	id: string,
	host: string,
	section: string,
	start: number,
	end: number,
	text: string,
	opinion?: EpisodeTurn['opinion'],
): EpisodeTurn {
	return { id, host, section, start, end, text, ...(opinion && { opinion }) };
}
