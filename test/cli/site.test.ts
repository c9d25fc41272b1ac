import { execFile } from 'node:child_process';
import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, expect, test } from 'vitest';
import { handOver, type NewscastSite, takeSite } from '../../integration/handover.ts';
import { english } from '../helpers/newsletters.ts';
import { type BuiltSite, makeSite, testShow } from '../helpers/site.ts';

const run = promisify(execFile);
const repository = fileURLToPath(new URL('../../', import.meta.url));

let site: BuiltSite | undefined;
afterEach(() => site?.remove());

/** Under `node_modules`, Node refuses to strip types. */
async function makeSiteWith(newsletters: Record<string, string>, integrations: string): Promise<BuiltSite> {
	const made = await makeSite({ newsletters, files: { 'astro.config.mjs': config(integrations) } });
	for (const file of ['package.json', 'integration', 'prompts']) {
		await cp(join(repository, file), join(made.root, 'node_modules/astro-newscast', file), {
			recursive: true,
		});
	}
	return made;
}

/** Runs the program in the folder of a site. */
async function newscast({ root }: BuiltSite, ...args: string[]): Promise<{ stdout: string; stderr: string }> {
	const program = join(root, 'node_modules/astro-newscast/integration/cli/newscast.js');
	const env = { ...process.env, VITEST: '', NODE_ENV: '', CI: 'true', NO_COLOR: '1' };
	return run(process.execPath, [program, ...args], { cwd: root, env });
}

const config = (integrations: string) => `import newscast from 'astro-newscast';

export default {
	site: 'https://example.com',
	cacheDir: './.cache',
	integrations: [${integrations}],
};
`;

test('a script is shown, pinned, and used by the next build', async () => {
	site = await makeSiteWith({ '042-cache.md': english }, `newscast({ show: ${JSON.stringify(testShow)} })`);
	const shown = await newscast(site, 'script', '042');
	expect(shown.stdout).toMatch(/^The Cache Strikes Back\ncontent\/newsletters\/042-cache\.md · en · /);
	expect(shown.stdout).toContain('written now');
	expect(shown.stderr).not.toContain('Warning');
	expect((await newscast(site, 'script', '042')).stdout).toContain('kept from earlier');

	expect((await newscast(site, 'script', '042', '--pin')).stderr).toContain('042-cache.script.json written');
	const pinned = await site.read('content/newsletters/042-cache.script.json');
	await site.write(
		'content/newsletters/042-cache.script.json',
		pinned.replace('"text": "Good morning. A cache ate', '"text": "Good morning. A cache swallowed'),
	);
	const log = await site.build();
	expect(log).toContain('pinned beside the newsletter');
	expect(await site.read('dist/podcast/042-cache/index.html')).toContain('A cache swallowed the homepage');
});

test('the doctor looks at a site as it is installed, and has its voices speak', async () => {
	site = await makeSiteWith({ '042-cache.md': english }, `newscast({ show: ${JSON.stringify(testShow)} })`);
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
