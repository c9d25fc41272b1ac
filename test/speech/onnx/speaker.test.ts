import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openModel } from '../../../integration/speech/onnx/models.ts';
import { createSpeaker, type SpeakTask } from '../../../integration/speech/onnx/speaker.ts';
import {
	fakeRuntime,
	piperPlan,
	type Run,
	stylePlan,
	styleRows,
	writeModel,
	writeNpz,
	writePiper,
} from './doubles.ts';
import { weights } from './weights.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'newscast-test-'));
afterAll(() => rmSync(folder, { recursive: true }));
// So that a GPU is looked for on machines without one.
beforeAll(() => vi.stubEnv('VK_DRIVER_FILES', 'any'));
afterAll(() => vi.unstubAllEnvs());

const settings = { threads: 1, spinning: false };
const taskFor = (file: string, voice: string, change: Partial<SpeakTask> = {}): SpeakTask => ({
	source: { file },
	device: 'cpu',
	session: settings,
	text: 'We test this. It works so well, we have to tell you all about it in a word!',
	language: 'en',
	voice,
	rate: 1,
	...change,
});
const numbers = (run: Run | undefined, name: string) => Array.from(run?.feeds[name]?.data ?? [], Number);

describe('Piper', () => {
	const file = writePiper(folder, 'one');

	it('begins with ^, ends with $, and puts a pad after every other symbol', async () => {
		const runtime = fakeRuntime();
		await createSpeaker(runtime)(taskFor(file, 'one', { text: 'A bee sees us.' }));
		const ids = numbers(runtime.runs[0], 'input');
		expect([ids[0], ids[1], ids.at(-2), ids.at(-1)]).toEqual([1, 0, 0, 2]);
		expect(ids.slice(1, -1).every((id, index) => index % 2 === 1 || id === 0)).toBe(true);
		expect(numbers(runtime.runs[0], 'input_lengths')).toEqual([ids.length]);
		expect(runtime.runs[0]?.feeds['sid']).toBeUndefined();
	});

	it('speaks sentence by sentence on the CPU, and in batches of like length on a GPU', async () => {
		const text = 'We eat it all at once now. We met him all at once now. We. '.repeat(3);
		const [cpu, gpu] = [fakeRuntime(), fakeRuntime()];
		const one = await createSpeaker(cpu)(taskFor(file, 'one', { text }));
		const batched = await createSpeaker(gpu)(taskFor(file, 'one', { text, device: 'cuda' }));
		expect(cpu.runs.every(({ feeds }) => feeds['input']?.shape[0] === 1)).toBe(true);
		expect(gpu.runs.length).toBeLessThan(cpu.runs.length);
		expect(batched.device).toBe('cuda');
		// In the order of the text, and without the noise behind the shorter rows.
		expect(batched.samples).toEqual(one.samples);
		expect(batched.words).toEqual(one.words);
	});

	it('goes faster by a smaller length scale', async () => {
		const runtime = fakeRuntime();
		await createSpeaker(runtime)(taskFor(file, 'one', { rate: 1.25 }));
		expect(numbers(runtime.runs[0], 'scales')).toEqual([0, expect.closeTo(0.8), 0]);
	});

	it('chooses among the speakers of a model by name', async () => {
		const plan = { ...piperPlan, inputs: { ...piperPlan.inputs, sid: 'int64' as const } };
		const config = { num_speakers: 3, speaker_id_map: { ana: 0, bo: 2 }, default_speaker_id: 1 };
		const several = writePiper(folder, 'several', { plan, config });
		const runtime = fakeRuntime();
		const speak = createSpeaker(runtime);
		for (const voice of ['several:bo', 'several:ana', 'several'])
			await speak(taskFor(several, voice, { text: 'We.' }));
		expect(runtime.runs.map((run) => numbers(run, 'sid'))).toEqual([[2], [0], [1]]);
	});

	it('has a problem when it knows few of the phonemes', async () => {
		const config = { phoneme_id_map: { _: [0], '^': [1], $: [2], ' ': [3], s: [4] } };
		const poor = writePiper(folder, 'poor', { config });
		await expect(createSpeaker(fakeRuntime())(taskFor(poor, 'poor'))).rejects.toThrow(
			'does not know most phonemes',
		);
	});
});

