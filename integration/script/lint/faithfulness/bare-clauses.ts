import type { Language, Span } from '../../../newsletter/newsletter.ts';
import { areContrary } from './contraries.ts';
import type { HeardWord } from './heard.ts';
import { isSameWording } from './match.ts';
import { isNegator } from './negators.ts';
import { negationsIn } from './polarity.ts';
import type { TurnReading } from './reading.ts';
import type { Sentence } from './sentence.ts';
import type { SourceSentence } from './source.ts';

/** Words of a clause, its negations left out, from which it can be recognised by them. */
const recognisable = 3;
/** Content words of a clause beyond which those are compared. */
const telling = 1;

/**
 * Clauses that say hardly anything by themselves, “it is on”, “mine has not come yet”, and the same with a negation
 * more or less.
 */
export function bareFlips(
	{ sentences, opinion }: TurnReading,
	language: Language,
): { said: Span; wrote: SourceSentence }[] {
	const source = (opinion?.sentences ?? []).flatMap((wrote) =>
		bareClauses(wrote, language).map((clause) => ({ ...clause, wrote })),
	);
	const spoken = sentences.flatMap((sentence) => bareClauses(sentence, language));
	return spoken.flatMap((clause) => {
		const alike = source.filter(({ rest }) => isSameWording(rest, clause.rest));
		const [first] = alike;
		return first && alike.every((each) => each.denies !== clause.denies || isContrary(each.rest, clause.rest))
			? { said: spanOf(clause.words), wrote: first.wrote }
			: [];
	});
}

/** “There is more”, and “there is less”. */
function isContrary(wrote: readonly HeardWord[], said: readonly HeardWord[]): boolean {
	return (
		wrote.length === said.length &&
		wrote.some(({ folded }, at) => areContrary(folded, said[at]?.folded ?? ''))
	);
}

function spanOf(words: readonly HeardWord[]): Span {
	return { start: words[0]?.start ?? 0, end: words.at(-1)?.end ?? 0 };
}

interface BareClause {
	words: readonly HeardWord[];
	/** All but its negators and what goes with them. */
	rest: readonly HeardWord[];
	denies: boolean;
}

function bareClauses({ words, content }: Sentence, language: Language): BareClause[] {
	return [...Map.groupBy(words, ({ clause }) => clause).values()]
		.filter((clause) => clause.filter(({ stem }) => content.has(stem)).length <= telling)
		.map((clause) => ({
			words: clause,
			rest: withoutNegation(clause, language),
			denies: negationsIn(clause, language).length % 2 === 1,
		}))
		.filter(({ rest }) => rest.length >= recognisable);
}

const carrying: ReadonlySet<string> = new Set(
	'do does did e mas pois porque and but so then because'.split(' '),
);

function withoutNegation(words: readonly HeardWord[], language: Language): HeardWord[] {
	return words.flatMap((word, at) => {
		const folded = affirmative[word.folded] ?? word.folded.replace(/n't$/, '');
		if (carrying.has(folded) || (folded === word.folded && isNegator(words, at, language))) return [];
		return { ...word, folded };
	});
}

const affirmative: Readonly<Record<string, string>> = { "can't": 'can', "won't": 'will', cannot: 'can' };
