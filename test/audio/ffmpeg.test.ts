import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findFfmpeg } from '../../integration/audio/ffmpeg.ts';

// The programs here are shell scripts.
describe.skipIf(process.platform === 'win32')('finding ffmpeg', () => {
	let folder: string;
	beforeAll(async () => {
		folder = await mkdtemp(join(tmpdir(), 'newscast-find-'));
	});
	afterAll(() => rm(folder, { recursive: true }));

	async function program(name: string, script: string): Promise<string> {
		const path = join(folder, name);
		await mkdir(join(path, '..'), { recursive: true });
		await writeFile(path, script);
		await chmod(path, 0o755);
		return path;
	}

	const working = (version: string) =>
		`#!/bin/sh\necho "ffmpeg version ${version} Copyright" >&2; echo " A....D libmp3lame    MP3"\n`;
	const lameless = '#!/bin/sh\necho "ffmpeg version 4.0" >&2; echo " A....D aac"\n';

	test('the option wins over everything else', async () => {
		const path = await program('chosen', working('7.0'));
		const other = await program('other', working('6.0'));
		expect(await findFfmpeg(path, { FFMPEG_PATH: other })).toEqual({ path, version: '7.0' });
	});

	test('FFMPEG_PATH wins over what is found', async () => {
		const path = await program('named', working('6.1-static'));
		expect(await findFfmpeg(undefined, { FFMPEG_PATH: path })).toEqual({ path, version: '6.1-static' });
	});

	test.each([
		['is missing', undefined, /not there/],
		['has no libmp3lame', lameless, /version 4\.0 has no libmp3lame/],
		['is a truncated download', '\x7fELF', /does-not-work-\S+: \S+/],
		['is some other program', '#!/bin/sh\necho hello\n', /does not answer like an ffmpeg/],
		['fails', '#!/bin/sh\nexit 3\n', /ends with exit code 3/],
	])('one that was named and %s is a Problem, not passed over', async (name, script, reason) => {
		const file = `does-not-work-${name.replaceAll(' ', '-')}`;
		const path = script === undefined ? join(folder, file) : await program(file, script);
		await expect(findFfmpeg(path, {})).rejects.toThrow(reason);
		await expect(findFfmpeg(undefined, { FFMPEG_PATH: path })).rejects.toThrow(/FFMPEG_PATH/);
	});

	test('false looks for none', async () => {
		expect(await findFfmpeg(false, { FFMPEG_PATH: '/nowhere' })).toMatchObject({ path: undefined });
	});

	test('without any, every place that was looked at is accounted for', async () => {
		const path = await program('bin/ffmpeg', lameless);
		const found = await findFfmpeg(undefined, { PATH: join(folder, 'bin') });
		// Where the package ffmpeg-static works, it has won.
		if (found.path !== undefined) return;
		expect(found.why).toHaveLength(2);
		expect(found.why[0]).toContain('ffmpeg-static');
		expect(found.why[1]).toBe(`${path}: version 4.0 has no libmp3lame.`);
	});

	test('the first on PATH is taken', async () => {
		const path = await program('first/ffmpeg', working('5.1'));
		await program('second/ffmpeg', working('5.2'));
		const found = await findFfmpeg(undefined, {
			PATH: [join(folder, 'first'), join(folder, 'second')].join(':'),
		});
		expect([path, expect.stringContaining('ffmpeg-static')]).toContainEqual(found.path);
	});
});
