import type { Language } from '../newsletter/newsletter.ts';

/** Mono sound: float samples, nominally within -1 to 1. */
export interface Pcm {
	samples: Float32Array;
	/** Hz. */
	sampleRate: number;
}

/** What an engine gives: the sound, and what it knows about it. */
export interface Speech extends Pcm {
	/** When each word of the text is heard, in order, if the engine knows. */
	words?: readonly SpokenWord[];
	/** What really computed it: `cpu`, `webgpu`, `cuda`. */
	device?: string;
}

/** A word of the request's text and when it is heard, seconds from the first sample. */
export interface SpokenWord {
	text: string;
	start: number;
	end: number;
}

/**
 * Where a voice comes from: it is in the model, it is copied from a recording, or the model was trained further on it.
 */
export type VoiceMode = 'preset' | 'clone' | 'fine-tuned';

/** How a model that samples chooses among what is likely. */
export interface Sampling {
	/** Over 1 flattens, under 1 sharpens what the model finds likely. */
	temperature: number;
	/** Only the likeliest, up to this share of probability. */
	topP: number;
	/** From 1; above it, what was used already becomes less likely. */
	repetitionPenalty: number;
	/** Only so many of the likeliest. */
	topK?: number | undefined;
}

/** The recording a voice is copied from. */
export interface VoiceReference {
	/** WAV file. */
	file: string;
	/** What is said in it, word for word. Without it only the sound of the voice is copied, not how it speaks. */
	transcript?: string | undefined;
	/** SHA-256 of the file, hex: it stands for the file in the take's key. */
	sha256?: string | undefined;
}

/**
 * A voice as data. What changes the sound is part of the take's key: not the stand-in, the consent, the name of the
 * engine, whose id is, or where the reference is, whose hash is.
 */
export interface Voice {
	/** The engine's own name for the voice. */
	id: string;
	/** Name of the engine that has it, where a show uses several. */
	engine?: string | undefined;
	/** Speaking rate, 1 is the voice's own. */
	rate?: number | undefined;
	/** Pitch, 1 is the voice's own. */
	pitch?: number | undefined;
	/** @default 'preset' */
	mode?: VoiceMode | undefined;
	/** What differs from the usual of its mode. */
	sampling?: Partial<Sampling> | undefined;
	reference?: VoiceReference | undefined;
	/** Id of the recorded consent of whose voice it is; `synthetic` when it is nobody's. */
	consent?: string | undefined;
	/** A voice that speaks a turn when this one fails at it in every way. */
	standIn?: Omit<Voice, 'standIn'> | undefined;
}

export interface SpeechRequest {
	/** Spoken text: no digit, URL, symbol or markup. */
	text: string;
	language: Language;
	voice: Voice;
	/** How it is meant to sound: only tags that the engine says it understands. */
	tags?: readonly string[];
	/** Decides every random choice of an engine that makes any. */
	seed: number;
}

export interface EngineLimits {
	/** Longest text of one request. */
	characters: number;
	/** Delivery tags the engine understands; others are stripped before it is asked. */
	tags: readonly string[];
	languages: readonly Language[];
	/** Whether the same request gives the same samples. */
	deterministic: boolean;
	/** Where its voices may come from. @default only from the model: `preset` */
	modes?: readonly VoiceMode[];
	/** Whether a voice's `sampling` has an effect. @default false */
	samples?: boolean;
}

/**
 * Speaks one turn. Never on the event loop's thread; never longer than the signal allows.
 * Creating an engine is cheap: what is heavy is loaded by the first `speak`.
 */
export interface SpeechEngine extends AsyncDisposable {
	/** Names everything about the engine that changes its output. */
	readonly id: string;
	readonly limits: EngineLimits;
	/**
	 * The voice for a host that was given none.
	 * @param position The host's place in the show, counted from 0: different places get clearly different voices.
	 */
	defaultVoice(position: number, language: Language): Voice;
	/** @throws {Problem} for a voice or language it does not have, and when synthesis fails. */
	speak(request: SpeechRequest, signal: AbortSignal): Promise<Speech>;
}
