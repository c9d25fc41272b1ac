import { execFile } from 'node:child_process';
import { cp, mkdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, expect, test } from 'vitest';
import { english } from '../helpers/newsletters.ts';
import { type BuiltSite, makeSite, testShow } from '../helpers/site.ts';

const run = promisify(execFile);
const repository = fileURLToPath(new URL('../../', import.meta.url));
const astro = createRequire(import.meta.url)
	.resolve('astro/package.json')
	.replace(/package\.json$/, 'bin/astro.mjs');

const config = `import { defineConfig } from 'astro/config';
import newscast from 'astro-newscast';

export default defineConfig({
	site: 'https://example.com',
	cacheDir: './.cache',
	integrations: [newscast({ show: ${JSON.stringify(testShow)}, ffmpeg: false })],
});
`;

const letter = `---
import FeedLink from 'astro-newscast/components/FeedLink.astro';
import Player from 'astro-newscast/components/Player.astro';
---
<html><head><FeedLink /></head><body><Player id="042-cache" /></body></html>
`;

let site: BuiltSite | undefined;
afterEach(() => site?.remove());

/** Under `node_modules`, Node refuses to strip types and Vite treats files differently. */
test.each(['astro.config.mjs', 'astro.config.ts'])(
	'the package works when installed, from %s',
	async (name) => {
		site = await makeSite({
			newsletters: { '042-cache.md': english },
			files: { [name]: config, 'src/pages/letter.astro': letter },
		});
		const installed = join(site.root, 'node_modules/astro-newscast');
		await mkdir(installed, { recursive: true });
		for (const file of ['package.json', 'integration', 'prompts']) {
			await cp(join(repository, file), join(installed, file), { recursive: true });
		}
		const { stdout, stderr } = await run(process.execPath, [astro, 'build', '--root', site.root], {
			cwd: site.root,
			env: {
				...process.env,
				VITEST: '',
				NODE_ENV: '',
				CI: 'true',
				NO_COLOR: '1',
				ASTRO_TELEMETRY_DISABLED: '1',
			},
		});
		expect(stdout).toMatch(/042-cache +0\.\d +10 +0 +\d+\.\d +-1[34]\.\d +-\d\.\d +\d\.\d/);
		expect(stderr).not.toContain('ExperimentalWarning');
		expect(await site.files()).toContain('podcast/042-cache.vtt');
		const page = await site.read('dist/letter/index.html');
		expect(page).toMatch(/<audio[^>]+src="\/podcast\/audio\/042-cache\.[0-9a-f]{10}\.mp3"/);
		expect(page).toContain('<link rel="alternate" type="application/rss+xml"');
	},
);
