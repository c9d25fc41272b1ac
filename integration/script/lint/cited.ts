import type { Block, Newsletter } from '../../newsletter/newsletter.ts';
import type { CastMember, Turn } from '../script.ts';
import { placeholderPattern } from '../slots.ts';
import type { LintSubject } from './lint.ts';
import type { PhraseMatch } from './phrase-list.ts';
import { sayTheSame } from './words.ts';

/**
 * What a turn was made from, one passage a line: the blocks it cites and those of its opinion, else all of its section,
 * and the titles above them. What frames the episode has the newsletter's title and description.
 */
export function citedText(turn: Turn, newsletter: Newsletter): string {
	const section = newsletter.sections.find(({ id }) => id === turn.section);
	const opinion = newsletter.opinions.find(({ id }) => id === turn.opinion);
	const cited = new Set([...turn.refs, ...(opinion?.blocks ?? [])]);
	const blocks = newsletter.sections.flatMap((one) => one.blocks.filter(({ id }) => cited.has(id)));
	const read = blocks.length > 0 ? blocks : (section?.blocks ?? []);
	const titles = [newsletter.title, newsletter.description ?? '', section?.title?.text ?? ''];
	return [...titles, ...read.map((block) => textOf(block, newsletter))].join('\n');
}

/** Code is never read aloud, but its words may be mentioned. */
function textOf(block: Block, { body }: Newsletter): string {
	if (block.kind === 'code') return body.slice(block.start, block.end);
	return block.passages.map(({ text }) => text).join('\n');
}

/** Whether every word of a turn is from the newsletter or from a host's phrases, as its parts say. */
export function isVerbatim({ parts, text }: Turn): boolean {
	return parts !== undefined && sayTheSame(parts.map((part) => part.text).join(' '), text);
}

/** Kept by host, language and exceptions: every rule asks for every turn. */
const lentBy = new WeakMap<CastMember, Map<string, string>>();

/** The connecting phrases of a host, one a line, their placeholders left out. */
export function phrasesOf(
	host: CastMember | undefined,
	{ language }: Newsletter,
	except: readonly string[] = [],
): string {
	if (!host) return '';
	const kept = lentBy.get(host) ?? new Map<string, string>();
	lentBy.set(host, kept);
	const key = [language, ...except].join(' ');
	const lent =
		kept.get(key) ??
		Object.entries(host.card.phrases[language])
			.flatMap(([slot, phrases]) => (except.includes(slot) ? [] : phrases))
			.map((phrase) => phrase.replace(placeholderPattern, '\n'))
			.join('\n');
	kept.set(key, lent);
	return lent;
}

/**
 * The phrases in a turn that the writer added: what the cited source says too is the author's own, and what the host's
 * card lends is the host's own.
 */
export function introduced(
	turn: Turn,
	subject: LintSubject,
	find: Find,
	lent = phrasesOf(hostOf(turn, subject), subject.newsletter),
): readonly PhraseMatch[] {
	if (isVerbatim(turn)) return [];
	const matches = find(turn.text);
	if (matches.length === 0) return [];
	const known = phrasesIn(`${citedText(turn, subject.newsletter)}\n${lent}`, find);
	return matches.filter(({ phrase }) => !known.has(phrase));
}

type Find = (text: string) => readonly PhraseMatch[];

/** Neighbouring turns cite the same block, which may be 100 kB long. */
const last = new WeakMap<Find, { source: string; phrases: ReadonlySet<string> }>();

function phrasesIn(source: string, find: Find): ReadonlySet<string> {
	const known = last.get(find);
	if (known?.source === source) return known.phrases;
	const phrases = new Set(find(source).map(({ phrase }) => phrase));
	last.set(find, { source, phrases });
	return phrases;
}

/** Who speaks a turn; undefined for an unknown host. */
export function hostOf(turn: Turn, { cast }: LintSubject): CastMember | undefined {
	return cast.find(({ id }) => id === turn.host);
}

/** Whether a turn stands between the opening and the closing. */
export function isContent({ section }: Turn): boolean {
	return section !== 'opening' && section !== 'closing';
}
