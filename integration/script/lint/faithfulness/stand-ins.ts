import type { HeardWord } from './heard.ts';
import type { Reading, TurnReading } from './reading.ts';
import type { Sentence } from './sentence.ts';
import { stemOf } from './stems.ts';

/** Somebody's name in a sentence. */
interface Name {
	/** Stems of its words. */
	stems: readonly string[];
	/** Stems of what stands beside it: what somebody is, or does. */
	beside: readonly string[];
}

/** Content words on either side of a name that tell whose it is. */
const reach = 2;

/**
 * Whether somebody takes the place of whoever says the words of a quotation: a name of the show or the newsletter
 * beside words that are beside another name there, which the turn does not say.
 * @param near The sentences of the newsletter around the quotation.
 */
export function hasStandIn(
	{ sentences }: TurnReading,
	quoting: Sentence,
	near: readonly Sentence[],
	{ subject, source }: Pick<Reading, 'subject' | 'source'>,
): boolean {
	const said = new Set(sentences.flatMap(({ words }) => words.map(({ stem }) => stem)));
	const owners = near
		.flatMap((each) => namesIn(each, new Set()))
		.filter(({ stems }) => !stems.some((stem) => said.has(stem)));
	if (owners.length === 0) return false;
	const written = new Set(near.flatMap(({ words }) => words.map(({ stem }) => stem)));
	const hosts = new Set(subject.cast.map(({ name }) => stemOf(name.toLowerCase())));
	const at = sentences.indexOf(quoting);
	const telling = sentences.slice(Math.max(0, at - 1), at + 1);
	return telling
		.flatMap((sentence) => namesIn(sentence, hosts))
		.filter(({ stems }) => stems.every((stem) => !written.has(stem)))
		.filter(({ stems }) => stems.some((stem) => hosts.has(stem) || source.all.stems.has(stem)))
		.some(({ beside }) => owners.some((owner) => owner.beside.some((stem) => beside.includes(stem))));
}

/** Sentences begin with a capital: there only the known count, and who has two. */
function namesIn(sentence: Sentence, known: ReadonlySet<string>): Name[] {
	const { words, content } = sentence;
	const names: Name[] = [];
	for (let first = 0; first < words.length; first++) {
		const opens = first === 0 && !known.has(words[0]?.stem ?? '') && !isCapital(sentence, 1);
		if (opens || !isCapital(sentence, first)) continue;
		let end = first + 1;
		while (end < words.length && isCapital(sentence, end)) end++;
		const said = (some: readonly HeardWord[]) =>
			some.map(({ stem }) => stem).filter((stem) => content.has(stem));
		const beside = [...said(words.slice(0, first)).slice(-reach), ...said(words.slice(end)).slice(0, reach)];
		names.push({ stems: said(words.slice(first, end)), beside });
		first = end;
	}
	return names;
}

function isCapital({ words, content, text, start }: Sentence, index: number): boolean {
	const word = words[index];
	if (!word || !content.has(word.stem)) return false;
	return /^\p{Lu}\p{Ll}/u.test(text.slice(word.start - start, word.end - start));
}
