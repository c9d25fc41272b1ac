import type { Ending } from './pieces.ts';
import type { Pcm, Speech, SpokenWord } from './speech.ts';

/** Silence between pieces at the voice's own rate, seconds: about what the models leave between sentences themselves. */
const pauses: Readonly<Record<Ending, number>> = { sentence: 0.3, clause: 0.12, word: 0 };
/** Of the silence a model puts around its sound, seconds are kept. */
const kept = 0.05;
const fadeSeconds = 0.01;
const frameSeconds = 0.01;
/** A frame this far below the loudest is silence, dB. */
const silence = 45;

/** Cuts silence off both ends of a piece and fades the cuts, so that only the pauses here decide the rhythm. */
export function trimSilence({ samples, sampleRate, words }: Speech): Speech {
	const frame = Math.round(frameSeconds * sampleRate);
	const levels = peaksOf(samples, frame);
	const threshold = levels.reduce((highest, level) => Math.max(highest, level), 0) * 10 ** (-silence / 20);
	const first = levels.findIndex((level) => level > threshold);
	if (first === -1) return { samples, sampleRate, ...(words && { words }) };
	const last = levels.findLastIndex((level) => level > threshold);
	const margin = Math.round(kept * sampleRate);
	const from = Math.max(0, first * frame - margin);
	const to = Math.min(samples.length, (last + 1) * frame + margin);
	const trimmed = samples.slice(from, to);
	fadeEnds(trimmed, Math.round(fadeSeconds * sampleRate));
	return {
		samples: trimmed,
		sampleRate,
		...(words && { words: words.map(moved(-from, trimmed.length, sampleRate)) }),
	};
}

function peaksOf(samples: Float32Array, frame: number): Float32Array {
	const peaks = new Float32Array(Math.ceil(samples.length / frame));
	for (let n = 0; n < samples.length; n++) {
		const place = Math.floor(n / frame);
		peaks[place] = Math.max(peaks[place] as number, Math.abs(samples[n] as number));
	}
	return peaks;
}

/** Pieces one after the other, with the pauses that their endings ask for. All have the same sample rate. */
export function joinPieces(pieces: readonly { speech: Speech; ending: Ending }[], rate: number): Speech {
	const sampleRate = pieces[0]?.speech.sampleRate ?? 0;
	const pauseAfter = (index: number) => {
		const piece = pieces[index];
		if (!piece || index === pieces.length - 1) return 0;
		return Math.round((pauses[piece.ending] / rate) * sampleRate);
	};
	const length = pieces.reduce(
		(sum, { speech }, index) => sum + speech.samples.length + pauseAfter(index),
		0,
	);
	const samples = new Float32Array(length);
	const words: SpokenWord[] = [];
	let at = 0;
	for (const [index, { speech }] of pieces.entries()) {
		samples.set(speech.samples, at);
		words.push(...(speech.words ?? []).map(moved(at, length, sampleRate)));
		at += speech.samples.length + pauseAfter(index);
	}
	return { samples, sampleRate, ...(pieces.every(({ speech }) => speech.words) && { words }) };
}

function moved(by: number, length: number, sampleRate: number): (word: SpokenWord) => SpokenWord {
	const place = (time: number) => Math.min(length / sampleRate, Math.max(0, time + by / sampleRate));
	return ({ text, start, end }) => ({ text, start: place(start), end: place(end) });
}

function fadeEnds(samples: Pcm['samples'], length: number): void {
	const fade = Math.min(length, Math.floor(samples.length / 2));
	for (let index = 0; index < fade; index += 1) {
		const gain = (index + 0.5) / fade;
		samples[index] = (samples[index] ?? 0) * gain;
		const end = samples.length - 1 - index;
		samples[end] = (samples[end] ?? 0) * gain;
	}
}
