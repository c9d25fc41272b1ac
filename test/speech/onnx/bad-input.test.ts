import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { lacksMemory } from '../../../integration/speech/onnx/memory.ts';
import { type OnnxEngine, onnx } from '../../../integration/speech/onnx/onnx.ts';
import { writeMessage } from '../../../integration/speech/onnx/protobuf.ts';
import { onnxruntime, type Runtime } from '../../../integration/speech/onnx/session.ts';
import { createSpeaker, type SpeakTask } from '../../../integration/speech/onnx/speaker.ts';
import type { SpeechRequest } from '../../../integration/speech/speech.ts';
import { fakeRuntime, piperConfig, piperPlan, writePiper } from './doubles.ts';

const root = mkdtempSync(path.join(tmpdir(), 'newscast-test-'));
afterAll(() => rmSync(root, { recursive: true }));
const never = new AbortController().signal;

const more = Object.fromEntries(Array.from('æɐɑɛɚɜθŋɾᵻ', (symbol, index) => [symbol, [200 + index]]));
const file = writePiper(root, 'voice', {
	config: { phoneme_id_map: { ...piperConfig.phoneme_id_map, ...more } },
});
const several = writePiper(root, 'several', {
	plan: { ...piperPlan, inputs: { ...piperPlan.inputs, sid: 'int64' } },
	config: { num_speakers: 2, speaker_id_map: { ana: 0, bo: 1 } },
});
const german = writePiper(root, 'german', { config: { espeak: { voice: 'de' } } });

/** What is found out before a process is started. */
describe('onnx() has a problem', () => {
	const ask = (model: string, change: Partial<SpeechRequest>) => {
		const engine = onnx({ model });
		const request: SpeechRequest = { text: 'We see.', language: 'en', voice: { id: 'voice' }, seed: 1 };
		return engine.speak({ ...request, ...change }, never);
	};

	it.each(['', ' \n', '…', '— ! ?', '“ ”', '👍'])('with nothing to say: “%s”', async (text) => {
		await expect(ask(file, { text })).rejects.toMatchObject({
			message: `There is nothing to speak in “${text}”.`,
			hint: 'Give this turn words.',
		});
	});

	it('with a voice and with a speaker that are not there', async () => {
		await expect(ask(file, { voice: { id: 'vioce' } })).rejects.toMatchObject({
			message: 'There is no voice “vioce”.',
			hint: 'Choose one of voice.',
		});
		for (const id of ['several:carl', 'several:2', 'several:']) {
			await expect(ask(several, { voice: { id } })).rejects.toMatchObject({
				message: `There is no voice “${id}”.`,
				hint: 'Choose one of several:ana, several:bo.',
			});
		}
	});

	it('with a language that a voice does not speak, and with one that none speaks', async () => {
		await expect(ask(file, { language: 'pt-BR' })).rejects.toMatchObject({
			message: 'The voice “voice” does not speak “pt-BR”.',
			hint: 'None of the voices here speaks “pt-BR”: add a model that does.',
		});
		await expect(ask(german, { voice: { id: 'german' } })).rejects.toThrow('does not speak “en”');
	});
});

describe('in a process, onnx() has a problem', () => {
	let engine: OnnxEngine;
	beforeEach(() => {
		engine = onnx({ model: file, device: 'cpu', sessions: 1 });
	});
	afterEach(() => engine[Symbol.asyncDispose]());

	it('with a graph that onnxruntime refuses', async () => {
		const request: SpeechRequest = { text: 'We see.', language: 'en', voice: { id: 'voice' }, seed: 1 };
		await expect(engine.speak(request, never)).rejects.toMatchObject({
			name: 'Newscast',
			message: expect.stringContaining(`The model ${file} cannot be loaded on cpu: `),
			hint: expect.stringContaining('damaged'),
		});
	});
});

const taskFor = (text: string, change: Partial<SpeakTask> = {}): SpeakTask => ({
	source: { file },
	device: 'cpu',
	session: { threads: 1, spinning: false },
	text,
	language: 'en',
	voice: 'voice',
	rate: 1,
	...change,
});

describe('10,000 characters', () => {
	it.each([
		['of sentences', 'We see it all at once now. '.repeat(400)],
		['without a mark', 'we see it all at once now '.repeat(400)],
		['in one word', 'bla'.repeat(3_400)],
	])('%s are spoken whole, in pieces that the model can take', async (_, text) => {
		const runtime = fakeRuntime();
		const { words = [], samples } = await createSpeaker(runtime)(taskFor(text));
		expect(text.length).toBeGreaterThan(10_000);
		for (const { feeds } of runtime.runs) expect(feeds['input']?.data.length).toBeLessThanOrEqual(2_000);
		expect(words.map((word) => word.text).join('')).toBe(text.replace(/[ .]/g, ''));
		expect(words.at(-1)?.end).toBeLessThanOrEqual(samples.length / 16_000);
	});
});

