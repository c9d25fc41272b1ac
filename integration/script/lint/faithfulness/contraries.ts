import { contraries } from './contrary-words.ts';
import { plain, stemOf } from './stems.ts';

/** Letters of a root that are enough to know a word by. */
const rootLength = 4;

const opposites = new Map<string, Set<string>>();
const stemOpposites = new Map<string, Set<string>>();
for (const line of contraries.split('\n')) {
	const [one, other] = line
		.trim()
		.split(/\s+/)
		.map((side) => side.split('|').flatMap(inflections));
	if (!one || !other) continue;
	for (const word of one) for (const contrary of other) addContrary(word, contrary);
	for (const word of one.map(stemOf)) for (const contrary of other.map(stemOf)) addStems(word, contrary);
}

/** Shorter stems are of too many words. */
function addStems(one: string, other: string): void {
	if (Math.min(one.length, other.length) < rootLength || one === other) return;
	stemOpposites.set(one, (stemOpposites.get(one) ?? new Set<string>()).add(other));
	stemOpposites.set(other, (stemOpposites.get(other) ?? new Set<string>()).add(one));
}

function addContrary(one: string, other: string): void {
	opposites.set(one, (opposites.get(one) ?? new Set<string>()).add(other));
	opposites.set(other, (opposites.get(other) ?? new Set<string>()).add(one));
}

/** Gender and number of a Portuguese adjective, number of any other word. */
function inflections(written: string): string[] {
	const word = plain(written);
	const root = word.replace(/o$/, '');
	return root === word ? [word, `${word}s`] : [word, `${word}s`, `${root}a`, `${root}as`];
}

/** What makes a word its contrary in either language: “sustentável” and “insustentável”, “safe” and “unsafe”. */
const prefixes = ['in', 'im', 'ir', 'il', 'i', 'des', 'dis', 'un', 'non', 'mis', 'anti', 'ab'];

/** Whether of two words, folded, one is the other's contrary. */
export function areContrary(one: string, other: string): boolean {
	const [first, second] = [plain(one), plain(other)];
	if (opposites.get(first)?.has(second)) return true;
	if (stemOpposites.get(stemOf(first))?.has(stemOf(second))) return true;
	const [short, long] = first.length < second.length ? [first, second] : [second, first];
	if (short.length >= rootLength && prefixes.some((prefix) => long === prefix + short)) return true;
	return /(?:ful|less)$/.test(first) && first !== second && withoutDegree(first) === withoutDegree(second);
}

function withoutDegree(word: string): string {
	return word.replace(/(?:ful|less)$/, '');
}
