import type { Dictionary, Entry } from './lexicon.ts';
import type { Locale } from './locale.ts';

export type Kind =
	| 'term'
	| 'translation'
	| 'cardinal'
	| 'ordinal'
	| 'decimal'
	| 'money'
	| 'measure'
	| 'percentage'
	| 'range'
	| 'fraction'
	| 'date'
	| 'time'
	| 'telephone'
	| 'version'
	| 'identifier'
	| 'address'
	| 'file'
	| 'handle'
	| 'acronym'
	| 'shouted'
	| 'roman'
	| 'symbol';

/** Where a rule is tried: at the first character of a token. */
export type Start = 'digit' | 'letter' | 'symbol';

/** Finds tokens of a class and says them. */
export interface Rule {
	starts: readonly Start[];
	/** The token that begins at `scene.start`, if there is one of this class. */
	find(scene: Scene): Token | undefined;
}

/**
 * A rule from a sticky expression. Every repetition in it is bounded or cannot overlap its neighbour, so that matching
 * stays linear. `say` gives `undefined` when it is not of this class after all.
 */
export function rule(
	kind: Kind,
	starts: readonly Start[],
	pattern: RegExp,
	say: (match: RegExpExecArray, scene: Scene) => string | undefined,
): Rule {
	return {
		starts,
		find(scene) {
			pattern.lastIndex = scene.start;
			const match = pattern.exec(scene.text);
			if (!match || match[0].length === 0) return undefined;
			const spoken = say(match, scene);
			return spoken === undefined
				? undefined
				: { kind, start: scene.start, end: scene.start + match[0].length, spoken };
		},
	};
}

/** What a rule may look at besides its match. */
export interface Scene {
	text: string;
	start: number;
	/** Whether the token right before was a number, touching this one. */
	numeric: boolean;
	locale: Locale;
	dictionary: Dictionary;
}

export interface Token {
	kind: Kind;
	start: number;
	end: number;
	spoken: string;
}

/** Lower-case words with nothing attached: most of any text, and only the lexicon has a say in them. */
const ordinary = /(?<!\p{N})[\p{Ll}\p{Lo}\p{M}]+(?![\p{L}\p{M}\p{N}_@/\\:.&+#$^-]|['’]\p{L})/uy;
const word = /[\p{L}\p{M}]+/uy;
const numbers: ReadonlySet<Kind> = new Set([
	...(['cardinal', 'decimal', 'money', 'measure', 'percentage', 'range', 'time', 'date'] as const),
]);

/** The tokens of a text that are not said as they are written, in order. At each place the longest match wins. */
export function scan(
	text: string,
	rules: readonly Rule[],
	context: Pick<Scene, 'locale' | 'dictionary'>,
): Token[] {
	const byStart = Object.groupBy(
		rules.flatMap((rule) => rule.starts.map((start) => ({ rule, start }))),
		({ start }) => start,
	);
	const tokens: Token[] = [];
	let position = 0;
	while (position < text.length) {
		const start = startAt(text, position);
		const entry = start && context.dictionary.find(text, position);
		const plain = start === 'letter' ? lengthAt(ordinary, text, position) : 0;
		const token = plain > 0 ? entry && termToken(text, position, entry) : start && longest(start, entry);
		if (token) tokens.push(token);
		position = token?.end ?? position + (plain || skip(start));
	}
	return tokens;

	function skip(start: Start | undefined): number {
		return start === 'letter' ? Math.max(1, lengthAt(word, text, position)) : 1;
	}

	function longest(start: Start, entry: Entry | undefined): Token | undefined {
		let best = entry && termToken(text, position, entry);
		const previous = tokens.at(-1);
		const numeric = previous?.end === position && numbers.has(previous.kind);
		for (const { rule } of byStart[start] ?? []) {
			const token = rule.find({ ...context, text, start: position, numeric });
			if (token && token.end > (best?.end ?? position)) best = token;
		}
		return best;
	}
}

function startAt(text: string, position: number): Start | undefined {
	const code = text.charCodeAt(position);
	if (code === 0x20) return undefined;
	if (code >= 0x30 && code <= 0x39) return 'digit';
	if ((code | 0x20) >= 0x61 && (code | 0x20) <= 0x7a) return 'letter';
	if (code < 0x80) return 'symbol';
	return /[\p{L}\p{M}]/u.test(String.fromCodePoint(text.codePointAt(position) ?? 0)) ? 'letter' : 'symbol';
}

function lengthAt(pattern: RegExp, text: string, position: number): number {
	pattern.lastIndex = position;
	return pattern.exec(text)?.[0].length ?? 0;
}

const closes = /^["”')\]]*(?:$|\s+["“]?\p{Lu})/u;
const sentenceFinal =
	/^(?:etc|Mon|Tues?|Wed|Thu(?:rs)?|Fri|Inc|Ltd|Ltda|Corp|[ap]\.m|[AP]\.M|S\.A|[ad]\.C|Jr)\.$/u;

/** An abbreviation's point ends the sentence too when nothing follows, or when the next word begins one. */
function termToken(text: string, start: number, { kind, length, spoken }: Entry): Token {
	const end = start + length;
	const term = text.slice(start, end);
	const rest = text.slice(end, end + 12);
	const last = /^["”')\]]*$/.test(rest) || (sentenceFinal.test(term) && closes.test(rest));
	return { kind, start, end, spoken: term.endsWith('.') && last ? `${spoken}.` : spoken };
}

/** The word before a place and the word after another, each at most one space away. */
export function around(text: string, start: number, end: number): { before: string; after: string } {
	return {
		before:
			/([\p{L}\p{M}]+(?:\.\p{L}+)?)\.?[ (]?$/u.exec(text.slice(Math.max(0, start - 24), start))?.[1] ?? '',
		after: /^ ([\p{L}\p{M}]+)/u.exec(text.slice(end, end + 24))?.[1] ?? '',
	};
}
