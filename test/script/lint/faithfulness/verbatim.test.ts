import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { languages, type Newsletter } from '../../../../integration/newsletter/newsletter.ts';
import { parseNewsletter } from '../../../../integration/newsletter/parse.ts';
import { faithfulnessRules } from '../../../../integration/script/lint/faithfulness/rules.ts';
import type { Finding } from '../../../../integration/script/lint/lint.ts';
import { speak } from '../../../../integration/script/spoken/spoken.ts';
import { hostNames, newsletterOf } from '../../../helpers/newsletter.ts';
import { englishIssue, portugueseIssue } from '../../issues.ts';
import { writeOffline } from '../../stage.ts';
import { subjectOf } from '../scripted.ts';

const shelf = new URL('../../../../content/newsletters/', import.meta.url);
const demo = readdirSync(shelf)
	.filter((name) => name.endsWith('.md'))
	.map((name): [string, Newsletter] => {
		const place = {
			id: name,
			file: `content/newsletters/${name}`,
			language: 'pt-BR',
			hosts: hostNames,
		} as const;
		return [name, parseNewsletter(readFileSync(new URL(name, shelf), 'utf8'), place)];
	});

async function errorsOf(newsletter: Newsletter, withParts = true): Promise<Finding[]> {
	const { turns } = await writeOffline(newsletter, {
		spoken: (text) => speak(text, newsletter.language).text,
	});
	const told = withParts ? turns : turns.map(({ parts: _, ...turn }) => turn);
	const subject = subjectOf(newsletter, told);
	return faithfulnessRules
		.flatMap((rule) => rule.check(subject))
		.filter(({ severity }) => severity === 'error');
}

describe.each([
	['a Portuguese issue', newsletterOf(portugueseIssue)],
	['an English issue', newsletterOf(englishIssue, 'en')],
	...demo,
])('the offline script of %s', (_, newsletter) => {
	test('has no errors', async () => {
		expect(await errorsOf(newsletter)).toEqual([]);
	});

	test('has none either when nobody knows where its words are from', async () => {
		expect(await errorsOf(newsletter, false)).toEqual([]);
	});
});

const words = [
	'preço',
	'Souza',
	'**nuvem**',
	'não',
	'&amp;',
	'12%',
	'[guia](https://example.com)',
	'eu',
	'v1.2',
];
const sentence = fc
	.array(fc.constantFrom(...words, '`x`', 'talvez', '“nada”', 'nunca', 'R$ 3 mil'), {
		minLength: 1,
		maxLength: 40,
	})
	.map((parts) => `O ${parts.join(' ')}`);
const paragraph = fc.array(sentence, { minLength: 1, maxLength: 5 }).map((all) => `${all.join('. ')}.`);
const block = fc.oneof(
	paragraph,
	paragraph.map((text) => `**Lia:** ${text}`),
	paragraph.map((text) => `> **Marvin:** ${text}`),
	paragraph.map((text) => `> ${text}`),
	fc.array(sentence, { minLength: 1, maxLength: 12 }).map((all) => all.map((text) => `- ${text}`).join('\n')),
	sentence.map((text) => `### ${text}`),
	fc.constantFrom('```js\nlet x;\n```', '| A | B |\n| --- | --- |\n| 1 | 2 |', '🎂', '![Uma fila](./a.png)'),
);
const newsletters = fc
	.tuple(
		fc.array(fc.tuple(sentence, fc.array(block, { maxLength: 5 })), { maxLength: 3 }),
		fc.constantFrom(...languages),
	)
	.map(([sections, language]) =>
		newsletterOf(
			['Bom dia.', ...sections.map(([title, blocks]) => [`## ${title}`, ...blocks].join('\n\n'))].join(
				'\n\n',
			),
			language,
		),
	);

test('no offline script of any newsletter has errors', () =>
	fc.assert(
		fc.asyncProperty(newsletters, async (newsletter) => {
			expect(await errorsOf(newsletter)).toEqual([]);
		}),
		{ numRuns: 60 },
	));

test('two hundred sections and a paragraph of 100 kB are read in seconds', async () => {
	const sections = Array.from(
		{ length: 200 },
		(_, at) => `## Parte ${at}\n\nO preço ${at} subiu. **Lia:** não.`,
	);
	const long = 'O preço da máquina média não subiu na terça-feira, segundo a nota. '.repeat(1500);
	const began = performance.now();
	expect(await errorsOf(newsletterOf(`${long}\n\n${sections.join('\n\n')}`))).toEqual([]);
	expect(performance.now() - began).toBeLessThan(30_000);
});
