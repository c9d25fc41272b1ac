import type { EpisodeTags, LoudnessTarget, Master, MasterRequest, ProgrammeSound } from '../audio/audio.ts';
import type { Language, Newsletter, NewsletterSource } from '../newsletter/newsletter.ts';
import type { AnswerCache, CastMember, Script, WriteEvent } from '../script/script.ts';
import type { SpeechEngine, SpeechRequest, Voice } from '../speech/speech.ts';
import type { Ledger } from '../store/ledger.ts';
import type { ObjectStore } from '../store/store.ts';
import type { Cue, HeardTurn } from './episode.ts';
import type { Progress } from './progress.ts';
import type { RecordedTake } from './take-file.ts';
import type { Take } from './take-stage.ts';

export interface StudioHost extends CastMember {
	/** Ready to speak. A language without one gets the usual engine's default voice for the host's place in the show. */
	voices: Partial<Record<Language, Voice>>;
}

export type Pinned = NonNullable<NewsletterSource['pinned']>;

/** What a script is written with that belongs to this one build. */
export interface Writing {
	answers: AnswerCache;
	report(event: WriteEvent): void;
	signal: AbortSignal;
}

export interface StudioCover {
	sha256: string;
	/** A small copy for the MP3's tag. */
	jpeg(): Promise<Uint8Array>;
	/** The file of a cover for this episode alone, and the name under which it is published. */
	own?: { path: string; fileName: string };
}

/** Everything an episode is made with. The stages know these interfaces and nothing behind them. */
export interface Studio {
	show: { title: string; author: string };
	hosts: readonly StudioHost[];
	store: ObjectStore;
	ledger: Ledger;
	progress: Progress;
	script: {
		/** Everything that decides the script of a newsletter: its key. */
		inputs(newsletter: Newsletter): readonly unknown[];
		/** Newsletter -> Script, linted and repaired. */
		write(newsletter: Newsletter, context: Writing): Promise<Script>;
		/**
		 * The script the author keeps beside the newsletter.
		 * @throws {Problem} when it is not right, or was made from another text.
		 */
		readPinned(pinned: Pinned, newsletter: Newsletter): Script;
	};
	speech: {
		/** The one of voices that name none. */
		engine: SpeechEngine;
		/** The engine that has a voice. */
		engineFor(voice: Pick<Voice, 'engine'>): SpeechEngine;
		/** The spoken text as this voice has to be told to say it. */
		respell(text: string, language: Language, voice: Voice): string;
		/** Speaks with retries and checks what comes back. */
		record(engine: SpeechEngine, request: SpeechRequest, signal: AbortSignal): Promise<RecordedTake>;
		/** Turns spoken at the same time, in one episode. */
		concurrency: number;
		/** Takes asked for so far, by key. */
		recording: Map<string, Promise<Take>>;
	};
	audio: {
		loudness: LoudnessTarget;
		/** The show's own sounds, and everything about them that is heard. */
		sound: { programme: ProgrammeSound; inputs: readonly unknown[] } | undefined;
		/** Silence before each turn, seconds. */
		pausesFor(turns: readonly { host: string; text: string; section: string }[], seed: string): number[];
		master(request: Omit<MasterRequest, 'ffmpeg'>, signal: AbortSignal): Promise<Master>;
		tag(mp3: Uint8Array, tags: EpisodeTags): Promise<Uint8Array>;
		/** @throws {Problem} when the newsletter names one of its own that is not fit. */
		coverFor(newsletter: Newsletter): Promise<StudioCover>;
	};
	publish: {
		guid(id: string): string;
		audioFileName(id: string, sha256: string): string;
		cuesFor(turns: readonly HeardTurn[], language: Language): Cue[];
		/** A chapter's title as every app can show it. */
		chapterTitle(title: string): string;
		/** That the voices are synthetic, as a sentence. */
		disclosure(language: Language): string;
	};
}
