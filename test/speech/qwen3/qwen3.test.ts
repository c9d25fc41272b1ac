import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { checkVoice } from '../../../integration/speech/check-voice.ts';
import { qwen3 } from '../../../integration/speech/qwen3/qwen3.ts';
import type { SpeechEngine, SpeechRequest, Voice } from '../../../integration/speech/speech.ts';
import { recordTake } from '../../../integration/speech/take.ts';
import { encodeWav } from '../../../integration/wav.ts';
import { speechLike } from '../../helpers/signals.ts';
import { describeEngine } from '../engine-contract.ts';
import { writeGraph } from './graph-writer.ts';
import { tinyConfig, writeTinyModel } from './tiny-model.ts';

const root = mkdtempSync(path.join(tmpdir(), 'newscast-test-'));
afterAll(() => rmSync(root, { recursive: true }));
const folders = {
	own: writeTinyModel(path.join(root, 'own')),
	copies: writeTinyModel(path.join(root, 'copies'), { copies: true }),
	wide: writeTinyModel(path.join(root, 'wide'), { width: 2_048 }),
	endless: writeTinyModel(path.join(root, 'endless'), { endless: true }),
};
const open = (folder: string): SpeechEngine => qwen3({ folder, device: 'cpu', threads: 1 });
const never = new AbortController().signal;
const english = 'The model got cheaper, the bills got larger, and nobody could explain why.';
const portuguese = 'O modelo ficou mais barato, as contas cresceram, e ninguém soube explicar por quê.';
const request: SpeechRequest = { text: english, language: 'en', voice: { id: 'ryan' }, seed: 1 };
const file = path.join(root, 'me.wav');
writeFileSync(file, encodeWav(speechLike({ seconds: 5 })));
const clone: Voice = { id: 'me', mode: 'clone', reference: { file }, consent: 'synthetic' };

const soon = { timeout: 30_000, interval: 10 };

/** Processes that this one started. */
async function children(): Promise<string[]> {
	const { stdout } = await promisify(execFile)('ps', ['-o', 'pid=,comm=', '--ppid', String(process.pid)]);
	return stdout.split('\n').filter((line) => !/ps$|^$/.test(line));
}

describeEngine(
	'qwen3 with a tiny model',
	() => open(folders.own),
	{ en: english, 'pt-BR': portuguese },
	{ rates: false },
);

