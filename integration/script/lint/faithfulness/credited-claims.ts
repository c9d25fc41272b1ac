import type { Language } from '../../../newsletter/newsletter.ts';
import type { Claim } from './claims-of-others.ts';
import { countShared } from './overlap.ts';
import { negationsIn } from './polarity.ts';
import { withoutQuotations } from './quotations.ts';
import type { Reading, TurnReading } from './reading.ts';
import { hasReport } from './reporting.ts';
import type { Speaker } from './said-speaker.ts';
import { areDifferent } from './same-speaker.ts';
import { isSayingVerb } from './saying-verbs.ts';
import { resolve, speakerIn } from './sayings.ts';
import type { Sentence } from './sentence.ts';
import { crediting, least } from './told-claims.ts';

/** Whether a sentence gives a claim to somebody else than the newsletter does. */
export function isByAnother(
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

const asks = /(?<!\p{L})(?:pergunt|ask|\p{L}+\?)/iu;

/** Whether a sentence beside it says who says so: “This is Larkspur’s answer.” */
export function isCredited(
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
