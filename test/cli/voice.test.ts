import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { voice } from '../../integration/cli/voice.ts';
import { decodeWav, encodeWav } from '../../integration/wav.ts';
import { joined, silence, speechLike } from '../helpers/signals.ts';
import { runCommand } from './run-command.ts';

let root: string;
beforeAll(async () => {
	root = await mkdtemp(join(tmpdir(), 'newscast-test-'));
	const { samples, sampleRate } = speechLike({ seconds: 12, gain: -10 });
	const quiet = joined(silence(0.4, sampleRate), samples);
	await writeFile(join(root, 'ana.wav'), encodeWav({ samples: quiet, sampleRate }));
	await writeFile(join(root, 'cut.wav'), encodeWav({ samples: samples.subarray(5_000), sampleRate }));
	await writeFile(join(root, 'ana.txt'), 'The quick brown fox jumps over the lazy dog. '.repeat(4));
	await writeFile(join(root, 'song.mp3'), 'ID3 is not a RIFF');
});
afterAll(() => rm(root, { recursive: true, force: true }));

const run = (...args: string[]) => runCommand(voice, args, { root });

describe('newscast voice check', () => {
	test('says what is wrong with a recording', async () => {
		const { out, problem } = await run('check', 'ana.wav', '--transcript', 'ana.txt');
		expect(problem).toBeUndefined();
		expect(out).toMatch(/^ana\.wav, 12\.4 s, 1\d\.\d s of it speech, at -\d\d\.\d dBFS/);
		expect(out).toMatch(/ {2}warning {2}\d+ ms of silence come before .* \(--repair changes that\)\n/);
		expect(out).not.toContain('transcript');
	});

	test('takes a transcript that is no file for the words themselves', async () => {
		const { out, problem } = await run('check', 'ana.wav', '--transcript', 'Hello there.');
		expect(out).toMatch(/ {2}error {4}Its transcript takes about 1\.\d s to say/);
		expect(problem).toMatchObject({ message: 'No voice can be copied from ana.wav as it is.' });
	});

	test('writes a repaired copy, says what it changed, and keeps the recording', async () => {
		const before = await readFile(join(root, 'ana.wav'));
		const { out, problem } = await run('check', 'ana.wav', '--repair', 'good.wav', '--lead', '300');
		expect(problem).toBeUndefined();
		expect(out).toMatch(/good\.wav: .*silence before the voice: \d+ ms made 300 ms; silence after/);
		expect(decodeWav(await readFile(join(root, 'good.wav'))).sampleRate).toBe(24_000);
		expect(await readFile(join(root, 'ana.wav'))).toEqual(before);
		expect((await readdir(root)).filter((name) => name.endsWith('.tmp'))).toEqual([]);
	});

	test('has a problem with what cannot be repaired', async () => {
		const { out, problem } = await run('check', 'cut.wav', '--repair', 'still-cut.wav');
		expect(out).toContain('It begins inside a sound');
		expect(problem).toMatchObject({ hint: expect.stringMatching(/Record it again/) });
	});

	test.each([
		[['check', 'nobody.wav'], /nobody\.wav could not be read/],
		[['check', 'song.mp3'], /not a WAV file/],
		[['check', 'ana.wav', '--repair', './ana.wav'], /would replace the recording/],
		[['check', 'ana.wav', '--repair', 'no/where.wav'], /could not be written/],
		[['check', 'ana.wav', '--lead', 'long'], /--lead long is not a number/],
		[['check'], /takes one recording/],
		[['clone', 'ana.wav'], /takes one recording/],
	])('has a problem with %j', async (args, message) => {
		const { problem } = await run(...args);
		expect(problem).toMatchObject({ name: 'Newscast', message: expect.stringMatching(message) });
	});
});
