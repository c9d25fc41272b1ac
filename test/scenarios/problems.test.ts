import { appendFile, chmod, mkdir, readdir, readFile, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { NewscastOptions } from '../../integration/index.ts';
import newscast from '../../integration/index.ts';
import { Problem } from '../../integration/problem.ts';
import { coverPng } from '../helpers/cover.ts';
import { mountSmallDisk } from '../helpers/disk.ts';
import { both, brief, english, portuguese } from '../helpers/newsletters.ts';
import { type BuiltSite, makeSite, type SiteDescription, testShow } from '../helpers/site.ts';
import { toneEngine } from '../helpers/tone-engine.ts';

let site: BuiltSite | undefined;
afterEach(async () => {
	await site?.remove();
	site = undefined;
});

async function start(description: Partial<SiteDescription> = {}): Promise<BuiltSite> {
	site = await makeSite({ newsletters: both, ...description });
	return site;
}

/** What a person is told: message, hint and place, free of this machine's paths. */
async function told(work: Promise<unknown> | (() => unknown)): Promise<string> {
	try {
		await (typeof work === 'function' ? work() : work);
	} catch (error) {
		if (!(error instanceof Problem)) throw error;
		const place = error.loc ? `${error.loc.file}${error.loc.line ? `:${error.loc.line}` : ''}\n` : '';
		const text = `${place}${error.message}\n${error.hint}`;
		return site ? text.replaceAll(site.root, '<root>') : text;
	}
	throw new Error('Nothing was refused.');
}

async function objects(root: string, kind: string): Promise<string[]> {
	const folder = join(root, '.cache/newscast/objects', kind);
	const names = await readdir(folder, { recursive: true }).catch(() => []);
	return names.filter((name) => name.includes('.')).map((name) => join(folder, name));
}

describe('before any work', () => {
	test('no options, as `astro add` leaves it', async () => {
		const bare = newscast as unknown as () => unknown;
		expect(await told(() => bare())).toMatchInlineSnapshot(`
			"newscast() was called without options.
			Tell it about your show in astro.config:

			newscast({
				show: {
					title: 'My Show',
					description: 'What it is about.',
					language: 'en',
					author: 'My Name',
					owner: { name: 'My Name', email: 'me@example.com' },
					category: ['Technology'],
					cover: './public/cover.jpg',
					hosts: [
						{ id: 'me', name: 'My Name' },
						{ id: 'marvin', name: 'Marvin' },
					],
				},
			})"
		`);
	});

	test('misspelt and wrong options, with the closest names', async () => {
		const wrong = {
			show: { ...testShow, titel: 'x', hosts: [{ id: 'Lia', name: 'Lia' }, testShow.hosts[1]] },
			onErorr: 'warn',
			loudness: { target: -3 },
		} as unknown as NewscastOptions;
		expect(await told(() => newscast(wrong))).toMatchInlineSnapshot(`
			"The options of newscast() are not right.
			- \`show.hosts.0.id\`: must be lower-case letters, digits and dashes
			- \`show.titel\` is not an option. Did you mean \`title\`?
			- \`loudness.target\`: Too big: expected number to be <=-9
			- \`onErorr\` is not an option. Did you mean \`onError\`?"
		`);
	});

	test('`site` is missing', async () => {
		const { build } = await start({ config: { site: undefined as unknown as string } });
		expect(await told(build())).toMatchInlineSnapshot(`
			"\`site\` is missing from astro.config.
			Podcast apps need absolute addresses. Add the address your site is published under, for example \`site: 'https://example.com'\`."
		`);
	});

	test('a category that Apple does not have', async () => {
		const { build } = await start();
		expect(await told(build({ show: { ...testShow, category: ['Tecnology'] } }))).toMatchInlineSnapshot(`
			"The show's category \`Tecnology\` is not one of Apple's.
			Did you mean \`Technology\`?"
		`);
	});

	test('the cover is missing', async () => {
		const { build } = await start();
		expect(await told(build({ show: { ...testShow, cover: './public/cover.jpg' } }))).toMatchInlineSnapshot(`
			"./public/cover.jpg
			The show's cover could not be read: ENOENT: no such file or directory, open '<root>/public/cover.jpg'
			Set \`show.cover\` to a square JPEG or PNG of 1400 to 3000 pixels, relative to the project root."
		`);
	});

	test('the cover is too small', async () => {
		const { build } = await start({ files: { 'public/cover.png': await coverPng(600) } });
		expect(await told(build())).toMatchInlineSnapshot(`
			"./public/cover.png
			The cover is 600 x 600 pixels, not 1400 to 3000.
			Use a square JPEG or PNG of 1400 to 3000 pixels, with the file extension to match."
		`);
	});

	test('the cover is not square', async () => {
		const { build } = await start({ files: { 'public/cover.png': await coverPng(1600, 1400) } });
		expect(await told(build())).toMatchInlineSnapshot(`
			"./public/cover.png
			The cover is 1600 x 1400 pixels, not square.
			Use a square JPEG or PNG of 1400 to 3000 pixels, with the file extension to match."
		`);
	});

	test('the folder of newsletters is missing', async () => {
		const { build } = await start();
		expect(await told(build({ newsletters: './newsletter' }))).toMatchInlineSnapshot(`
			"There is no folder of newsletters at newsletter.
			Create it, or name the folder where they are with the option \`newsletters\`."
		`);
	});

	test('two newsletters with one id', async () => {
		const slug = (text: string) => text.replace('---\n', '---\nslug: same\n');
		const { build } = await start({ newsletters: { 'a.md': slug(portuguese), 'b.md': slug(english) } });
		expect(await told(build())).toMatchInlineSnapshot(`
			"content/newsletters/b.md
			Two newsletters have the id \`same\`: content/newsletters/a.md and content/newsletters/b.md.
			Rename one of them, or give one a \`slug\` of its own in its front matter."
		`);
	});

	test('a host card that does not exist', async () => {
		const { build } = await start();
		const [author, cohost] = testShow.hosts;
		const show = { ...testShow, hosts: [author, { ...cohost, card: 'marvim' }] } as NewscastOptions['show'];
		expect((await told(build({ show }))).split('\n')[0]).toMatchInlineSnapshot(
			`"There is no host card “marvim”: marvim.md is not in prompts/hosts or ../../../../prompts/hosts."`,
		);
	});
});

describe('a newsletter that cannot be read', () => {
	test.each([
		['broken front matter', portuguese.replace('number: 41', 'number: [41')],
		['no date', portuguese.replace('date: 2026-11-02\n', '')],
		['nothing to read', '---\ntitle: Vazia\ndate: 2026-11-02\n---\n\n<!-- depois -->\n'],
		['an unknown host', portuguese.replace('> **Marvin:**', '> **Marvim:**')],
		['an unknown host in a container', `${english}\n:::zaphod\nWhat a party.\n:::\n`],
	])('%s', async (_name, text) => {
		const { build } = await start({ newsletters: { '041-nuvem.md': text } });
		expect(await told(build())).toMatchSnapshot();
	});
});

describe('a turn that cannot be spoken', () => {
	const failing = () => toneEngine({ failOn: /roleta-russa/ });

	test('fails the build, names the turn and keeps everything that was finished', async () => {
		const { build, engine } = await start();
		const broken = failing();
		expect(await told(build({ engine: broken }))).toMatchInlineSnapshot(`
			"content/newsletters/041-nuvem.md
			“A nuvem caiu de novo” has no episode: lia in “a-queda”: “Configuração sem teste é roleta-russa. Quem paga a conta é o…” could not be spoken in 3 attempts: The tone engine was told to fail on this text.
			Change \`failOn\`."
		`);
		await build();
		const before = new Set(
			broken.calls.map(({ text }) => text).filter((text) => !text.includes('roleta-russa')),
		);
		expect(before.size).toBeGreaterThan(5);
		expect(engine.calls.filter(({ text }) => before.has(text))).toEqual([]);
		expect(engine.calls.some(({ text }) => text.includes('roleta-russa'))).toBe(true);
	});

	test('with `onError: warn` costs one episode, and the build says so at the end', async () => {
		const { build, files } = await start();
		const log = await build({ engine: failing(), onError: 'warn' });
		const end = log.slice(log.indexOf('files written, the feed last'));
		expect(end.slice(end.indexOf('Built without')).split('\n').slice(0, 3).join('\n')).toMatchInlineSnapshot(`
			"Built without new episodes where there were problems.
			content/newsletters/041-nuvem.md: “A nuvem caiu de novo” has no episode: lia in “a-queda”: “Configuração sem teste é roleta-russa. Quem paga a conta é o…” could not be spoken in 3 attempts: The tone engine was told to fail on this text.
			Change \`failOn\`."
		`);
		const written = await files();
		expect(written).toContain('podcast/042-cache.vtt');
		expect(written.filter((file) => file.includes('041-nuvem'))).toEqual([]);
	});

	test('leaves the last good episode where it is', async () => {
		const { build, read, write } = await start({ newsletters: { '041-nuvem.md': portuguese } });
		await build();
		const before = await read('dist/podcast/feed.xml');
		await write('content/newsletters/041-nuvem.md', portuguese.replace('Eu avisei.', 'Eu avisei a todos.'));
		await build({ engine: toneEngine({ failOn: /avisei a todos/ }), onError: 'warn' });
		expect(await read('dist/podcast/feed.xml')).toBe(before);
	});
});

describe('an ffmpeg that does not work', () => {
	/** Answers like an ffmpeg when asked what it can do, and does `instead` when asked to do it. */
	async function fakeFfmpeg({ root, write }: BuiltSite, instead: string): Promise<string> {
		const file = 'bin/ffmpeg';
		const answer = "echo 'ffmpeg version 9.9' >&2; echo ' A....D libmp3lame MP3'";
		await write(file, `#!/bin/sh\ncase "$*" in *-encoders*) ${answer}; exit 0;; esac\n${instead}\n`);
		await chmod(join(root, file), 0o755);
		return join(root, file);
	}

	test('and was asked for by name is not replaced in silence', async () => {
		const { build, root } = await start();
		expect(await told(build({ ffmpeg: join(root, 'bin/ffmpeg') }))).toMatchInlineSnapshot(`
			"The ffmpeg of the option \`ffmpeg\` does not work: <root>/bin/ffmpeg: not there.
			Name an ffmpeg with libmp3lame, or name none: then one is looked for, and the built-in encoder is the last resort."
		`);
	});

	test.each([
		['fails', "cat >/dev/null; echo 'Unknown encoder' >&2; exit 1"],
		['is killed', 'kill -9 $$'],
	])('because it %s costs no speech and leaves no file', async (_name, instead) => {
		const site = await start({ newsletters: { '042-cache.md': brief } });
		const ffmpeg = await fakeFfmpeg(site, instead);
		expect(await told(site.build({ ffmpeg }))).toMatchSnapshot();
		expect(await objects(site.root, 'episode')).toEqual([]);
		const spoken = site.engine.calls.length;
		await site.build();
		expect(site.engine.calls.length).toBe(spoken);
	});
});

describe('a disk that is full', () => {
	test('is named, and what was finished is kept', async (context) => {
		const site = await start({ newsletters: { '042-cache.md': english } });
		const takes = join(site.root, '.cache/newscast/objects/take');
		await mkdir(takes, { recursive: true });
		const disk = await mountSmallDisk(takes, '700k');
		if (!disk) return context.skip('a small disk can be mounted by root on Linux only');
		try {
			const message = await told(site.build({ concurrency: 1 }));
			expect(message.replace(/take\/[0-9a-f]+/, 'take/<hash>')).toMatchInlineSnapshot(`
				"content/newsletters/042-cache.md
				“The Cache Strikes Back” has no episode: The disk is full: take/<hash>.wav could not be kept.
				Free some space on the disk of <root>/.cache/newscast/objects and run the build again. What was finished is kept."
			`);
			const kept = await objects(site.root, 'take');
			expect(kept.length).toBeGreaterThan(0);
			expect(kept.filter((file) => file.endsWith('.tmp'))).toEqual([]);
			await disk.grow();
			const spoken = site.engine.calls.length;
			await site.build();
			// The one that found no room is spoken again, and those that were never reached.
			expect(site.engine.calls.length - spoken).toBe((await objects(site.root, 'take')).length - kept.length);
		} finally {
			await disk.remove();
		}
	});
});

describe('what was built and then tampered with', () => {
	let built: BuiltSite;
	beforeAll(async () => {
		built = await makeSite({ newsletters: { '042-cache.md': brief } });
		await built.build();
	});
	afterAll(() => built.remove());

	async function copy(): Promise<BuiltSite> {
		site = await built.copy();
		return site;
	}

	test('a truncated take is reported and spoken again', async () => {
		const { root, build, engine, write } = await copy();
		const [first = ''] = await objects(root, 'take');
		await truncate(first, 100);
		await write('content/newsletters/042-cache.md', `${brief}\n`);
		const log = await build({ refresh: ['042-cache'] });
		expect(built.engine.calls.length).toBeGreaterThan(3);
		expect(engine.calls).toHaveLength(1);
		expect(log).toMatch(/take\/[0-9a-f]{64}\.wav was damaged in the cache and is made again\./);
	});

	test('a flipped bit in a published MP3 is noticed, and the same MP3 is made again from the takes', async () => {
		const { root, build, engine, snapshot } = await copy();
		const before = await snapshot();
		const mp3 = (await objects(root, 'episode')).find((file) => file.endsWith('.mp3')) ?? '';
		const bytes = await readFile(mp3);
		bytes[bytes.length - 500] = (bytes[bytes.length - 500] ?? 0) ^ 4;
		await writeFile(mp3, bytes);
		const log = await build();
		expect(log).toContain('was damaged in the cache');
		expect(engine.calls).toEqual([]);
		expect(await snapshot()).toEqual(before);
	});

	test('a published MP3 into which another tool wrote is as it was after the next build', async () => {
		const { dist, build, engine, files, snapshot } = await copy();
		// What is in a copy shares no bytes with its cache; what is built may.
		await build();
		const before = await snapshot();
		const mp3 = (await files()).find((file) => file.endsWith('.mp3')) ?? '';
		await appendFile(join(dist, mp3), 'a tag of somebody else');
		await build();
		expect(engine.calls).toEqual([]);
		expect(await snapshot()).toEqual(before);
	});

	test("a tool that writes into the published cover leaves the author's own alone", async () => {
		const { root, dist, build, files, bytes } = await copy();
		await build();
		const before = await bytes('public/cover.png');
		const cover = (await files()).find((file) => file.startsWith('podcast/cover.')) ?? '';
		await appendFile(join(dist, cover), 'smaller');
		expect(await readFile(join(root, 'public/cover.png'))).toEqual(before);
	});

	test('a damaged ledger stops the build', async () => {
		const { root, build, write } = await copy();
		await write('.cache/newscast/ledger.json', '{ "version": 1, "epis');
		expect((await told(build())).replaceAll(root, '<root>')).toMatchInlineSnapshot(`
			"<root>/.cache/newscast/ledger.json
			The ledger of published episodes is damaged.
			Restore it from a backup. Or delete it: episodes are then looked up again by their content, and any whose prompts, voices or options changed since are made anew."
		`);
	});
});
