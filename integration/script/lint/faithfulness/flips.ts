import type { Language, Span } from '../../../newsletter/newsletter.ts';
import type { Finding, Rule } from '../lint.ts';
import { bareFlips } from './bare-clauses.ts';
import { changedDenials } from './changed-denials.ts';
import { compare, spanOf } from './comparison.ts';
import { displacedIn } from './displaced.ts';
import { findFlip } from './flipped-sentence.ts';
import { negationsIn } from './polarity.ts';
import { read, type TurnReading } from './reading.ts';
import { findingAt, quote } from './report.ts';
import type { Sentence } from './sentence.ts';
import type { SourceOpinion } from './source.ts';
import { isContent } from './stop-words.ts';
import { substitutionsIn } from './substitutions.ts';
import { swapsIn } from './swaps.ts';

/** F07: what is affirmed stays affirmed, what is denied denied, praise praise and blame blame. */
export const flippedStance: Rule = {
	id: 'F07',
	asks: 'Nothing is said the other way round.',
	check(subject) {
		const { language } = subject.newsletter;
		const { turns, source } = read(subject);
		return [
			...compare(subject).flatMap((comparison) => {
				const flip = findFlip(comparison, language);
				if (!flip) return [];
				const { turn, sentence } = comparison;
				const expected = `${flip.what} The newsletter says: ${quote(sentence)}`;
				return [findingAt('F07', flip.isSure ? 'error' : 'warning', turn, spanOf(comparison), { expected })];
			}),
			...[...source.opinions.values()].flatMap((opinion) => checkOpinion(opinion, turns, language)),
			...turns.flatMap((turn) => (turn.verbatim ? [] : checkTurn(turn, language))),
		];
	},
};

function checkOpinion(opinion: SourceOpinion, turns: readonly TurnReading[], language: Language): Finding[] {
	const voicing = turns.filter((turn) => turn.opinion === opinion);
	if (voicing.every(({ verbatim }) => verbatim)) return [];
	return [
		...displacedIn(opinion, voicing, language).map(({ turn, said, wrote }) =>
			flipAt(turn, said, 'Something else is said in the place of what the newsletter says.', wrote),
		),
		...substitutionsIn(opinion, voicing, language).map(({ turn, said, wrote, sentence }) =>
			flipAt(turn, said, `“${said.folded}” stands where the newsletter says “${wrote.folded}”.`, sentence),
		),
	];
}

function checkTurn(turn: TurnReading, language: Language): Finding[] {
	const { added, lost } = changedDenials(turn, language);
	return [
		...bareFlips(turn, language).map(({ said, wrote }) => flipAt(turn, said, negated, wrote)),
		...swapsIn(turn, language).map(({ said, wrote }) =>
			flipAt(turn, said, 'Two things have changed places here.', wrote),
		),
		...lost.map(({ said, wrote }) => flipAt(turn, said, negated, wrote)),
		...added.map((said) => addedDenial(turn, said, language)),
	];
}

/** Words of a sentence that says little but that it denies. */
const brief = 4;
/** Share of the words of a sentence that the opinion has, from which on a denial is no matter of wording. */
const ownWords = 0.75;

/** What is put in other words is put the other way round as well, “nothing wrong with it”: then it is a warning. */
function addedDenial(turn: TurnReading, said: Sentence, language: Language): Finding {
	const finding = flipAt(turn, said, 'The opinion does not deny this.');
	const places = new Set(negationsIn(said.words, language));
	const affirmed = said.words.filter(({ folded }, at) => !places.has(at) && isContent(folded));
	const known = new Set(turn.opinion?.sentences.flatMap(({ words }) => words.map(({ stem }) => stem)));
	const kept = affirmed.filter(({ stem }) => known.has(stem));
	const isSure = said.words.length <= brief || kept.length >= ownWords * affirmed.length;
	return isSure ? finding : { ...finding, severity: 'warning' };
}

const negated = 'The newsletter denies what is affirmed here, or affirms what is denied.';

function flipAt(turn: TurnReading, said: Span, what: string, wrote?: Pick<Sentence, 'text'>): Finding {
	const expected = wrote ? `${what} The newsletter says: ${quote(wrote)}` : what;
	return findingAt('F07', 'error', turn, said, { expected });
}
