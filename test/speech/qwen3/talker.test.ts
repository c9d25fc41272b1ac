import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { type Feed, onnxruntime, type Runtime } from '../../../integration/speech/onnx/session.ts';
import { configSchema } from '../../../integration/speech/qwen3/config.ts';
import { addTo, type Embeddings, openEmbeddings } from '../../../integration/speech/qwen3/embeddings.ts';
import { createQwen3Speaker, type SpeakTask } from '../../../integration/speech/qwen3/speaker.ts';
import type { SpeechRequest, Voice } from '../../../integration/speech/speech.ts';
import { encodeWav } from '../../../integration/wav.ts';
import { speechLike } from '../../helpers/signals.ts';
import { tinyConfig, tinyIds, tinyVocabulary, writeTinyModel } from './tiny-model.ts';

const root = mkdtempSync(path.join(tmpdir(), 'newscast-test-'));
afterAll(() => rmSync(root, { recursive: true }));
const text = 'We do know him.';
const config = configSchema.parse(tinyConfig());
const width = config.talker.hidden_size;

interface Run {
	graph: string;
	feeds: Readonly<Record<string, Feed>>;
	outputs: Record<string, Float32Array | BigInt64Array>;
}

/** onnxruntime on the CPU, with a note of everything that is computed. */
function noting(): Runtime & { runs: Run[]; of(graph: string): Run[] } {
	const runs: Run[] = [];
	return {
		runs,
		of: (graph) => runs.filter((run) => run.graph === graph),
		findFault: async () => undefined,
		async open(model, device, settings) {
			const session = await onnxruntime.open(model, device, settings);
			return {
				...session,
				async run(feeds) {
					const outputs = await session.run(feeds);
					runs.push({ graph: path.basename(String(model), '.onnx'), feeds, outputs });
					return outputs;
				},
			};
		},
	};
}

const taskFor = (folder: string, request: Partial<SpeechRequest> = {}): SpeakTask => ({
	folder,
	device: 'cpu',
	session: { threads: 1, spinning: false },
	request: { text, language: 'en', voice: { id: 'ryan' }, seed: 1, ...request },
});
const numbers = (run: Run | undefined, name: string) => Array.from(run?.feeds[name]?.data ?? [], Number);
const rowOf = (run: Run | undefined, index: number) =>
	Float32Array.from(numbers(run, 'inputs_embeds').slice(index * width, (index + 1) * width));
const sum = (...rows: Float32Array[]) => {
	const total = new Float32Array(width);
	for (const row of rows) addTo(total, row);
	return total;
};

