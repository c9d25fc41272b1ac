import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { espeakPhonemes } from '../../../integration/speech/espeak-phonemes.ts';
import { inspectTake } from '../../../integration/speech/gate.ts';
import { withOutput } from '../../../integration/speech/onnx/graph.ts';
import { openModel } from '../../../integration/speech/onnx/models.ts';
import { type OnnxEngine, onnx, probeDevices } from '../../../integration/speech/onnx/onnx.ts';
import { readPhonemes } from '../../../integration/speech/onnx/phonemes.ts';
import { onnxruntime } from '../../../integration/speech/onnx/session.ts';
import type { SpeechRequest } from '../../../integration/speech/speech.ts';
import { describeEngine } from '../engine-contract.ts';
import { writePiper } from './doubles.ts';
import { weights } from './weights.ts';

const piper = weights('piper');
const kokoro = weights('kokoro');
const never = new AbortController().signal;
const english = 'The model got cheaper, the bills got larger, and nobody could explain why.';
/** Processes that this one started. */
async function children(): Promise<number[]> {
	const { stdout } = await promisify(execFile)('ps', ['-o', 'pid=,comm=', '--ppid', String(process.pid)]);
	return stdout
		.split('\n')
		.filter((line) => !/ps$|^$/.test(line))
		.map((line) => Number.parseInt(line, 10));
}

const portuguese = 'O modelo ficou mais barato, as contas cresceram, e ninguém soube explicar por quê.';

if (!piper.missing) {
	describeEngine('onnx with Piper voices', () => onnx({ model: piper.file, device: 'cpu' }), { en: english });
}
if (!kokoro.missing) {
	describeEngine('onnx with Kokoro voices', () => onnx({ model: kokoro.file, device: 'cpu' }), {
		en: english,
		'pt-BR': portuguese,
	});
}

describe.skipIf(piper.missing)('Piper voices', () => {
	let engine: OnnxEngine;
	beforeAll(() => {
		engine = onnx({ model: piper.file, device: 'cpu' });
	});
	afterAll(() => engine[Symbol.asyncDispose]());
	const request: SpeechRequest = { text: english, language: 'en', voice: { id: 'en_US-amy' }, seed: 1 };

	it('say when each word is heard', async () => {
		const text = 'A part of the co-host’s plan — “nothing”, she said… works. Really?';
		const speech = await engine.speak({ ...request, text }, never);
		const words = speech.words ?? [];
		expect(words.map((word) => word.text)).toEqual([
			'A',
			'part',
			'of',
			'the',
			'co-host’s',
			'plan',
			'nothing',
			'she',
			'said',
			'works',
			'Really',
		]);
		for (const [index, { start, end }] of words.entries()) {
			expect(start).toBeGreaterThanOrEqual(words[index - 1]?.end ?? 0);
			expect(end).toBeGreaterThan(start);
		}
		expect(words.at(-1)?.end).toBeLessThanOrEqual(speech.samples.length / speech.sampleRate);
	});

	it('say the same in a batch as alone, without the filling of the shorter rows', async () => {
		const model = openModel({ file: `${piper.file}/en_US-amy.onnx` });
		const phonemise = await espeakPhonemes();
		const rows = [english, 'Nobody could explain why, not even the bills.'].map((text) =>
			model.encode(readPhonemes(text, 'en-us', model.marks, phonemise), text, 'en-us'),
		);
		const weighed = withOutput(readFileSync(model.source.file), model.inner ?? '');
		const session = await onnxruntime.open(weighed, 'cpu', { threads: 1, spinning: false });
		const answer = async (some: typeof rows) =>
			model.read(await session.run(model.prepare(some, 'en_US-amy', 1)), some);
		const together = await answer(rows);
		for (const [index, row] of rows.entries()) {
			const [alone] = await answer([row]);
			expect(together[index]?.lengths).toEqual(alone?.lengths);
			expect(together[index]?.samples.length).toBe(alone?.samples.length);
			const apart = together[index]?.samples.map((sample, at) =>
				Math.abs(sample - (alone?.samples[at] ?? 1)),
			);
			expect(Math.max(...(apart ?? [1]).slice(0, -2_000))).toBeLessThan(1e-3);
		}
		await session.close();
	});

	it('say what computed them', async () => {
		expect(await engine.speak(request, never)).toMatchObject({ device: 'cpu', skipped: [] });
	});

	it('are known by the names of their files, alone too', async () => {
		await using alone = onnx({ model: `${piper.file}/en_US-kristin.onnx`, device: 'cpu' });
		expect(engine.defaultVoice(1, 'en')).toEqual({ id: 'en_US-kristin' });
		expect(alone.defaultVoice(0, 'en')).toEqual({ id: 'en_US-kristin' });
		expect(alone.id).not.toBe(engine.id);
		await expect(alone.speak(request, never)).rejects.toMatchObject({
			message: 'There is no voice “en_US-amy”.',
			hint: 'Choose one of en_US-kristin.',
		});
	});

	it('are one engine when several places are named, with the id of the same voices in a folder', async () => {
		const files = ['kristin', 'amy'].map((name) => `${piper.file}/en_US-${name}.onnx`);
		await using named = onnx({ model: files, device: 'cpu', sessions: 1 });
		expect(named.id).toBe(engine.id);
		expect(named.defaultVoice(0, 'en')).toEqual({ id: 'en_US-kristin' });
		for (const id of ['en_US-amy', 'en_US-kristin']) {
			const spoken = { ...request, voice: { id } };
			expect(inspectTake(await named.speak(spoken, never), spoken).reasons).toEqual([]);
		}
	});

	it('leave out what they have no sound for, and say so', async () => {
		const speech = await engine.speak({ ...request, text: 'They call it 日本 there.' }, never);
		expect(speech.skipped).toEqual(['日', '本']);
		await expect(engine.speak({ ...request, text: '日本。' }, never)).rejects.toThrow('日 本');
	});

	it('speak a word that is longer than a piece', async () => {
		const text = `${'bla'.repeat(150)} and more.`;
		expect(
			inspectTake(await engine.speak({ ...request, text }, never), { ...request, text }).reasons,
		).toEqual([]);
	});

	it.each([
		[{ voice: { id: 'en_US-amy', pitch: 1.2 } }, /only one pitch/],
		[{ language: 'pt-BR' }, /“en_US-amy” does not speak “pt-BR”/],
	] as const)('have a problem with %j', async (change, message) => {
		await expect(engine.speak({ ...request, ...change }, never)).rejects.toThrow(message);
	});

	it('keep the event loop free while they speak', async () => {
		await engine.speak(request, never);
		const delay = monitorEventLoopDelay({ resolution: 5 });
		delay.enable();
		await engine.speak({ ...request, text: `${english} `.repeat(4) }, never);
		delay.disable();
		expect(delay.percentile(90) / 1e6).toBeLessThan(50);
	});

	it('lose one attempt when a process is killed', async () => {
		await using other = onnx({ model: piper.file, device: 'cpu', sessions: 1 });
		const before = await children();
		await other.speak(request, never);
		const pids = (await children()).filter((pid) => !before.includes(pid));
		expect(pids).toHaveLength(1);
		const speaking = expect(
			other.speak({ ...request, text: `${english} `.repeat(9) }, never),
		).rejects.toMatchObject({
			name: 'Newscast',
			message: 'The process running onnx-worker.ts failed: it ended with SIGKILL.',
		});
		const waiting = other.speak(request, never);
		setTimeout(() => pids.map((pid) => process.kill(pid, 'SIGKILL')), 200);
		await speaking;
		expect(inspectTake(await waiting, request).reasons).toEqual([]);
	});

	it('print nothing and let the process end', async () => {
		const url = new URL('../../../integration/speech/onnx/onnx.ts', import.meta.url).href;
		const script = `import { onnx } from ${JSON.stringify(url)};
			const engine = onnx({ model: ${JSON.stringify(piper.file)}, device: 'cpu' });
			const speech = await engine.speak(${JSON.stringify(request)}, new AbortController().signal);
			console.log(speech.sampleRate);`;
		const { NODE_OPTIONS: _, ...env } = process.env;
		const { stdout, stderr } = await promisify(execFile)(
			process.execPath,
			['--input-type=module', '--eval', script],
			{ timeout: 60_000, env },
		);
		expect({ stdout, stderr }).toEqual({ stdout: '22050\n', stderr: '' });
	});
});

