import type { Language } from '../../../newsletter/newsletter.ts';
import type { Finding, Rule } from '../lint.ts';
import { type PhraseMatch, phraseList } from '../phrase-list.ts';
import { wordsIn } from '../words.ts';
import { findCauses, findGeneralities } from './causes.ts';
import { isWithin } from './glue.ts';
import { negationsIn } from './polarity.ts';
import { read, type TurnReading } from './reading.ts';
import { findingAt } from './report.ts';
import type { Sentence } from './sentence.ts';
import { stemOf } from './stems.ts';
import { strangersIn } from './strangers.ts';

/** F13: superlatives, causes and universals are the newsletter’s. */
export const addedClaims: Rule = {
	id: 'F13',
	asks: 'No superlative, cause or universal that the newsletter does not have.',
	check(subject) {
		const { language } = subject.newsletter;
		return read(subject).turns.flatMap((turn) =>
			turn.verbatim || turn.turn.refs.length === 0
				? []
				: [...connections(turn, language), ...wordsTooFar(turn, language)],
		);
	},
};

/** Content words of a sentence, and share of them, that are new when it connects what the newsletter does not. */
const added = { words: 2, share: 0.4 };

/** Sentences that say why, or how it is elsewhere, with words of their own. */
function connections(turn: TurnReading, language: Language): Finding[] {
	return turn.sentences.flatMap((sentence) => {
		if (isWithin(sentence, turn.glue) || sentence.text.endsWith('?')) return [];
		const novel = [...sentence.content].filter((stem) => isNew(stem, turn));
		const isNovel = novel.length >= added.words && novel.length >= sentence.content.size * added.share;
		const found = [findCauses, findGeneralities].flatMap((find): Finding[] => {
			const [first] = find(sentence.text, language);
			if (
				!first ||
				(!isNovel && !isInventedReason(sentence, first, turn)) ||
				isReason(sentence, first, turn) ||
				isDenied(sentence, first, turn, language) ||
				isBacked(sentence, turn, (text) => find(text, language))
			)
				return [];
			const span = { start: sentence.start + first.start, end: sentence.start + first.end };
			return [
				findingAt('F13', 'error', turn, span, {
					expected: 'The newsletter does not say this of what it tells here. Leave it out.',
				}),
			];
		});
		return found.slice(0, 1);
	});
}

/** “..., because it has a handle”: a reason that the newsletter gives, with or without a word for it. */
function isReason({ words, start, content }: Sentence, cause: PhraseMatch, turn: TurnReading): boolean {
	if (cause.phrase !== 'because' && cause.phrase !== 'porque') return false;
	const after = words.filter((word) => word.start >= start + cause.end && content.has(word.stem));
	return after.length > 0 && after.every(({ stem }) => !isNew(stem, turn));
}

/** “Nothing triples because somebody gets up early” connects nothing, where the newsletter denies it as well. */
function isDenied(
	{ words, start }: Sentence,
	cause: PhraseMatch,
	turn: TurnReading,
	language: Language,
): boolean {
	const before = words.filter((word) => word.start < start + cause.start);
	return (
		negationsIn(before, language).length % 2 === 1 &&
		turn.cited.sentences.some((source) => negationsIn(source.words, language).length > 0)
	);
}

const reasons = /^(?:because|to avoid|porque|por causa|para fugir)$/;

/** “..., because the label was wrong”: a reason of which nothing stands in the newsletter, in whatever words. */
function isInventedReason(sentence: Sentence, cause: PhraseMatch, turn: TurnReading): boolean {
	if (!reasons.test(cause.phrase)) return false;
	const { words, start, content } = sentence;
	const at = words.findIndex((word) => word.start >= start + cause.end);
	const after = words
		.slice(at)
		.filter(({ stem, clause }) => content.has(stem) && clause === words[at]?.clause);
	const strange = new Set(strangersIn(sentence, turn));
	return at >= 0 && after.length > 0 && after.every(({ stem }) => strange.has(stem));
}

/** Whether the newsletter connects, or generalises, where it speaks of the same things. */
function isBacked(
	{ content }: Sentence,
	{ cited, around }: TurnReading,
	find: (text: string) => readonly PhraseMatch[],
): boolean {
	const sources = [...cited.sentences, ...around.flatMap(({ sentences }) => sentences)];
	return sources.some(
		(source) => find(source.text).length > 0 && [...content].some((stem) => source.content.has(stem)),
	);
}

/** Words that go further than the newsletter, wherever they stand. */
function wordsTooFar(turn: TurnReading, language: Language): Finding[] {
	const { text } = turn.turn;
	return claims[language](text)
		.filter((claim) => !isWithin(claim, turn.glue))
		.filter(({ start, end }) =>
			wordsIn(text.slice(start, end)).some(({ folded }) => isNew(stemOf(folded), turn)),
		)
		.map((claim) =>
			findingAt('F13', 'warning', turn, claim, {
				expected: 'The newsletter does not go so far. Say what it says.',
			}),
		);
}

function isNew(stem: string, { cited, around }: TurnReading): boolean {
	return !cited.stems.has(stem) && around.every(({ stems }) => !stems.has(stem));
}

const claims = {
	'pt-BR': phraseList([
		'maior|menor|melhor|pior|único|única|pioneiro|pioneira|inédito|inédita|recorde',
		'nunca|jamais|sempre|ninguém|todos|todas',
		'porque|graças|devido',
		'por causa|culpa',
		'provocou|causou|resultou|gerou|provou|comprova|prova',
	]),
	en: phraseList([
		'biggest|largest|smallest|best|worst|only|unique|unprecedented|record|greatest|fastest',
		'never|always|nobody|everyone|everybody|all',
		'because|thanks|due',
		'caused|causes|proves|proved|resulted|led|triggered',
	]),
} satisfies Record<Language, ReturnType<typeof phraseList>>;
