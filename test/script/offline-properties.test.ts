import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { languages, type Newsletter } from '../../integration/newsletter/newsletter.ts';
import { sourceSpan } from '../../integration/newsletter/passage.ts';
import type { Part, Turn } from '../../integration/script/script.ts';
import { newsletterOf } from '../helpers/newsletter.ts';
import { englishIssue, portugueseIssue } from './issues.ts';
import { cast, wordsOf, writeOffline } from './stage.ts';

const issues = [
	['pt-BR', newsletterOf(portugueseIssue)],
	['en', newsletterOf(englishIssue, 'en')],
] as const;

const sentence = fc
	.array(
		fc.constantFrom(
			'preço',
			'Souza',
			'**nuvem**',
			'é',
			'&amp;',
			'12%',
			'[guia](https://example.com)',
			'eu',
			'v1.2',
			'`x`',
		),
		{
			minLength: 1,
			maxLength: 60,
		},
	)
	.map((words) => `O ${words.join(' ')}`);
const paragraph = fc
	.array(fc.tuple(sentence, fc.constantFrom('.', '!', '?', '…', '.”')), { minLength: 1, maxLength: 7 })
	.map((sentences) => sentences.map(([text, end]) => text + end).join(' '));
const block = fc.oneof(
	paragraph,
	sentence,
	paragraph.map((text) => `**Lia:** ${text}`),
	paragraph.map((text) => `> **Marvin:** ${text}`),
	paragraph.map((text) => `> ${text}`),
	fc
		.array(sentence, { minLength: 1, maxLength: 12 })
		.map((items) => items.map((item) => `- ${item}`).join('\n')),
	sentence.map((text) => `### ${text}`),
	sentence.map((text) => `![${text.replaceAll(/[^\p{L} ]/gu, '')}](./a.png)`),
	fc.constant('```js\nlet x;\n```'),
	fc.constant('| A | B |\n| --- | --- |\n| 1 | 2 |'),
);
const section = fc
	.tuple(sentence, fc.array(block, { maxLength: 6 }))
	.map(([title, blocks]) => [`## ${title}`, ...blocks].join('\n\n'));
const newsletters = fc
	.tuple(fc.array(section, { maxLength: 4 }), fc.constantFrom(...languages))
	.map(([sections, language]) => newsletterOf(['Bom dia.', ...sections].join('\n\n'), language));

function check(property: (newsletter: Newsletter, turns: readonly Turn[]) => void): Promise<void> {
	return fc.assert(
		fc.asyncProperty(newsletters, async (newsletter) => {
			property(newsletter, (await writeOffline(newsletter)).turns);
		}),
		{ numRuns: 40, seed: 42 },
	);
}

