import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readHostCard } from '../../integration/script/host-card.ts';
import { loadHostCard } from '../../integration/script/host-card-file.ts';
import { slotNames, slots } from '../../integration/script/slots.ts';

const whole: Readonly<Record<string, unknown>> = Object.fromEntries(
	slotNames.map((slot) => [slot, [slots[slot].required.map((name) => `{${name}}`).join(' ') || 'Sim.']]),
);

/** JSON is YAML. */
function cardWith(
	bank: Readonly<Record<string, unknown>>,
	fence = '---',
	rest: Readonly<Record<string, unknown>> = {},
): string {
	return `${fence}\n${JSON.stringify({ phrases: { en: bank }, ...rest })}\n---\n\nTalks little.\n`;
}

function cardAnd(rest: Readonly<Record<string, unknown>>): string {
	return cardWith(whole, '---', rest);
}

function complaintOf(text: string): unknown {
	try {
		return readHostCard('prompts/hosts/me.md', text);
	} catch (problem) {
		return problem;
	}
}

describe('reading a host card', () => {
	test('gives phrases per language and the persona', () => {
		const card = readHostCard('me.md', cardWith({ ...whole, list: ['One.', 'Two.'] }));
		expect(card).toMatchObject({ file: 'me.md', persona: 'Talks little.' });
		expect(card.phrases).toMatchObject({ 'pt-BR': {}, en: { list: ['One.', 'Two.'] } });
	});

	test('reads everything else a card may say, per language', () => {
		const card = readHostCard(
			'me.md',
			`---
voice:
  en: { id: slt, rate: 0.9 }
share: 0.4
delivery:
  tags: [sighs, very dryly]
  every: 9
fillers:
  share: [0.2, 0.3]
  pt-BR: [bom..., pois é]
hedges:
  en: [maybe]
catchPhrases:
  en:
    - { text: I told you so, limit: 2 }
    - { text: Right }
never:
  en: [folks]
moods:
  ironic: { how: Quietly., tags: [sighs] }
  positive: { how: Briefly. }
phrases:
  en: ${JSON.stringify({ ...whole, 'reaction:ironic': ['How nice.'] })}
---
`,
		);
		expect(card).toMatchObject({
			voice: { en: { id: 'slt', rate: 0.9 } },
			share: 0.4,
			delivery: { tags: ['sighs', 'very dryly'], every: 9 },
			fillers: { words: { 'pt-BR': ['bom...', 'pois é'], en: [] }, share: [0.2, 0.3] },
			hedges: { 'pt-BR': [], en: ['maybe'] },
			catchPhrases: {
				'pt-BR': [],
				en: [
					{ text: 'I told you so', limit: 2 },
					{ text: 'Right', limit: 1 },
				],
			},
			never: { 'pt-BR': [], en: ['folks'] },
			moods: { ironic: { how: 'Quietly.', tags: ['sighs'] }, positive: { how: 'Briefly.', tags: [] } },
		});
		expect(card.phrases.en['reaction:ironic']).toEqual(['How nice.']);
	});

	test('what a card leaves out is empty', () => {
		expect(readHostCard('me.md', cardWith(whole))).toMatchObject({
			voice: {},
			delivery: { tags: [] },
			fillers: { words: { 'pt-BR': [], en: [] } },
			hedges: { 'pt-BR': [], en: [] },
			catchPhrases: { 'pt-BR': [], en: [] },
			never: { 'pt-BR': [], en: [] },
			moods: {},
			share: undefined,
		});
	});

	test.each<[string, Readonly<Record<string, unknown>>, string]>([
		[
			'an unknown key',
			{ mood: 'sad' },
			'has “mood”, which is not a key here. Keys are: voice, share, delivery',
		],
		[
			'an unknown mood',
			{ moods: { gloomy: { how: 'x' } } },
			'`moods`: has “gloomy”, which is not a key here. Keys are: sarcastic, ironic, ',
		],
		[
			'an unknown language',
			{ hedges: { fr: [] } },
			'`hedges`: has “fr”, which is not a key here. Keys are: pt-BR, en.',
		],
		[
			'a language of fillers',
			{ fillers: { fr: [] } },
			'`fillers`: has “fr”, which is not a key here. Keys are: share',
		],
		[
			'a mood’s tag outside the palette',
			{ delivery: { tags: ['dryly'] }, moods: { ironic: { how: 'x', tags: ['sighs'] } } },
			'`moods.ironic.tags`: “sighs” is not in `delivery.tags`, which are: dryly.',
		],
		[
			'a tag in brackets',
			{ delivery: { tags: ['[sighs]'] } },
			'`delivery.tags.0`: “[sighs]” is not a delivery tag',
		],
		['too dense tags', { delivery: { tags: ['sighs'], every: 0 } }, '`delivery.every`: must be 1 or more'],
		[
			'a share the wrong way round',
			{ fillers: { share: [0.4, 0.1] } },
			'`fillers.share`: must have the least first',
		],
		['a share in per cent', { share: 40 }, '`share`: must be 1 or less'],
		['a voice without a name', { voice: { en: { rate: 1 } } }, '`voice.en.id`: must be text'],
		[
			'no limit at all',
			{ catchPhrases: { en: [{ text: 'x', limit: 0 }] } },
			'`catchPhrases.en.0.limit`: must be 1',
		],
		['a mood of many', { moods: { ironic: { tags: [] } } }, '`moods.ironic.how`: must be text'],
	])('%s is refused, with what is allowed', (_, rest, hint) => {
		expect(complaintOf(cardAnd(rest))).toMatchObject({
			message: expect.stringContaining('prompts/hosts/me.md'),
			hint: expect.stringContaining(hint),
		});
	});

	test('byte order mark and Windows line ends are fine', () => {
		const text = `\uFEFF${cardWith(whole).replaceAll('\n', '\r\n')}`;
		expect(readHostCard('me.md', text).persona).toBe('Talks little.');
	});

	test.each<[string, Readonly<Record<string, unknown>>, string]>([
		[
			'an unknown slot',
			{ ...whole, tpoic: ['{topic}'] },
			'`phrases.en.tpoic` is not a slot. Slots are: welcome, ',
		],
		[
			'a reaction in a mood that there is not',
			{ ...whole, 'reaction:gloomy': ['Ah.'] },
			'`phrases.en.reaction:gloomy` is not a slot',
		],
		['a missing slot', { ...whole, rest: undefined }, '`phrases.en.rest` is missing.'],
		[
			'an unknown placeholder',
			{ ...whole, list: ['{nam}.'] },
			'“{nam}.” has {nam}; allowed here: {host}, {other}.',
		],
		[
			'a placeholder of another slot',
			{ ...whole, list: ['{title}.'] },
			'“{title}.” has {title}; allowed here',
		],
		['a phrase without what it is for', { ...whole, topic: ['Next.'] }, '“Next.” lacks {topic}.'],
		['an unpaired brace', { ...whole, list: ['{other.'] }, '“{other.” has an unpaired brace.'],
		['no phrase', { ...whole, list: [] }, '`phrases.en.list`: needs at least one phrase'],
		['an empty phrase', { ...whole, list: [' '] }, '`phrases.en.list.0`: must not be empty'],
		['braces without quotes', { ...whole, topic: [{ topic: null }] }, 'Put quotes around phrases'],
	])('%s is refused, with file, slot and what is allowed', (_, bank, hint) => {
		expect(complaintOf(cardWith(bank))).toMatchObject({
			message: expect.stringContaining('prompts/hosts/me.md'),
			hint: expect.stringContaining(hint),
			loc: { file: 'prompts/hosts/me.md' },
		});
	});

	test('every mistake is listed at once', () => {
		const { hint } = complaintOf(cardWith({ ...whole, a: ['x'], rest: undefined })) as { hint: string };
		expect(hint.split('\n')).toHaveLength(2);
	});

	test.each([
		['program text', cardWith(whole, '---js')],
		['no front matter', 'Talks little.'],
		['an unclosed quote', '---\nphrases: "en\n---\n'],
		['an unknown language', '---\nphrases: { fr: {} }\n---\n'],
		['no language', '---\nphrases: {}\n---\n'],
		['an unknown key', '---\nphrases: { en: {} }\nmood: sad\n---\n'],
	])('%s is refused', (_, text) => {
		expect(complaintOf(text)).toMatchObject({ name: 'Newscast', message: expect.stringContaining('me.md') });
		// Refused the second time as well: nothing is remembered half-read.
		expect(complaintOf(text)).toMatchObject({ name: 'Newscast' });
	});
});

