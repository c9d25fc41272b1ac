import type { Language } from '../../newsletter/newsletter.ts';

/**
 * Letter names as whole words: engines read a lone "A I" as an article and a pronoun, and collapse "L L". The English
 * ones are spelled so that both rule-based and neural engines say the letter.
 */
const names: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
	'pt-BR': {
		a: 'á',
		b: 'bê',
		c: 'cê',
		d: 'dê',
		e: 'é',
		f: 'éfe',
		g: 'gê',
		h: 'agá',
		i: 'í',
		j: 'jota',
		k: 'cá',
		l: 'éle',
		m: 'ême',
		n: 'êne',
		o: 'ó',
		p: 'pê',
		q: 'quê',
		r: 'érre',
		s: 'ésse',
		t: 'tê',
		u: 'u',
		v: 'vê',
		w: 'dáblio',
		x: 'xis',
		y: 'ípsilon',
		z: 'zê',
	},
	en: {
		a: 'ay',
		b: 'bee',
		c: 'see',
		d: 'dee',
		e: 'ee',
		f: 'eff',
		g: 'gee',
		h: 'aitch',
		i: 'eye',
		j: 'jay',
		k: 'kay',
		l: 'ell',
		m: 'em',
		n: 'en',
		o: 'oh',
		p: 'pee',
		q: 'cue',
		r: 'ar',
		s: 'ess',
		t: 'tee',
		u: 'you',
		v: 'vee',
		w: 'double you',
		x: 'ex',
		y: 'why',
		z: 'zee',
	},
};

/** Spells a word letter by letter; accents do not change a letter's name, other scripts keep the letter itself. */
export function spell(word: string, language: Language): string {
	const letters = word.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
	return [...letters].map((letter) => names[language][letter] ?? letter).join(' ');
}

/** Spells a plural such as "GPUs": the last letter's name takes the ending. */
export function spellPlural(word: string, language: Language): string {
	const spelled = spell(word, language);
	return /[sx]$/.test(spelled) ? `${spelled}${spelled.endsWith('xis') ? '' : 'es'}` : `${spelled}s`;
}