describe('a voice of the model', () => {
	const folder = writeTinyModel(path.join(root, 'own'));
	const runtime = noting();
	let embeddings: Embeddings;
	/** The tiny model makes a frame for each character. */
	const frames = text.length;
	beforeAll(async () => {
		embeddings = openEmbeddings(path.join(folder, 'embeddings'), config);
		await createQwen3Speaker(runtime)(taskFor(folder));
	});
	afterAll(() => embeddings.close());
	const tokens = text.length;
	const length = 3 + 5 + 1 + tokens + 1 + 1;

	it('is prompted with the role, language and speaker, and the whole text', () => {
		const [prefill, ...more] = runtime.of('talker_prefill');
		expect(more).toEqual([]);
		expect(prefill?.feeds['inputs_embeds']?.shape).toEqual([1, length, width]);
		expect(prefill?.feeds['attention_mask']?.shape).toEqual([1, length]);
		expect(prefill?.feeds['position_ids']?.shape).toEqual([3, 1, length]);
		const places = Array.from({ length }, (_, n) => n);
		expect(numbers(prefill, 'position_ids')).toEqual([...places, ...places, ...places]);
		expect(new Set(numbers(prefill, 'attention_mask'))).toEqual(new Set([1]));
		const { text: word, codec } = embeddings;
		expect(rowOf(prefill, 1)).toEqual(word(tinyIds.assistant));
		expect(rowOf(prefill, 5)).toEqual(sum(word(tinyIds.ttsPad), codec(tinyIds.english)));
		expect(rowOf(prefill, 7)).toEqual(sum(word(tinyIds.ttsPad), codec(tinyIds.ryan)));
		expect(rowOf(prefill, 9)).toEqual(sum(word(text.charCodeAt(0)), codec(tinyIds.pad)));
		expect(rowOf(prefill, length - 1)).toEqual(sum(word(tinyIds.ttsPad), codec(tinyIds.bos)));
	});

	it('is spoken in frames, each of which adds a position to what the talker remembers', () => {
		const decodes = runtime.of('talker_decode');
		expect(decodes).toHaveLength(frames);
		for (const [index, run] of decodes.entries()) {
			expect(run.feeds['inputs_embeds']?.shape).toEqual([1, 1, width]);
			expect(run.feeds['past_keys']?.shape).toEqual([2, 1, 2, length + index, 4]);
			expect(run.feeds['past_values']?.shape).toEqual([2, 1, 2, length + index, 4]);
			expect(numbers(run, 'attention_mask')).toEqual(new Array(length + index + 1).fill(1));
			expect(numbers(run, 'position_ids')).toEqual(new Array(3).fill(length + index));
		}
		for (const kind of ['key', 'value']) {
			const layers = [0, 1].map(
				(layer) => runtime.of('talker_prefill')[0]?.outputs[`present_${kind}_${layer}`],
			);
			expect(numbers(decodes[0], `past_${kind}s`)).toEqual(
				layers.flatMap((layer) => Array.from(layer ?? [], Number)),
			);
			expect(decodes[1]?.feeds[`past_${kind}s`]?.data).toEqual(decodes[0]?.outputs[`present_${kind}s`]);
		}
	});

	it('has a code of every codebook in each frame, one read after the other', () => {
		const [vocoder] = runtime.of('vocoder');
		const codes = numbers(vocoder, 'codes');
		expect(vocoder?.feeds['codes']?.shape).toEqual([1, 4, frames]);
		const predictions = runtime.of('code_predictor');
		expect(predictions).toHaveLength(3 * frames);
		const hidden = [...runtime.of('talker_prefill'), ...runtime.of('talker_decode')].map(({ outputs }) =>
			(outputs['hidden_states'] as Float32Array).subarray(-width),
		);
		for (const [index, run] of predictions.entries()) {
			const [frame, book] = [Math.floor(index / 3), index % 3];
			const [from, rows] = [
				[0, 2],
				[2, 1],
				[3, 1],
			][book] as [number, number];
			expect(run.feeds['inputs_embeds']?.shape).toEqual([1, rows, width]);
			expect(run.feeds['past_keys']?.shape).toEqual([1, 1, 2, from, 4]);
			expect(numbers(run, 'generation_steps')).toEqual([book]);
			const code = codes[book * frames + frame] ?? -1;
			if (book > 0) expect(rowOf(run, 0)).toEqual(embeddings.code(book, code));
			else {
				expect(rowOf(run, 0)).toEqual(hidden[frame]);
				expect(rowOf(run, 1)).toEqual(embeddings.codec(code));
			}
		}
	});

	it('is read back as the sum of the codes, with a pad for the text', () => {
		const codes = numbers(runtime.of('vocoder')[0], 'codes');
		for (const [frame, run] of runtime.of('talker_decode').entries()) {
			const [first = -1, ...others] = [0, 1, 2, 3].map((book) => codes[book * frames + frame] ?? -1);
			const rows = others.map((code, index) => embeddings.code(index + 1, code));
			const expected = sum(embeddings.text(tinyIds.ttsPad), embeddings.codec(first), ...rows);
			expect(rowOf(run, 0)).toEqual(expected);
		}
	});

	it('says the same for the same seed, and something else for another, voice or sampling', async () => {
		const speak = createQwen3Speaker(onnxruntime);
		const samples = async (request: Partial<SpeechRequest>) =>
			(await speak(taskFor(folder, request))).samples;
		const first = await samples({});
		expect(await samples({})).toEqual(first);
		for (const change of [
			{ seed: 2 },
			{ voice: { id: 'serena' } },
			{ voice: { id: 'ryan', sampling: { temperature: 0 } } },
			{ language: 'pt-BR' as const },
		]) {
			expect(await samples(change)).not.toEqual(first);
		}
	});

	it('has at least two frames, and fewer of the same codes with a penalty', async () => {
		const codesOf = async (request: Partial<SpeechRequest>) => {
			const one = noting();
			await createQwen3Speaker(one)(taskFor(folder, request));
			const [vocoder] = one.of('vocoder');
			return numbers(vocoder, 'codes').slice(0, vocoder?.feeds['codes']?.shape[2]);
		};
		expect(await codesOf({ text: 'I' })).toHaveLength(2);
		const likeliest = (repetitionPenalty: number) =>
			codesOf({
				text: 'We know him.',
				voice: { id: 'ryan', sampling: { temperature: 0, repetitionPenalty } },
			});
		expect(new Set(await likeliest(1)).size).toBeLessThan(12);
		expect(new Set(await likeliest(2)).size).toBe(12);
	});

	it('speaks a longer text in pieces, each with a prompt of its own', async () => {
		const long = noting();
		const sentence = 'Nobody knew why the bills went up, or who would pay them in the end.';
		await createQwen3Speaker(long)(taskFor(folder, { text: new Array(9).fill(sentence).join(' ') }));
		expect(long.of('talker_prefill').length).toBeGreaterThan(2);
		expect(long.of('vocoder')).toHaveLength(long.of('talker_prefill').length);
		for (const { feeds } of long.of('talker_prefill')) {
			expect(feeds['inputs_embeds']?.shape[1]).toBeLessThan(300);
		}
	});
});

