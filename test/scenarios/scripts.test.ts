import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { openai } from '../../integration/script/openai/openai.ts';
import { both, brief, english, portuguese } from '../helpers/newsletters.ts';
import { type BuiltSite, makeSite } from '../helpers/site.ts';
import { toneEngine } from '../helpers/tone-engine.ts';
import { answer, refuse } from '../script/openai/behaviours.ts';
import { type Mischief, replyTo } from '../script/openai/faithful-model.ts';
import { type HostileServer, startServer } from '../script/openai/hostile-server.ts';

let site: BuiltSite | undefined;
let server: HostileServer | undefined;
afterEach(async () => {
	await site?.remove();
	await server?.[Symbol.asyncDispose]();
});

async function siteWithModel(mischief: Mischief = {}, newsletters: Record<string, string> = both) {
	server = await startServer((request) => answer(replyTo(request, mischief)));
	const { baseURL, requests } = server;
	const writer = () =>
		openai({ model: 'faithful', baseURL, apiKey: 'none', price: { input: 1, output: 4 }, retries: 0 });
	site = await makeSite({ newsletters, options: { writer: writer() } });
	return { site, requests, writer };
}

describe('a script by a language model', () => {
	test('costs nothing when nothing is new, and only the section that was edited', async () => {
		const { site, requests, writer } = await siteWithModel();
		const log = await site.build({ writer: writer() });
		expect(log).toMatch(
			/041-nuvem: \d+ calls, [\d.]+k? tokens in, [\d.]+k? out, (?:less than )?US\$ 0\.\d\d/,
		);
		const first = requests.length;

		await site.build({ writer: writer() });
		expect(requests).toHaveLength(first);

		await rm(join(site.root, '.cache/newscast/objects/script'), { recursive: true });
		await site.write('content/newsletters/042-cache.md', `${english}\nOne more sentence.\n`);
		await site.build({ writer: writer() });
		expect(requests.length - first).toBe(2);
	});

	test('that bends an opinion is read from the newsletter there, and both log and page say so', async () => {
		const soften = (text: string) => `Talvez eu esteja exagerando, e há quem discorde, mas ${text}`;
		const { site } = await siteWithModel(
			{
				draft: ({ turns }) => ({
					turns: turns.map((turn) => (turn.opinion ? { ...turn, text: soften(turn.text) } : turn)),
				}),
				repair: ({ patches }) => ({ patches: patches.map(({ id, text }) => ({ id, text: soften(text) })) }),
			},
			{ '041-nuvem.md': portuguese },
		);
		const log = await site.build();
		expect(log).toMatch(/041-nuvem: .*\d+ turns? taken from the offline writer/);
		const page = await site.read('dist/podcast/041-nuvem/index.html');
		expect(page).toContain('Lido diretamente da newsletter');
		expect(page).not.toContain('há quem discorde');
		expect(page).toContain('Configuração sem teste é roleta-russa');
	});

	test('that cannot be had leaves the last episode in its place and says why', async () => {
		const { site } = await siteWithModel({}, { '042-cache.md': brief });
		await site.build();
		const before = await site.read('dist/podcast/feed.xml');
		await server?.[Symbol.asyncDispose]();
		server = await startServer(() => refuse(401, 'Incorrect API key provided.'));
		const { baseURL } = server;
		const writer = openai({ model: 'other', baseURL, apiKey: 'wrong' });
		await site.write('content/newsletters/042-cache.md', `${brief}\nOne more sentence.\n`);
		const log = await site.build({ writer, onError: 'warn' });
		expect(log).toMatch(/“The Cache Strikes Back” has no episode: .*(?:401|key)/i);
		expect(log).not.toContain('wrong');
		expect(await site.read('dist/podcast/feed.xml')).toBe(before);
	});
});

describe('the lexicon of a show', () => {
	test('decides what is said and leaves what is written, for one engine or for all', async () => {
		const lexicon = [
			'---',
			'terms:',
			'  cache: { say: stash, engines: { tone: { en: stassh } } }',
			'  homepage: { say: { en: front page } }',
			'---',
		].join('\n');
		site = await makeSite({
			newsletters: { '042-cache.md': brief },
			files: { 'content/lexicon.md': lexicon },
		});
		await site.build();
		const said = site.engine.calls.map(({ text }) => text).join(' ');
		expect(said).toMatch(/stassh/i);
		expect(said).toContain('front page');
		expect(said).not.toMatch(/\bcache\b/i);
		expect(await site.read('dist/podcast/042-cache.vtt')).toMatch(/cache/i);
	});

	test('that is wrong is named with its file, before any work', async () => {
		site = await makeSite({
			newsletters: both,
			files: { 'content/lexicon.md': '---\nterms:\n  GPU: shout\n---\n' },
		});
		await expect(site.build()).rejects.toMatchObject({
			message: expect.stringContaining('lexicon'),
			hint: expect.stringContaining('GPU'),
		});
		expect(site.engine.calls).toEqual([]);
	});
});

describe('delivery tags', () => {
	const moody = brief.replace('number: 42', 'number: 42\nmood: sarcastic');

	test('reach an engine that understands them, and no other', async () => {
		site = await makeSite({ newsletters: { '042-cache.md': moody } });
		await site.build();
		expect(site.engine.calls.flatMap(({ tags = [] }) => tags)).toEqual([]);

		const actor = toneEngine({ tags: ['dryly', 'deadpan', 'weary', 'sighs'] });
		await site.build({ engine: actor, refresh: ['042-cache'] });
		expect(actor.calls.flatMap(({ tags = [] }) => tags)).not.toEqual([]);
	});
});

describe('a show whose episodes have a length', () => {
	test('says less of a long newsletter, and something of every section', async () => {
		const paragraph =
			'Um parágrafo comprido conta o caso com calma. Ele tem três frases. A última não diz nada de novo.';
		const stories = Array.from({ length: 4 }, (_, story) =>
			[`## História ${story + 1}`, ...Array.from({ length: 5 }, () => paragraph)].join('\n\n'),
		);
		const body = ['Bom dia.', ...stories].join('\n\n');
		site = await makeSite({
			newsletters: { 'longa.md': `---\ntitle: Longa\ndate: 2026-11-02\n---\n\n${body}\n` },
			options: { minutes: { target: 1, max: 2 } },
		});
		const { build, read } = site;
		await build();
		const seconds = Number(/<itunes:duration>(\d+)</.exec(await read('dist/podcast/feed.xml'))?.[1]);
		expect(seconds).toBeLessThan(2 * 60);
		const { segments } = JSON.parse(await read('dist/podcast/longa.json')) as {
			segments: { body: string }[];
		};
		// Greetings and all.
		expect(segments.map((segment) => segment.body).join(' ').length).toBeLessThan(body.length);
		const page = await read('dist/podcast/longa/index.html');
		for (let story = 1; story <= 4; story++) expect(page).toContain(`História ${story}`);
	});
});