describe('whatever the newsletter', () => {
	test('every word is a phrase of the speaker’s card or stands in the newsletter where the part says', () =>
		check((newsletter, turns) => {
			const fills = new Map(cast.map(({ id }) => [id, fillsOf(id, newsletter)]));
			for (const turn of turns) {
				for (const part of turn.parts ?? []) {
					if (part.from === 'source')
						expect(placesOf(part, newsletter)).toContain(`${part.start}-${part.end}`);
					else expect(fills.get(turn.host)?.has(part.text), part.text).toBe(true);
				}
				expect(wordsOf(turn.text)).toEqual((turn.parts ?? []).flatMap(({ text }) => wordsOf(text)));
			}
		}));

	test('everything is said once and in order, but for the end of long lists', () =>
		check((newsletter, turns) => {
			const said = sourceParts(turns).map(({ text }) => text);
			const blocks = newsletter.sections.flatMap(({ blocks }) => blocks);
			const written = blocks.flatMap(({ kind, opinion, passages }) =>
				passages.slice(0, kind === 'list' && !opinion ? 7 : undefined).map(({ text }) => text),
			);
			expect(said.flatMap(wordsOf)).toEqual(written.flatMap(wordsOf));
		}));

	test('no turn holds more than ninety words of the newsletter, sub-headings aside', () =>
		check(({ sections }, turns) => {
			const blocks = sections.flatMap(({ blocks }) => blocks);
			const headings = new Set(blocks.filter(({ kind }) => kind === 'heading').map(({ id }) => id));
			for (const turn of turns) {
				const parts = sourceParts([turn]).filter(({ block }) => !headings.has(block));
				const words = parts.flatMap(({ text }) => text.split(' '));
				expect(words.length).toBeLessThanOrEqual(90);
			}
		}));

	test('every block is cited by a turn that says it, and by no other but its neighbours', () =>
		check(({ sections }, turns) => {
			const blocks = sections.flatMap(({ blocks }) => blocks);
			expect(new Set(turns.flatMap(({ refs }) => refs))).toEqual(new Set(blocks.map(({ id }) => id)));
			for (const turn of turns) {
				for (const { block } of sourceParts([turn])) expect(turn.refs).toContain(block);
			}
		}));

	test('nobody tells three things in a row, but for opinions, lists, quotations and endless sentences', () =>
		check(({ sections }, turns) => {
			const kinds = new Map(sections.flatMap(({ blocks }) => blocks.map(({ id, kind }) => [id, kind])));
			const isWhole = ({ opinion, refs, text }: Turn) =>
				opinion === undefined &&
				/[.!?…]["”’]?$/.test(text) &&
				refs.every((ref) => kinds.get(ref) === 'paragraph');
			for (const [index, { host, section }] of turns.entries()) {
				const three = turns.slice(index, index + 3);
				const isRun =
					three.length === 3 && three.every((turn) => turn.host === host && turn.section === section);
				if (isRun) expect(three.every(isWhole)).toBe(false);
			}
		}));

	test('delivery tags are from the palette of the one who speaks', () =>
		check((_, turns) => {
			for (const { host, tags } of turns) {
				const palette = cast.find(({ id }) => id === host)?.card.delivery.tags;
				expect(tags.length).toBeLessThanOrEqual(1);
				expect(palette).toEqual(expect.arrayContaining([...tags]));
			}
		}));

	test('turns end in punctuation', () =>
		check((_, turns) => {
			for (const { text } of turns) expect(text).toMatch(/[.!?…:;,]["”]?$/);
		}));
});

describe.each(issues)('one edit in an issue (%s)', (language, newsletter) => {
	const edited = (body: string) => writeOffline(newsletterOf(body, language));

	test('a word changed or added in a sentence changes that turn alone', async () => {
		const { turns } = await writeOffline(newsletter);
		let edits = 0;
		for (const part of sourceParts(turns)) {
			const source = newsletter.body.slice(part.start, part.end);
			const word = / (\p{Ll}{4,}) /u.exec(source);
			if (!word) continue;
			edits++;
			const at = part.start + word.index + 1;
			for (const replacement of ['zebra', `${word[1]} entre zebras`]) {
				const body =
					newsletter.body.slice(0, at) + replacement + newsletter.body.slice(at + (word[1]?.length ?? 0));
				const after = await edited(body);
				const spoken = new Set(after.turns.map((turn) => turn.spoken));
				const lost = turns.filter((turn) => !spoken.has(turn.spoken));
				expect(after.turns).toHaveLength(turns.length);
				expect(lost.map(({ parts }) => parts?.includes(part))).toEqual([true]);
			}
		}
		expect(edits).toBeGreaterThan(10);
	});

	test('a new title changes the turn that says it', async () => {
		const { turns } = await writeOffline(newsletter);
		for (const { title } of newsletter.sections) {
			if (!title) continue;
			const body = `${newsletter.body.slice(0, title.start)}Zebras${newsletter.body.slice(title.end)}`;
			const spoken = new Set((await edited(body)).turns.map((turn) => turn.spoken));
			expect(turns.filter((turn) => !spoken.has(turn.spoken))).toHaveLength(1);
		}
	});

	test('new blocks in one section change no turn of another', async () => {
		const { turns } = await writeOffline(newsletter);
		const blocks = '### Zebras\n\nZebras. Muitas zebras.\n\n- Uma\n- Duas\n\n> Zebra.';
		for (const { id, end } of newsletter.sections) {
			const body = `${newsletter.body.slice(0, end)}\n\n${blocks}${newsletter.body.slice(end)}`;
			const after = await edited(body);
			const others = (all: readonly Turn[]) =>
				all.filter((turn) => turn.section !== id).map(({ host, spoken }) => [host, spoken]);
			expect(others(after.turns)).toEqual(others(turns));
		}
	});
});

type SourcePart = Extract<Part, { from: 'source' }>;

function sourceParts(turns: readonly Turn[]): SourcePart[] {
	return turns.flatMap(({ parts = [] }) => parts.filter((part) => part.from === 'source'));
}

/** Every span of the part's block whose text is the part's. */
function placesOf(part: SourcePart, { sections }: Newsletter): string[] {
	const block = sections.flatMap(({ blocks }) => blocks).find(({ id }) => id === part.block);
	const places: string[] = [];
	for (const passage of block?.passages ?? []) {
		for (let at = passage.text.indexOf(part.text); at >= 0; at = passage.text.indexOf(part.text, at + 1)) {
			const { start, end } = sourceSpan(passage, at, at + part.text.length);
			places.push(`${start}-${end}`);
		}
	}
	return places;
}

/** Every text the bank of a host can give for a newsletter. */
function fillsOf(host: string, { title, sections, language }: Newsletter): Set<string> {
	const [speaker, other] = cast.toSorted((a) => (a.id === host ? -1 : 1));
	const strip = (text = '') => text.replace(/[\s.!?…:;,]+$/u, '');
	const topics = sections.map((each) => strip(each.title?.text));
	const texts = Object.values(speaker?.card.phrases[language] ?? {})
		.flat()
		.flatMap((phrase) =>
			topics.map((topic) =>
				phrase
					.replaceAll('{show}', 'Terra Plana')
					.replaceAll('{title}', strip(title))
					.replaceAll('{topic}', topic)
					.replaceAll('{host}', strip(speaker?.name))
					.replaceAll('{other}', strip(other?.name)),
			),
		);
	return new Set(texts);
}