describe('a voice that is copied', () => {
	const folder = writeTinyModel(path.join(root, 'copies'), { copies: true });
	const reference = (name: string, content: Uint8Array): Voice => {
		const file = path.join(root, name);
		writeFileSync(file, content);
		return { id: 'me', mode: 'clone', reference: { file }, consent: 'synthetic' };
	};
	const low = reference('low.wav', encodeWav(speechLike({ seconds: 5, sampleRate: 44_100, hz: 110 })));
	const high = reference('high.wav', encodeWav(speechLike({ seconds: 5, hz: 220, seed: 3 })));
	let embeddings: Embeddings;
	beforeAll(() => {
		embeddings = openEmbeddings(path.join(folder, 'embeddings'), config);
	});
	afterAll(() => embeddings.close());

	it('is heard at 24 kHz, once, and stands in the place of the speaker', async () => {
		const runtime = noting();
		const speak = createQwen3Speaker(runtime);
		await speak(taskFor(folder, { voice: low }));
		await speak(taskFor(folder, { voice: low, seed: 2 }));
		const [encoded, ...more] = runtime.of('speaker_encoder');
		expect(more).toEqual([]);
		expect(encoded?.feeds['mel_spectrogram']?.shape).toEqual([
			1,
			Math.floor((5 * 24_000 + 768 - 1_024) / 256) + 1,
			128,
		]);
		const vector = encoded?.outputs['speaker_embedding'] as Float32Array;
		for (const prefill of runtime.of('talker_prefill')) {
			expect(rowOf(prefill, 7)).toEqual(sum(embeddings.text(tinyIds.ttsPad), vector));
		}
	});

	it('reads the text while it speaks: a token with each frame, then the end, then pads', async () => {
		const runtime = noting();
		await createQwen3Speaker(runtime)(taskFor(folder, { voice: low }));
		const [prefill] = runtime.of('talker_prefill');
		const length = 3 + 5 + 1 + 1;
		expect(prefill?.feeds['inputs_embeds']?.shape).toEqual([1, length, width]);
		const { text: word, codec } = embeddings;
		expect(rowOf(prefill, length - 1)).toEqual(sum(word(text.charCodeAt(0)), codec(tinyIds.bos)));
		const decodes = runtime.of('talker_decode');
		const codes = numbers(runtime.of('vocoder')[0], 'codes');
		const said = [...Buffer.from(text).subarray(1), tinyIds.ttsEos];
		for (const [frame, run] of decodes.entries()) {
			const [first = -1, ...others] = [0, 1, 2, 3].map((book) => codes[book * decodes.length + frame] ?? -1);
			const rows = others.map((code, index) => embeddings.code(index + 1, code));
			const added = word(said[frame] ?? tinyIds.ttsPad);
			expect(rowOf(run, 0)).toEqual(sum(added, codec(first), ...rows));
		}
		expect(decodes.length).toBe(text.length);
	});

	it('sounds like its recording', async () => {
		const speak = createQwen3Speaker(onnxruntime);
		const [one, other] = [
			await speak(taskFor(folder, { voice: low })),
			await speak(taskFor(folder, { voice: high })),
		];
		expect(other.samples).not.toEqual(one.samples);
	});

	it.each([
		[
			'not there',
			() => ({ ...low, reference: { file: '/nowhere/me.wav' } }),
			'/nowhere/me.wav cannot be read',
		],
		['no WAV', () => reference('text.wav', Buffer.from('hello')), 'text.wav: This is not a WAV file'],
		[
			'silent',
			() => reference('silent.wav', encodeWav({ samples: new Float32Array(96_000), sampleRate: 24_000 })),
			'silent.wav: There is no voice in it.',
		],
	])('is refused when the recording is %s', async (_, voice, message) => {
		await expect(createQwen3Speaker(onnxruntime)(taskFor(folder, { voice: voice() }))).rejects.toThrow(
			message,
		);
	});
});

