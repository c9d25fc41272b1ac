import type { EpisodeTags, LoudnessTarget, Master, MasterRequest } from '../audio/audio.ts';
import type { Language } from '../newsletter/newsletter.ts';
import type { CastMember, ScriptWriter } from '../script/script.ts';
import type { Pcm, SpeechEngine, SpeechRequest, Voice } from '../speech/speech.ts';
import type { Ledger } from '../store/ledger.ts';
import type { ObjectStore } from '../store/store.ts';
import type { Cue, EpisodeTurn } from './episode.ts';
import type { Progress } from './progress.ts';
import type { Take } from './take-stage.ts';

export interface StudioHost extends CastMember {
	/** Bytes of the host card: part of the script's key. */
	cardText: string;
	/** A language without one gets the engine's default voice for the host's place in the show. */
	voices: Partial<Record<Language, Voice>>;
}

/** Everything an episode is made with. The stages know these interfaces and nothing behind them. */
export interface Studio {
	show: { title: string; author: string };
	hosts: readonly StudioHost[];
	store: ObjectStore;
	ledger: Ledger;
	progress: Progress;
	script: {
		writer: ScriptWriter;
		spoken(text: string, language: Language): string;
		/** Version of the spoken-text rules: part of the script's key. */
		spokenVersion: number;
	};
	speech: {
		engine: SpeechEngine;
		/** Speaks with retries and checks what comes back. */
		record(engine: SpeechEngine, request: SpeechRequest, signal: AbortSignal): Promise<Pcm>;
		/** Turns spoken at the same time, in one episode. */
		concurrency: number;
		/** Takes asked for so far, by key. */
		recording: Map<string, Promise<Take>>;
	};
	audio: {
		loudness: LoudnessTarget;
		/** Silence before each turn, seconds. */
		pausesFor(turns: readonly { host: string; text: string; section: string }[], seed: string): number[];
		master(request: Omit<MasterRequest, 'ffmpeg'>, signal: AbortSignal): Promise<Master>;
		tag(mp3: Uint8Array, tags: EpisodeTags): Promise<Uint8Array>;
		cover: { sha256: string; jpeg(): Promise<Uint8Array> };
	};
	publish: {
		guid(id: string): string;
		audioFileName(id: string, sha256: string): string;
		cuesFor(turns: readonly EpisodeTurn[], language: Language): Cue[];
		/** That the voices are synthetic, as a sentence. */
		disclosure(language: Language): string;
	};
}
