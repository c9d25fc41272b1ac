import type { Language } from '../../../newsletter/newsletter.ts';
import type { Finding, Rule } from '../lint.ts';
import { isWithin } from './glue.ts';
import { findVoiced } from './match.ts';
import { read, sentencesNear, type TurnReading } from './reading.ts';
import { findingAt, quote } from './report.ts';
import type { Sentence } from './sentence.ts';
import { strangersIn } from './strangers.ts';
import { isUnsupported } from './support.ts';

/** Share of a turn's content that is not from the newsletter. */
const tooMuch = 0.35;
/** Content words from which a share means something. */
const enough = 8;
/** A clause of so many words of which the opinion has none, or a longer sentence with few of them, is not part of it. */
const foreign = { clause: 2, whole: 3, sentence: 4, share: 0.75 };
/**
 * So many words that are not even others for what the opinion says are not part of it, either, or fewer when they are
 * this share of what a sentence says. Rephrased sentences of the fidelity suite have less.
 */
const strange = { most: 3, some: 2, share: 0.6 };

/** F11: little is said that the newsletter does not say, and nothing in an opinion’s name. */
export const novelContent: Rule = {
	id: 'F11',
	asks: 'Turns say what the newsletter says.',
	check(subject) {
		const { language } = subject.newsletter;
		return read(subject).turns.flatMap((turn) =>
			turn.verbatim || !turn.inside ? [] : checkTurn(turn, language),
		);
	},
};

function checkTurn(turn: TurnReading, language: Language): Finding[] {
	const sentences = turn.sentences.filter((sentence) => !isWithin(sentence, turn.glue));
	const added = turn.opinion ? sentences.filter((sentence) => isForeign(sentence, turn)) : [];
	if (added.length > 0) {
		return added.map((sentence) => {
			const voiced = findVoiced(sentence, sentencesNear(turn))?.sentence;
			return findingAt('F11', 'error', turn, sentence, {
				expected: `The opinion does not say this. ${voiced ? `It says: ${quote(voiced)}` : 'Leave it out.'}`,
			});
		});
	}
	const unsupported = turn.opinion
		? []
		: sentences.filter((sentence) => isUnsupported(sentence, turn, language));
	if (unsupported.length > 0) {
		return unsupported.map((sentence) =>
			findingAt('F11', 'error', turn, sentence, {
				expected: 'The newsletter does not say this. Leave it out, or say what the newsletter says.',
			}),
		);
	}
	const said = new Set(sentences.flatMap(({ content }) => [...content]));
	const novel = [...said].filter((stem) => !isFromSource(stem, turn));
	if (said.size < enough || novel.length / said.size <= tooMuch) return [];
	const span = { start: 0, end: turn.turn.text.length };
	return [
		findingAt('F11', 'warning', turn, span, {
			found: `${Math.round((100 * novel.length) / said.size)} % of what this says is not in the newsletter.`,
			expected: 'Stay closer to the cited text.',
		}),
	];
}

function isForeign(sentence: Sentence, turn: TurnReading): boolean {
	const { content, words } = sentence;
	const strangers = strangersIn(sentence, turn).length;
	if (strangers >= strange.most || (strangers >= strange.some && strangers >= content.size * strange.share))
		return true;
	const novel = [...content].filter((stem) => !isFromSource(stem, turn));
	if (content.size >= foreign.sentence && novel.length / content.size > foreign.share) return true;
	const clauses = Map.groupBy(
		words.filter(({ stem }) => content.has(stem)),
		({ clause }) => clause,
	);
	// What is tagged on says more with few words than what begins a sentence.
	return [...clauses.values()].some((clause, index) =>
		index === 0
			? clause.length >= foreign.whole && clause.every(({ stem }) => !isFromSource(stem, turn))
			: clause.length >= foreign.clause && clause.every(({ stem }) => !turn.cited.stems.has(stem)),
	);
}

function isFromSource(stem: string, { cited, around }: TurnReading): boolean {
	return cited.stems.has(stem) || around.some(({ stems }) => stems.has(stem));
}
