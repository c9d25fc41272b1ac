import { common as englishCommon } from '../../spoken/words.en.ts';
import { common as brazilianCommon } from '../../spoken/words.pt-br.ts';
import type { LintSubject } from '../lint.ts';
import { wordsIn } from '../words.ts';
import { sourceOf } from './source.ts';
import { plain, stemOf } from './stems.ts';
import { isContent } from './stop-words.ts';

/** The names a script may say. */
export interface KnownNames {
	/**
	 * Whether a word, as it is written in a script, is part of the newsletter or the show.
	 * @param opens Whether a capital may stand there whatever the word: then another form of a word will do.
	 */
	has(word: string, opens: boolean): boolean;
	/** Whether capitalised words, next to each other, spell out an acronym of the newsletter. */
	expands(words: readonly string[]): boolean;
}

/** Calls and titles that name nobody. */
const titles = new Set(
	'sr sra dr dra prof profa senhor senhora doutor doutora mr mrs ms dr prof sir madam deus god internet web ia ai'.split(
		' ',
	),
);

const demonym = /^(?:n|an|ian|ean|ese|ish|i|ic|eir[oa]|ian[oa]|an[oa]|ens[e]|es|esa|ino|ina|ol|ola)?s?$/;

/** Names that the newsletter, its show and its hosts have. */
export function namesKnownTo(subject: LintSubject): KnownNames {
	const { newsletter, cast, show } = subject;
	const source = sourceOf(newsletter, subject.speak);
	const { title, description = '', body } = newsletter;
	const names = cast.flatMap(({ id, name }) => [id, name]);
	const texts = [body, title, description, show.title, ...names];
	const words = new Set(texts.flatMap((text) => wordsIn(text).map(({ folded }) => plain(folded))));
	const heard = source.all.stems;
	const proper = new Set(texts.flatMap((text) => text.match(/\p{Lu}[\p{L}\p{M}]{3,}/gu) ?? []).map(fold));
	const acronyms = new Set(texts.flatMap(initialsIn));
	const capitals = new Set(texts.flatMap((text) => text.match(/\p{Lu}[\p{L}\p{M}]+/gu) ?? []));
	const upper = new Set(texts.flatMap((text) => text.match(/\p{Lu}{2,8}/gu) ?? []));

	return {
		has(word, opens) {
			const folded = fold(word);
			// A function word with a capital inside a sentence is a name: “the group Which”.
			if (!opens && /^\p{Lu}\p{Ll}{2,}$/u.test(word) && !isContent(word.toLowerCase()))
				return capitals.has(word);
			return (
				words.has(folded) ||
				words.has(folded.replace(opens || /\p{Lu}s$/u.test(word) ? /'?s$/ : /'s$/, '')) ||
				(heard.has(stemOf(folded)) && (opens || !isLikeName(folded))) ||
				titles.has(folded) ||
				!isContent(word.toLowerCase()) ||
				brazilianCommon.has(word.toLowerCase()) ||
				englishCommon.has(word.toLowerCase()) ||
				(/^\p{Lu}{2,6}$/u.test(word) && acronyms.has(folded)) ||
				isDemonym(folded)
			);
		},
		expands: (names) =>
			names.length > 1 && upper.has(names.map((word) => word.charAt(0).toUpperCase()).join('')),
	};

	/** “Campinas” is no form of “Campina”, nor “Osei” of anything. */
	function isLikeName(folded: string): boolean {
		return (
			[...proper].some((name) => name !== folded && stemOf(name) === stemOf(folded)) || folded.length < 5
		);
	}

	/** “brasileiro” where the newsletter says “Brasil”. */
	function isDemonym(folded: string): boolean {
		for (let cut = folded.length - 1; cut >= 4; cut--) {
			const root = folded.slice(0, cut);
			const rest = folded.slice(cut);
			if (rest === 's' || !demonym.test(rest)) continue;
			for (const ending of ['', 'a', 'o', 'e', 'il', 'al', 'ia']) if (proper.has(root + ending)) return true;
		}
		return false;
	}
}

function fold(word: string): string {
	return plain(word.toLowerCase().replaceAll('’', "'"));
}

/** Initials of capitalised words that follow one another, as acronyms are made: “European Union” gives `eu`. */
function initialsIn(text: string): string[] {
	const runs =
		text.match(/\p{Lu}[\p{L}\p{M}]+(?: (?:(?:d[aeo]s?|e|of|the|for|and) )?\p{Lu}[\p{L}\p{M}]+){1,6}/gu) ?? [];
	return runs.map((run) => fold((run.match(/\p{Lu}(?=[\p{L}\p{M}]+)/gu) ?? []).join('')));
}
