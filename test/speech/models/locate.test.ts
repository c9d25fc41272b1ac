import { statSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { locateModel, modelsFolders, writableFolder } from '../../../integration/speech/models/locate.ts';
import { writeRecord } from '../../../integration/speech/models/record.ts';
import { mountSmallDisk } from '../../helpers/disk.ts';
import { makeModel, sha256 } from './hub-server.ts';

const { model, files } = makeModel();
const root = { '/': 1 };

/** Folders in order, on a machine whose folders lie on these devices. */
function foldersOn(
	devices: Record<string, number>,
	env: Record<string, string> = {},
	setting?: string,
	platform: NodeJS.Platform = 'linux',
): string[] {
	const surroundings = { env, platform, home: '/home/me', deviceOf: (folder: string) => devices[folder] };
	return modelsFolders(setting, surroundings).map(({ path }) => path);
}

describe('the folders that may have models', () => {
	const cache = '/home/me/.cache/newscast/models';

	test('are the cache alone on a plain machine', () => {
		expect(foldersOn(root)).toEqual([cache]);
	});

	test('are asked in order: the setting, the variable, volumes, the cache', () => {
		const devices = { ...root, '/runpod-volume': 2, '/workspace': 3 };
		expect(foldersOn(devices, { NEWSCAST_MODELS: '/var/models' }, '/site/models')).toEqual([
			'/site/models',
			'/var/models',
			'/runpod-volume/newscast/models',
			'/workspace/newscast/models',
			cache,
		]);
	});

	test.each(['/runpod-volume', '/workspace'])('do not have %s where nothing is mounted there', (folder) => {
		expect(foldersOn({ ...root, [folder]: 1 })).toEqual([cache]);
	});

	test('have a volume once it is mounted', async ({ skip }) => {
		const machine = await mkdtemp(join(tmpdir(), 'newscast-machine-'));
		const surroundings = {
			env: {},
			home: '',
			platform: 'linux',
			deviceOf: (folder: string) => statSync(join(machine, folder), { throwIfNoEntry: false })?.dev,
		} as const;
		try {
			await mkdir(join(machine, 'workspace'));
			expect(modelsFolders(undefined, surroundings)).toEqual([]);
			const disk = await mountSmallDisk(join(machine, 'workspace'), '100k');
			if (!disk) return skip('this process may not mount a disk');
			try {
				expect(modelsFolders(undefined, surroundings)).toEqual([
					{ path: '/workspace/newscast/models', because: 'a mounted volume' },
				]);
			} finally {
				await disk.remove();
			}
		} finally {
			await rm(machine, { recursive: true, force: true });
		}
	});

	test('are looked for on the real machine too', () => {
		// Whatever is mounted here, the cache comes last.
		const paths = modelsFolders(undefined, { env: {}, home: '/home/me', platform: 'linux' });
		expect(paths.at(-1)).toEqual({ path: cache, because: 'the cache' });
	});

	test.each([
		['linux', { XDG_CACHE_HOME: '/xdg' }, '/xdg/newscast/models'],
		['linux', { XDG_CACHE_HOME: 'relative' }, cache],
		['linux', { XDG_CACHE_HOME: '' }, cache],
		['darwin', {}, '/home/me/Library/Caches/newscast/models'],
		['win32', { LOCALAPPDATA: '/local' }, '/local/newscast/models'],
		['win32', {}, '/home/me/AppData/Local/newscast/models'],
	] as const)('on %s with %o are in %s', (platform, env, expected) => {
		expect(foldersOn(root, { ...env }, undefined, platform)).toEqual([expected]);
	});

	test('may be none, for a user without a home', () => {
		const surroundings = { env: {}, home: '', platform: 'linux', deviceOf: () => 1 } as const;
		expect(modelsFolders(undefined, surroundings)).toEqual([]);
	});

	test('cannot depend on where a command runs', () => {
		expect(() => foldersOn(root, { NEWSCAST_MODELS: 'models' })).toThrow('depends on where a command runs');
	});
});

describe('a model', () => {
	let base: string;
	beforeEach(async () => {
		base = await mkdtemp(join(tmpdir(), 'newscast-models-'));
	});
	afterEach(() => rm(base, { recursive: true, force: true }));

	const folderIn = (name: string) => ({ path: join(base, name), because: 'the setting' as const });

	async function put(name: string): Promise<string> {
		const folder = join(base, name, 'piper/pt_BR-tiny-medium');
		const recorded = [];
		for (const file of model.files) {
			const bytes = files[file.path] ?? Buffer.alloc(0);
			await mkdir(dirname(join(folder, file.name)), { recursive: true });
			await writeFile(join(folder, file.name), bytes);
			recorded.push({
				name: file.name,
				bytes: bytes.length,
				sha256: sha256(bytes),
				vouchedBy: 'hub' as const,
			});
		}
		const { id, repository, revision } = model;
		await writeRecord(folder, { id, repository, revision, files: recorded });
		return folder;
	}

	test('is found in the first folder that has it', async () => {
		const second = await put('b');
		await put('c');
		const found = locateModel(model, [folderIn('a'), folderIn('b'), folderIn('c')]);
		expect(found?.folder).toBe(second);
	});

	test.each([
		['a file is missing', (folder: string) => rm(join(folder, 'tiny.onnx.json'))],
		['a file is cut off', (folder: string) => writeFile(join(folder, 'tiny.onnx'), 'half')],
		['its record is missing', (folder: string) => rm(join(folder, 'newscast-model.json'))],
		['its record is broken', (folder: string) => writeFile(join(folder, 'newscast-model.json'), '{"id"')],
		['its record is none', (folder: string) => writeFile(join(folder, 'newscast-model.json'), '{}')],
	])('is not found where %s', async (_, damage) => {
		const folder = await put('a');
		await damage(folder);
		expect(locateModel(model, [folderIn('a')])).toBeUndefined();
		const whole = await put('b');
		expect(locateModel(model, [folderIn('a'), folderIn('b')])?.folder).toBe(whole);
	});

	test('is not found where the catalogue knows another file', async () => {
		await put('a');
		const other = { ...model, files: model.files.map((file) => ({ ...file, sha256: 'ff'.repeat(32) })) };
		expect(locateModel(other, [folderIn('a')])).toBeUndefined();
	});

	test('is not found where the catalogue has a file more', async () => {
		await put('a');
		const more = { path: 'new', name: 'new', kind: 'text' as const };
		expect(locateModel({ ...model, files: [...model.files, more] }, [folderIn('a')])).toBeUndefined();
	});

	test('goes to the first folder that can be written to, which says what was passed over', async () => {
		await writeFile(join(base, 'file'), '');
		const found = await writableFolder([folderIn('file/inside'), folderIn('new/deep'), folderIn('other')]);
		expect(found.path).toBe(join(base, 'new/deep'));
		expect(found.passedOver).toEqual([
			{ path: join(base, 'file/inside'), reason: expect.stringContaining('ENOTDIR') },
		]);
	});

	test('cannot go anywhere where nothing can be written to', async () => {
		await writeFile(join(base, 'file'), '');
		await expect(writableFolder([folderIn('file/inside')])).rejects.toMatchObject({
			message: expect.stringContaining(join(base, 'file/inside')),
			hint: expect.stringContaining('NEWSCAST_MODELS'),
		});
		await expect(writableFolder([])).rejects.toThrow('no folder for models');
	});
});
