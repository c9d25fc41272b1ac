import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterEach, expect, test } from 'vitest';
import { brief } from '../helpers/newsletters.ts';
import { astroBuild, installInto, ordinaryEnvironment } from '../helpers/programs.ts';
import { type BuiltSite, makeSite, testShow } from '../helpers/site.ts';

const run = promisify(execFile);
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

test.each(['astro.config.mjs', 'astro.config.ts'])(
	'the package works when installed, from %s',
	async (name) => {
		site = await makeSite({
			newsletters: { '042-cache.md': brief },
			files: { [name]: config, 'src/pages/letter.astro': letter },
		});
		await installInto(site.root);
		const { stdout, stderr } = await run(process.execPath, astroBuild(site.root), {
			cwd: site.root,
			env: ordinaryEnvironment(),
		});
		expect(stdout).toMatch(/042-cache +0\.\d +\d +0 +\d+\.\d +-1[34]\.\d +-\d\.\d +\d\.\d/);
		expect(stderr).not.toContain('ExperimentalWarning');
		expect(await site.files()).toContain('podcast/042-cache.vtt');
		const page = await site.read('dist/letter/index.html');
		expect(page).toMatch(/<audio[^>]+src="\/podcast\/audio\/042-cache\.[0-9a-f]{10}\.mp3"/);
		expect(page).toContain('<link rel="alternate" type="application/rss+xml"');
	},
);
