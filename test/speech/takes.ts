import type { Language } from '../../integration/newsletter/newsletter.ts';
import { habitsOf, uncalibrated } from '../../integration/speech/calibration.ts';
import type { Pcm, SpeechEngine, SpeechRequest, Voice } from '../../integration/speech/speech.ts';
import { joined, noise, silence, sine } from '../helpers/signals.ts';

/** A take of which it is known whether it is good. */
export interface LabelledTake {
	/** `good`, or how it was spoilt. */
	label: string;
	pcm: Pcm;
	request: SpeechRequest;
}

/** Which half of the texts, settings and random numbers: limits are chosen on one and tried on the other. */
export type Half = 'development' | 'held-out';

const texts: Readonly<Record<Half, Readonly<Record<Language, readonly string[]>>>> = {
	development: {
		en: [
			'Yes, exactly.',
			'The model got cheaper, the bills got larger, and nobody could explain why.',
			'Who pays for this? We do, of course... and then we do it again.',
			'Success is a mess, says the press office, and sells it as a process.',
			'All of them arrived early, which in this business means a year late.',
			'Right, so what happens next: the regulator waits, the vendor shrugs, and a very small team in a very large company writes a memo that nobody reads. That is the story of the year.',
			'I asked the robot for advice. It asked me for mine.',
		],
		'pt-BR': [
			'Pois é.',
			'O modelo ficou mais barato, as contas cresceram, e ninguém soube explicar por quê.',
			'Quem paga a conta? Nós, claro… e depois pagamos de novo.',
			'Sossego é um sucesso que se disfarça de processo, dizem os sócios.',
			'Amanhã a gente vê isso, como a gente vê desde janeiro.',
			'Certo, e o que acontece agora: o regulador espera, o fornecedor dá de ombros, e uma equipe pequena numa empresa enorme escreve um memorando que ninguém lê. Essa é a história do ano.',
			'Pedi um conselho ao robô. Ele pediu o meu.',
		],
	},
	'held-out': {
		en: [
			'No.',
			'Oh, come on!',
			'Every cloud has an outage, and every outage has a blog post about resilience.',
			'They shipped it on a Friday; by Saturday the whole of Europe knew what a null pointer was.',
			'So the question is simple. Do you trust the benchmark, or do you trust the person who wrote it?',
			'It is free, it is open, and it will cost you about three engineers, one summer, and all of your patience before it does anything at all.',
		],
		'pt-BR': [
			'Não.',
			'Ah, para com isso!',
			'Toda nuvem tem uma queda, e toda queda tem um artigo sobre resiliência.',
			'Lançaram numa sexta-feira; no sábado a Europa inteira sabia o que era um ponteiro nulo.',
			'Então a pergunta é simples. Você confia no teste, ou confia na pessoa que escreveu o teste?',
			'É grátis, é aberto, e vai custar três engenheiros, um verão e toda a sua paciência antes de fazer qualquer coisa.',
		],
	},
};

export type Voices = Readonly<Partial<Record<Language, readonly Voice[]>>>;

/** Held-out are also voices that development does not know, and other rates. */
export const builtinVoices: Readonly<Record<Half, Voices>> = {
	development: {
		en: [
			{ id: 'flite:slt', rate: 1.1 },
			{ id: 'flite:rms', rate: 0.95 },
			{ id: 'flite:awb' },
			{ id: 'espeak:en-us+f2' },
		],
		'pt-BR': [
			{ id: 'espeak:pt-br+f2', rate: 1.05 },
			{ id: 'espeak:pt-br+m6', rate: 0.95 },
		],
	},
	'held-out': {
		en: [
			{ id: 'flite:slt' },
			{ id: 'flite:rms', rate: 1.15 },
			{ id: 'flite:awb', rate: 0.9 },
			{ id: 'flite:kal16' },
			{ id: 'espeak:en-us+f2', rate: 1.25, pitch: 1.1 },
			{ id: 'espeak:en-us+m6', rate: 0.85 },
		],
		'pt-BR': [
			{ id: 'espeak:pt-br+f2' },
			{ id: 'espeak:pt-br+m6', rate: 1.2 },
			{ id: 'espeak:pt-br+f5', rate: 0.8 },
			{ id: 'espeak:pt-br+m1', pitch: 0.9 },
		],
	},
};

/** What an engine makes of the texts of one half. */
export async function speakAll(engine: SpeechEngine, half: Half, voices: Voices): Promise<LabelledTake[]> {
	const requests = (['en', 'pt-BR'] as const).flatMap((language) =>
		(voices[language] ?? []).flatMap((voice) =>
			texts[half][language].map((text): SpeechRequest => ({ text, language, voice, seed: 1 })),
		),
	);
	const { signal } = new AbortController();
	return Promise.all(
		requests.map(async (request) => ({ label: 'good', request, pcm: await engine.speak(request, signal) })),
	);
}

