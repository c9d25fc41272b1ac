import type { Sentence } from '../sentence.ts';
import { stemOf } from '../stems.ts';
import type { SpokenNumber } from './number.ts';

const listOf = (words: string): ReadonlySet<string> =>
	new Set(words.split(/\s+/).filter((word) => word !== ''));

const months =
	listOf(`janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro
	january february march april may june july august september october november december`);

const money =
	listOf(`real reais dólar dólares euro euros libra libras centavo centavos dollar dollars pound pounds
	cent cents`);

/** By stem, so that one of them is many of them. */
const units: ReadonlySet<string> = new Set(
	[
		...listOf(`milissegundo segundo minuto hora dia semana mês meses ano millisecond second minute hour day week month
			year quilômetro metro kilometer meter mile quilo grama kilo gram megabyte gigabyte terabyte watt grau degree`),
	].map(stemOf),
);

/** What a number is of, where that is beyond doubt: a percentage, money, a day of a month, or so many of a unit. */
export function kindOf(number: SpokenNumber, sentence: Sentence): string | undefined {
	const { words } = sentence;
	if (number.percent) return 'percent';
	if (number.form) return number.form === 'share' ? (unitOf(number, sentence) ?? 'percent') : undefined;
	const after = words.slice(number.last, number.last + 2).map(({ folded }) => folded);
	if (after.some((word) => money.has(word))) return 'money';
	const before = words[number.first - 1];
	const isDated = before?.clause === words[number.first]?.clause && months.has(before?.folded ?? '');
	if (isDated || (after[0] === 'de' && months.has(after[1] ?? ''))) return 'date';
	return unitOf(number, sentence);
}

/** The unit it counts: also of “eight tenths of a second”. */
function unitOf(number: SpokenNumber, { words }: Sentence): string | undefined {
	let next = number.last;
	while (number.form && /^(?:de|of|an?)$/.test(words[next]?.folded ?? '')) next++;
	const stem = words[next]?.stem ?? '';
	return units.has(stem) && !number.ordinal ? stem : undefined;
}