describe.skipIf(kokoro.missing)('Kokoro voices', () => {
	let engine: OnnxEngine;
	beforeAll(() => {
		engine = onnx({ model: kokoro.file, device: 'cpu' });
	});
	afterAll(() => engine[Symbol.asyncDispose]());

	it('can be mixed', async () => {
		const text = 'Hello out there, wherever you are.';
		const voice = { id: 'af_heart*0.6+am_michael*0.4' };
		const request: SpeechRequest = { text, language: 'en', voice, seed: 1 };
		expect(inspectTake(await engine.speak(request, never), request).reasons).toEqual([]);
	});

	it('come in pairs of a woman and a man for each language', () => {
		const pairs = (['en', 'pt-BR'] as const).map((language) => [
			engine.defaultVoice(0, language).id,
			engine.defaultVoice(1, language).id,
		]);
		expect(pairs).toEqual([
			['af_heart', 'am_michael'],
			['pf_dora', 'pm_alex'],
		]);
	});
});

describe('the devices', () => {
	it('include the CPU', async () => {
		expect((await probeDevices()).at(-1)).toEqual({ device: 'cpu', ok: true });
	});
});

describe('onnx()', () => {
	const folders = ['one', 'same', 'other'].map(() => mkdtempSync(path.join(tmpdir(), 'newscast-test-')));
	afterAll(() => folders.map((folder) => rmSync(folder, { recursive: true })));

	it('has an id of what its files say, wherever they are', () => {
		const [one, same, other] = folders.map((folder, index) =>
			onnx({ model: writePiper(folder, 'v', { config: { inference: { noise_w: index < 2 ? 0.8 : 0.5 } } }) }),
		);
		expect(one?.id).toMatch(/^onnx-1:piper:[0-9a-f]{32}$/);
		expect(same?.id).toBe(one?.id);
		expect(other?.id).not.toBe(one?.id);
	});

	it('lists every mistake in its options', () => {
		const wrong = { model: '', devise: 'cpu', sessions: 0, device: 'gpu' };
		// @ts-expect-error: that is the point.
		expect(() => onnx(wrong)).toThrow(
			expect.objectContaining({
				hint: expect.stringMatching(/`model`[\s\S]*`device`[\s\S]*`sessions`[\s\S]*Did you mean `device`\?/),
			}),
		);
	});

	it('has a problem with a model that is not there, once it is needed', () => {
		const engine = onnx({ model: '/nowhere/voice.onnx' });
		expect(() => engine.id).toThrow('no model at /nowhere/voice.onnx');
	});
});