/** What a fault is made with: the take, its sound without silence around it, another take, random numbers. */
interface Material {
	pcm: Pcm;
	/** Only what is heard. */
	sound: Float32Array;
	other: Float32Array;
	/** From -1 to 1. */
	random(): number;
	/** From one number to another. */
	between(low: number, high: number): number;
}

type Fault = (material: Material) => Float32Array | undefined;

/** Faults that are found whoever speaks. */
export const grossFaults: Readonly<Record<string, Fault>> = {
	empty: () => new Float32Array(0),
	silence: ({ pcm }) => new Float32Array(pcm.samples.length),
	'faint hiss': ({ pcm, random }) => pcm.samples.map(() => 0.0002 * random()),
	NaN: ({ pcm, between }) => pcm.samples.with(Math.floor(between(0, pcm.samples.length)), Number.NaN),
	infinity: ({ pcm, between }) => pcm.samples.with(Math.floor(between(0, pcm.samples.length)), -Infinity),
	integers: ({ pcm }) => pcm.samples.map((x) => x * 32_767),
	offset: ({ pcm, between }) => withAdded(pcm.samples, () => 1, between(0.08, 0.4)),
	'white noise': ({ pcm, random, between }) => filled(pcm, random, between(0.02, 0.5)),
	'pink noise': ({ pcm, random, between }) => filled(pcm, pink(random), between(0.05, 0.3)),
	'brown noise': ({ pcm, random, between }) => filled(pcm, brown(random), between(0.05, 0.3)),
	'noise shaped like speech': ({ pcm, random }) => envelope(pcm).map((level) => level * random()),
	'noise over everything': ({ pcm, random, between }) =>
		withAdded(pcm.samples, random, between(1, 3) * rms(pcm.samples)),
	'noise in the middle': ({ pcm, random, between }) => {
		const start = Math.floor(between(0.2, 0.4) * pcm.samples.length);
		const length = Math.round(between(0.6, 1.5) * pcm.sampleRate);
		const level = between(1, 3) * rms(pcm.samples);
		return joined(pcm.samples.subarray(0, start), made(length, random, level), pcm.samples.subarray(start));
	},
	'a tail of noise': ({ pcm, sound, random, between }) =>
		joined(sound, made(Math.round(between(0.6, 1.5) * pcm.sampleRate), random, 2 * rms(sound))),
	'a tail of pink noise': ({ pcm, sound, random, between }) =>
		joined(sound, made(Math.round(between(0.6, 1.5) * pcm.sampleRate), pink(random), 2 * rms(sound))),
	hum: ({ pcm, random, between }) => hum(pcm, random() > 0 ? 50 : 60, between(0.05, 0.5)),
	'hum over everything': ({ pcm, random, between }) => {
		const loudness = between(0.8, 5) * rms(pcm.samples);
		const droning = hum(pcm, random() > 0 ? 50 : 60, loudness);
		return withAdded(pcm.samples, (n) => droning[n] ?? 0, 1);
	},
	'a buzz': ({ pcm, between }) => {
		const hz = between(90, 250);
		return pcm.samples.map((_, n) => 0.2 * (((n * hz) / pcm.sampleRate) % 1) - 0.1);
	},
	clipping: ({ pcm, between }) => clipped(pcm.samples, between(3, 6)),
	'clipping turned down': ({ pcm, between }) => clipped(pcm.samples, between(3, 6)).map((x) => x / 5),
	'a long gap': ({ pcm, sound, between }) => {
		const middle = Math.floor(between(0.3, 0.6) * sound.length);
		const gap = silence(between(2.3, 4), pcm.sampleRate);
		return joined(sound.subarray(0, middle), gap, sound.subarray(middle));
	},
	'more after the end': ({ pcm, sound, other, between }) => {
		const more = other.subarray(0, Math.round(between(0.2, 1) * pcm.sampleRate));
		return joined(sound, silence(between(1.2, 1.9), pcm.sampleRate), more);
	},
	'a cut beginning': ({ pcm, sound }) => {
		const start = firstLoud(sound, pcm.sampleRate);
		return start === undefined ? undefined : sound.slice(start);
	},
	'a cut end': ({ pcm, sound }) => {
		const reversed = sound.toReversed();
		const end = firstLoud(reversed, pcm.sampleRate);
		return end === undefined ? undefined : reversed.slice(end).reverse();
	},
	'a fifth of it': ({ sound }) => sound.slice(0, sound.length / 5),
	'four times over': ({ pcm, sound }) => {
		const pause = silence(0.2, pcm.sampleRate);
		return joined(sound, pause, sound, pause, sound, pause, sound);
	},
};

