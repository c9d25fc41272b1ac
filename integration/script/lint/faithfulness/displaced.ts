import type { Language } from '../../../newsletter/newsletter.ts';
import { areContrary } from './contraries.ts';
import type { HeardWord } from './heard.ts';
import { hasKin } from './kin.ts';
import { findVoiced } from './match.ts';
import { negationsIn } from './polarity.ts';
import type { TurnReading } from './reading.ts';
import type { Sentence } from './sentence.ts';
import type { SourceOpinion, SourceSentence } from './source.ts';
import { isMeasure, signOf } from './stance.ts';
import { strangersIn } from './strangers.ts';
import { isLight } from './synonyms.ts';

/** A sentence of an opinion, and the sentence that says something else instead. */
export interface Displacement {
	turn: TurnReading;
	said: Sentence;
	wrote: SourceSentence;
}

/**
 * Sentences of an opinion that are not said, because something else is said in their place: their judgement is missing
 * from all turns, and the turns have words of their own there.
 */
export function displacedIn(
	opinion: SourceOpinion,
	voicing: readonly TurnReading[],
	language: Language,
): Displacement[] {
	const said = new Set(
		voicing.flatMap(({ sentences }) => sentences.flatMap(({ words }) => words.map(({ stem }) => stem))),
	);
	const spoken = voicing.flatMap((turn) =>
		turn.sentences.map((sentence) => ({
			turn,
			sentence,
			own: wordsOf(sentence, strangersIn(sentence, turn)),
			wrote: findVoiced(sentence, opinion.sentences)?.sentence,
		})),
	);
	return opinion.sentences.flatMap((wrote) => {
		const lost = wordsOf(
			wrote,
			[...wrote.content].filter((stem) => !isLight(stem) && !hasKin(stem, said)),
		);
		const places = spoken.filter((each) => each.own.length > 0 && (each.wrote ?? wrote) === wrote);
		const own = places.flatMap((place) => place.own);
		const [place] = places.sort((one, other) => other.own.length - one.own.length);
		const denies = places.some(({ sentence }) => negationsIn(sentence.words, language).length > 0);
		return place && isDisplaced(lost, own, denies) ? { turn: place.turn, said: place.sentence, wrote } : [];
	});
}

function wordsOf({ words }: Sentence, stems: readonly string[]): HeardWord[] {
	return stems.flatMap((stem) => words.find((word) => word.stem === stem) ?? []);
}

/**
 * Whether a word of judgement is lost for which nothing that is said makes up: its contrary, which is judged by what is
 * denied, a word of its root, another judgement of the same kind, or a denial where it measures: “none comes close”.
 */
function isDisplaced(lost: readonly HeardWord[], own: readonly HeardWord[], denies: boolean): boolean {
	return lost.some((word) => {
		const sign = signOf(word.folded);
		if (sign === 0 || (denies && isMeasure(word.folded))) return false;
		return own.every(
			(other) =>
				!areContrary(word.folded, other.folded) &&
				!areAlike(word.folded, other.folded) &&
				(isMeasure(word.folded) || signOf(other.folded) !== sign),
		);
	});
}

/** Letters that words of one root begin with, and those one has inside of it. */
const root = { start: 4, inside: 5 };

/** “Burro” and “burrice”, “shame” and “ashamed”. */
function areAlike(one: string, other: string): boolean {
	if (one.slice(0, root.start) === other.slice(0, root.start)) return true;
	const [short, long] = one.length < other.length ? [one, other] : [other, one];
	return short.length >= root.inside && long.includes(short);
}
