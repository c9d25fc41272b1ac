import type { HeardWord } from '../heard.ts';
import { stemOf } from '../stems.ts';
import { readCardinal, scaleAt } from './cardinals.ts';
import { keyOf } from './number.ts';
import type { NumberWords } from './words.ts';

/** A share, a half, a factor or a vague amount that begins at some word, and the word after it. */
export interface FoundShare {
	readings: string[][];
	next: number;
	form?: 'share' | 'factor' | 'vague';
}

/** What is left of a clause from a word on, at most six words. */
function restOf(words: readonly HeardWord[], start: number, from = start): string {
	const rest = words.slice(start, start + 6);
	return rest
		.filter(({ clause }) => clause === words[from]?.clause)
		.map(({ folded }) => folded)
		.join(' ');
}

/** “A third of”, “eight tenths”, “one in five”, “half a million”, “twice as many”, “dozens of”. */
export function readShare(
	words: readonly HeardWord[],
	start: number,
	table: NumberWords,
): FoundShare | undefined {
	return (
		readHalf(words, start, table) ??
		readRatio(words, start, table) ??
		readPart(words, start, table) ??
		readFactor(words, start, table) ??
		readVague(words, start, table)
	);
}

const shareOf = (part: number, whole: number) => [[keyOf(part / whole)], [keyOf((100 * part) / whole)]];

/** By stem, with what half of one is in the next smaller unit. */
const halvedUnits: Readonly<Record<string, string>> = Object.fromEntries(
	Object.entries({
		hora: '30',
		hour: '30',
		ano: '6',
		year: '6',
		dia: '12',
		day: '12',
		minuto: '30',
		minute: '30',
	})
		.concat(
			Object.entries({ segundo: '500', second: '500', metro: '50', meter: '50', quilo: '500', mile: '' }),
		)
		.map(([unit, half]) => [stemOf(unit), half]),
);

function readHalf(words: readonly HeardWord[], start: number, table: NumberWords): FoundShare | undefined {
	if (table.half.test(restOf(words, start)))
		return { readings: shareOf(1, 2), next: start + 1, form: 'share' };
	if (!table.halves.has(words[start]?.folded ?? '')) return undefined;
	const article = table.articles.has(words[start + 1]?.folded ?? '') ? 1 : 0;
	const next = start + 1 + article;
	const scale = scaleAt(words, next, table);
	if (scale !== undefined) return { readings: [[keyOf(scale / 2)]], next: next + 1 };
	const smaller = halvedUnits[words[next]?.stem ?? ''];
	if (smaller === undefined) return undefined;
	return { readings: [['0.5'], ...(smaller === '' ? [] : [[smaller]])], next };
}

/** Longest way from “of every ten” to how many of them, words. */
const longestRatio = 8;
/** Of how many people count where no “every” says so: “one in five”, but not “two in May”. */
const roundWholes = new Set([3, 4, 5, 6, 7, 8, 9, 10, 12, 20, 50, 100, 1000]);

function readRatio(words: readonly HeardWord[], start: number, table: NumberWords): FoundShare | undefined {
	const first = phraseAt(words, start, table.ratioFirst);
	if (first > 0) {
		const whole = readCardinal(words, start + first, table, true);
		for (let at = whole?.next ?? 0; whole && at < whole.next + longestRatio; at++) {
			const part = readCardinal(words, at, table, true);
			if (part && !part.ordinal && part.value < whole.value) return ratio(part.value, whole.value, part.next);
		}
		return undefined;
	}
	const part = readCardinal(words, start, table, true);
	if (!part || part.ordinal) return undefined;
	// “Four users in five”
	const named = phraseAt(words, part.next, table.ratio) > 0 ? 0 : 1;
	const between = phraseAt(words, part.next + named, table.ratio);
	const whole = between > 0 ? readCardinal(words, part.next + named + between, table, true) : undefined;
	if (!whole || whole.ordinal || part.value >= whole.value) return undefined;
	if (words[part.next + named]?.clause !== words[start]?.clause) return undefined;
	if (named > 0 && counted.test(words[part.next]?.folded ?? '')) return undefined;
	const isBare = words[part.next + named]?.folded === table.ratio.at(-1) && between === 1;
	if (isBare && (!roundWholes.has(whole.value) || isCounting(words, whole.next))) return undefined;
	return ratio(part.value, whole.value, whole.next);
}

function ratio(part: number, whole: number, next: number): FoundShare {
	return { readings: [[keyOf(part), keyOf(whole)], ...shareOf(part, whole)], next, form: 'share' };
}

const counted =
	/^(?:segundo|minuto|hora|dia|semana|m[eê]s|meses|ano|second|minute|hour|day|week|month|year|de|mil)s?$/u;

/** “Two in ten minutes” is no share of anything. */
function isCounting(words: readonly HeardWord[], index: number): boolean {
	return counted.test(words[index]?.folded ?? '');
}

/** How many words of the first of some phrases stand here. */
function phraseAt(words: readonly HeardWord[], start: number, phrases: readonly string[]): number {
	for (const phrase of phrases) {
		const wanted = phrase.split(' ');
		if (wanted.every((word, index) => words[start + index]?.folded === word)) return wanted.length;
	}
	return 0;
}

const existential = /^(?:there's|there|comes|came)$/;

/** Rooms and coins have the names of parts. */
const ambiguous = /^(?:quartos?|quarters?|seconds?)$/;

function readPart(words: readonly HeardWord[], start: number, table: NumberWords): FoundShare | undefined {
	const article = table.articles.has(words[start]?.folded ?? '') ? 1 : 0;
	// “There’s a fifth” of them, and no part of anything.
	if (article && existential.test(words[start - 1]?.folded ?? '')) return undefined;
	const count = article ? undefined : readCardinal(words, start, table, false);
	if (!article && (!count || count.ordinal || count.value > 99)) return undefined;
	const at = count?.next ?? start + 1;
	const name = words[at]?.folded ?? '';
	const whole = Object.hasOwn(table.parts, name) ? table.parts[name] : undefined;
	const part = count?.value ?? 1;
	if (whole === undefined || words[at]?.clause !== words[start]?.clause || part >= whole) return undefined;
	const isCounted = !article && (name.endsWith('s') || !ambiguous.test(name));
	if (!isCounted || ambiguous.test(name)) {
		if (!table.afterPart.test(restOf(words, at + 1, at))) return undefined;
	}
	const plain = ambiguous.test(name) && part > 1 ? [[keyOf(part)]] : [];
	return { readings: [...shareOf(part, whole), ...plain], next: at + 1, form: 'share' };
}

function readFactor(
	words: readonly HeardWord[],
	start: number,
	{ factors }: NumberWords,
): FoundShare | undefined {
	const rest = restOf(words, start);
	const found = factors.find(([pattern]) => pattern.test(rest));
	if (!found) return undefined;
	const length = (found[0].exec(rest)?.[0] ?? '').split(' ').length;
	return { readings: [[`×${found[1]}`]], next: start + length, form: 'factor' };
}

function readVague(
	words: readonly HeardWord[],
	start: number,
	{ vague }: NumberWords,
): FoundShare | undefined {
	const word = words[start]?.folded ?? '';
	const least = Object.hasOwn(vague, word) ? vague[word] : undefined;
	if (least === undefined) return undefined;
	return { readings: [[`~${least}`]], next: start + 1, form: 'vague' };
}
