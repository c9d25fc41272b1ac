import type { LoudnessReport } from '../audio/audio.ts';
import type { EpisodeType, Language, Link, Span } from '../newsletter/newsletter.ts';
import type { Repair } from '../script/script.ts';

/** When a stretch of speech is heard, seconds from the start of the episode. */
export interface Timed {
	start: number;
	end: number;
}

/** A word as a voice said it. */
export interface TimedWord extends Timed {
	text: string;
}

/** A caption: at most a sentence or so, by one host. */
export interface Cue extends Timed {
	/** Host id. */
	host: string;
	/** Id of the turn it belongs to. */
	turn: string;
	text: string;
	/**
	 * When each word of the text is heard, words being what spaces separate: start and end of the first, of the second
	 * and so on, in whole milliseconds from the start of the cue. Absent if the engine does not know. One flat list:
	 * a thousand episodes are parsed in half the time it takes with pairs.
	 */
	words?: readonly number[];
}

export interface Chapter extends Timed {
	/** Section id, or `opening` and `closing`. */
	section: string;
	title: string;
}

export interface EpisodeTurn extends Timed {
	id: string;
	host: string;
	section: string;
	text: string;
	/** The opinion this turn voices, and where it stands in the newsletter's body. */
	opinion?: Span & { id: string };
	/** The sentences of the newsletter that an opinion's turn voices. */
	sources?: readonly SourceSentence[];
	/** What was done to the turn before it could be spoken. */
	repair?: Repair;
}

/** A turn, and when each word of its spoken text is heard in the episode, if that is known. */
export interface HeardTurn extends EpisodeTurn {
	words?: readonly TimedWord[];
}

/** A sentence of the newsletter: where it stands in the body, and its words without markup. */
export interface SourceSentence extends Span {
	text: string;
}

export interface EpisodeHost {
	id: string;
	name: string;
	role: 'author' | 'cohost';
}

/** Everything pages, feed and transcripts need of one published episode. Plain JSON. */
export interface Episode {
	/** Newsletter id. */
	id: string;
	/** Stable for life, whatever happens to title, audio or domain. */
	guid: string;
	title: string;
	/** Plain text. */
	description: string;
	/** ISO 8601 instant of first publication. */
	published: string;
	language: Language;
	number?: number;
	season?: number;
	/** @default 'full' */
	type?: EpisodeType;
	/** What apps show in place of the number. */
	label?: string;
	/** Name of its own cover, as `podcastUrls(location).cover()` takes it. Others have the show's. */
	cover?: string;
	audio: {
		/** File name, ASCII, with a content hash in it. */
		file: string;
		bytes: number;
		/** Exact length. */
		seconds: number;
		/** SHA-256, hex. */
		sha256: string;
		encoder: string;
	};
	loudness: LoudnessReport;
	/** How loud it is over time, `Master.waveform`. Absent in episodes that were published before it was kept. */
	waveform?: readonly number[];
	hosts: readonly EpisodeHost[];
	turns: readonly EpisodeTurn[];
	cues: readonly Cue[];
	chapters: readonly Chapter[];
	links: readonly Link[];
	/** Who wrote the script and who spoke it. */
	writer: string;
	engine: string;
}

/** What a page shows of an episode: captions, and when words are heard, are files of their own. */
export interface EpisodePage extends Omit<Episode, 'cues'> {
	/** Whether there is a file with the times of its words. */
	hasWordTimes?: boolean;
}

/** An episode without its transcript: what indexes and feeds need of all episodes at once. */
export type EpisodeSummary = Omit<Episode, 'turns' | 'cues' | 'links' | 'waveform'>;
