import { afterAll, beforeAll, expect, test } from 'vitest';
import { episodeFixture } from '../helpers/episodes.ts';
import { siteFixture } from './fixtures.ts';
import { type ServedSite, serveSite } from './site.ts';

let site: ServedSite;
beforeAll(async () => {
	site = await serveSite(siteFixture());
});
afterAll(() => site[Symbol.asyncDispose]());

const page = async (path: string) => (await fetch(site.origin + path)).text();

test('newsletters without an episode are listed with the reason, in the language of the show', async () => {
	const index = await page('/podcast');
	expect(index).toContain('Edição 44');
	expect(index).toContain('O próximo astro build cria este episódio.');
	expect(index).toContain('Esta newsletter é um rascunho.');
	expect(index).toContain('Esta newsletter tem data de 7 de dezembro de 2026.');
	expect(index).toContain('Falta o título.');
});

test('a player without an episode says so', async () => {
	expect(await page('/own')).toContain('“no-such-newsletter”');
});

test('an open server shows what has changed, transcripts included', async () => {
	expect(await page('/podcast/2026/042')).toContain('Três abas abertas');
	const { turns, ...episode } = episodeFixture();
	const edited = turns.map((turn) => ({ ...turn, text: turn.text.replace('Três', 'Quatro') }));
	site.change(siteFixture({ episodes: [{ ...episode, title: 'Outro título', turns: edited }] }));
	expect(await page('/podcast')).toContain('Outro título');
	expect(await page('/podcast/2026/042')).toContain('Quatro abas abertas');
	expect((await fetch(`${site.origin}/podcast/2026/043`)).status).toBe(404);
});

test('an episode that is new since the start has a page', async () => {
	site.change(siteFixture({ episodes: [episodeFixture({ id: 'nova', title: 'Edição nova' })] }));
	expect(await page('/podcast/nova')).toContain('Edição nova');
});
