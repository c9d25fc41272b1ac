import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { languages } from '../../../integration/newsletter/newsletter.ts';
import { speak, spokenText } from '../../../integration/script/spoken/spoken.ts';
import { golden as english } from './golden.en.ts';
import { golden as brazilian } from './golden.pt-br.ts';

const speakable = /^[\p{L}\p{M} .,;:!?…'"“”()–—-]*$/u;
const invisible = /\p{Default_Ignorable_Code_Point}|\p{Me}|[ªº]/u;

const written = [...Object.values(brazilian), ...Object.values(english)].flat().map(([text]) => text);
const crumbs = [
	...[
		'R$',
		'$',
		'€',
		'%',
		'1.',
		',5',
		'10',
		'2026',
		'-',
		'–',
		'—',
		'/',
		'//',
		'https://',
		'www.',
		'.com',
		'@',
		'#',
	],
	...[
		'**',
		'_',
		'`',
		'[',
		'](',
		')',
		'<',
		'>',
		'</b>',
		'&amp;',
		'|',
		'\n',
		'\n\n- ',
		'🎉',
		'1️⃣',
		'\u200B',
		'\u0301',
	],
	...[
		'½',
		'²',
		'٣',
		'𝟗',
		'Ⅷ',
		'º',
		'ª',
		'°',
		'±',
		'×',
		'→',
		'IA',
		'AI',
		'NÃO',
		'v1',
		'K',
		'B',
		'h',
		'p.',
		'a.m.',
	],
	...[
		'Dr.',
		'etc.',
		'século',
		'XX',
		'e/ou',
		'C++',
		'k8s',
		' ',
		' ',
		' ',
		'de',
		'mil',
		'\uD800',
		'ﬁ',
		'１',
		'x',
		'~',
	],
];
const unicode = fc.string({ unit: 'binary', maxLength: 60 });
const mixture = fc
	.array(fc.oneof(fc.constantFrom(...crumbs), fc.constantFrom(...written), fc.string({ maxLength: 6 })), {
		maxLength: 14,
	})
	.map((pieces) => pieces.join(''));
const prose = fc
	.array(fc.constantFrom(...written), { minLength: 1, maxLength: 10 })
	.map((all) => all.join(' '));
const anything = fc.oneof(unicode, mixture, prose);

describe.each(languages)('%s', (language) => {
	it('leaves nothing that cannot be spoken', () => {
		fc.assert(
			fc.property(anything, (text) => {
				const spoken = spokenText(text, language);
				expect(spoken).toMatch(speakable);
				expect(spoken).not.toMatch(invisible);
				expect(spoken).toBe(spoken.normalize('NFC').trim());
				expect(spoken).not.toMatch(/ {2}|[.,;:!?…]{2}/);
			}),
			{ numRuns: 300 },
		);
	});

	it('changes nothing in its own result', () => {
		fc.assert(
			fc.property(anything, (text) => {
				const spoken = spokenText(text, language);
				expect(spokenText(spoken, language)).toBe(spoken);
			}),
			{ numRuns: 300 },
		);
	});

	it('says something whenever there is a word or a number', () => {
		fc.assert(
			fc.property(
				fc.array(fc.constantFrom('casa', '42', 'IA', 'exemplo.com', '—', '"', '(', ')', '.', '*'), {
					maxLength: 8,
				}),
				(pieces) => {
					const text = pieces.join(' ');
					fc.pre(/[\p{L}\d]/u.test(text));
					expect(spokenText(text, language)).not.toBe('');
				},
			),
		);
	});

	it.each(['.', '!', '?', '…'])('ends with %s where the text does', (end) => {
		const unfinished = written.filter((text) => /[\p{L}\p{N}%]$/u.test(text));
		expect(unfinished.length).toBeGreaterThan(300);
		for (const text of unfinished) expect(spokenText(text + end, language)).toMatch(new RegExp(`\\${end}$`));
	});

	it('tells which stretches of the text it replaced, in order', () => {
		fc.assert(
			fc.property(anything, (text) => {
				let last = 0;
				for (const { start, end, found } of speak(text, language).replacements) {
					expect(start).toBeGreaterThanOrEqual(last);
					expect(end).toBeGreaterThan(start);
					expect(found).toBe(text.slice(start, end));
					last = end;
				}
			}),
		);
	});

	// A rule that tries every length at every place would take minutes here.
	it.each(['1,', '1.', 'a/', '@', '((((', 'a.', '[a](', '<!--', ' ', '\n', '::', 'http://', 'A.', '"'])(
		'finishes on a hundred kilobytes of %j',
		(piece) => {
			const text = piece.repeat(Math.ceil(100_000 / piece.length));
			expect(spokenText(text, language)).toMatch(speakable);
		},
		15_000,
	);
});