describe('Kokoro', () => {
	const place = path.join(folder, 'kokoro');
	const file = path.join(place, 'onnx', 'model.onnx');
	mkdirSync(path.join(place, 'voices'), { recursive: true });
	mkdirSync(path.join(place, 'onnx'));
	writeFileSync(file, writeModel({ ...stylePlan, outputs: { waveform: 'float32', duration: 'int64' } }));
	writeFileSync(path.join(place, 'voices', 'af_one.bin'), styleRows(1, 510));
	writeFileSync(path.join(place, 'voices', 'pm_two.bin'), styleRows(3, 510));
	const vocab = Object.fromEntries(
		Array.from('$ .,!—abdefɡhijklmnoprstuvwxzæðəɐɛɜɪɔʊʌɹɾʧʤIAOTWY\u0303ˈˌ', (symbol, id) => [symbol, id]),
	);
	writeFileSync(path.join(place, 'tokenizer.json'), JSON.stringify({ model: { vocab } }));
	const symbolsOf = (run: Run | undefined) =>
		numbers(run, 'input_ids')
			.map((id) => Object.keys(vocab).find((symbol) => vocab[symbol] === id))
			.join('');

	it('takes the row of the style that has the number of ids', async () => {
		const runtime = fakeRuntime();
		await createSpeaker(runtime)(taskFor(file, 'af_one', { text: 'See me.' }));
		const content = numbers(runtime.runs[0], 'input_ids').length - 2;
		expect(numbers(runtime.runs[0], 'style')[0]).toBeCloseTo(1 + content / 1000);
	});

	it('mixes voices by their shares', async () => {
		const runtime = fakeRuntime();
		await createSpeaker(runtime)(taskFor(file, 'af_one*3+pm_two', { text: 'See me.' }));
		const content = numbers(runtime.runs[0], 'input_ids').length - 2;
		expect(numbers(runtime.runs[0], 'style')[7]).toBeCloseTo(1.5 + content / 1000);
	});

	it('writes diphthongs and affricates as the letters it was trained on', async () => {
		const runtime = fakeRuntime();
		await createSpeaker(runtime)(taskFor(file, 'af_one', { text: 'Jane chose a red toy — right now.' }));
		expect(symbolsOf(runtime.runs[0])).toMatch(/^\$ʤˈAn ʧˈOz .* — ɹˈIt nˈW\.\$$/);
	});

	it('keeps the Brazilian rr and nasal vowels', async () => {
		const runtime = fakeRuntime();
		const text = 'O carro não parou.';
		const speech = await createSpeaker(runtime)(taskFor(file, 'pm_two', { text, language: 'pt-BR' }));
		expect(symbolsOf(runtime.runs[0])).toContain('kˈax');
		expect(symbolsOf(runtime.runs[0])).toContain('\u0303');
		expect(speech.words?.map((word) => word.text)).toEqual(['O', 'carro', 'não', 'parou']);
	});

	it('is never fed more than 510 ids and the two edges, and nothing is cut off', async () => {
		const runtime = fakeRuntime();
		// A letter is spoken as many phonemes, so that 250 characters are more than 510 ids.
		const speech = await createSpeaker(runtime)(taskFor(file, 'af_one', { text: `${'W Q '.repeat(150)}.` }));
		for (const run of runtime.runs) expect(numbers(run, 'input_ids').length).toBeLessThanOrEqual(512);
		expect(runtime.runs.reduce((sum, run) => sum + numbers(run, 'input_ids').length, 0)).toBeGreaterThan(
			2_000,
		);
		expect(speech.words).toHaveLength(300);
	});

	it('gives the speed in the type the export takes', async () => {
		const whole = path.join(place, 'onnx', 'whole.onnx');
		writeFileSync(whole, writeModel({ ...stylePlan, inputs: { ...stylePlan.inputs, speed: 'int32' } }));
		const runtime = fakeRuntime();
		await createSpeaker(runtime)(taskFor(whole, 'af_one', { text: 'See me.' }));
		expect(runtime.runs[0]?.feeds['speed']?.data).toEqual(Int32Array.of(1));
		await expect(createSpeaker(runtime)(taskFor(whole, 'af_one', { rate: 1.2 }))).rejects.toThrow(
			/cannot speak at the rate 1\.2.*int32/,
		);
	});
});

