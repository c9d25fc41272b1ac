import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Io, Site } from '../../integration/cli/command.ts';
import { doctorCommand } from '../../integration/cli/doctor.ts';
import { openSite } from '../../integration/cli/site.ts';
import { type NewscastOptions, parseOptions } from '../../integration/options.ts';
import { Problem } from '../../integration/problem.ts';
import { findModel, folderOf } from '../../integration/speech/models/catalogue.ts';
import { type DeviceReport, onnx } from '../../integration/speech/onnx/onnx.ts';
import type { SpeechEngine } from '../../integration/speech/speech.ts';
import { testShow } from '../helpers/site.ts';
import { toneEngine } from '../helpers/tone-engine.ts';
import { runCommand } from './run-command.ts';

let root: string;
beforeEach(async () => {
	root = await mkdtemp(join(tmpdir(), 'newscast-test-'));
});
afterEach(() => rm(root, { recursive: true, force: true }));

const works: readonly DeviceReport[] = [
	{ device: 'webgpu', ok: false, why: 'it gives wrong numbers: 1 instead of 2', hint: 'Get a driver.' },
	{ device: 'cpu', ok: true },
];

function run(site: Io['site'], env: Record<string, string> = {}, ...args: string[]) {
	const command = doctorCommand({
		env: { PATH: '', XDG_CACHE_HOME: join(root, 'cache'), ...env },
		deviceOf: (folder) => (folder === '/workspace' ? 2 : 1),
		probe: async () => [...works],
	});
	return runCommand(command, args, { root, site });
}

const nowhere = async () => undefined;

/** A site with an engine; what is given replaces what would work. */
function siteWith(options: Partial<NewscastOptions>, more: Partial<Site> = {}): Io['site'] {
	return async () => ({
		options: parseOptions({ show: testShow, ffmpeg: false, ...options }),
		root,
		cache: join(root, '.cache'),
		newsletters: async () => [],
		...more,
	});
}

/** Says that it works here, on a device. */
function localEngine(device: string): SpeechEngine & { calls: unknown[] } {
	const tone = toneEngine();
	return {
		...tone,
		id: 'onnx-test',
		speak: async (request, signal) => ({ ...(await tone.speak(request, signal)), device }),
	};
}

