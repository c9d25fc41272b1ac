import { describe, expect, test } from 'vitest';
import type { Newsletter } from '../../integration/newsletter/newsletter.ts';
import type { ScriptWriter } from '../../integration/script/script.ts';
import { newsletterOf } from '../helpers/newsletter.ts';
import { englishIssue, portugueseIssue } from './issues.ts';
import { cast, contextWith, wordsOf } from './stage.ts';

const newsletters: readonly [string, Newsletter][] = [
	['a Portuguese issue', newsletterOf(portugueseIssue)],
	['an English issue', newsletterOf(englishIssue, 'en', 'An ordinary week')],
	['one sentence', newsletterOf('Choveu.')],
	['links only', newsletterOf('- [Um](https://example.com/1)\n- [Dois](https://example.com/2)')],
	[
		'comments by one host only',
		newsletterOf('## A\n\nUm fato.\n\n**Marvin:** Pois é.\n\n## B\n\n**Marvin:** De novo.'),
	],
	['a heading with nothing below', newsletterOf('Oi.\n\n## Vazia\n\n## Cheia\n\nTexto.')],
	[
		'two hundred sections',
		newsletterOf(
			Array.from({ length: 200 }, (_, index) => `## Assunto ${index}\n\nTexto ${index}.`).join('\n\n'),
		),
	],
];

/** What every script writer must do, whatever it writes with. */
export function describeWriter(name: string, make: () => ScriptWriter): void {
	describe(`${name} as a script writer`, () => {
		describe.each(newsletters)('given %s', async (_, newsletter) => {
			const { sections, opinions } = newsletter;
			const { turns, language, writer } = await make().write(newsletter, contextWith());

			test('signs the script and keeps the language', () => {
				expect({ writer, language }).toEqual({ writer: make().id, language: newsletter.language });
			});

			test('gives every turn an id of its own, a known host and something to say', () => {
				expect(new Set(turns.map(({ id }) => id)).size).toBe(turns.length);
				const hosts = new Set(cast.map(({ id }) => id));
				for (const turn of turns) {
					expect(hosts).toContain(turn.host);
					expect(wordsOf(turn.text)).not.toEqual([]);
					expect(turn.spoken.trim()).not.toBe('');
				}
			});

			test('cites blocks and opinions of the section the turn belongs to', () => {
				for (const turn of turns) {
					const section = sections.find(({ id }) => id === turn.section);
					const known = new Set(section?.blocks.map(({ id }) => id));
					for (const ref of turn.refs) expect(known).toContain(ref);
					if (turn.opinion) expect(section?.blocks.map(({ opinion }) => opinion)).toContain(turn.opinion);
				}
			});

			test('speaks of every section, and of every block', () => {
				expect(new Set(turns.map(({ section }) => section))).toEqual(
					new Set(['opening', ...sections.map(({ id }) => id), 'closing']),
				);
				const blocks = sections.flatMap((section) => section.blocks);
				expect(new Set(turns.flatMap(({ refs }) => refs))).toEqual(new Set(blocks.map(({ id }) => id)));
			});

			test('greets first, says farewell last, and keeps the order of the sections between', () => {
				const order = ['opening', ...sections.map(({ id }) => id), 'closing'];
				const places = turns.map(({ section }) => order.indexOf(section));
				expect(places).toEqual(places.toSorted((a, b) => a - b));
			});

			test.runIf(opinions.length > 0)('has every opinion voiced whole, by its owner and nobody else', () => {
				for (const opinion of opinions) {
					const own = turns.filter((turn) => turn.opinion === opinion.id);
					expect(new Set(own.map(({ host }) => host))).toEqual(new Set([opinion.host]));
					const said = own.flatMap(({ text }) => wordsOf(text));
					const blocks = sections
						.flatMap((section) => section.blocks)
						.filter((block) => block.opinion === opinion.id);
					for (const { text } of blocks.flatMap(({ passages }) => passages)) {
						for (const word of wordsOf(text)) {
							const at = said.indexOf(word);
							expect(at, `“${word}” of “${text}”`).toBeGreaterThanOrEqual(0);
							said.splice(0, at + 1);
						}
					}
				}
			});

			test('writes the same script twice', async () => {
				const { turns: again } = await make().write(newsletter, contextWith());
				expect(again).toEqual(turns);
			});
		});

		test('does nothing once it is told to stop', async () => {
			const signal = AbortSignal.abort(new Error('stop'));
			await expect(make().write(newsletterOf('Oi.'), contextWith({ signal }))).rejects.toThrow('stop');
		});
	});
}