/** Faults that are found once the voice is known. */
export const subtleFaults: Readonly<Record<string, Fault>> = {
	'half of it': ({ sound, between }) => sound.slice(0, sound.length * between(0.35, 0.5)),
	'said twice': ({ pcm, sound }) => joined(sound, silence(0.2, pcm.sampleRate), sound),
	'running on': ({ pcm, sound, other }) => {
		const more = joined(silence(0.2, pcm.sampleRate), other);
		return joined(sound, ...Array.from({ length: Math.ceil(sound.length / more.length) }, () => more));
	},
	'much too quiet': ({ pcm, between }) => pcm.samples.map(scaled(between(-26, -15))),
	'much too loud': ({ pcm, between }) => pcm.samples.map(scaled(between(15, 20))),
};

/**
 * Every fault on some of the takes, each time with other random numbers. Only takes of at least two seconds, because
 * half a “yes” is a whole “ye”. A beginning is not cut off in voices that always begin at once: it cannot be found.
 */
export function spoilt(
	good: readonly LabelledTake[],
	faults: Readonly<Record<string, Fault>>,
	{ each, seed }: { each: number; seed: number },
): LabelledTake[] {
	const long = good.filter(({ pcm }) => pcm.samples.length > 2 * pcm.sampleRate);
	const random = noise(seed);
	return Object.entries(faults).flatMap(([label, fault], kind) => {
		const bases = label === 'a cut beginning' ? long.filter(({ request }) => !beginsAtOnce(request)) : long;
		return Array.from({ length: each }, (_, n) => {
			const base = bases[(kind * 5 + n * 7) % bases.length];
			const other = long[(kind * 3 + n * 11 + 1) % long.length];
			if (!base || !other) throw new Error('There are no takes to spoil.');
			const samples = fault({
				pcm: base.pcm,
				sound: soundOf(base.pcm),
				other: soundOf(other.pcm),
				random,
				between: (low, high) => low + ((random() + 1) / 2) * (high - low),
			});
			return samples ? [{ label, request: base.request, pcm: { ...base.pcm, samples } }] : [];
		}).flat();
	});
}

function beginsAtOnce(request: SpeechRequest): boolean {
	return habitsOf(uncalibrated, request.voice).beginsAtOnce;
}

function soundOf({ samples }: Pcm): Float32Array {
	const isSound = (x: number) => Math.abs(x) > 0.003;
	return samples.slice(samples.findIndex(isSound), samples.findLastIndex(isSound) + 1);
}

/** Where the first syllable has reached its full level: sample of a 10 ms frame as loud as the whole is. */
function firstLoud(samples: Float32Array, sampleRate: number): number | undefined {
	const frame = Math.round(sampleRate / 100);
	const whole = rms(samples);
	for (let start = frame; start + frame < samples.length / 2; start += frame) {
		if (rms(samples.subarray(start, start + frame)) > whole) return start;
	}
	return undefined;
}

function rms(samples: Float32Array): number {
	return Math.sqrt(samples.reduce((sum, x) => sum + x * x, 0) / samples.length);
}

/** Of each sample, the level of the 20 ms it is in. */
function envelope({ samples, sampleRate }: Pcm): Float32Array {
	const frame = Math.round(sampleRate / 50);
	const levels = new Float32Array(samples.length);
	for (let start = 0; start < samples.length; start += frame) {
		levels.fill(2 * rms(samples.subarray(start, start + frame)), start, start + frame);
	}
	return levels;
}

function made(length: number, next: () => number, level: number): Float32Array {
	return Float32Array.from({ length }, () => level * next());
}

function filled({ samples }: Pcm, next: () => number, level: number): Float32Array {
	return made(samples.length, next, level);
}

function withAdded(samples: Float32Array, next: (n: number) => number, level: number): Float32Array {
	return samples.map((x, n) => x + level * next(n));
}

function clipped(samples: Float32Array, gain: number): Float32Array {
	const peak = samples.reduce((highest, x) => Math.max(highest, Math.abs(x)), 0);
	return samples.map((x) => Math.max(-0.99, Math.min(0.99, (x * gain) / peak)));
}

function scaled(decibels: number): (x: number) => number {
	return (x) => x * 10 ** (decibels / 20);
}

/** Mains with the overtones of a bad cable. */
function hum({ samples, sampleRate }: Pcm, hz: number, amplitude: number): Float32Array {
	const seconds = samples.length / sampleRate;
	const parts = [1, 2, 3].map((n) =>
		sine({ hz: hz * n, amplitude: amplitude / n ** 2 }, seconds, sampleRate),
	);
	return samples.map((_, n) => parts.reduce((sum, part) => sum + (part[n] ?? 0), 0));
}

/** White noise through Paul Kellet's economy filter: 3 dB less per octave. */
function pink(white: () => number): () => number {
	let [a, b, c] = [0, 0, 0];
	return () => {
		const x = white();
		a = 0.99765 * a + x * 0.099046;
		b = 0.963 * b + x * 0.2965164;
		c = 0.57 * c + x * 1.0526913;
		return (a + b + c + x * 0.1848) / 3;
	};
}

/** White noise added up: 6 dB less per octave. */
function brown(white: () => number): () => number {
	let sum = 0;
	return () => {
		sum = 0.995 * sum + 0.1 * white();
		return sum;
	};
}
