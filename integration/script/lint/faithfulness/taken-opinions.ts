import type { Finding } from '../lint.ts';
import { findVoiced } from './match.ts';
import type { Reading, TurnReading } from './reading.ts';
import { findingAt, quote } from './report.ts';
import type { Sentence } from './sentence.ts';
import type { SourceOpinion, SourceSentence } from './source.ts';
import { signOf } from './stance.ts';

/** Share, and number of words, with which one host says what is the other's. */
const taken = { share: 0.6, words: 3 };

/** What one host says that is the other's opinion. */
export function checkTaken(
	turn: TurnReading,
	opinions: readonly SourceOpinion[],
	{ subject }: Reading,
): Finding[] {
	const own = opinions
		.filter(({ opinion }) => opinion.host === turn.turn.host)
		.flatMap(({ sentences }) => sentences);
	const near = opinions.filter(
		({ opinion, section }) =>
			opinion.host !== turn.turn.host &&
			opinion.id !== turn.turn.opinion &&
			(section === turn.turn.section || opinion.blocks.some((id) => turn.turn.refs.includes(id))),
	);
	if (near.length === 0 || turn.verbatim) return [];
	return turn.sentences.flatMap((sentence) => {
		const judged = judgedByOther(sentence, near, own, turn);
		if (judged) {
			return findingAt('F06', 'error', turn, sentence, {
				expected: `This is the opinion of ${nameOf(judged.opinion.host)}, who must say it.`,
				blocks: [...judged.opinion.blocks],
			});
		}
		const found = findVoiced(
			sentence,
			near.flatMap(({ sentences }) => sentences),
		);
		if (!found || found.recall < taken.share || found.support < taken.share || found.shared < taken.words)
			return [];
		const mine = findVoiced(sentence, [
			...own,
			...turn.cited.sentences.filter(({ block }) => !block.opinion),
		]);
		if (mine && mine.shared >= found.shared) return [];
		const host = near.find(({ opinion }) => opinion.id === found.sentence.block.opinion)?.opinion.host;
		return findingAt('F06', 'error', turn, sentence, {
			expected: `This is the opinion of ${nameOf(host)}, who must say it: ${quote(found.sentence)}`,
			blocks: [found.sentence.block.id],
		});
	});

	function nameOf(host: string | undefined): string {
		return subject.cast.find(({ id }) => id === host)?.name ?? host ?? 'the other host';
	}
}

/** Share of a sentence's content words that only an opinion has, when the sentence is of it; and their least number. */
const exclusive = { share: 0.5, words: 2 };

/** The opinion of another that a sentence voices, by words that nothing else in its sections has. */
function judgedByOther(
	{ content, words, text }: Sentence,
	near: readonly SourceOpinion[],
	own: readonly SourceSentence[],
	{ cited, around }: TurnReading,
): SourceOpinion | undefined {
	if (words.length <= exclusive.words || text.includes('?')) return undefined;
	const ordinary = new Set(
		[
			...own,
			...cited.sentences.filter(({ block }) => !block.opinion),
			...around.flatMap(({ title }) => title),
			...around.flatMap(({ sentences }) => sentences.filter(({ block }) => !block.opinion)),
		].flatMap((sentence) => [...sentence.content]),
	);
	const judging = words.filter(({ folded }) => signOf(folded) !== 0).map(({ stem }) => stem);
	return near.find(({ stems }) => {
		const only = [...content].filter((stem) => stems.has(stem) && !ordinary.has(stem));
		if (only.length < content.size * exclusive.share) return false;
		return only.length >= exclusive.words || (only.length > 0 && judging.some((stem) => only.includes(stem)));
	});
}
