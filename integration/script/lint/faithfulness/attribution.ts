import type { Language } from '../../../newsletter/newsletter.ts';
import { matchesOf } from '../finding.ts';
import type { Finding, Rule } from '../lint.ts';
import { type Claim, claimsIn } from './claims-of-others.ts';
import { isWithin } from './glue.ts';
import { isAmong, valuesOf } from './numbers/number.ts';
import { negationsIn } from './polarity.ts';
import { type Reading, read, type TurnReading } from './reading.ts';
import { findingAt, quote } from './report.ts';
import { hasReport, isSayingVerb } from './reporting.ts';
import { areDifferent } from './same-speaker.ts';
import { quotations, resolve, type Speaker, speakerIn, withoutQuotations } from './sayings.ts';
import type { Sentence } from './sentence.ts';

/** F10: what somebody claimed is not told as a fact, nor as what others say. */
export const lostAttributions: Rule = {
	id: 'F10',
	asks: 'Whoever made a claim in the newsletter still makes it.',
	check(subject) {
		const reading = read(subject);
		const { language } = subject.newsletter;
		const claims = claimsIn(reading.source, language);
		if (claims.length === 0) return [];
		return reading.turns.flatMap((turn) => (turn.verbatim ? [] : checkTurn(turn, claims, reading, language)));
	},
};

function checkTurn(
	turn: TurnReading,
	claims: readonly Claim[],
	reading: Reading,
	language: Language,
): Finding[] {
	const cited = new Set(turn.cited.sentences);
	const near = claims.filter(({ sentence }) => cited.has(sentence));
	if (near.length === 0) return [];
	const { text } = turn.turn;
	const bare = withoutQuotations(text);
	const spans = matchesOf(text, quotations);
	return turn.sentences.flatMap((sentence) => {
		if (isWithin(sentence, turn.glue) || sentence.text.endsWith('?')) return [];
		// What goes on with a quotation was introduced before it.
		if (spans.some(({ start, end }) => start < sentence.start && sentence.start < end)) return [];
		const claim = near.find((one) => isTold(one, sentence, turn));
		if (!claim) return [];
		const isReported = hasReport(bare.slice(sentence.start, sentence.end), language);
		const isLost = isReported
			? isByAnother(sentence, claim, bare, turn, reading, language)
			: !isCredited(sentence, claim, turn, reading, language);
		if (!isLost) return [];
		return findingAt('F10', 'error', turn, sentence, {
			expected: `Say who says so: ${quote(claim.sentence)}`,
		});
	});
}

/** Content words, and share of a claim, that are said when it is the claim that is said. */
const least = { words: 2, share: 0.5 };
/** Share of a sentence that is of the claim when it says part of it. */
const part = 0.8;
/** Words of a sentence that says a part of a claim with a single word: “There was no outage.” */
const brief = 6;

/** Whether a sentence says what is claimed, and no other sentence of the newsletter says more of it. */
function isTold(claim: Claim, sentence: Sentence, turn: TurnReading): boolean {
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

function countShared(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
	let shared = 0;
	for (const stem of one) if (other.has(stem)) shared++;
	return shared;
}

function isByAnother(
	sentence: Sentence,
	{ speaker }: Claim,
	bare: string,
	{ sentences }: TurnReading,
	{ source }: Reading,
	language: Language,
): boolean {
	if (!speaker) return false;
	const said = resolve(speakerIn(sentence, bare, language), sentence, sentences, language);
	if (!said || countShared(sentence.content, speaker.stems) > 0) return false;
	return areDifferent(said, speaker, source.all.sentences);
}

/** Content words of a sentence that only says who says what stands beside it. */
const crediting = 2;

const asks = /(?<!\p{L})(?:pergunt|ask|\p{L}+\?)/iu;

/** Whether a sentence beside it says who says so: “This is Larkspur’s answer.” */
function isCredited(
	sentence: Sentence,
	claim: Claim,
	turn: TurnReading,
	{ turns }: Reading,
	language: Language,
): boolean {
	const before = turns[turns.indexOf(turn) - 1]?.sentences.slice(-1) ?? [];
	const all = [...before, ...turn.sentences];
	const at = all.indexOf(sentence);
	const names = claim.study ?? new Set();
	if (claim.study && all.slice(0, at + 1).some(({ content }) => countShared(content, names) > 0)) return true;
	const beside = [all[at - 1], all[at + 1]].flatMap((one) => one ?? []);
	if (!claim.quoted && isStillAbout(sentence, all[at - 1], claim)) return true;
	return beside.some((one) => {
		if (one === all[at + 1] && isNaming(one, claim)) return true;
		const bareOne = withoutQuotations(one.text);
		if (!hasReport(bareOne, language) || isSilence(one, language)) return false;
		if (claim.speaker && isByOther(one, claim.speaker, language)) return false;
		// What is asked next is about something else.
		if (one === all[at + 1] && asks.test(one.text)) return false;
		if (one === all[at - 1] && /:["”»]?$/u.test(one.text)) return true;
		const isSameClaim = countShared(one.content, claim.sentence.content) >= one.content.size * least.share;
		const known = claim.speaker?.stems ?? new Set();
		const more = [...one.content].filter((stem) => !known.has(stem));
		return isSameClaim || more.length <= crediting;
	});
}

/** “Nobody said how”, “não mostrou número nenhum”: nothing is said there. */
function isSilence({ words }: Sentence, language: Language): boolean {
	const at = words.findIndex(({ folded }) => isSayingVerb(folded));
	return at >= 0 && negationsIn(words.slice(0, at), language).length % 2 === 1;
}

/** Whether a sentence says who says something, and that it is somebody with another name. */
function isByOther(one: Sentence, speaker: Speaker, language: Language): boolean {
	const said = speakerIn(one, ' '.repeat(one.start) + withoutQuotations(one.text), language);
	return (
		said?.kind === 'named' &&
		countShared(said.stems, speaker.stems) === 0 &&
		countShared(one.content, speaker.stems) === 0
	);
}

/** “That’s from Larkspur, the insurer.” */
function isNaming({ content, words }: Sentence, { speaker }: Claim): boolean {
	const names = speaker?.names ?? new Set();
	return (
		/^(?:that's|that|this|it's|so|from|isso|é|quem|palavra|fonte|source)$/.test(words[0]?.folded ?? '') &&
		countShared(content, names) > 0 &&
		content.size - countShared(content, speaker?.stems ?? new Set()) <= 1
	);
}

const them = /(?<!\p{L})(?:they|them|their|she|her|he|his|him|el[ea]s?|del[ea]s?|nel[ea]s?)(?!\p{L})/giu;

/** “It takes them thirty-five minutes”, after a sentence about whoever said so. */
function isStillAbout(spoken: Sentence, before: Sentence | undefined, { speaker, sentence }: Claim): boolean {
	if (!before || countShared(before.content, speaker?.names ?? new Set()) === 0) return false;
	const wrote = new Set(sentence.words.map(({ folded }) => folded));
	return (spoken.text.match(them) ?? []).some((pronoun) => !wrote.has(pronoun.toLowerCase()));
}
