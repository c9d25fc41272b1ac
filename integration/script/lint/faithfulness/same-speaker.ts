import type { HeardWord } from './heard.ts';
import type { Speaker } from './said-speaker.ts';
import type { Sentence } from './sentence.ts';

/** Words between a name and what the newsletter says somebody is. */
const apposition = 6;
/** What anybody may be called. */
const general =
	/^(?:empr|compan|firm|fabric|startup|grup|group|institu|entida|agen[cç]|vendor|maker|provid|fornec|team|equip|autor|author|organi|man$|woman|homem|mulher|peopl|pesso)/;

/**
 * Whether two speakers cannot be the same: by what they are called, and what the newsletter calls them.
 * @param source Sentences of the newsletter in which somebody may have a name and a trade.
 */
export function areDifferent(said: Speaker, wrote: Speaker, source: readonly Sentence[]): boolean {
	if (said.kind === 'pronoun' || wrote.stems.size === 0) return false;
	if (said.kind === 'anybody') return wrote.kind === 'named' || wrote.kind === 'common';
	if (isShared(said.stems, wrote.stems)) return false;
	// “The company” is whichever the newsletter names.
	if (
		said.kind === 'named' &&
		wrote.kind === 'common' &&
		[...wrote.stems].every((stem) => general.test(stem))
	)
		return false;
	const called = said.kind === 'named' ? said.names : said.stems;
	if (said.kind !== 'named' && [...called].some((stem) => general.test(stem))) return false;
	const known = source.flatMap(({ words }) => words).some(({ stem }) => called.has(stem));
	if (!known && said.kind !== 'another') return false;
	return !source.some(({ words }) => areBeside(words, called, wrote.stems));
}

function isShared(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
	return [...one].some((stem) => other.has(stem));
}

function areBeside(
	words: readonly HeardWord[],
	called: ReadonlySet<string>,
	named: ReadonlySet<string>,
): boolean {
	return words.some(
		({ stem }, index) =>
			called.has(stem) &&
			words.slice(Math.max(0, index - apposition), index + apposition + 1).some((w) => named.has(w.stem)),
	);
}