describe('characters without a phoneme', () => {
	it('are left out and told, unless nothing else is there', async () => {
		const speak = createSpeaker(fakeRuntime());
		expect((await speak(taskFor('They see 日本 as well as me.'))).skipped).toEqual(['日', '本']);
		await expect(speak(taskFor('日本。'))).rejects.toMatchObject({
			message: expect.stringContaining('cannot say anything of “日本。”: it has no sound for 日 本'),
			hint: 'Write it in Latin letters, or give the host another voice.',
		});
	});
});

describe('too little memory', () => {
	beforeEach(() => void vi.stubEnv('VK_DRIVER_FILES', 'any'));
	afterEach(() => void vi.unstubAllEnvs());
	const arena =
		'BFCArena::AllocateRawInternal Failed to allocate memory for requested buffer of size 325532232';

	/** Opens a model and runs it as long as it is told to. */
	function tight(where: 'open' | 'run', devices: readonly string[]): Runtime {
		const roomy = fakeRuntime();
		const refuse = (at: string, device: string) => {
			if (at === where && devices.includes(device)) throw new Error(arena);
		};
		return {
			...roomy,
			async open(model, device, settings) {
				refuse('open', device);
				const session = await roomy.open(model, device, settings);
				return {
					...session,
					async run(feeds) {
						refuse('run', device);
						return session.run(feeds);
					},
				};
			},
		};
	}

	it('to load a model is called so, with what to do', async () => {
		await expect(createSpeaker(tight('open', ['cpu']))(taskFor('We see.'))).rejects.toMatchObject({
			message: expect.stringMatching(/^There is too little memory to load the model .* on cpu: BFCArena/),
			hint: expect.stringContaining('fewer `sessions`'),
		});
	});

	it('to run a model is called so, with what to do', async () => {
		await expect(createSpeaker(tight('run', ['cpu']))(taskFor('We see.'))).rejects.toMatchObject({
			name: 'Newscast',
			message: expect.stringMatching(/failed on cpu: there is too little memory: use fewer `sessions`/),
		});
	});

	it.each(['open', 'run'] as const)('on a GPU to %s leaves the work to the next device', async (where) => {
		const speak = createSpeaker(tight(where, ['cuda']));
		const task = taskFor('We see.', { device: 'auto' });
		if (where === 'run')
			await expect(speak(task)).rejects.toThrow('failed on cuda: there is too little memory');
		expect((await speak(task)).device).toBe('webgpu');
	});

	it('is known by the words of onnxruntime', async () => {
		const session = await onnxruntime.open(fourTerabytes(), 'cpu', { threads: 1, spinning: false });
		const shape = { data: BigInt64Array.of(10n ** 12n), shape: [1] };
		const failure: unknown = await session.run({ shape }).catch((error: unknown) => error);
		await session.close();
		expect(failure).toBeInstanceOf(Error);
		expect(lacksMemory(failure)).toBe(true);
	});

	it.each([
		'CUDA failure 2: out of memory ; GPU=0',
		'std::bad_alloc',
		'bad allocation',
		'Available memory of 1024 is smaller than requested bytes of 4096',
		'pthread_create failed, error code: 12 error msg: Cannot allocate memory',
		'Array buffer allocation failed',
	])('is known by: %s', (words) => {
		expect(lacksMemory(new Error(words))).toBe(true);
	});

	it('is not seen in other failures', () => {
		expect(lacksMemory(new Error('Got invalid dimensions for input: input'))).toBe(false);
		expect(lacksMemory('device lost')).toBe(false);
	});
});

/** A graph that gives as many zeros as it is told: `ConstantOfShape` alone. */
function fourTerabytes(): Uint8Array {
	const tensor = (name: string, type: number) => {
		const shape = writeMessage([[1, writeMessage([[2, 'n']])]]);
		const about = writeMessage([
			[1, type],
			[2, shape],
		]);
		return writeMessage([
			[1, name],
			[2, writeMessage([[1, about]])],
		]);
	};
	const node = writeMessage([
		[1, 'shape'],
		[2, 'zeros'],
		[4, 'ConstantOfShape'],
	]);
	const graph = writeMessage([
		[1, node],
		[2, 'zeros'],
		[11, tensor('shape', 7)],
		[12, tensor('zeros', 1)],
	]);
	return writeMessage([
		[1, 8],
		[7, graph],
		[8, writeMessage([[2, 13]])],
	]);
}
