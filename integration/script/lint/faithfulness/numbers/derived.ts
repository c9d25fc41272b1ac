import type { Sentence } from '../sentence.ts';
import type { Facts } from '../source.ts';
import { stemOf } from '../stems.ts';
import { kindOf } from './kinds.ts';
import { type SpokenNumber, valuesOf } from './number.ts';

/** How far a share may be from the division it stands for: “a third” of thirty-three percent. */
const roundness = 0.015;
/** How far a length of time may be from the exact one that is said beside it. */
const besideExact = 0.05;

/** Whether the newsletter gives a number in another form: a share, a factor or a length of time worked out of others. */
export function isDerived(
	number: SpokenNumber,
	sentence: Sentence,
	telling: readonly Sentence[],
	places: readonly Facts[],
): boolean {
	const sentences = places.flatMap((place) => place.sentences);
	const values = places.flatMap((place) => [...place.values].map(Number));
	const related = sentences.filter(({ content }) => [...content].some((stem) => sentence.content.has(stem)));
	if (number.form === 'vague') return related.some((one) => isAboutIn(one, number));
	if (number.form === 'share') return related.some((one) => isPartIn(one, number));
	if (number.form === 'factor') return related.some((one) => isFactorIn(one, number));
	const seconds = secondsOf(number, sentence);
	if (seconds === undefined) return false;
	if (sentences.some((one) => lastsIn(one, seconds, 0))) return true;
	const isExactBeside = telling.some((one) => lastsIn(one, seconds, besideExact, number));
	return isExactBeside || areYearsBetween(number, sentence, values);
}

/** “Thousands” of what the newsletter counts in thousands. */
function isAboutIn({ numbers }: Sentence, number: SpokenNumber): boolean {
	const least = Number(valuesOf(number)[0]?.slice(1));
	return numbers.some((one) =>
		valuesOf(one).some((value) => Number(value) >= least * 0.8 && Number(value) < least * 1000),
	);
}

function isPartIn({ numbers }: Sentence, number: SpokenNumber): boolean {
	const share = Number(number.readings.find((values) => values.length === 1)?.[0]);
	const isShare = (value: number) => Math.abs(value - share) <= share * roundness;
	const counts = numbers.flatMap((one) => valuesOf(one).map(Number));
	if (numbers.some((one) => one.percent && valuesOf(one).some((value) => isShare(Number(value) / 100))))
		return true;
	return counts.some((part) => counts.some((whole) => whole > part && isShare(part / whole)));
}

function isFactorIn({ numbers }: Sentence, number: SpokenNumber): boolean {
	const factor = Number(valuesOf(number)[0]?.slice(1));
	const isFactor = (value: number) => Math.abs(value - factor) <= factor * besideExact;
	const counts = numbers.flatMap((one) => valuesOf(one).map(Number));
	const risen = numbers.some(
		(one) => one.percent && valuesOf(one).some((v) => isFactor(1 + Number(v) / 100)),
	);
	return (
		risen || counts.some((one) => counts.some((other) => isFactor(one / other))) || counts.includes(factor)
	);
}

/** Seconds of the units of time, months and years as they are on average. */
const lengths: ReadonlyMap<string, number> = new Map(
	Object.entries({
		...{ segundo: 1, second: 1, minuto: 60, minute: 60, hora: 3600, hour: 3600, dia: 86_400, day: 86_400 },
		...{ semana: 604_800, week: 604_800, mês: 2_629_800, meses: 2_629_800, month: 2_629_800 },
		...{ ano: 31_557_600, year: 31_557_600 },
	}).map(([unit, seconds]) => [stemOf(unit), seconds]),
);

function secondsOf(number: SpokenNumber, sentence: Sentence): number | undefined {
	const kind = kindOf(number, sentence);
	const unit = kind === undefined ? undefined : lengths.get(kind);
	const value = Number(valuesOf(number)[0]);
	return unit === undefined || Number.isNaN(value) ? undefined : value * unit;
}

/** A month has no certain number of days. */
const calendar = 0.02;

function lastsIn(sentence: Sentence, seconds: number, room: number, except?: SpokenNumber): boolean {
	return sentence.numbers.some((one) => {
		const other = one === except ? undefined : secondsOf(one, sentence);
		return other !== undefined && Math.abs(other - seconds) <= seconds * Math.max(room, calendar);
	});
}

const yearStems = new Set(['ano', 'year'].map(stemOf));

/** “Three years later” of 2019 and 2022. */
function areYearsBetween(number: SpokenNumber, sentence: Sentence, values: readonly number[]): boolean {
	if (!yearStems.has(kindOf(number, sentence) ?? '')) return false;
	const years = values.filter((value) => Number.isInteger(value) && value >= 1900 && value < 2100);
	return valuesOf(number).some((value) =>
		years.some((one) => years.some((other) => other - one === Number(value))),
	);
}
