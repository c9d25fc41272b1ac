import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, expect, test } from 'vitest';
import { handOver, type NewscastSite, takeSite } from '../../integration/handover.ts';
import { brief } from '../helpers/newsletters.ts';
import { installInto, ordinaryEnvironment } from '../helpers/programs.ts';
import { type BuiltSite, makeSite, testShow } from '../helpers/site.ts';

const run = promisify(execFile);

let site: BuiltSite | undefined;
afterEach(() => site?.remove());

async function makeSiteWith(newsletters: Record<string, string>, integrations: string): Promise<BuiltSite> {
	const made = await makeSite({ newsletters, files: { 'astro.config.mjs': config(integrations) } });
	await installInto(made.root);
	return made;
}

/** Runs the program in the folder of a site. */
async function newscast({ root }: BuiltSite, ...args: string[]): Promise<{ stdout: string; stderr: string }> {
	const program = join(root, 'node_modules/astro-newscast/integration/cli/newscast.js');
	return run(process.execPath, [program, ...args], { cwd: root, env: ordinaryEnvironment() });
}

const config = (integrations: string) => `import newscast from 'astro-newscast';

export default {
	site: 'https://example.com',
	cacheDir: './.cache',
	integrations: [${integrations}],
};
`;

test('a script is shown, pinned, and used by the next build', async () => {
	site = await makeSiteWith({ '042-cache.md': brief }, `newscast({ show: ${JSON.stringify(testShow)} })`);
	const shown = await newscast(site, 'script', '042');
	expect(shown.stdout).toMatch(/^The Cache Strikes Back\ncontent\/newsletters\/042-cache\.md · en · /);
	expect(shown.stdout).toContain('written now');
	expect(shown.stderr).not.toContain('Warning');
	expect((await newscast(site, 'script', '042')).stdout).toContain('kept from earlier');

	expect((await newscast(site, 'script', '042', '--pin')).stderr).toContain('042-cache.script.json written');
	const pinned = await site.read('content/newsletters/042-cache.script.json');
	await site.write(
		'content/newsletters/042-cache.script.json',
		pinned.replace('"text": "A cache ate', '"text": "A cache swallowed'),
	);
	const log = await site.build();
	expect(log).toContain('pinned beside the newsletter');
	expect(await site.read('dist/podcast/042-cache/index.html')).toContain('A cache swallowed the homepage');
});

test('the doctor looks at a site as it is installed, and has its voices speak', async () => {
	site = await makeSiteWith({ '042-cache.md': brief }, `newscast({ show: ${JSON.stringify(testShow)} })`);
	const { stdout } = await newscast(site, 'doctor');
	expect(stdout).toMatch(/^ {2}ok {6}cpu: gives the right numbers$/m);
	expect(stdout).toMatch(/^ {2}ok {6}1 newsletter in \.\/content\/newsletters$/m);
	expect(stdout).toMatch(/^ {2}ok {6}Marvin \(en\): “flite:rms” of builtin-\d+ speaks/m);
	expect(stdout).not.toContain('broken');
});

test('a site without the integration is told so', async () => {
	site = await makeSiteWith({}, '');
	expect((await newscast(site, 'doctor')).stdout).toContain(`  note    none in ${site.root}\n`);
	await expect(newscast(site, 'script', '042')).rejects.toMatchObject({
		code: 1,
		stdout: '',
		stderr: expect.stringContaining('newscast() is not among the integrations'),
	});
});

test('what is handed over reaches who waits for it, and nobody else', async () => {
	const here = { root: '/here' } as NewscastSite;
	handOver(here);
	expect(await takeSite(async () => undefined)).toBeUndefined();
	expect(await takeSite(async () => handOver(here))).toBe(here);
	await expect(
		takeSite(async () => {
			throw new Error('no config');
		}),
	).rejects.toThrow('no config');
});
