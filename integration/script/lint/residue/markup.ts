import { citedText } from '../cited.ts';
import { inSpoken, inText, matchesOf } from '../finding.ts';
import type { Finding, Rule } from '../lint.ts';
import { isStageDirection } from './directions.ts';

/** Markdown that makes text bold, a link, code or a heading, and tags of HTML and SSML, with the words inside. */
const markup: readonly { pattern: RegExp; without: string }[] = [
	{ pattern: /!?\[([^[\]\n]{0,300})\]\([^()\s]{0,500}\)/gu, without: '$1' },
	{ pattern: /`{1,3}([^`\n]{0,300})`{1,3}/gu, without: '$1' },
	{
		pattern: /(?<![*\p{L}\p{N}])\*{1,3}(?=\S)([^*\n]{1,300})(?<=\S)\*{1,3}(?![*\p{L}\p{N}])/gu,
		without: '$1',
	},
	{ pattern: /(?<![_\p{L}\p{N}])_{1,3}(?=\S)([^_\n]{1,300})(?<=\S)_{1,3}(?![_\p{L}\p{N}])/gu, without: '$1' },
	{ pattern: /~~([^~\n]{1,300})~~/gu, without: '$1' },
	{ pattern: /^[^\S\n]{0,3}(?:#{1,6}|>|[-*+•]|\d{1,3}[.)])[^\S\n]+(?=\S)/gmu, without: '' },
	{ pattern: /<\/?[a-z][a-z0-9-]{0,20}(?:\s[^<>\n]{0,300})?\/?>|<!--[^>]{0,500}-->/giu, without: '' },
	{ pattern: /^[^\S\n]{0,3}(?:`{3,}|~{3,}|-{3,}|\*{3,})[^\n]{0,40}$/gmu, without: '' },
];

/** Marks of markup that never belong to words for the ear. */
const marks = /[*_`~<>|{}[\]\\^]+/gu;

/** What the newsletter's text has too, such as `2 * 3 * 4`, is no markup. */
export const noMarkup: Rule = {
	id: 'R05',
	asks: 'A turn has no markdown, HTML, code or SSML.',
	check: ({ script, newsletter }) =>
		script.turns.flatMap((turn): Finding[] => {
			const written = markup.flatMap(({ pattern, without }) =>
				matchesOf(turn.text, pattern).map((span) => ({ span, without: (span.groups[0] ?? '') && without })),
			);
			const source = written.length > 0 ? citedText(turn, newsletter) : '';
			return [
				...written.flatMap(({ span, without }): Finding[] => {
					const found = turn.text.slice(span.start, span.end);
					const inside = without === '' ? '' : (span.groups[0] ?? '');
					if (source.includes(found.trim()) || (/^[*_]/.test(found) && isStageDirection(inside))) return [];
					const expected = inside === '' ? 'Leave it out.' : 'Write the words alone.';
					return [inText(turn, span, { rule: 'R05', severity: 'error', expected, fix: inside })];
				}),
				...matchesOf(turn.spoken, marks).map((span) =>
					inSpoken(turn, span, { rule: 'R05', severity: 'error', expected: 'Leave the marks out.' }),
				),
			];
		}),
};
