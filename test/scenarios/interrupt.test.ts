import { spawn } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { brief } from '../helpers/newsletters.ts';
import { astroBuild, ordinaryEnvironment, repository } from '../helpers/programs.ts';
import { type BuiltSite, makeSite, testShow } from '../helpers/site.ts';

let site: BuiltSite | undefined;
afterEach(() => site?.remove());

test.each(['SIGINT', 'SIGTERM'] as const)(
	'%s in the middle keeps finished turns and leaves nothing half done',
	async (signal) => {
		site = await makeSite({
			newsletters: { '042-cache.md': `${brief}\n**Marvin:** Nobody listens to a robot.\n` },
			files: {
				'astro.config.mjs': `import newscast from '${repository}integration/index.ts';
import { toneEngine } from '${repository}test/helpers/tone-engine.ts';
const engine = toneEngine({ hangOn: /listens to a robot/ });
export default {
	site: 'https://example.com',
	cacheDir: './.cache',
	integrations: [newscast({ show: ${JSON.stringify(testShow)}, engine, ffmpeg: false, concurrency: 1 })],
};`,
			},
		});
		const child = spawn(process.execPath, astroBuild(site.root), {
			cwd: site.root,
			env: ordinaryEnvironment(),
		});
		let log = '';
		for (const stream of [child.stdout, child.stderr])
			stream.on('data', (chunk: Buffer) => (log += chunk.toString()));
		const ended = new Promise<NodeJS.Signals | null>((resolve) =>
			child.once('close', (_code, by) => resolve(by)),
		);

		const takes = join(site.root, '.cache/newscast/objects/take');
		const kept = async () =>
			(await readdir(takes, { recursive: true }).catch(() => [])).filter((name) => name.endsWith('.wav'));
		await expect.poll(async () => (await kept()).length, { timeout: 45_000 }).toBeGreaterThan(1);
		// Long enough for the last of the turns before the one that hangs.
		await new Promise((resolve) => setTimeout(resolve, 500));
		const finished = (await kept()).sort();
		child.kill(signal);

		expect(await ended).toBe(signal);
		expect(log).toContain('Interrupted. What was finished is kept: the next build continues from there.');
		expect((await kept()).sort()).toEqual(finished);
		const cache = await readdir(join(site.root, '.cache/newscast'), { recursive: true });
		expect(cache.filter((name) => name.endsWith('.tmp') || name.endsWith('.mp3'))).toEqual([]);
		await expect(readdir(join(site.dist, 'podcast'))).rejects.toThrow();

		await site.build();
		expect(site.engine.calls.length).toBeGreaterThan(0);
		expect(await site.files()).toContain('podcast/042-cache.vtt');
		const all = await kept();
		// Nothing that was finished is spoken twice.
		expect(site.engine.calls.length).toBe(all.length - finished.length);
	},
);
