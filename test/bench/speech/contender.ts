import type { SherpaFiles } from './sherpa-files.ts';

/** Who speaks, and with what. It is sent to a process of its own. */
export type Setup =
	| { kind: 'newscast'; model: string; voice: string; sessions: number; threads: number }
	| { kind: 'sherpa'; root: string; family: 'vits' | 'kokoro'; files: SherpaFiles; threads: number }
	| { kind: 'kokoro-js'; root: string; folder: string; voice: string };

/** Speaks all texts, as many at a time as it can. */
export interface Contender {
	/** @returns seconds of sound. */
	speak(texts: readonly string[]): Promise<number>;
}

/** Everything it needs is loaded by the first text. */
export async function createContender(setup: Setup): Promise<Contender> {
	if (setup.kind === 'newscast') return newscast(setup);
	return setup.kind === 'sherpa' ? sherpa(setup) : kokoroJs(setup);
}

async function newscast(setup: Setup & { kind: 'newscast' }): Promise<Contender> {
	const { onnx } = await import('../../../integration/speech/onnx/onnx.ts');
	const { model, sessions, threads, voice } = setup;
	const engine = onnx({ model, device: 'cpu', sessions, threads });
	const { signal } = new AbortController();
	return {
		async speak(texts) {
			const spoken = texts.map((text) =>
				engine.speak({ text, language: 'en', voice: { id: voice }, seed: 1 }, signal),
			);
			return sum((await Promise.all(spoken)).map(({ samples, sampleRate }) => samples.length / sampleRate));
		},
	};
}

interface SherpaTts {
	generate(request: { text: string; sid: number; speed: number; enableExternalBuffer: boolean }): {
		samples: Float32Array;
		sampleRate: number;
	};
}

/** As its documentation says: one session with several threads, one text after the other. */
async function sherpa({ root, family, files, threads }: Setup & { kind: 'sherpa' }): Promise<Contender> {
	const { createRequire } = await import('node:module');
	const { OfflineTts }: { OfflineTts: new (config: object) => SherpaTts } = createRequire(`${root}/any.js`)(
		'sherpa-onnx-node',
	);
	const scales =
		family === 'vits' ? { noiseScale: 0.667, noiseScaleW: 0.8, lengthScale: 1 } : { lengthScale: 1 };
	const tts = new OfflineTts({
		model: { [family]: { ...files, ...scales }, numThreads: threads, provider: 'cpu', debug: 0 },
		maxNumSentences: 1,
	});
	return {
		async speak(texts) {
			const spoken = texts.map((text) =>
				tts.generate({ text, sid: 0, speed: 1, enableExternalBuffer: false }),
			);
			return sum(spoken.map(({ samples, sampleRate }) => samples.length / sampleRate));
		},
	};
}

interface KokoroPackage {
	KokoroTTS: { from_pretrained(id: string, options: object): Promise<KokoroTts> };
	TextSplitterStream: new () => { push(text: string): void; close(): void };
}

interface KokoroTts {
	stream(
		splitter: object,
		options: object,
	): AsyncIterable<{ audio: { audio: Float32Array; sampling_rate: number } }>;
}

async function kokoroJs({ root, folder, voice }: Setup & { kind: 'kokoro-js' }): Promise<Contender> {
	const path = await import('node:path');
	const { env }: { env: object } = await import(
		`${root}/@huggingface/transformers/dist/transformers.node.mjs`
	);
	Object.assign(env, { allowRemoteModels: false, localModelPath: `${path.dirname(folder)}/` });
	const { KokoroTTS, TextSplitterStream }: KokoroPackage = await import(`${root}/kokoro-js/dist/kokoro.js`);
	const tts = await KokoroTTS.from_pretrained(path.basename(folder), { dtype: 'fp32', device: 'cpu' });
	return {
		async speak(texts) {
			let seconds = 0;
			for (const text of texts) {
				const splitter = new TextSplitterStream();
				const sentences = tts.stream(splitter, { voice });
				splitter.push(text);
				splitter.close();
				for await (const { audio } of sentences) seconds += audio.audio.length / audio.sampling_rate;
			}
			return seconds;
		},
	};
}

function sum(numbers: readonly number[]): number {
	return numbers.reduce((total, number) => total + number, 0);
}
