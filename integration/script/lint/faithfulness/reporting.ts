import type { Language } from '../../../newsletter/newsletter.ts';
import type { PhraseMatch } from '../phrase-list.ts';
import { wordsIn } from '../words.ts';
import { determiners } from './reported-claims.ts';
import { attributions, reports } from './reporting-phrases.ts';
import { isSayingVerb } from './saying-verbs.ts';

/** Where a text says that somebody said something. */
export function findAttributions(text: string, language: Language): PhraseMatch[] {
	const named = language === 'pt-BR' ? [...text.matchAll(/(?<!\p{L})[Ss]egundo (?=\p{Lu})/gu)] : [];
	return [
		...attributions[language](text),
		...named.map((match) => ({ phrase: 'segundo', start: match.index, end: match.index + 7 })),
	];
}

/** Where a script says in whatever way that somebody says so. */
function findReports(text: string, language: Language): PhraseMatch[] {
	const possessive =
		language === 'en' ? [...text.matchAll(/(?<!\p{L})(?:by|per) [\p{L} ]{1,40}['’]s? /giu)] : [];
	return [
		...findAttributions(text, language),
		...reports[language](text),
		...possessive.map(({ 0: found, index }) => ({ phrase: 'by', start: index, end: index + found.length })),
	];
}

/** Whether a text of the newsletter, without what it quotes, says in whatever way that somebody says something. */
export function hasReport(bare: string, language: Language): boolean {
	// “A company called Threshold” is called so, and says nothing.
	const told = bare.replace(/(?<!\p{L})called (?=\p{Lu})/gu, '');
	return (
		/:\s*$/u.test(told) ||
		findReports(told, language).length > 0 ||
		wordsIn(told).some(
			// “A espera” is a noun.
			({ folded }, at, all) => isSayingVerb(folded) && !determiners.test(all[at - 1]?.folded ?? ''),
		)
	);
}
