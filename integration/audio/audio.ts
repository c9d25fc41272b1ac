/** One turn of the programme. */
export interface ProgrammeTurn {
	/** A mono WAV file with the take. */
	file: string;
	/** Host id: turns of one host are levelled together. */
	host: string;
	/** Silence before this turn, in seconds. */
	pause: number;
	/** Whether a chapter begins with it that is not the first. */
	chapter?: boolean;
}

/** A sound file of the show's: WAV or MP3, of any rate and any number of channels. */
export interface ProgrammeClip {
	file: string;
	/** How much louder than the voices, dB. */
	gain: number;
	/** Seconds of it that are heard together with the words next to it: the end of an intro, the beginning of an outro. */
	overlap: number;
}

/** Music that goes on under the voices, over and over. */
export interface ProgrammeBed {
	file: string;
	/** How much louder than usual, dB. */
	gain: number;
	/** Up to the first chapter mark, or everything. */
	under: 'opening' | 'all';
}

/** What is heard besides the voices. */
export interface ProgrammeSound {
	intro?: ProgrammeClip | undefined;
	outro?: ProgrammeClip | undefined;
	/** Before every chapter but the first. */
	between?: ProgrammeClip | undefined;
	bed?: ProgrammeBed | undefined;
	/** A faint noise under everything, as of the room that nobody sits in. */
	roomTone: boolean;
}

export interface LoudnessTarget {
	/** Integrated programme loudness, LUFS (ITU-R BS.1770-4). */
	target: number;
	/** Highest true peak of the decoded file, dBTP. */
	truePeak: number;
}

export interface MasterRequest {
	turns: readonly ProgrammeTurn[];
	sound?: ProgrammeSound | undefined;
	loudness: LoudnessTarget;
	/** An ffmpeg with libmp3lame, or undefined for the built-in WASM encoder. */
	ffmpeg: string | undefined;
	/** The MP3 to write. Its folder exists. */
	output: string;
}

/** What was measured on the decoded MP3. */
export interface LoudnessReport {
	/** Integrated loudness, LUFS. */
	integrated: number;
	/** dBTP. */
	truePeak: number;
	/** Loudness range, LU (EBU Tech 3342). */
	range: number;
	/** Integrated loudness of each host's turns, LUFS, by host id, where no clip is heard with them. */
	hosts: Readonly<Record<string, number>>;
	/** Longest silence between what is heard, seconds. */
	longestSilence: number;
}

/** When a turn is heard, seconds. What is at `t` in its take is at `start + t - offset`. */
export interface MasteredTurn {
	start: number;
	end: number;
	/** What was cut off the beginning of its take. */
	offset: number;
	/** When the clip between chapters begins that leads to it. */
	introduced?: number;
}

export interface Master {
	/** Exact length of the programme, seconds, without encoder padding. */
	seconds: number;
	/** When each turn is heard, in the order of the request. */
	turns: readonly MasteredTurn[];
	loudness: LoudnessReport;
	/** How loud it is over time, for drawing: at most 200 levels from 0 to 1, the loudest. */
	waveform: readonly number[];
	/** What encoded it, for the log and the manifest. */
	encoder: string;
}

export interface ChapterMark {
	/** Seconds. */
	start: number;
	title: string;
}

/** What is written into the MP3's ID3v2.3 tag. */
export interface EpisodeTags {
	title: string;
	show: string;
	artist: string;
	/** ISO 8601 instant. */
	date: string;
	/** ISO 639-2, three letters. */
	language: 'por' | 'eng';
	track?: number;
	/** Plain text: description and disclosure. */
	comment: string;
	lyrics: string;
	chapters: readonly ChapterMark[];
	/** Whole length, seconds: where the last chapter ends. */
	seconds: number;
	loudness: LoudnessReport;
	/** JPEG bytes. */
	cover: Uint8Array;
}

/** What an episode can be had in besides MP3. */
export type RenditionFormat = 'opus' | 'aac';

/** The programme of an MP3 in another format. */
export interface Rendition {
	/** Length of what it decodes to. */
	seconds: number;
	/** What was measured on that. */
	loudness: Pick<LoudnessReport, 'integrated' | 'truePeak'>;
	/** What encoded it. */
	encoder: string;
}
