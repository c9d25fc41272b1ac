import { spell, spellPlural } from './letters.ts';
import { around, type Rule, rule, type Scene } from './scan.ts';

/** What a version may end with: “-rc.1”, “-beta”, “rc2”. */
const stage = '-([a-z]{2,8})(?:\\.?(\\d{1,4}))?|(a|b|rc|dev|alpha|beta)(\\d{1,3})';

/** Acronyms, shouted words, Roman numerals and the letters in names such as GPT-5, K2.6 and x86. */
export const nameRules: readonly Rule[] = [
	rule(
		'roman',
		['letter'],
		/([IVXL]{1,7})(?:( (?:e|a|ao|ou|and|to|or|[–-]) )([IVXL]{1,7}))?(?![\p{L}\p{M}\p{N}'’&/-]|\.\p{L})/uy,
		([, first = '', between, second], scene) => {
			const said = sayRoman(first, scene);
			if (said === undefined || between === undefined || second === undefined) return said;
			const last = romanValue(second);
			return last === undefined ? undefined : said + between + scene.locale.cardinal(String(last));
		},
	),
	rule('roman', ['letter'], /[IVXL]{1,7}(?![\p{L}\p{M}\p{N}'’&/-]|\.\p{L})/uy, ([found], scene) =>
		sayRoman(found, scene),
	),
	rule('acronym', ['letter'], /\p{Lu}[\p{Lu}\p{M}]{1,40}s?(?![\p{L}\p{M}])/uy, ([found], scene) => {
		return shouted(found, scene) ? undefined : sayAcronym(found, scene);
	}),
	rule('shouted', ['letter'], /\p{Lu}[\p{Lu}\p{M}]{1,40}(?![\p{L}\p{M}])/uy, ([found], scene) => {
		return shouted(found, scene) ? found.toLowerCase() : undefined;
	}),
	rule('identifier', ['letter'], /[\p{Script=Latin}\p{M}]{3,40}(?![\p{L}\p{M}])/uy, ([found], scene) =>
		sayMixed(found, scene),
	),
	rule(
		'acronym',
		['letter'],
		/(?:\p{Lu}\.){2,10}(?:\p{Lu}(?![\p{L}\p{N}]))?/uy,
		([found], { text, start, locale }) => {
			const last = /^["”')\]]*$/.test(text.slice(start + found.length, start + found.length + 4));
			return spell(found.replaceAll('.', ''), locale.language) + (last && found.endsWith('.') ? '.' : '');
		},
	),
	rule('acronym', ['letter'], /\p{Lu}{1,3}&\p{Lu}{1,3}(?![\p{L}\p{N}])/uy, ([found], { locale }) => {
		const letters = found.split('&').map((part) => spell(part, locale.language));
		return letters.join(` ${locale.phrases.and} `);
	}),
	rule('identifier', ['letter'], /\p{L}[\p{L}\p{M}]{0,40}(?=-?\d)/uy, ([found], scene) =>
		besideDigits(found, scene),
	),
	rule('identifier', ['letter'], /(?<=\d)\p{L}[\p{L}\p{M}]{0,40}(?![\p{L}\p{M}])/uy, ([found], scene) => {
		return besideDigits(found, scene);
	}),
	rule(
		'version',
		['letter'],
		new RegExp(`v(\\d+(?:\\.\\d+){0,5})(?:${stage})?(?![\\p{L}\\p{N}])`, 'uy'),
		([, numbers = '', ...stages], scene) => {
			const { version } = scene.locale.phrases;
			const { before } = around(scene.text, scene.start, scene.start);
			const said = [numbers, ...stages.filter((part) => part)].map((part) => dotted(part, scene)).join(' ');
			return before.toLowerCase() === version ? said : `${version} ${said}`;
		},
	),
	rule(
		'version',
		['digit'],
		new RegExp(`(\\d{1,9}(?:\\.\\d{1,9}){1,7})(?:${stage})?(?![\\p{L}\\p{N}]|\\.\\d)`, 'uy'),
		([, numbers = '', ...stages], scene) => {
			const parts = [numbers, ...stages.filter((part) => part)];
			if (parts.length === 1 && /^\d+\.\d+$/.test(numbers)) return undefined;
			return parts.map((part) => dotted(part, scene)).join(' ');
		},
	),
	// A standard such as 802.11ax; after a number alone the letters would be a unit.
	rule(
		'version',
		['digit'],
		/(\d{1,4}\.\d{1,4})(\p{Ll}{1,2})(?![\p{L}\p{M}\p{N}])/uy,
		([, number = '', letters = ''], scene) => {
			return `${dotted(number, scene)} ${spell(letters, scene.locale.language)}`;
		},
	),
	rule('cardinal', ['digit'], /\d{1,64}/uy, ([found], { locale }) => locale.cardinal(found)),
];

/** "3.12" by its components: "três ponto doze". A word such as "beta" passes through, "rc" is spelled. */
export function dotted(written: string, { locale }: Pick<Scene, 'locale'>): string {
	if (!/^\d/.test(written))
		return /[aeiou]\p{L}|\p{L}[aeiou]/u.test(written) ? written : spell(written, locale.language);
	return written.split('.').map(locale.cardinal).join(` ${locale.phrases.point} `);
}

function sayAcronym(found: string, { dictionary, locale, text, start }: Scene): string {
	// Before digits a unit is a name: GB200.
	if (Object.hasOwn(locale.units, found) && /\d/.test(text.charAt(start + found.length)))
		return spell(found, locale.language);
	const term = found.replace(/s$/, '');
	const known = dictionary.say(found) ?? dictionary.say(term);
	if (known !== undefined) return known;
	return term === found ? spell(term, locale.language) : spellPlural(term, locale.language);
}

/** Upper case for emphasis: a common word, one with accents, or one that can be pronounced and is long or in company. */
function shouted(found: string, scene: Scene): boolean {
	const { locale, dictionary } = scene;
	if (dictionary.say(found) !== undefined) return false;
	const lower = found.toLowerCase();
	if (locale.common.has(lower)) return true;
	if (/[À-ÖØ-Ý]/.test(found)) return true;
	return isPronounceable(lower) && (found.length >= 6 || (found.length >= 4 && amidShouting(found, scene)));
}

const capitalsBefore = /(?:(?<![\p{L}\p{N}])[\p{Lu}\p{M}]{1,30}[,;:!?]? ){1,12}$/u;
const capitalsAfter = /^(?:[,;:!?]{0,2} [\p{Lu}\p{M}]{1,30}(?![\p{L}\p{N}])){1,12}/u;

/** Whether the capitals around a word are a sentence, not a list of acronyms: a common word is among them. */
function amidShouting(found: string, { text, start, locale }: Scene): boolean {
	const before = capitalsBefore.exec(text.slice(Math.max(0, start - 60), start))?.[0] ?? '';
	const end = start + found.length;
	const after = capitalsAfter.exec(text.slice(end, end + 60))?.[0] ?? '';
	return (`${before} ${after}`.toLowerCase().match(/[\p{L}\p{M}]{2,}/gu) ?? []).some((word) =>
		locale.common.has(word),
	);
}

/** Whether a word in lower case can be read as a word, judged by its vowels. */
function isPronounceable(word: string): boolean {
	return /[aeiouy]/.test(word) && !/[^aeiouy]{4}|^[^aeiouy]{3}|[^aeiouy]{3}$|(.)\1\1/.test(word);
}

/**
 * The acronyms and words that a name in mixed case is made of: "Chat" and "GPT", "v" and "LLM", "get" and "User". The
 * whole of any other word, and of names that are read well as they are: "GitHub", "iPhone".
 */
export function nameParts(name: string): string[] {
	if (/^\p{Ll}{3,}\p{Lu}\p{Ll}/u.test(name)) return name.split(/(?<=\p{Ll})(?=\p{Lu})/u);
	if (!/\p{Lu}{2}/u.test(name) || !/\p{Ll}/u.test(name)) return [name];
	return name.match(/^\p{Lu}{2,}(?=v$)|\p{Lu}+(?=\p{Lu}\p{Ll})|\p{Lu}?[\p{Ll}\p{M}]+|\p{Lu}+/gu) ?? [name];
}

function sayMixed(found: string, { dictionary, locale }: Scene): string | undefined {
	const [, name = found, plural] = /^(.*\p{Lu}{2})(s)$/u.exec(found) ?? [];
	const parts = nameParts(name);
	if (parts.length === 1) return undefined;
	const said = parts.map((part) => {
		const known = dictionary.say(part);
		if (known !== undefined) return known;
		return /^\p{Lu}+$/u.test(part) || part.length === 1 ? spell(part, locale.language) : part;
	});
	return said.join(' ') + (plural ?? '');
}

/** Letters that touch digits: a known word, a word with vowels, or letters to be named. */
function besideDigits(found: string, { dictionary, locale, text, start }: Scene): string | undefined {
	if (!/^[\p{Script=Latin}\p{M}]+$/u.test(found)) return undefined;
	// In 8xH100 the x is a sign.
	if (/^x\p{Lu}/u.test(found) && /\d/.test(text.charAt(start - 1))) return undefined;
	const known = dictionary.say(found) ?? dictionary.say(found.toUpperCase());
	if (known !== undefined && (found.length > 2 || found === found.toUpperCase())) return known;
	if (found.length === 1 || /^\p{Lu}{2,3}$/u.test(found)) return spell(found, locale.language);
	const vowels = /[aeiouyà-ü]/i.test(found);
	if (!vowels && found.length <= 4) return spell(found, locale.language);
	return /^\p{Lu}+$/u.test(found) && !vowels ? spell(found, locale.language) : undefined;
}

const values: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10, L: 50 };
const canonical = /^(?:XL|L?X{0,3})(?:IX|IV|V?I{0,3})$/;

function sayRoman(found: string, { text, start, locale, dictionary }: Scene): string | undefined {
	const { before } = around(text, start, start);
	const { after, royal, read } = locale.roman;
	const value = romanValue(found);
	if (value === undefined) return undefined;
	// Four such letters in that order are nothing else: “LXXVIII”.
	if (found.length > 3 && !royal.test(before)) return locale.cardinal(String(value));
	if (before === '') return undefined;
	const isRoyal = royal.test(before);
	const named = found.length > 1 && /^\p{Lu}\p{Ll}/u.test(before) && dictionary.say(found) === undefined;
	if (!after.test(before) && !isRoyal && !named) return undefined;
	if (isRoyal && found === 'I' && locale.language === 'en') return undefined;
	return read(value, before, isRoyal);
}

/** The value of a Roman numeral up to 89, if it is one. */
export function romanValue(numeral: string): number | undefined {
	if (!canonical.test(numeral)) return undefined;
	let total = 0;
	for (const [index, letter] of [...numeral].entries()) {
		const value = values[letter] ?? 0;
		total += value < (values[numeral.charAt(index + 1)] ?? 0) ? -value : value;
	}
	return total;
}
