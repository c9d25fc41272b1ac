import { type Mapped, mapped, replace } from './mapped.ts';

const ignorable = /[\p{Default_Ignorable_Code_Point}\p{Cf}\p{Cs}\p{Co}]|(?![\t\n\v\f\r\u0085])\p{Cc}/gu;
const emoji = /\p{RGI_Emoji}/gv;
const foreign = /\P{ASCII}/gu;
const spaces = /[^\S\n]{2,}|[^\S\n ]/g;
/** Between the thousands of a number. */
const groupSpace = /(?<=(?<!\d)\d{1,3})[\u00A0\u2007\u2009\u202F](?=\d{3}(?!\d))/g;
const comment = /<!--[^>]{0,2000}-->/g;
const tag =
	/<\/?(?:a|abbr|b|blockquote|br|code|div|em|figure|h[1-6]|hr|i|iframe|img|kbd|li|mark|ol|p|pre|s|small|span|strong|sub|sup|table|t[dhr]|tbody|thead|u|ul|video)(?:\s[^<>]{0,500})?\/?>/gi;
const entity = /&(amp|lt|gt|quot|apos|nbsp|hellip|mdash|ndash|#\d{1,6}|#x[\da-f]{1,5});/gi;
const link = /!?\[([^[\]]{0,500})\](?:\([^()\s]{0,800}(?:\s"[^"\n]{0,200}")?\)|\[[^[\]]{0,200}\])/g;
const footnote = /\[\^[^[\]\s]{1,40}\]:?/g;
const breaks = / ?\n(?:\s*\n ?| ?(?=(?:[-*+•>]|#{1,6}|\d{1,3}[.)]) ))/g;
const marker = /^ ?(?:(?:#{1,6}|>|[-*+•]) )+/gm;
const rule = /^ ?[-*_]{3,} ?$/gm;
const emphasis =
	/`+|~~|\*{2,3}|(?<![\p{L}\p{N}*_])[*_]{1,3}(?=[^\s*_])|(?<=[^\s*_])[*_]{1,3}(?![\p{L}\p{N}*_])/gu;

/**
 * The words of a text without markup, emoji and invisible characters, on one line. Digits, quotes, dashes and letters
 * in disguise (full-width, mathematical, ligatures) become the plain ones. Offsets lead back into `text`.
 */
export function clean(text: string): Mapped {
	let source = mapped(text);
	if (text.normalize('NFC') !== text)
		source = replace(source, /\P{M}\p{M}*/gu, ([found]) => found.normalize('NFC'));
	source = replace(source, emoji, () => ' ');
	source = replace(source, ignorable, () => '');
	if (/[<&]/.test(text)) {
		source = replace(source, comment, () => ' ');
		source = replace(source, tag, ([found]) => (/^<\/?(?:br|p|li|div|h\d|t[dhr])\b/i.test(found) ? ' ' : ''));
		source = replace(source, entity, ([, name]) => decode(name ?? ''));
	}
	source = replace(source, groupSpace, () => '');
	source = replace(source, foreign, ({ 0: character, index }, whole) => plain(character, whole, index ?? 0));
	source = replace(source, spaces, () => ' ');
	source = replace(source, footnote, () => '');
	source = replace(source, link, ([, words]) => words ?? '');
	source = replace(source, breaks, (match, whole) => (endsAnything(match, whole) ? '\n' : '.\n'));
	source = replace(source, rule, () => '');
	source = replace(source, marker, () => '');
	source = replace(source, emphasis, () => '');
	return replace(source, /\s{2,}|\n/g, () => ' ');
}

function endsAnything(match: RegExpMatchArray, whole: string): boolean {
	const before = whole.charAt((match.index ?? 0) - 1);
	return before === '' || /[\s.!?…:;,*_-]/.test(before);
}

const named: Readonly<Record<string, string>> = {
	amp: '&',
	lt: '<',
	gt: '>',
	quot: '"',
	apos: "'",
	nbsp: ' ',
	hellip: '…',
	mdash: '—',
	ndash: '–',
};

function decode(name: string): string {
	const known = named[name.toLowerCase()];
	if (known) return known;
	const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number.parseInt(name.slice(1), 10);
	return code > 31 && code < 0x110000 ? String.fromCodePoint(code) : ' ';
}

/** Characters whose compatibility form would lose a meaning the taggers need, or that have none. */
const lookalikes: Readonly<Record<string, string>> = {
	...Object.fromEntries([...'‘’‚‛ʼ′´‹›'].map((quote) => [quote, "'"])),
	...Object.fromEntries([...'«»„‟″'].map((quote) => [quote, '“'])),
	...Object.fromEntries([...'‐‑‒−﹣－'].map((dash) => [dash, '-'])),
	...Object.fromEntries([...'⁰¹²³⁴⁵⁶⁷⁸⁹ªº…“”–—'].map((kept) => [kept, kept])),
	...Object.fromEntries([...'™®©'].map((mark) => [mark, ''])),
	'»': '”',
	'‟': '”',
	'⁄': '/',
	'∕': '/',
	'№': 'nº',
	'―': '—',
	'٪': '%',
	'؟': '?',
	'،': ',',
	'؛': ';',
	'。': '. ',
	'、': ', ',
	'।': '.',
};

function plain(character: string, whole: string, index: number): string {
	const kept = lookalikes[character];
	if (kept !== undefined) return kept;
	if (/\p{Nd}/u.test(character)) return digit(character);
	const folded = character.normalize('NFKC').replaceAll('⁄', '/');
	// An accent that stands alone has nothing to stand on.
	if (/^ \p{M}/u.test(folded)) return '';
	// A fraction, or a digit in a circle, is a number of its own; a lowered digit belongs to a formula.
	if (!/\p{No}/u.test(character) || /[₀-₉]/.test(character)) return folded;
	const before = /[\d\p{No}]/u.test(whole.charAt(index - 1)) ? ' ' : '';
	return before + folded + (/[\p{L}\p{N}]/u.test(whole.charAt(index + 1)) ? ' ' : '');
}

/** The value of a decimal digit of any script: each script's ten lie together, in order, from zero. */
function digit(character: string): string {
	const code = character.codePointAt(0) ?? 0;
	let zero = code;
	while (zero > 0 && code - zero < 50 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero--;
	return String((code - zero) % 10);
}
