import type { Finding, Rule } from '../lint.ts';
import { isWithin } from './glue.ts';
import { findVoiced } from './match.ts';
import { kindOf } from './number-kinds.ts';
import { type SpokenNumber, valuesOf } from './numbers.ts';
import { type Reading, read, sentencesNear, type TurnReading } from './reading.ts';
import { findingAt, quote } from './report.ts';
import type { Sentence } from './sentence.ts';
import { type Facts, halfDay, isLeftToTheReader, type SourceSentence } from './source.ts';

/** Numbers so small that speech uses them without counting: “one of them”, “the two”, “first”. */
const smallest = 2;
const lastOrdinal = 10;

/** F02: no number that the newsletter does not give, and none that belongs to another story. */
export const inventedNumbers: Rule = {
	id: 'F02',
	asks: 'Every number stands in the newsletter, in the story that is told.',
	check(subject) {
		const reading = read(subject);
		return reading.turns.flatMap((turn) => {
			if (turn.verbatim) return [];
			return turn.sentences.flatMap((sentence) =>
				sentence.numbers.flatMap((number) => checkNumber(number, sentence, turn, reading)),
			);
		});
	},
};

function checkNumber(
	number: SpokenNumber,
	sentence: Sentence,
	turn: TurnReading,
	reading: Reading,
): Finding[] {
	const { source } = reading;
	if (isWithin(number, turn.glue) || isIncidental(number, sentence, turn, source.sections.size)) return [];
	const places = turn.inside ? [turn.cited, ...turn.around] : [source.all];
	const isGiven = places.some(({ values }) => isAmong(number, values));
	if (isGiven && !isOfAnother(number, sentence, places)) return [];
	const wrong = isGiven
		? 'The newsletter gives this number of something else.'
		: isAmong(number, source.all.values)
			? 'This number belongs to another story of the newsletter.'
			: 'The newsletter does not give this number.';
	const expected = `${wrong} ${numbersInPlaceOf(sentence, turn)}`;
	return [findingAt('F02', 'error', turn, number, { expected })];
}

/** Whether the newsletter has the same number, and surely of another kind wherever it has it. */
function isOfAnother(number: SpokenNumber, sentence: Sentence, places: readonly Facts[]): boolean {
	const kind = kindOf(number, sentence);
	if (kind === undefined) return false;
	const values = new Set(valuesOf(number));
	const given = places.flatMap(({ sentences }) =>
		sentences.flatMap((source) =>
			source.numbers
				.filter((one) => valuesOf(one).some((value) => values.has(value)))
				.map((one) => kindOf(one, source)),
		),
	);
	// The cells of a table and what code says have no kinds, but no days of a month either.
	if (given.length === 0) return kind === 'date' && places.some(({ sentences }) => sentences.length > 0);
	return given.every((other) => other !== undefined && other !== kind);
}

function isAmong({ readings }: SpokenNumber, values: ReadonlySet<string>): boolean {
	return readings.some((values_) => values_.every((value) => values.has(value)));
}

/** Whether it is no claim: “one” and “the two”, a place in a list, or how many things are listed. */
function isIncidental(number: SpokenNumber, sentence: Sentence, turn: TurnReading, stories: number): boolean {
	const values = valuesOf(number).map(Number);
	const value = Math.min(...values);
	if (number.percent) return false;
	const written = sentence.text.slice(number.start - sentence.start, number.end - sentence.start);
	if (number.ordinal) return value <= lastOrdinal && !/\d/.test(written) && !followsMonth(number, sentence);
	if (value > 0 && value < smallest && Number.isInteger(value)) return true;
	if (/\d/.test(written) || values.length > 1 || countsTheSame(number, sentence, turn)) return false;
	if (value === 0 || value === smallest) return true;
	return value === stories || turn.around.some(({ counts }) => counts.has(String(value)));
}

const month = /^(?:january|february|march|april|may|june|july|august|september|october|november|december)$/;

function followsMonth({ first }: SpokenNumber, { words }: Sentence): boolean {
	return month.test(words[first - 1]?.folded ?? '');
}

/** Whether the newsletter counts the same thing: then the number is a claim. */
function countsTheSame(number: SpokenNumber, sentence: Sentence, turn: TurnReading): boolean {
	const counted = countedBy(number, sentence);
	if (counted === undefined) return false;
	return turn.cited.sentences.some((source) =>
		source.numbers.some((one) => !one.ordinal && countedBy(one, source) === counted),
	);
}

function countedBy({ last }: SpokenNumber, { words, content }: Sentence): string | undefined {
	return words.slice(last, last + 2).find(({ stem }) => content.has(stem))?.stem;
}

/** What the sentence it stands for says instead. */
function numbersInPlaceOf(sentence: Sentence, turn: TurnReading): string {
	const voiced = findVoiced(sentence, sentencesNear(turn))?.sentence;
	return voiced ? `The newsletter says: ${quote(voiced)}` : 'Leave it out.';
}

/** F03: the numbers that matter are said. */
export const missingNumbers: Rule = {
	id: 'F03',
	asks: 'Money, percentages and the numbers of headings and opinions are said.',
	check(subject) {
		const { source, turns } = read(subject);
		const findings: Finding[] = [];
		for (const section of source.sections.values()) {
			const telling = turns.filter(({ around }) => around.includes(section));
			const said = new Set(telling.flatMap(({ sentences }) => valuesIn(sentences)));
			for (const sentence of section.sentences) {
				for (const number of sentence.numbers.filter((one) => isSalient(one, sentence))) {
					if (isAmong(number, said) || isLeftToTheReader(sentence) || isSaidOfHalfDay(number, sentence, said))
						continue;
					findings.push(missing(number, sentence, telling));
				}
			}
		}
		return findings;
	},
};

function missing(number: SpokenNumber, sentence: SourceSentence, telling: readonly TurnReading[]): Finding {
	const written = sentence.text.slice(number.start - sentence.start, number.end - sentence.start);
	const { opinion, id } = sentence.block;
	const turn = telling.find(({ turn }) => turn.refs.includes(id) || (opinion && turn.opinion === opinion));
	return {
		rule: 'F03',
		severity: opinion ? 'error' : 'warning',
		...(turn ? { turn: turn.turn.id } : {}),
		found: `“${written}” is not said.`,
		expected: `Say the number “${written}”, as in ${quote(sentence)}`,
		blocks: [id],
	};
}

/** “18h” is six in the evening. */
function isSaidOfHalfDay(number: SpokenNumber, sentence: Sentence, said: ReadonlySet<string>): boolean {
	if (!/\d[h:]/.test(writtenOf(number, sentence))) return false;
	return number.readings.some((values) =>
		values.every((value) => said.has(value) || halfDay(value).some((hour) => said.has(hour))),
	);
}

function writtenOf({ start, end }: SpokenNumber, sentence: Sentence): string {
	return sentence.text.slice(start - sentence.start, end - sentence.start);
}

function isSalient(number: SpokenNumber, { block, text, start }: SourceSentence): boolean {
	if (number.ordinal) return false;
	if (block.opinion) return Math.max(...valuesOf(number).map(Number)) > 3;
	if (block.kind === 'heading' || number.percent) return Math.max(...valuesOf(number).map(Number)) > smallest;
	const written = text.slice(number.start - start, number.end - start);
	return block.kind !== 'table' && block.kind !== 'image' && /\p{Sc}/u.test(written);
}

function valuesIn(sentences: readonly Sentence[]): string[] {
	return sentences.flatMap(({ numbers }) => numbers.flatMap(valuesOf));
}
