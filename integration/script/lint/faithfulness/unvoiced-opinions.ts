import type { Finding } from '../lint.ts';
import { hasKin } from './kin.ts';
import { findMatch, findVoiced, gather, type Haystack } from './match.ts';
import type { Reading, TurnReading } from './reading.ts';
import { findingAt, quote } from './report.ts';
import type { Sentence } from './sentence.ts';
import type { SourceOpinion, SourceSentence } from './source.ts';

/** Share of what a sentence of an opinion says that its owner says at least. */
const voiced = 0.45;
/** Words with which an opinion is voiced at least, per word it has. */
const shortened = 0.75;
/** Content words from which a sentence can be recognised in other words. */
const tellable = 2;

/** What its owner leaves out of an opinion, and who else voices it. */
export function checkVoiced(opinion: SourceOpinion, { turns, subject }: Reading): Finding[] {
	const { id, host, blocks } = opinion.opinion;
	if (opinion.sentences.length === 0) return [];
	const name = subject.cast.find((member) => member.id === host)?.name ?? host;
	const voicing = turns.filter((turn) => isVoicing(turn, opinion));
	const strangers = voicing.filter(({ turn }) => turn.host !== host && turn.opinion === id);
	const own = voicing.filter(({ turn }) => turn.host === host);
	const findings = strangers.map((turn) =>
		findingAt(
			'F06',
			'error',
			turn,
			{ start: 0, end: turn.turn.text.length },
			{
				expected: `This is the opinion of ${name}: ${name} must say it.`,
				blocks,
			},
		),
	);
	if (own.length === 0) {
		const [first] = opinion.sentences;
		return [
			...findings,
			{
				rule: 'F06',
				severity: 'error',
				found: `${name} does not voice this opinion.`,
				expected: `${name} says, in full: ${first ? opinion.sentences.map(({ text }) => text).join(' ') : ''}`,
				blocks,
			},
		];
	}
	const hay = gather(own);
	const dropped = opinion.sentences.filter(
		(sentence) => sentence.content.size >= tellable && findMatch(sentence, hay).recall < voiced,
	);
	const said = countWords(own.flatMap(({ sentences }) => sentences));
	if (dropped.length === 0 && said < countWords(opinion.sentences) * shortened)
		dropped.push(...opinion.sentences.slice(-1));
	return [
		...findings,
		...dropped
			.filter((sentence) => !isReworded(sentence, opinion, own))
			.map((sentence) => droppedSentence(sentence, turnFor(sentence, opinion, hay, own), name)),
	];
}

/** Content words of a sentence of which few are left when it is said in other words, and share that others are said with. */
const short = 3;
const recognised = 0.5;
/** Words with which all of an opinion is said, per word it has; more where a longer sentence is reworded. */
const whole = { short: 0.9, long: 1.05 };
/** Share of a longer sentence that is said all the same, and of its length that is said with other words. */
const reworded = { share: 0.3, length: 0.6 };

/** Whether a sentence may be said in other words: by sentences that say nothing else of the opinion. */
function isReworded(
	sentence: SourceSentence,
	{ sentences }: SourceOpinion,
	own: readonly TurnReading[],
): boolean {
	const isLong = sentence.content.size > short;
	const said = own.flatMap((turn) => turn.sentences);
	if (countWords(said) < countWords(sentences) * (isLong ? whole.long : whole.short)) return false;
	const stems = new Set(said.flatMap(({ content }) => [...content]));
	const known = [...sentence.content].filter((stem) => hasKin(stem, stems));
	if (isLong && known.length < sentence.content.size * reworded.share) return false;
	const free = said.filter((spoken) => {
		const voiced = findVoiced(spoken, sentences);
		return !voiced || voiced.sentence === sentence || voiced.support < recognised;
	});
	return countWords(free) >= sentence.words.length * reworded.length;
}

function countWords(sentences: readonly Sentence[]): number {
	return sentences.reduce((sum, { words }) => sum + words.length, 0);
}

function isVoicing({ turn }: TurnReading, { opinion }: SourceOpinion): boolean {
	return (
		turn.opinion === opinion.id ||
		(turn.opinion === undefined && turn.refs.some((id) => opinion.blocks.includes(id)))
	);
}

/** The turn in which a sentence is missing: the one that says what stands before it, or else after it. */
function turnFor(
	sentence: SourceSentence,
	{ sentences }: SourceOpinion,
	hay: Haystack,
	own: readonly TurnReading[],
): TurnReading | undefined {
	const place = sentences.indexOf(sentence);
	const others = [...sentences.slice(0, place).reverse(), ...sentences.slice(place + 1)].sort(
		(one, other) => Number(other.passage === sentence.passage) - Number(one.passage === sentence.passage),
	);
	for (const other of others) {
		const { recall, turn } = findMatch(other, hay);
		if (recall >= voiced && turn) return turn;
	}
	return own[0];
}

function droppedSentence(sentence: SourceSentence, turn: TurnReading | undefined, name: string): Finding {
	return {
		rule: 'F06',
		severity: 'error',
		...(turn ? { turn: turn.turn.id } : {}),
		found: `${name} does not say all of this opinion.`,
		expected: `Say this too: ${quote(sentence)}`,
		blocks: [sentence.block.id],
	};
}
