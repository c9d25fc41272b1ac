import { setTimeout as sleep } from 'node:timers/promises';
import { Problem } from '../../integration/problem.ts';
import type { Pcm, SpeechEngine, SpeechRequest } from '../../integration/speech/speech.ts';

const sampleRate = 16_000;
const pitches: Readonly<Record<string, number>> = { 'tone:high': 220, 'tone:low': 110 };
/** Brisk, because every second of it is mastered somewhere; slow enough to pass the same checks as real takes. */
const charactersPerSecond = 20;
const amplitude = 0.5;
/** A pure sine is so flat at its peaks that it looks clipped: these are equally loud overtones. */
const harmonics = [1, 2, 3, 4, 5];

export interface ToneEngine extends SpeechEngine {
	/** Every request received, in order, failed ones too. */
	readonly calls: SpeechRequest[];
}

export interface ToneEngineOptions {
	/** Texts that fail with a Problem. */
	failOn?: RegExp;
	/** Texts that are never answered until the signal aborts. */
	hangOn?: RegExp;
	/** Delivery tags it understands. */
	tags?: readonly string[];
}

/**
 * A speech engine for tests: one buzz per word, as long as the word, at the pitch of the voice.
 * The same request gives the same samples.
 */
export function toneEngine({ failOn, hangOn, tags = [] }: ToneEngineOptions = {}): ToneEngine {
	const calls: SpeechRequest[] = [];
	return {
		id: 'tone-1',
		limits: { characters: 2_000, tags, languages: ['pt-BR', 'en'], deterministic: true },
		calls,
		defaultVoice: (position) => ({ id: position % 2 === 0 ? 'tone:high' : 'tone:low' }),
		async speak(request, signal) {
			calls.push(request);
			signal.throwIfAborted();
			const pitch = pitches[request.voice.id];
			if (pitch === undefined) {
				throw new Problem(`The tone engine has no voice “${request.voice.id}”.`, {
					hint: `Its voices are ${Object.keys(pitches).join(' and ')}.`,
				});
			}
			if (!/[\p{L}\p{N}]/u.test(request.text)) {
				throw new Problem(`There is nothing to speak in “${request.text}”.`, { hint: 'Give it words.' });
			}
			if (failOn?.test(request.text)) {
				throw new Problem('The tone engine was told to fail on this text.', { hint: 'Change `failOn`.' });
			}
			await pause(hangOn?.test(request.text) ? 2 ** 31 - 1 : 5, signal);
			return tones(request, pitch * (request.voice.pitch ?? 1));
		},
		async [Symbol.asyncDispose]() {},
	};
}

async function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
	await sleep(milliseconds, undefined, { signal }).catch(() => signal.throwIfAborted());
}

function tones({ text, voice }: SpeechRequest, hz: number): Pcm {
	const perCharacter = sampleRate / (charactersPerSecond * (voice.rate ?? 1));
	const samples = new Float32Array(Math.round((text.length + 1) * perCharacter));
	for (const { 0: word, index } of text.matchAll(/\S+/g)) {
		const start = Math.round(index * perCharacter);
		const length = Math.round(word.length * perCharacter);
		for (let n = 0; n < length; n += 1) {
			// A half sine as envelope: no clicks at the edges.
			const envelope = Math.sin((Math.PI * n) / length);
			const phase = (2 * Math.PI * hz * n) / sampleRate;
			const buzz = harmonics.reduce((sum, k) => sum + Math.cos(k * phase), 0) / harmonics.length;
			samples[start + n] = amplitude * envelope * buzz;
		}
	}
	return { samples, sampleRate };
}
