import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { runCli } from './desk.ts';

const run = promisify(execFile);
const entry = fileURLToPath(new URL('../../integration/cli/newscast.js', import.meta.url));
const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));

describe('the command line', () => {
	test.each(['--help', '-h'])('explains itself with %s', async (option) => {
		const { code, out, err } = await runCli([option]);
		expect({ code, err }).toEqual({ code: 0, err: '' });
		expect(out).toMatch(/^Usage: newscast <command>/);
		expect(out).toMatch(/^ {2}script .+\n {2}lexicon .+$/m);
	});

	test.each(['script', 'lexicon'])('explains `%s` without opening the site', async (command) => {
		const { code, out } = await runCli([command, '--help']);
		expect(code).toBe(0);
		expect(out).toMatch(new RegExp(`^Usage: newscast ${command} `));
	});

	test('knows its version', async () => {
		expect(await runCli(['--version'])).toEqual({ code: 0, out: `${version}\n`, err: '' });
	});

	test.each([
		[
			[],
			'No command was given.\nThe commands are: script, lexicon, models, doctor, ping, voice. `newscast --help` explains them.\n',
		],
		[
			['scirpt', '042'],
			'There is no command `scirpt`.\nDid you mean `newscast script`? `newscast --help` explains them.\n',
		],
		[
			['toString'],
			'There is no command `toString`.\nThe commands are: script, lexicon, models, doctor, ping, voice. `newscast --help` explains them.\n',
		],
		[
			['script'],
			'`newscast script` takes one newsletter.\nName its id, for example `newscast script 042`.\n',
		],
		[
			['script', '1', '2'],
			'`newscast script` takes one newsletter.\nName its id, for example `newscast script 042`.\n',
		],
		[['script', '1', '--pni'], 'There is no option --pni.\nDid you mean --pin?\n'],
		[
			['script', '1', '--colour'],
			'There is no option --colour.\nThe options are: --spoken, --pin, --force, --write-to.\n',
		],
		[['lexicon'], '`newscast lexicon` has one task, `suggest`.\nRun `newscast lexicon suggest`.\n'],
	])('does not understand %j', async (args, message) => {
		expect(await runCli(args)).toEqual({ code: 2, out: '', err: message });
	});

	test('says that an option lacks its value', async () => {
		const { code, err } = await runCli(['script', '1', '--write-to']);
		expect(code).toBe(2);
		expect(err).toContain('--write-to');
	});

	test('tells what it could not do, and what to do about it', async () => {
		expect(await runCli(['script', '042'])).toEqual({
			code: 1,
			out: '',
			err: 'There is no podcast here.\nGo elsewhere.\n',
		});
	});
});

describe('the program', () => {
	test('runs', async () => {
		const { stdout, stderr } = await run(process.execPath, [entry, '--version']);
		expect({ stdout, stderr }).toEqual({ stdout: `${version}\n`, stderr: '' });
	});

	test('says that Node is too old, and no more', async () => {
		const old =
			"Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '20.19.1' } });";
		const failed = await run(process.execPath, [
			'--import',
			`data:text/javascript,${encodeURIComponent(old)}`,
			entry,
			'--version',
		]).catch((error: unknown) => error);
		expect(failed).toMatchObject({
			code: 1,
			stdout: '',
			stderr: 'newscast needs Node 22.15 or later, and this is Node 20.19.1.\n',
		});
	});
});