describe('finding a host card', () => {
	let folder: string;
	let folders: string[];
	beforeAll(async () => {
		folder = await mkdtemp(join(tmpdir(), 'cards-'));
		folders = [join(folder, 'own'), join(folder, 'package')];
		for (const each of folders) await mkdir(each);
		await writeFile(join(folder, 'own', 'me.md'), cardWith({ ...whole, list: ['Mine.'] }));
		for (const name of ['me', 'you']) await writeFile(join(folder, 'package', `${name}.md`), cardWith(whole));
		await mkdir(join(folder, 'own', 'odd.md'));
	});
	afterAll(() => rm(folder, { recursive: true }));

	test('the first folder that has it wins', async () => {
		const { card, text } = await loadHostCard('me', folders, folder);
		expect(card.phrases.en).toMatchObject({ list: ['Mine.'] });
		expect(text).toContain('Mine.');
		expect((await loadHostCard('you', folders, folder)).card.file).toBe(join('package', 'you.md'));
	});

	test('a card that is nowhere is refused with the folders that were looked in', async () => {
		await expect(loadHostCard('him', folders, folder)).rejects.toMatchObject({
			message: expect.stringContaining(`him.md is not in own or package`),
		});
	});

	test('a card that cannot be read is not passed over', async () => {
		await expect(loadHostCard('odd', folders, folder)).rejects.toThrow('cannot be read');
	});
});
