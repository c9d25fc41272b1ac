import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Newsletter, Span } from '../../integration/newsletter/newsletter.ts';
import { sourceSpan } from '../../integration/newsletter/passage.ts';
import { Problem } from '../../integration/problem.ts';
import { blocksOf, parseBody, passagesOf } from './sample.ts';

const inline = fc.constantFrom(
	'palavra',
	'ação 👩‍🚀',
	'**forte**',
	'*a\nb*',
	'`x\\y`',
	'\\*',
	'&amp;',
	'&lt;&gt;',
	'[um *link*](/u "t")',
	'![alt \\* &amp;](i.png)',
	'https://a.b/c_d',
	'a@b.com',
	'<b>h</b>',
	'<!-- c -->',
	'[^1]',
	'  \n',
	'\\\n',
	'\n',
	'12:30',
	'(::x)',
	'\t',
	'~~d~~',
	'"',
	'עולם',
);
const line = fc.array(inline, { minLength: 1, maxLength: 8 }).map((parts) => `z ${parts.join(' ')}`);
const prefixed = (first: string, next: string) =>
	line.map((text) => first + text.split('\n').join(`\n${next}`));
const block = fc.oneof(
	line,
	prefixed('> ', '> '),
	prefixed('> > ', '> '),
	prefixed('- ', '  '),
	prefixed('- [x] ', '  '),
	prefixed('1. ', ''),
	prefixed('- > ', '  > '),
	line.map((text) => `## ${text.replaceAll('\n', ' ')}`),
	line.map((text) => `| ${text.replaceAll('\n', ' ')} | b |\n|---|---|`),
	line.map((text) => `**Marvin:** ${text}`),
	line.map((text) => `> **Ana**: ${text.replaceAll('\n', '\n> ')}`),
	line.map((text) => `:::marvin\n${text}\n:::`),
	fc.constantFrom('```js\ncode\n```', '***', '![só](x.png)', '[^1]: nota'),
);
const body = fc
	.tuple(fc.array(block, { minLength: 1, maxLength: 8 }), fc.constantFrom('\n', '\r\n'))
	.map(([blocks, newline]) => `início\n\n${blocks.join('\n\n')}`.replaceAll('\n', newline));

function expectWithin(inner: readonly Span[], outer: Span) {
	let at = outer.start;
	for (const { start, end } of inner) {
		expect(start).toBeGreaterThanOrEqual(at);
		expect(end).toBeGreaterThanOrEqual(start);
		at = end;
	}
	expect(at).toBeLessThanOrEqual(outer.end);
}

function parseUnlessRefused(text: string): Newsletter | undefined {
	try {
		return parseBody(text);
	} catch (error) {
		if (error instanceof Problem) return undefined;
		throw error;
	}
}

function eachPassage(
	check: (passage: ReturnType<typeof passagesOf>[number], newsletter: Newsletter) => void,
) {
	fc.assert(
		fc.property(body, (text) => {
			const newsletter = parseBody(text);
			for (const passage of passagesOf(newsletter)) check(passage, newsletter);
		}),
		{ numRuns: 200 },
	);
}

describe('offsets', () => {
	test('point at the text itself, but for escapes, entities and line breaks', () => {
		eachPassage(({ runs, text }, newsletter) => {
			expect(runs.map((run) => run.text).join('')).toBe(text);
			expect(text).toBe(text.trim());
			for (const run of runs) {
				const slice = newsletter.body.slice(run.start, run.end);
				const isBreak = run.text === ' ' && /\n/.test(slice);
				if (!isBreak && !/^(\\.|&\w+;)$/.test(slice)) expect(run.text).toBe(slice);
			}
		});
	});

	test('hold for any text, or it is refused with a problem', () => {
		const marks = fc.constantFrom(
			...'*_[]()!`<>&;:#-+|\\\n\n\t  a1é~^"=.'.split(''),
			'&amp;',
			'www.a.b',
			':::',
		);
		fc.assert(
			fc.property(fc.array(marks, { maxLength: 80 }), (parts) => {
				const newsletter = parseUnlessRefused(`início\n\n${parts.join('')}`);
				for (const { runs, text } of newsletter ? passagesOf(newsletter) : []) {
					expect(runs.map((run) => run.text).join('')).toBe(text);
					for (const run of runs) {
						const slice = newsletter?.body.slice(run.start, run.end) ?? '';
						if (!/[\n\\&]/.test(slice)) expect(run.text).toBe(slice);
					}
				}
			}),
			{ numRuns: 500 },
		);
	});

	test('are nested and ascending', () => {
		fc.assert(
			fc.property(body, (text) => {
				const newsletter = parseBody(text);
				expectWithin(newsletter.sections, { start: 0, end: newsletter.body.length });
				for (const section of newsletter.sections) expectWithin(section.blocks, section);
				for (const block of blocksOf(newsletter)) expectWithin(block.passages, block);
				for (const passage of passagesOf(newsletter)) expectWithin(passage.runs, passage);
			}),
			{ numRuns: 200 },
		);
	});

	test('are found for any part of a passage', () => {
		eachPassage((passage, newsletter) => {
			const middle = passage.text.length >> 1;
			const head = sourceSpan(passage, 0, middle);
			const tail = sourceSpan(passage, middle, passage.text.length);
			expectWithin([head, tail], passage);
			expect(tail.end).toBe(passage.end);
			expect(newsletter.body.slice(tail.start, tail.end).length).toBeGreaterThan(0);
		});
	});
});