describe('qwen3()', () => {
	it('records a take that passes every gate', async () => {
		await using engine = open(folders.own);
		const voice: Voice = { id: 'serena', mode: 'preset', sampling: { temperature: 0.7 } };
		expect(checkVoice(voice)).toEqual([]);
		const take = await recordTake(engine, { ...request, voice }, { signal: never });
		expect(take).toMatchObject({ device: 'cpu', sampleRate: 24_000 });
		expect(take.attempts).toEqual([{ how: 'as configured', seconds: expect.any(Number) }]);
		expect(take.samples.length).toBe(english.length * 1_920);
	});

	it('copies a voice', async () => {
		await using engine = open(folders.copies);
		const take = await recordTake(engine, { ...request, voice: clone }, { signal: never });
		expect(take.attempts).toHaveLength(1);
	});

	it('says what the model can do', () => {
		const limits = (folder: string) => open(folder).limits;
		expect(limits(folders.own)).toEqual({
			characters: 2_000,
			tags: [],
			languages: ['pt-BR', 'en'],
			deterministic: false,
			modes: ['preset', 'fine-tuned'],
			samples: true,
		});
		expect(limits(folders.copies).modes).toEqual(['clone']);
		expect(limits(folders.wide).tags).toContain('sighs');
		const engine = open(folders.own);
		expect([0, 1, 2].map((place) => engine.defaultVoice(place, 'en').id)).toEqual([
			'serena',
			'ryan',
			'serena',
		]);
	});

	it('has an id of what the files say, wherever they are', () => {
		const again = writeTinyModel(path.join(root, 'again'));
		const other = writeTinyModel(path.join(root, 'other'), { seed: 2 });
		const [one, same, changed] = [folders.own, again, other].map((folder) => open(folder).id);
		expect(one).toMatch(/^qwen3-1:[0-9a-f]{32}$/);
		expect(same).toBe(one);
		expect(changed).not.toBe(one);
	});

	it('fails where the model finds no end, and gives no sound', async () => {
		await using engine = open(folders.endless);
		// 74 characters at 12 a second, times 2.2, and 2 s: 15.6 s of 12.5 frames.
		await expect(engine.speak(request, never)).rejects.toMatchObject({
			name: 'Newscast',
			message: 'The model did not find an end: 195 frames, 15.6 s, for 74 characters.',
		});
	});

	it('ends the process that speaks when it is aborted, also in the queue', async () => {
		await using engine = open(folders.endless);
		const before = await children();
		const controller = new AbortController();
		const text = `${english} `.repeat(27).trim();
		const speaking = engine.speak({ ...request, text }, controller.signal);
		const waiting = engine.speak({ ...request, text }, controller.signal);
		const settled = Promise.allSettled([speaking, waiting]);
		await vi.waitFor(async () => expect(await children()).not.toEqual(before), soon);
		controller.abort(new Error('enough'));
		expect((await settled).map((outcome) => 'reason' in outcome && outcome.reason.message)).toEqual([
			'enough',
			'enough',
		]);
		await vi.waitFor(async () => expect(await children()).toEqual(before), soon);
	});

	it.each([
		['a pitch', folders.own, { voice: { id: 'ryan', pitch: 1.1 } }, /only one rate and one pitch/],
		['a voice to copy', folders.own, { voice: clone }, /cannot copy the voice “me”/],
		['a voice of its own', folders.copies, {}, /has no voice “ryan”: it has none of its own/],
		['a clone of nothing', folders.copies, { voice: { id: 'me', mode: 'clone' as const } }, /no voice “me”/],
		['a voice it does not have', folders.own, { voice: { id: 'Ryan' } }, /no voice “Ryan”/],
	])('has a problem with %s', async (_, folder, change, message) => {
		await expect(open(folder).speak({ ...request, ...change }, never)).rejects.toThrow(message);
	});

	it('has a problem with a language that the model does not have', async () => {
		const folder = writeTinyModel(path.join(root, 'english'));
		const config = { ...tinyConfig(), language_ids: { english: 50 } };
		writeFileSync(path.join(folder, 'embeddings', 'config.json'), JSON.stringify(config));
		const engine = open(folder);
		expect(engine.limits.languages).toEqual(['en']);
		await expect(engine.speak({ ...request, language: 'pt-BR' }, never)).rejects.toMatchObject({
			message: expect.stringContaining('does not speak “pt-BR”'),
			hint: 'It speaks en.',
		});
	});

	it('names the graph that cannot be loaded', async () => {
		const folder = writeTinyModel(path.join(root, 'broken'));
		const graph = writeGraph();
		graph.input('codes', 'int64', [1, 4, 'time']);
		graph.node('NoSuchOperator', ['codes'], {}, 'waveform');
		graph.output('waveform');
		writeFileSync(path.join(folder, 'vocoder.onnx'), graph.bytes());
		await using broken = open(folder);
		await expect(broken.speak(request, never)).rejects.toThrow(
			/vocoder\.onnx cannot be loaded on cpu: .*NoSuchOperator/,
		);
	});

	it('takes weights from the file beside a graph, and names the graph when they are not whole', async () => {
		const folder = writeTinyModel(path.join(root, 'beside'), { beside: true });
		const data = path.join(folder, 'vocoder.onnx.data');
		const samples = async () => {
			await using engine = open(folder);
			return (await engine.speak(request, never)).samples;
		};
		await using inside = open(folders.own);
		expect(await samples()).toEqual((await inside.speak(request, never)).samples);
		truncateSync(data, 1_000);
		await expect(samples()).rejects.toThrow(/vocoder\.onnx cannot be loaded on cpu/);
		rmSync(data);
		await expect(samples()).rejects.toMatchObject({
			message: expect.stringMatching(/vocoder\.onnx cannot be loaded on cpu/),
			hint: expect.stringContaining('vocoder.onnx.data'),
		});
	});

	it('lists every mistake in its options', () => {
		const wrong = { folder: '', devise: 'cpu', sessions: 0, device: 'gpu' };
		// @ts-expect-error: that is the point.
		expect(() => qwen3(wrong)).toThrow(
			expect.objectContaining({
				hint: expect.stringMatching(/`folder`[\s\S]*`device`[\s\S]*`sessions`[\s\S]*Did you mean `device`\?/),
			}),
		);
	});

	it('needs its folder when it speaks, not before', async () => {
		await using engine = open('/nowhere');
		await expect(engine.speak(request, never)).rejects.toThrow('The folder /nowhere cannot be read');
	});
});
