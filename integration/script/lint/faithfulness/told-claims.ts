import type { Claim } from './claims-of-others.ts';
import { isAmong, valuesOf } from './numbers/number.ts';
import { countShared } from './overlap.ts';
import type { TurnReading } from './reading.ts';
import type { Sentence } from './sentence.ts';

/** Content words, and share of a claim, that are said when it is the claim that is said. */
export const least = { words: 2, share: 0.5 };
/** Share of a sentence that is of the claim when it says part of it. */
const part = 0.8;
/** Words of a sentence that says a part of a claim with a single word: “There was no outage.” */
const brief = 6;

/** Whether a sentence says what is claimed, and no other sentence of the newsletter says more of it. */
export function isTold(claim: Claim, sentence: Sentence, turn: TurnReading): boolean {
	const { content, words } = sentence;
	const shared = countShared(content, claim.content);
	const isMost = shared >= least.words && shared >= claim.content.size * least.share;
	const isPart =
		shared >= content.size * part && (shared >= least.words || (shared === 1 && words.length <= brief));
	const isNumbers = shared > 0 && givesNumbersOf(sentence, claim, turn);
	if (!isMost && !isPart && !isNumbers) return false;
	if (shared === 1 && words.some(({ folded }) => isOurs.test(folded))) return false;
	const places = [...turn.cited.sentences, ...turn.around.flatMap(({ sentences }) => sentences)];
	if (isPresented(sentence)) return false;
	if (isNumbers) return true;
	if (!isMost && hasNumbersOf(sentence, claim.sentence, places)) return false;
	return places.every(
		(other) =>
			other === claim.sentence ||
			countShared(content, other.content) <= countShared(content, claim.sentence.content),
	);
}

/** Content words of a sentence that only says who says what stands beside it. */
export const crediting = 2;

/** “Then there’s Brightmoor” only brings somebody in. */
function isPresented({ text, content }: Sentence): boolean {
	return (
		/^(?:then |and |e |aí )?(?:there['’]s|here['’]s|there is|há|tem|vem) (?!no )/iu.test(text) &&
		content.size <= crediting
	);
}

/** Who listens is no part of a claim. */
const isOurs = /^(?:you|your|i|we|você|vocês|eu|nós)$/;

/** Whether a sentence gives the numbers that nothing but the claim has. */
function givesNumbersOf({ numbers }: Sentence, claim: Claim, { cited, around }: TurnReading): boolean {
	const others = [...cited.sentences, ...around.flatMap(({ sentences }) => sentences)]
		.filter((other) => other !== claim.sentence)
		.flatMap((other) => other.numbers.flatMap(valuesOf));
	const own = claim.sentence.numbers.filter((number) =>
		valuesOf(number).every((value) => Number(value) > smallest && !others.includes(value)),
	);
	const given = new Set(numbers.flatMap(valuesOf));
	return own.length > 0 && own.every((number) => isAmong(number, given));
}

/** Numbers up to it are of anything. */
const smallest = 2;

/** Whether a sentence gives numbers that another place has, and the claim has not. */
function hasNumbersOf({ numbers }: Sentence, claim: Sentence, places: readonly Sentence[]): boolean {
	const claimed = new Set(claim.numbers.flatMap(valuesOf));
	const foreign = numbers.flatMap(valuesOf).filter((value) => value !== '1' && !claimed.has(value));
	return (
		foreign.length > 0 &&
		places.some((place) => place.numbers.flatMap(valuesOf).some((value) => foreign.includes(value)))
	);
}
