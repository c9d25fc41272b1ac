import type { HeardWord } from './heard.ts';
import type { Reading } from './reading.ts';
import type { Sentence } from './sentence.ts';
import type { Source, SourceBlock } from './source.ts';
import { stemOf } from './stems.ts';
import { isContent } from './stop-words.ts';

/** Whether a text names somebody of the newsletter or the show who does not stand near words of the newsletter. */
export function namesAStranger(
	text: string,
	holder: SourceBlock,
	words: readonly HeardWord[],
	{ subject, source }: Pick<Reading, 'subject' | 'source'>,
): boolean {
	const near = new Set(
		neighbours(holder, words, source).flatMap((each) => each.words.map(({ stem }) => stem)),
	);
	const owner = subject.cast.find(({ id }) => {
		return source.opinions.get(holder.block.opinion ?? '')?.opinion.host === id;
	});
	const own = stemOf(owner?.name.toLowerCase() ?? '');
	const hosts = new Set(subject.cast.map(({ name }) => stemOf(name.toLowerCase())));
	return capitalsOf(text).some(
		(stem) => (source.all.stems.has(stem) || hosts.has(stem)) && !near.has(stem) && stem !== own,
	);
}

/** Stems of the words with a capital that are no function words. */
function capitalsOf(text: string): string[] {
	return Array.from(text.matchAll(/(?<!\p{L})\p{Lu}[\p{L}\p{M}]{2,}/gu), ([name]) => name.toLowerCase())
		.filter(isContent)
		.map(stemOf);
}

/** The sentences around words that are quoted; those of the blocks around them when these name nobody. */
export function neighbours(
	{ block, section, sentences }: SourceBlock,
	words: readonly HeardWord[],
	{ sections, blocks }: Source,
): readonly Sentence[] {
	const own = sections.get(section);
	const all = own?.section.blocks.flatMap(({ id }) => blocks.get(id)?.sentences ?? []) ?? [];
	const wanted = new Set(words.map(({ stem }) => stem));
	const shares = (each: Sentence) => each.words.filter(({ stem }) => wanted.has(stem)).length;
	const held =
		block.kind === 'quote' ? sentences : [...sentences].sort((a, b) => shares(b) - shares(a)).slice(0, 1);
	const from = all.findIndex((each) => held.includes(each));
	const to = all.findLastIndex((each) => held.includes(each));
	const close = all.slice(Math.max(0, from - 1), to + 2);
	const isNamed = close.some(({ text }) => /(?<=[\p{L},;] )\p{Lu}[\p{L}\p{M}]{2,}/u.test(text));
	return isNamed ? close : all.slice(Math.max(0, from - 6), to + 4);
}
