import type { Language } from '../../../newsletter/newsletter.ts';
import type { HeardWord } from './heard.ts';
import { scaleAt } from './numbers/cardinals.ts';
import { readClock } from './numbers/clock.ts';
import { keyOf, type NumberForm, type SpokenNumber } from './numbers/number.ts';
import { joinPairs } from './numbers/pairs.ts';
import { readPlain } from './numbers/plain.ts';
import { readShare } from './numbers/shares.ts';
import { numberWords as english } from './numbers/words.en.ts';
import { numberWords as brazilian } from './numbers/words.pt-br.ts';
import type { NumberWords } from './numbers/words.ts';

export { type SpokenNumber, valuesOf } from './numbers/number.ts';

const languages: Readonly<Record<Language, NumberWords>> = { 'pt-BR': brazilian, en: english };

/** The numbers among the words of a text: the inverse of the number speller, and what people say instead of it. */
export function readNumbers(words: readonly HeardWord[], language: Language): SpokenNumber[] {
	const table = languages[language];
	const numbers: SpokenNumber[] = [];
	for (let index = 0; index < words.length; ) {
		const found = isPercentSign(words, index, numbers.at(-1)) ? undefined : readAt(words, index, table);
		if (!found) {
			index++;
			continue;
		}
		numbers.push(toNumber(words, index, found, table));
		index = found.next;
	}
	return shareScales(table.pairs ? joinPairs(numbers, words) : numbers, words, table);
}

/** The hundred of “doze por cento”, but not that of “sai por cento e oitenta”. */
function isPercentSign(words: readonly HeardWord[], index: number, last?: SpokenNumber): boolean {
	return words[index]?.folded === 'cento' && words[index - 1]?.folded === 'por' && last?.last === index - 1;
}

interface FoundNumber {
	readings: string[][];
	next: number;
	ordinal?: boolean;
	form?: NumberForm;
}

function readAt(words: readonly HeardWord[], index: number, table: NumberWords): FoundNumber | undefined {
	const time = readClock(words, index, table);
	if (time) return { ...time, form: 'clock' };
	return readShare(words, index, table) ?? readPlain(words, index, table);
}

function toNumber(
	words: readonly HeardWord[],
	first: number,
	{ readings, next, ordinal = false, form }: FoundNumber,
	table: NumberWords,
): SpokenNumber {
	const after = `${words[next]?.folded ?? ''} ${words[next + 1]?.folded ?? ''}`;
	return {
		start: words[first]?.start ?? 0,
		end: words[next - 1]?.end ?? 0,
		first,
		last: next,
		readings,
		ordinal,
		percent: table.percent.test(after),
		...(form && { form }),
	};
}

/** “from six to eight million” is said of millions twice. */
function shareScales(
	numbers: readonly SpokenNumber[],
	words: readonly HeardWord[],
	table: NumberWords,
): SpokenNumber[] {
	return numbers.map((number, index) => {
		const next = numbers[index + 1];
		const scale = next && scaleAt(words, next.last - 1, table);
		const value = Number(number.readings[0]?.[0]);
		if (words[number.first]?.clause !== words[next?.first ?? -1]?.clause) return number;
		if (!next || !scale || number.form || next.first - number.last > 2 || value >= 1000) return number;
		return { ...number, readings: [...number.readings, [keyOf(value * scale)]] };
	});
}
