import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeEach, expect, test } from 'vitest';
import { mastering } from '../../integration/audio/mastering.ts';
import { cleanTakes, writeTakes } from '../helpers/programmes.ts';
import { systemFfmpeg } from './ffmpeg-here.ts';

const studio = mastering({ threads: 1 });
afterAll(() => studio[Symbol.asyncDispose]());

let folder: string;
let takes: string;
beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'newscast-mastering-'));
	takes = await mkdtemp(join(tmpdir(), 'newscast-takes-'));
});
afterEach(() => Promise.all([folder, takes].map((path) => rm(path, { recursive: true }))));

async function request(ffmpeg?: string) {
	const turns = await writeTakes(takes, cleanTakes());
	return { turns, loudness: { target: -14, truePeak: -1 }, ffmpeg, output: join(folder, 'episode.mp3') };
}

test('masters in a thread, and leaves nothing but the MP3', async () => {
	const { seconds, encoder } = await studio.master(await request(), new AbortController().signal);
	expect(seconds).toBeGreaterThan(25);
	expect(encoder).toContain('LAME');
	expect(await readdir(folder)).toEqual(['episode.mp3']);
});

test('a Problem arrives as one, and no file', async () => {
	const { turns, ...rest } = await request();
	await rm(turns[2]?.file ?? '');
	await expect(studio.master({ turns, ...rest }, new AbortController().signal)).rejects.toMatchObject({
		name: 'Newscast',
		message: expect.stringContaining('turn 3'),
	});
	expect(await readdir(folder)).toEqual([]);
});

test.each<[string, string | undefined]>([
	['the built-in encoder', undefined],
	...(systemFfmpeg ? [['ffmpeg', systemFfmpeg] as [string, string]] : []),
])('an abort while %s is at work leaves nothing, and the next one works', async (_name, ffmpeg) => {
	const controller = new AbortController();
	const stopped = studio.master(await request(ffmpeg), controller.signal);
	stopped.catch(() => {});
	await encoding(folder);
	controller.abort(new Error('enough'));
	await expect(stopped).rejects.toThrow('enough');
	expect(await readdir(folder)).toEqual([]);
	await studio.master(await request(ffmpeg), new AbortController().signal);
	expect(await readdir(folder)).toEqual(['episode.mp3']);
});

/** Waits, at most 30 s, until the MP3 has been begun. */
async function encoding(path: string): Promise<void> {
	for (let waited = 0; waited < 30_000; waited += 20) {
		const files = await readdir(path, { recursive: true });
		if (files.some((file) => file.endsWith('.mp3'))) return;
		await sleep(20);
	}
	throw new Error('encoding did not begin');
}