describe('KittenTTS', () => {
	const place = path.join(folder, 'kitten');
	const file = path.join(place, 'model.onnx');
	mkdirSync(place);
	writeFileSync(file, writeModel(stylePlan));
	const { file: tokenizer, missing } = weights('kokoro/tokenizer.json');

	it.skipIf(missing)('has the ids that Kokoro kept of the same list of symbols', async () => {
		voices(1);
		const { model } = JSON.parse(readFileSync(tokenizer, 'utf8'));
		const kept = Object.entries<number>(model.vocab).filter(([, id]) => id >= 43);
		expect(kept.length).toBeGreaterThan(70);
		const sounds = kept.map(([symbol]) => ({ symbol, word: 0 }));
		const { ids, unknown } = openModel({ file }).encode({ sounds, words: [], unread: [] }, '', 'en-us');
		expect(unknown).toEqual([]);
		// Between the edge, and a space, a comma and the edge.
		expect(ids.slice(1, 1 + kept.length)).toEqual(kept.map(([, id]) => id));
	});

	const voices = (rows: number) =>
		writeFileSync(
			path.join(place, 'voices.npz'),
			writeNpz({ 'expr-voice-2-m': [rows, 256], 'expr-voice-2-f': [rows, 256] }, styleRows(2, rows)),
		);

	it.each([
		['one row', 1, [0], 2],
		['400 rows', 400, [10, 0], 2.051],
	] as const)('ends a text as models with %s do', async (_, rows, end, style) => {
		voices(rows);
		const runtime = fakeRuntime();
		const text = 'It is a text that ends without one mark of any kind';
		expect(text).toHaveLength(51);
		const speech = await createSpeaker(runtime)(taskFor(file, 'expr-voice-2-f', { text }));
		// A comma between spaces, then the edge.
		expect(numbers(runtime.runs[0], 'input_ids').slice(-end.length - 2)).toEqual([16, 3, ...end]);
		expect(numbers(runtime.runs[0], 'style')[0]).toBeCloseTo(style, 5);
		const ids = numbers(runtime.runs[0], 'input_ids').length;
		expect(speech.samples.length).toBe(ids * 100 - 5_000);
	});

	it('takes the rate together with what the model says about the voice', async () => {
		voices(400);
		writeFileSync(
			path.join(place, 'config.json'),
			JSON.stringify({ speed_priors: { 'expr-voice-2-f': 0.8 } }),
		);
		const runtime = fakeRuntime();
		await createSpeaker(runtime)(taskFor(file, 'expr-voice-2-f', { rate: 1.5 }));
		expect(numbers(runtime.runs[0], 'speed')[0]).toBeCloseTo(1.2);
	});
});

describe('a device that is lost', () => {
	const file = writePiper(folder, 'lost');

	it('costs one attempt: the next one is spoken by the CPU, and says so', async () => {
		const faults: { cuda?: string; webgpu: string } = { webgpu: 'no adapter' };
		const speak = createSpeaker(fakeRuntime(faults));
		const task = taskFor(file, 'lost', { device: 'auto' });
		expect((await speak(task)).device).toBe('cuda');
		faults.cuda = 'device lost';
		await expect(speak(task)).rejects.toThrow(/failed on cuda: device lost/);
		expect((await speak(task)).device).toBe('cpu');
	});

	it('is passed over when it cannot load the model, but not where it was asked for', async () => {
		const speak = createSpeaker(fakeRuntime({}, ['cuda']));
		expect((await speak(taskFor(file, 'lost', { device: 'auto' }))).device).toBe('webgpu');
		await expect(speak(taskFor(file, 'lost', { device: 'cuda' }))).rejects.toThrow(
			/cannot be loaded on cuda: an operator is missing/,
		);
	});

	it('is not replaced where it was asked for', async () => {
		const speak = createSpeaker(fakeRuntime({ webgpu: 'no adapter' }));
		await expect(speak(taskFor(file, 'lost', { device: 'webgpu' }))).rejects.toMatchObject({
			name: 'Newscast',
			message: expect.stringContaining('webgpu: no adapter'),
			hint: expect.stringContaining('Vulkan'),
		});
	});
});
