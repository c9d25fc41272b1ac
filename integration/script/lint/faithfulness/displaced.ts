import { areContrary } from './contraries.ts';
import type { HeardWord } from './heard.ts';
import { hasKin } from './kin.ts';
import { findVoiced } from './match.ts';
import type { TurnReading } from './reading.ts';
import type { Sentence } from './sentence.ts';
import type { SourceOpinion, SourceSentence } from './source.ts';
import { signOf } from './stance.ts';
import { strangersIn } from './strangers.ts';
import { isLight } from './synonyms.ts';

/** Words lost and words in their place, together, with which another thing is said; lost words of judgement count for three. */
const enough = 4;

/** A sentence of an opinion, and the sentence that says something else instead. */
export interface Displacement {
	turn: TurnReading;
	said: Sentence;
	wrote: SourceSentence;
}

/**
 * Sentences of an opinion that are not said, because something else is said in their place: words of theirs are missing
 * from all turns, and the turns have words of their own there.
 */
export function displacedIn(opinion: SourceOpinion, voicing: readonly TurnReading[]): Displacement[] {
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
		return place && weigh(lost, own) >= enough ? { turn: place.turn, said: place.sentence, wrote } : [];
	});
}

function wordsOf({ words }: Sentence, stems: readonly string[]): HeardWord[] {
	return stems.flatMap((stem) => words.find((word) => word.stem === stem) ?? []);
}

/** Those that are contraries are left out: they are judged by what is denied. */
function weigh(lost: readonly HeardWord[], own: readonly HeardWord[]): number {
	const missing = lost.filter((word) => !own.some((other) => areContrary(word.folded, other.folded)));
	const added = own.filter((word) => !lost.some((other) => areContrary(word.folded, other.folded)));
	if (missing.length === 0 || added.length === 0) return 0;
	return missing.length + added.length + 2 * missing.filter(({ folded }) => signOf(folded) !== 0).length;
}