describe('newscast doctor', () => {
	test('looks at a machine without a project, and finds nothing broken', async () => {
		const { out, problem } = await run(nowhere);
		expect(problem).toBeUndefined();
		expect(out).toContain(`  ok      Node ${process.versions.node} on ${process.platform} ${process.arch}\n`);
		expect(out).toMatch(/^ {2}ok {6}\d+ cores, \d+\.\d [MG]B of memory, \d+\.\d [MG]B of it free$/m);
		expect(out).toMatch(/^ {2}ok {6}onnxruntime-node \d+\.\d+\.\d+$/m);
		expect(out).toMatch(/^ {2}ok {6}@echogarden\/espeak-ng-emscripten \d+\.\d+\.\d+$/m);
		expect(out).toContain(`  note    none in ${root}\n`);
		expect(out).not.toContain('broken');
	});

	test('says of each device whether it gives the right numbers', async () => {
		const { out } = await run(nowhere);
		expect(out).toContain(
			[
				'Devices for neural voices',
				'  note    webgpu: it gives wrong numbers: 1 instead of 2',
				'          Get a driver.',
				'  ok      cpu: gives the right numbers',
				'',
			].join('\n'),
		);
	});

	test('names variables, and never says what they are set to', async () => {
		const { out } = await run(nowhere, { OPENAI_API_KEY: 'sk-secret', HF_TOKEN: 'hf_secret', OTHER: 'x' });
		expect(out).toContain('  ok      Variables that are set: OPENAI_API_KEY, HF_TOKEN\n');
		expect(out).not.toContain('secret');
	});

	test('shows where models are looked for, and what is wrong with those that are here', async () => {
		const folder = join(root, 'models', folderOf(findModel('piper:en_US-joe-medium')));
		await mkdir(folder, { recursive: true });
		await writeFile(join(folder, 'en_US-joe-medium.onnx'), 'version https://git-lfs.github.com/spec/v1\n');
		const { out, problem } = await run(nowhere, { NEWSCAST_MODELS: join(root, 'models') });
		expect(problem).toBeUndefined();
		expect(out).toMatch(/note {4}piper:en_US-joe-medium: .*onnx is a Git-LFS pointer/);
		expect(out).toContain('Run `npx newscast models pull piper:en_US-joe-medium`.');
		expect(out).toContain(
			`Looked for in ${join(root, 'models')} (NEWSCAST_MODELS), /workspace/newscast/models (a mounted volume), ${join(root, 'cache/newscast/models')} (the cache)`,
		);
	});

	test('has each voice of the project say something, and tells on what', async () => {
		const engine = localEngine('webgpu');
		const voice = { 'pt-BR': { id: 'tone:low' } };
		const [author, cohost] = testShow.hosts;
		await mkdir(join(root, '.cache'));
		await writeFile(join(root, '.cache/take'), Buffer.alloc(1_500));
		const site = siteWith({ engine, show: { ...testShow, hosts: [author, { ...cohost, voice }] } });
		const { out, problem } = await run(site);
		expect(problem).toBeUndefined();
		expect(engine.calls).toMatchObject([
			{ text: 'Um momento, por favor.', language: 'pt-BR', voice: { id: 'tone:high' } },
			{ text: 'Um momento, por favor.', language: 'pt-BR', voice: { id: 'tone:low' } },
		]);
		expect(out).toMatch(/ok {6}Engine “onnx-test” speaks pt-BR, en\n/);
		expect(out).toMatch(
			/ok {6}Lia \(pt-BR\): “tone:high” of onnx-test speaks on webgpu, tried in \d+\.\d s\n/,
		);
		expect(out).toMatch(/ok {6}Marvin \(pt-BR\): “tone:low” of onnx-test speaks on webgpu/);
		expect(out).toContain('  ok      Cache: 1.5 kB in .cache\n');
	});

	test('does not have an engine speak that may be slow, or far away and paid', async () => {
		const engine = toneEngine();
		const { out, problem } = await run(siteWith({ engine }));
		expect(problem).toBeUndefined();
		expect(engine.calls).toEqual([]);
		expect(out).toContain('Lia (pt-BR): “tone:high” of tone-1, not tried: that may cost time or money');
	});

	test('fails when a model is not here, and says so once', async () => {
		const engine = onnx({ model: ['piper:pt_BR-faber-medium', 'piper:pt_BR-cadu-medium'] });
		const { out, problem } = await run(siteWith({ engine }));
		expect(out.match(/^ {2}broken /gm)).toHaveLength(1);
		expect(out).toMatch(
			/broken {2}The models .* are not here\.\n {10}Run `npx newscast models pull piper:pt_BR-faber-medium piper:pt_BR-cadu-medium` \(126\.2 MB\)/,
		);
		expect(problem).toMatchObject({
			name: 'Newscast',
			message: '1 thing that this project needs does not work.',
			hint: expect.stringContaining('broken'),
		});
	});

	test.each([
		[
			'a voice that its engine does not have',
			{ id: 'tone:none' },
			/broken {2}Lia \(pt-BR\): “tone:none” of onnx-test: The tone engine has no voice “tone:none”/,
		],
		[
			'a recording that is not there',
			{ id: 'tone:low', mode: 'clone' as const, consent: 'synthetic', reference: { file: 'ana.wav' } },
			/broken {2}Lia \(pt-BR\): .*(?:clone|ana\.wav)/,
		],
	])('fails with %s', async (_, voice, message) => {
		const [author, cohost] = testShow.hosts;
		const show = { ...testShow, hosts: [{ ...author, voice: { 'pt-BR': voice } }, cohost] as const };
		const { out, problem } = await run(
			siteWith({ engine: localEngine('cpu'), show: { ...show, hosts: [...show.hosts] } }),
		);
		expect(out).toMatch(message);
		expect(out).toMatch(/ok {6}Marvin/);
		expect(problem).toMatchObject({ name: 'Newscast' });
	});

	test('fails with an ffmpeg that was named and does not work, and with a newsletter that cannot be read', async () => {
		const newsletters = () => Promise.reject(new Problem('042 has no title.', { hint: 'Give it one.' }));
		const site = siteWith({ engine: toneEngine(), ffmpeg: '/no/ffmpeg' }, { newsletters });
		const { out, problem } = await run(site);
		expect(out).toMatch(/broken {2}The ffmpeg of the option `ffmpeg` does not work: \/no\/ffmpeg/);
		expect(out).toContain('  broken  042 has no title.\n          Give it one.\n');
		expect(problem).toMatchObject({ message: '2 things that this project needs do not work.' });
	});

	test('fails with a configuration that cannot be read, and looks at the rest all the same', async () => {
		const { out, problem } = await run(() => Promise.reject(new SyntaxError('Unexpected token')));
		expect(out).toContain('  ok      cpu: gives the right numbers\n');
		expect(out).toContain('Project\n  broken  Unexpected token\n');
		expect(problem).toMatchObject({ message: '1 thing that this project needs does not work.' });
	});

	test('takes nothing', async () => {
		expect((await run(nowhere, {}, 'me')).problem).toMatchObject({
			message: '`newscast doctor` takes nothing.',
		});
	});
});

test('a folder without an astro.config is no site, and stays as it is', async () => {
	expect(await openSite(root)).toBeUndefined();
	expect(await openSite(join(root, 'none'))).toBeUndefined();
});
