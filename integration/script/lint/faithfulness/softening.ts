import type { Span } from '../../../newsletter/newsletter.ts';
import type { Finding, Rule } from '../lint.ts';
import { wordsIn } from '../words.ts';
import { findSofteners } from './concessions.ts';
import { isWithin } from './glue.ts';
import type { HeardWord } from './heard.ts';
import { hasKin } from './kin.ts';
import { findVoiced } from './match.ts';
import { isComparing } from './measuring.ts';
import { type Reading, read, type TurnReading } from './reading.ts';
import { findingAt, quote } from './report.ts';
import type { Sentence } from './sentence.ts';
import type { SourceOpinion } from './source.ts';

/** F08: an opinion is voiced without doubts and concessions it does not have. */
export const introducedHedges: Rule = {
	id: 'F08',
	asks: 'Opinions are voiced without hedges and concessions of somebody else’s.',
	check(subject) {
		const reading = read(subject);
		return reading.turns.flatMap((turn) =>
			turn.opinion && !turn.verbatim ? checkTurn(turn, turn.opinion, reading) : [],
		);
	},
};

function checkTurn(turn: TurnReading, opinion: SourceOpinion, { subject }: Reading): Finding[] {
	const { language } = subject.newsletter;
	const { text } = turn.turn;
	const unit = opinion.sentences.map((sentence) => sentence.text).join('\n');
	const known = findSofteners(unit, language);
	const words = new Set(wordsIn(unit).map(({ folded }) => folded));
	const own = new Set([...known.hedges, ...known.attenuators].map(({ hedge }) => hedge));
	const said = findSofteners(text, language);
	return [...said.hedges, ...said.attenuators]
		.filter((softener) => !own.has(softener.hedge) && !isWithin(softener, turn.glue))
		.filter(({ start, end }) => !wordsIn(text.slice(start, end)).every(({ folded }) => words.has(folded)))
		.filter((softener) => !isMeant(softener, turn, opinion))
		.map((softener) => {
			const sentence = turn.sentences.find(
				({ start, end }) => start <= softener.start && softener.start < end,
			);
			const voiced = sentence && findVoiced(sentence, opinion.sentences)?.sentence;
			const fix = fixOf(text, softener);
			return findingAt('F08', 'error', turn, fix?.span ?? softener, {
				expected: `The opinion does not take this back: leave “${text.slice(softener.start, softener.end)}” out.${voiced ? ` The newsletter says: ${quote(voiced)}` : ''}`,
				...(fix ? { fix: fix.text } : {}),
			});
		});
}

const conditional = /(?<!\p{L})(?:would|could|\p{L}+['’]d|\p{L}{2,20}ria[m]?)(?!\p{L})/iu;
const permission = /^(?:may|can|could|pod(?:e|em|ia|iam))$/iu;
/** “Podem pegar”: said to listeners, it is leave, if what they may do is anything that one does. */
const invitation = /^(?:ser|estar|ter|haver|parecer|até|não|nem|causar|gerar|trazer|levar|dar|ficar)$/u;
const asOneLikes =
	/(?<!\p{L})(?:à vontade|at will|as (?:much|often|long) as (?:\p{L}+) (?:likes?|wants?|pleases?))(?!\p{L})/iu;
const choice = /(?<!\p{L})(?:prefer|escolh|chose|choos)\p{L}*/iu;
const contrast =
	/^(?:mas|porém|contudo|embora|ainda que|mesmo que|apesar|entretanto|no entanto|todavia|(?:ainda|mesmo) assim|assim mesmo|but|yet|however|though|although|even though|even if|even so|despite)$/iu;
const contrasts =
	/(?<!\p{L})(?:mas|porém|contudo|embora|ainda|mesmo que|apesar|but|yet|still|however|though|although|despite|even so)(?!\p{L})/iu;
const leaving =
	/(?<!\p{L})(?:ir|vai|vão|vou|vá|foi|fui|foram|indo|ido|ia|iam|(?:mand|jog|lev)\p{L}{1,5})(?: \p{L}{1,20}){0,3} embora$/iu;

/**
 * Whether a word that often takes something back is meant otherwise here: a condition the opinion has too, leave to do
 * what it asks for, a contrast between things it says itself, or “embora” that is “away”.
 */
function isMeant(
	{ start, end }: Span,
	{ turn: { text }, sentences }: TurnReading,
	opinion: SourceOpinion,
): boolean {
	const words = text.slice(start, end);
	const sentence = sentences.find((each) => each.start <= start && start < each.end);
	const after = sentence?.words.filter((word) => word.start >= end) ?? [];
	const voiced = sentence && findVoiced(sentence, opinion.sentences)?.sentence;
	if (leaving.test(text.slice(Math.max(0, end - 60), end))) return true;
	if (/^(?:would|seria)/iu.test(words))
		return (
			opinion.sentences.some(({ text: wrote }) => conditional.test(wrote)) ||
			(isComparing(after) && isComparing(voiced?.words ?? []))
		);
	if (permission.test(words)) return isLeave(start, text.slice(end, sentence?.end), after, sentence, opinion);
	if (/^algum/iu.test(words)) return isOne(after[0]?.stem, opinion);
	if (!contrast.test(words)) return false;
	if (contrasts.test(voiced?.text ?? '')) return true;
	const said = after.filter(({ stem }) => sentence?.content.has(stem));
	return said.length > 0 && said.every(({ stem }) => hasKin(stem, opinion.stems));
}

/** Whether somebody is left to do something, or had a choice, and nothing is put in doubt. */
function isLeave(
	start: number,
	rest: string,
	[first]: readonly HeardWord[],
	sentence: Sentence | undefined,
	{ sentences }: SourceOpinion,
): boolean {
	if (sentences.some(({ words }) => words[0]?.stem === first?.stem) || asOneLikes.test(rest)) return true;
	if (choice.test(rest) && sentences.some(({ text }) => choice.test(text))) return true;
	return (
		sentence?.start === start && sentence.text.startsWith('Podem') && !invitation.test(first?.folded ?? '')
	);
}

/** “Alguma parede” for “uma parede”. */
function isOne(stem: string | undefined, { sentences }: SourceOpinion): boolean {
	return sentences.some(({ words }) =>
		words.some((word, at) => word.stem === stem && /^uma?$/.test(words[at - 1]?.folded ?? '')),
	);
}

/** A hedge between commas, or before one at the start of a sentence, can be taken out as it is. */
function fixOf(
	text: string,
	{ start, end }: { start: number; end: number },
): { span: { start: number; end: number }; text: string } | undefined {
	const before = text.slice(0, start);
	const after = text.slice(end);
	const opens = /(?:^|[.!?…]["”’)]* )$/u.test(before.slice(-4));
	const next = /^, (\p{L})/u.exec(after);
	if (opens && next?.[1]) return { span: { start, end: end + next[0].length }, text: next[1].toUpperCase() };
	if (before.endsWith(', ') && /^,/.test(after))
		return { span: { start: start - 2, end: end + 1 }, text: '' };
	return undefined;
}
