import type { Finding, Rule } from '../../lint.ts';
import { read, type TurnReading } from '../reading.ts';
import { quote } from '../report.ts';
import type { Sentence } from '../sentence.ts';
import { halfDay, isLeftToTheReader, type SourceSentence } from '../source.ts';
import { isAmong, type SpokenNumber, valuesOf } from './number.ts';

/** Numbers so small that nobody misses them. */
const smallest = 2;

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
	if (number.ordinal || isLoose(number)) return false;
	if (block.opinion) return Math.max(...valuesOf(number).map(Number)) > 3;
	if (block.kind === 'heading' || number.percent) return Math.max(...valuesOf(number).map(Number)) > smallest;
	const written = text.slice(number.start - start, number.end - start);
	return block.kind !== 'table' && block.kind !== 'image' && /\p{Sc}/u.test(written);
}

/** “Half of it”, “twice as much” and “dozens”: there are many ways to say these. */
function isLoose({ form, readings: [first = []] }: SpokenNumber): boolean {
	return form !== undefined && form !== 'clock' && first.length < 2;
}

function valuesIn(sentences: readonly Sentence[]): string[] {
	return sentences.flatMap(({ numbers }) => numbers.flatMap(valuesOf));
}