describe('a model that follows instructions', () => {
	it('reads them before everything else', async () => {
		const folder = writeTinyModel(path.join(root, 'wide'), { width: 2_048 });
		const runtime = noting();
		const speak = createQwen3Speaker(runtime);
		await speak(taskFor(folder));
		await speak(taskFor(folder, { tags: ['sighs'] }));
		const [without = 0, withTag = 0] = runtime
			.of('talker_prefill')
			.map(({ feeds }) => feeds['inputs_embeds']?.shape[1] ?? 0);
		const merged = 'Begin with an audible sigh.'.length - 1;
		expect(tinyVocabulary()['an']).toBeDefined();
		expect(withTag - without).toBe(1 + 'user\n'.length + merged + 1 + 1);
	});
});

describe('devices', () => {
	const folder = writeTinyModel(path.join(root, 'devices'));
	beforeAll(() => vi.stubEnv('VK_DRIVER_FILES', 'any'));
	afterAll(() => vi.unstubAllEnvs());
	const faults = new Map<string, 'load' | 'run'>();
	afterEach(() => faults.clear());
	/** The CPU under other names. */
	const runtime: Runtime = {
		findFault: async (device) => (device === 'webgpu' ? 'no adapter' : undefined),
		async open(model, device, settings) {
			if (faults.get(device) === 'load') throw new Error('an operator is missing');
			const session = await onnxruntime.open(model, 'cpu', settings);
			return {
				...session,
				device,
				async run(feeds) {
					if (faults.get(device) === 'run') throw new Error('device lost');
					return session.run(feeds);
				},
			};
		},
	};

	it('that are lost cost one attempt: the next is computed by the CPU, and says so', async () => {
		const speak = createQwen3Speaker(runtime);
		const task = { ...taskFor(folder), device: 'auto' as const };
		expect((await speak(task)).device).toBe('cuda');
		faults.set('cuda', 'run');
		await expect(speak(task)).rejects.toThrow('The graph talker_prefill.onnx failed on cuda: device lost');
		expect((await speak(task)).device).toBe('cpu');
	});

	it('stay in use when the model, not the device, is to blame', async () => {
		const endless = writeTinyModel(path.join(root, 'endless'), { endless: true });
		const speak = createQwen3Speaker(runtime);
		const task = { ...taskFor(endless), device: 'auto' as const };
		await expect(speak(task)).rejects.toThrow('did not find an end: 75 frames');
		faults.set('cuda', 'run');
		await expect(speak(task)).rejects.toThrow('failed on cuda');
	});

	it('that cannot load a graph are passed over, but not where they were asked for', async () => {
		faults.set('cuda', 'load');
		const task = taskFor(folder);
		expect((await createQwen3Speaker(runtime)({ ...task, device: 'auto' })).device).toBe('cpu');
		await expect(createQwen3Speaker(runtime)({ ...task, device: 'cuda' })).rejects.toThrow(
			/talker_prefill\.onnx cannot be loaded on cuda: an operator is missing/,
		);
	});
});
