import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { languages } from '../../../integration/newsletter/newsletter.ts';
import { speak, spokenText } from '../../../integration/script/spoken/spoken.ts';
import { golden as english } from './golden.en.ts';
import { golden as brazilian } from './golden.pt-br.ts';

const speakable = /^[\p{L}\p{M} .,;:!?…'"“”()–—-]*$/u;
const invisible = /\p{Default_Ignorable_Code_Point}|\p{Me}|[ªº]/u;

const written = [...Object.values(brazilian), ...Object.values(english)].flat().map(([text]) => text);
/** Right to left, without spaces, without case, in no known script: newsletters quote all of these. */
const foreign = [
	...['مرحبا بالعالم ١٢٣ و ٤٥٪', '؟، ؛', 'שלום עולם 42%', '₪ 5', 'سلام\u200Fabc\u200E', '\u202E123\u202C'],
	...[
		'你好，世界。今天是2026年11月21日。',
		'こんにちは、3つの質問：①②③',
		'「引用」『二重』【括弧】',
		'안녕 3명',
	],
	...[
		'Привет, США! 5 ₽ — 10\u00A0000 руб.',
		'नमस्ते दुनिया। १२३',
		'สวัสดี ๕',
		'Ça coûte 1\u202F234,56 €',
		'¿Qué? ¡Sí!',
	],
	...['ᚠᛇᚻ', '𝒳 = 𝟓', 'ΑΒΓ7', '﷽', '〇', 'ǅ', 'İI', 'ß', 'Ⅻ', '㎏', '℃', '№ 5', '⒈', '㋿', '🏴󠁧󠁢󠁥󠁮󠁧󠁿', '👨‍👩‍👧'],
];
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
	.array(
		fc.oneof(
			fc.constantFrom(...crumbs, ...foreign),
			fc.constantFrom(...written),
			fc.string({ maxLength: 6 }),
		),
		{
			maxLength: 14,
		},
	)
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

	it.each(foreign)('says the words of %j and leaves its script alone', (text) => {
		const spoken = spokenText(text, language);
		expect(spoken).toMatch(speakable);
		expect(spoken).not.toMatch(invisible);
		expect(spokenText(spoken, language)).toBe(spoken);
	});

	it('leaves no acronym for the voice to guess at', () => {
		fc.assert(
			fc.property(fc.array(fc.constantFrom(...crumbs, ...written), { maxLength: 12 }), (pieces) => {
				expect(spokenText(pieces.join(' '), language)).not.toMatch(/(?<!\p{L})\p{Lu}{2}/u);
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
		60_000,
	);
});
