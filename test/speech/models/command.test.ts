import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { modelsCommand } from '../../../integration/cli/models.ts';
import type { Model } from '../../../integration/speech/models/catalogue.ts';
import { runCommand } from '../../cli/run-command.ts';
import { breakOff, client, type HubServer, makeModel, startHub } from './hub-server.ts';

const { model, files } = makeModel();
let base: string;
let hub: HubServer;

beforeEach(async () => {
	base = await mkdtemp(join(tmpdir(), 'newscast-models-'));
	hub = await startHub(files);
	client.has = 0;
});
afterEach(async () => {
	await hub[Symbol.asyncDispose]();
	await rm(base, { recursive: true, force: true });
});

const folder = () => join(base, 'cache/newscast/models/piper/pt_BR-tiny-medium');

const run = (...args: string[]) => runWith([model], ...args);

async function runWith(
	models: readonly Model[],
	...args: string[]
): Promise<{ out: string; err: string; error: unknown }> {
	const command = modelsCommand({
		models,
		env: { HF_ENDPOINT: hub.endpoint, XDG_CACHE_HOME: join(base, 'cache') },
		deviceOf: () => 1,
		patience: { stall: 5, pause: 0.005, longest: 1 },
	});
	const {
		out,
		err,
		problem: error,
	} = await runCommand(command, args, {
		root: base,
		err(text) {
			// The server hangs up when this much has come.
			const has = /^tiny\.onnx: (\d+\.\d) kB of/.exec(text)?.[1];
			if (has) client.has = Number(has) * 1000;
		},
	});
	return { out, err, error };
}

describe('newscast models', () => {
	test('lists what there is, and what is here', async () => {
		const before = await run('list');
		expect(before.out).toBe(
			[
				'piper:pt_BR-tiny-medium    pt-BR      size: the hub tells',
				'  Voices: one',
				'  Licence: CC0',
				'  Not here',
				'',
			].join('\n'),
		);
		await run('pull', model.id);
		expect((await run('list')).out).toContain(`  Here: ${folder()}\n`);
		await rm(join(folder(), 'tiny.onnx'));
		expect((await run('list')).out).toContain(`  Not whole, pull goes on: ${folder()}\n`);
	});

	test('shows the licence and the sizes before it downloads, and the progress beside', async () => {
		const { out, err, error } = await run('pull', model.id);
		expect(error).toBeUndefined();
		expect(out).toBe(
			[
				'piper:pt_BR-tiny-medium (pt-BR)',
				'Licence: CC0',
				'From: someone/voices, commit c0ffee',
				`Into: ${folder()}`,
				'  MODEL_CARD          13 B  will be compared with the git hash that the hub gives',
				'  tiny.onnx.json      31 B  will be compared with the git hash that the hub gives',
				'  voices/one.bin    5.1 kB  will be compared with the SHA-256 in the catalogue',
				'  tiny.onnx       300.0 kB  will be compared with the SHA-256 that the hub gives',
				'The catalogue does not know the hashes of all files: what comes now is believed, and kept in newscast-model.json.',
				'To download: 305.2 kB',
				`piper:pt_BR-tiny-medium is whole: 305.2 kB in ${folder()}`,
				'',
			].join('\n'),
		);
		expect(err).toContain('tiny.onnx: 300.0 kB of 300.0 kB\n');
		expect(err).toMatch(/^tiny\.onnx: whole, SHA-256 [0-9a-f]{64}$/m);
		expect(err.split('\n').length).toBeLessThan(30);
	});

	test('says when it tries again', async () => {
		hub.fileMischief.push(breakOff(150_000));
		const { err, error } = await run('pull', model.id);
		expect(error).toBeUndefined();
		expect(err).toMatch(/^tiny\.onnx: .* Trying again in 1 s\.$/m);
	});

	test('only shows with --dry-run', async () => {
		const { out } = await run('pull', model.id, '--dry-run');
		expect(out).toContain('To download: 305.2 kB');
		expect(out).not.toContain('is whole');
		expect(hub.fetched).toEqual([]);
		expect(await readdir(base)).toEqual([]);
	});

	test('pulls into a folder of choice, and finds it there', async () => {
		await run('pull', model.id, '--models', 'mine');
		expect((await run('list', '--models', 'mine')).out).toContain(
			`  Here: ${join(base, 'mine/piper/pt_BR-tiny-medium')}\n`,
		);
	});

	test('says which folder it passed over', async () => {
		await writeFile(join(base, 'file'), '');
		const { err, error } = await run('pull', model.id, '--models', 'file/inside');
		expect(error).toBeUndefined();
		expect(err).toContain(`${join(base, 'file/inside')} is passed over: ENOTDIR`);
	});

	test('checks what is here, and fails where something is wrong', async () => {
		expect(await run('check')).toMatchObject({ error: undefined, err: 'There are no models here.\n' });
		expect((await run('check', model.id)).error).toMatchObject({
			message: 'piper:pt_BR-tiny-medium is not here.',
		});
		await run('pull', model.id);
		expect(await run('check', model.id)).toEqual({
			out: `piper:pt_BR-tiny-medium: whole, in ${folder()}\n`,
			err: '',
			error: undefined,
		});
		await writeFile(join(folder(), 'tiny.onnx'), '<html>');
		const { out, error } = await run('check');
		expect(out).toContain('damaged');
		expect(out).toContain('  tiny.onnx is a web page');
		expect(error).toMatchObject({ message: 'Of 1 model, 1 cannot be used.' });
	});

	test('pulls several models, one after the other, and checks those that are named', async () => {
		const second = { ...model, id: 'piper:pt_BR-other-medium' };
		const known = [model, second];
		const { out, error } = await runWith(known, 'pull', model.id, second.id);
		expect(error).toBeUndefined();
		expect(out.match(/^(?:Licence: .*|\S+ is whole)/gm)).toEqual([
			'Licence: CC0',
			`${model.id} is whole`,
			'Licence: CC0',
			`${second.id} is whole`,
		]);
		expect((await runWith(known, 'check', second.id)).out).toMatch(/^piper:pt_BR-other-medium: whole, .*\n$/);
		await rm(join(base, 'cache'), { recursive: true });
		expect((await runWith(known, 'check', model.id, second.id)).error).toMatchObject({
			message: `${model.id} and ${second.id} are not here.`,
			hint: `Run \`newscast models pull ${model.id} ${second.id}\`.`,
		});
	});

	test('repairs what is damaged', async () => {
		await run('pull', model.id);
		await writeFile(join(folder(), 'tiny.onnx'), '<html>');
		const { out } = await run('pull', model.id);
		expect(out).toContain('will be compared with the SHA-256 of the first download');
		expect(out).not.toContain('what comes now is believed');
		expect((await run('check')).error).toBeUndefined();
	});

	test.each([
		[[], 'has the tasks `list`, `pull` and `check`'],
		[['fetch'], 'has the tasks `list`, `pull` and `check`'],
		[['pull'], 'wants to know which models to pull'],
		[['pull', 'piper:pt_BR-tiny-medum'], 'There is no model “piper:pt_BR-tiny-medum”'],
		[['pull', model.id, 'piper:none'], 'There is no model “piper:none”'],
		[['list', model.id], 'lists all models'],
		[['list', '--dry-run'], 'has --dry-run for `pull` only'],
		[['list', '--model', 'x'], 'There is no option --model.'],
	])('with %j says what it understands', async (args, message) => {
		expect((await run(...args)).error).toMatchObject({ message: expect.stringContaining(message) });
	});
});
