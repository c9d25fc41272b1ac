import type { CastMember, Turn } from '../../script.ts';
import type { LintSubject } from '../lint.ts';
import { type PhraseMatch, phraseList } from '../phrase-list.ts';
import { beginsSentence, isSetOff } from '../set-off.ts';
import { fold, wordsIn } from '../words.ts';

/** A card's phrases, in a form `phraseList` takes literally. */
function plain(phrases: readonly string[]): string[] {
	return phrases.flatMap((phrase) => {
		const words = wordsIn(phrase).map(({ folded }) => folded);
		return words.length > 0 ? [words.join(' ')] : [];
	});
}

/** Finds whole phrases of a card, whatever punctuation is between their words. */
export function cardPhrases(phrases: readonly string[]): (text: string) => PhraseMatch[] {
	return phraseList(plain(phrases), 'punctuation');
}

/** What may hang on to a filler: “olha aí, caiu”, “well then, it fell”. */
const particles = /^\s(?:só|aí|lá|bem|então|gente|agora|now|then|here|so|okay)(?![\p{L}\p{N}])/iu;

/**
 * Finds fillers: “Bom... caiu” but not “bom dia”. A phrase of several words, which is less likely to be a plain statement,
 * also counts where it begins a sentence.
 */
export function fillersIn(words: readonly string[]): (text: string) => PhraseMatch[] {
	const find = phraseList(plain(words));
	return (text) =>
		find(text).flatMap((match) => {
			const particle = particles.exec(text.slice(match.end, match.end + 12))?.[0] ?? '';
			const whole = { ...match, end: match.end + particle.length };
			const several = match.phrase.includes(' ');
			if (isSetOff(text, match) || (several && beginsSentence(text, match.start))) return [match];
			return particle !== '' && isSetOff(text, whole) ? [whole] : [];
		});
}

/** The phrases that are in the cards of the other hosts and not in this one's. */
export function othersOnly(
	host: CastMember,
	{ cast }: LintSubject,
	phrasesOf: (host: CastMember) => readonly string[],
): string[] {
	const own = new Set(plain(phrasesOf(host)).map(fold));
	return cast
		.filter(({ id }) => id !== host.id)
		.flatMap(phrasesOf)
		.filter((phrase) => !plain([phrase]).some((words) => own.has(words)));
}

/** The turns that one host speaks. */
export function turnsOf({ id }: CastMember, { script }: LintSubject): readonly Turn[] {
	return script.turns.filter(({ host }) => host === id);
}
