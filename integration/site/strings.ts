import type { Language } from '../newsletter/newsletter.ts';
import type { Repair } from '../script/script.ts';
import { formatDate } from './format.ts';
import type { PendingEpisode } from './site.ts';

/** The words of the interface, for one language. */
export interface Strings {
	skipToContent: string;
	podcast: string;
	/** Leads from the podcast to the site it belongs to. */
	newsletter: string;
	episodes: string;
	noEpisodes: string;
	/** Follows the number: `Episode 12`. */
	episode: string;
	season: string;
	listen: string;
	/** Accessible name of a link to one episode's player. */
	listenTo(title: string): string;
	with: string;
	subscribe: string;
	subscribeHint: string;
	/** The same after links to platforms. */
	subscribeElsewhere: string;
	/** Of the feed's address. */
	copy: string;
	copied: string;
	feed: string;
	player: string;
	download: string;
	captions: string;
	chapters: string;
	transcript: string;
	opinionOf(host: string): string;
	playFrom(clock: string): string;
	/** Leads from an opinion to the sentence it voices. */
	inNewsletter: string;
	/** Opens the sentence itself, when it was said in other words. */
	originalWords: string;
	/** What the linter had done to a turn, in the words of a reader. */
	repaired: Readonly<Record<Repair['how'], string>>;
	links: string;
	transcriptFiles: string;
	previous: string;
	next: string;
	moreEpisodes: string;
	/** Accessible name of the player's place on the newsletter's page. */
	episodeOf: string;
	/** Leads from there to the episode's page. */
	toTranscript: string;
	/** Leads from the episode's page to the newsletter's. */
	toNewsletter: string;
	allEpisodes: string;
	/** Shown only by `astro dev`. */
	pending: string;
	/** Why a newsletter has no episode; each is given `PendingEpisode.detail`. */
	pendingBecause: Readonly<Record<PendingEpisode['reason'], (detail: string) => string>>;
	noEpisodeYet(id: string): string;
}

const english: Strings = {
	skipToContent: 'Skip to content',
	podcast: 'Podcast',
	newsletter: 'Newsletter',
	episodes: 'Episodes',
	noEpisodes: 'There are no episodes yet.',
	episode: 'Episode',
	season: 'Season',
	listen: 'Listen',
	listenTo: (title) => `Listen: ${title}`,
	with: 'With',
	subscribe: 'Subscribe',
	subscribeHint: 'Paste this address into your podcast app:',
	subscribeElsewhere: 'In any other app, paste this address:',
	copy: 'Copy',
	copied: 'Copied',
	feed: 'RSS feed',
	player: 'Audio player',
	download: 'Download MP3',
	captions: 'Captions',
	chapters: 'Chapters',
	transcript: 'Transcript',
	opinionOf: (host) => `Opinion of ${host}`,
	playFrom: (clock) => `Play from ${clock}`,
	inNewsletter: 'In the newsletter',
	originalWords: 'The newsletter’s own words',
	repaired: {
		fixed: 'Corrected to match the newsletter',
		rewritten: 'Written again to match the newsletter',
		replaced: 'Read straight from the newsletter',
	},
	links: 'Links in this issue',
	transcriptFiles: 'Transcript as a file',
	previous: 'Previous episode',
	next: 'Next episode',
	moreEpisodes: 'More episodes',
	episodeOf: 'This issue as an episode',
	toTranscript: 'Chapters and transcript of the episode',
	toNewsletter: 'Read the newsletter',
	allEpisodes: 'All episodes',
	pending: 'Without an episode',
	pendingBecause: {
		missing: () => 'The next astro build makes this episode.',
		draft: () => 'This newsletter is a draft.',
		scheduled: (date) => `This newsletter is dated ${formatDate(date, 'en')}.`,
		broken: (problem) => problem,
	},
	noEpisodeYet: (id) => `The newsletter “${id}” has no episode yet. This note is shown only by astro dev.`,
};

const portuguese: Strings = {
	skipToContent: 'Ir para o conteúdo',
	podcast: 'Podcast',
	newsletter: 'Newsletter',
	episodes: 'Episódios',
	noEpisodes: 'Ainda não há episódios.',
	episode: 'Episódio',
	season: 'Temporada',
	listen: 'Ouvir',
	listenTo: (title) => `Ouvir: ${title}`,
	with: 'Com',
	subscribe: 'Assine',
	subscribeHint: 'Cole este endereço no seu aplicativo de podcasts:',
	subscribeElsewhere: 'Em qualquer outro aplicativo, cole este endereço:',
	copy: 'Copiar',
	copied: 'Copiado',
	feed: 'Feed RSS',
	player: 'Tocador de áudio',
	download: 'Baixar MP3',
	captions: 'Legendas',
	chapters: 'Capítulos',
	transcript: 'Transcrição',
	opinionOf: (host) => `Opinião de ${host}`,
	playFrom: (clock) => `Tocar a partir de ${clock}`,
	inNewsletter: 'Na newsletter',
	originalWords: 'As palavras da newsletter',
	repaired: {
		fixed: 'Corrigido conforme a newsletter',
		rewritten: 'Reescrito conforme a newsletter',
		replaced: 'Lido diretamente da newsletter',
	},
	links: 'Links desta edição',
	transcriptFiles: 'Transcrição em arquivo',
	previous: 'Episódio anterior',
	next: 'Próximo episódio',
	moreEpisodes: 'Mais episódios',
	episodeOf: 'Esta edição em episódio',
	toTranscript: 'Capítulos e transcrição do episódio',
	toNewsletter: 'Leia a newsletter',
	allEpisodes: 'Todos os episódios',
	pending: 'Sem episódio',
	pendingBecause: {
		missing: () => 'O próximo astro build cria este episódio.',
		draft: () => 'Esta newsletter é um rascunho.',
		scheduled: (date) => `Esta newsletter tem data de ${formatDate(date, 'pt-BR')}.`,
		broken: (problem) => problem,
	},
	noEpisodeYet: (id) => `A newsletter “${id}” ainda não tem episódio. Este aviso só aparece no astro dev.`,
};

export const strings: Readonly<Record<Language, Strings>> = { en: english, 'pt-BR': portuguese };
