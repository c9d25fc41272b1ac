import { type Place, Problem } from '../problem.ts';
import { type Commentators, fold } from './commentators.ts';
import { moodOf, readMood, splitRemark } from './mood.ts';
import type { Mood } from './newsletter.ts';

/** Whose comment it is and, when its author chose one, in which mood. */
export interface Signature {
	host: string;
	mood?: Mood;
}

/**
 * Who has signed a paragraph with a label, as in `Marvin` or `Marvin (sarcastic)`; undefined for a label of any other
 * kind, such as `Nota`.
 * @throws {Problem} for a name that is almost a host's, and for a mood that there is not.
 */
export function signatureOfLabel(
	label: string,
	commentators: Commentators,
	place: Place,
): Signature | undefined {
	return sign(label, commentators, place, hostOfLabel);
}

/**
 * Who comments below a heading, as in `Marvin's take (ironic)`; undefined for an ordinary heading.
 * @throws {Problem} for a comment by someone who is no host, and for a mood that there is not.
 */
export function signatureOfHeading(
	heading: string,
	commentators: Commentators,
	place: Place,
): Signature | undefined {
	return sign(heading, commentators, place, hostOfHeading);
}

/** What stands in brackets after a host's name is the mood, unless the host is called so. */
function sign(
	text: string,
	commentators: Commentators,
	place: Place,
	hostOf: typeof hostOfLabel,
): Signature | undefined {
	const { name, remark } = splitRemark(text);
	const isNamed = findHost(text, commentators) !== undefined;
	const isMood = remark !== undefined && moodOf(remark) !== undefined;
	if (remark === undefined || isNamed || !(isMood || findHost(name, commentators) !== undefined)) {
		const host = hostOf(text, commentators, place);
		return host === undefined ? undefined : { host };
	}
	const host = hostOf(name, commentators, place);
	return host === undefined ? undefined : { host, mood: readMood(remark, place) };
}

function findHost(text: string, commentators: Commentators): string | undefined {
	const name = text.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N})]+$/gu, '');
	const byline = readByline(name)?.name;
	return commentators.find(name) ?? (byline === undefined ? undefined : commentators.find(byline));
}

function hostOfLabel(label: string, commentators: Commentators, place: Place): string | undefined {
	const name = readByline(label)?.name ?? label;
	const host = commentators.find(label) ?? commentators.find(name);
	const nearMiss = host === undefined && !asides.has(fold(name)) ? commentators.nearMiss(name) : undefined;
	if (nearMiss === undefined) return host;
	throw new Problem(`\`**${label}:**\` is almost, but not quite, the name of a host: ${nearMiss}.`, {
		hint: `Write \`**${nearMiss}:**\` if this is their comment; if not, begin the line with other words.`,
		place,
	});
}

function hostOfHeading(heading: string, commentators: Commentators, place: Place): string | undefined {
	const title = heading.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');
	const byline = readByline(title);
	const host = commentators.find(title) ?? (byline && commentators.find(byline.name));
	if (host !== undefined || !byline?.isCertain || !isPerson(byline.name, commentators)) return host;
	throw new Problem(`A comment by “${byline.name}” is announced, who is not a host of the show.`, {
		hint: `${commentators.suggest(byline.name)} If this is not a host's comment, word the heading differently.`,
		place,
	});
}

/**
 * The host a `:::name` container belongs to; undefined for one that is only set apart, such as `:::note`.
 * @throws {Problem} for any other name.
 */
export function hostOfContainer(name: string, commentators: Commentators, place: Place): string | undefined {
	const host = commentators.find(name);
	if (host !== undefined || asides.has(fold(name))) return host;
	throw new Problem(`\`:::${name}\` is not the comment of any host of the show.`, {
		hint: `${commentators.suggest(name)} If this is not a host's comment, use \`:::note\`.`,
		place,
	});
}

const byNoun = /^(?:[oa]s? )?(?:coment[aá]rios?|opini[aã]o|opini[oõ]es|pitacos?) d[oae] (.+)$/iu;
const byPossessive = /^(.+?)['’]s? (?:take|comments?|opinion|view|thoughts)$/iu;
const byPreposition = /^(?:comments?|opinion|take|thoughts) (?:by|from) (.+)$/iu;
const byVerb = /^(?:[oa] )?(.+) (?:comenta|opina|comments)$/iu;

/** Whose comment a phrase announces; `isCertain` when it can hardly mean anything else. */
function readByline(phrase: string): { name: string; isCertain: boolean } | undefined {
	for (const pattern of [byNoun, byPossessive, byPreposition, byVerb]) {
		const name = pattern.exec(phrase.normalize('NFC'))?.[1];
		if (name !== undefined) return { name, isCertain: pattern !== byVerb };
	}
	return undefined;
}

/** "Comentário da semana" is no one's: people have a capital letter, or part of a host's name, or nearly all of it. */
function isPerson(name: string, commentators: Commentators): boolean {
	if (commentators.nearMiss(name) !== undefined) return true;
	if (name.split(/\s+/).some((word) => commentators.find(word) !== undefined)) return true;
	return /^\p{Lu}/u.test(name) && !occasions.has(fold(name));
}

/** Containers and labels that are set apart from the text without being anyone's opinion. */
const asides: ReadonlySet<string> = new Set(
	`note tip info important warning caution danger aside details
	nota dica aviso importante cuidado atencao perigo detalhes`.split(/\s+/),
);

/** What comments are also called by, when all words of the heading have capitals. */
const occasions: ReadonlySet<string> = new Set(
	`semana dia mes ano edicao leitor leitora leitores redacao editor editora
	week day month year today yesterday reader readers editor editors`.split(/\s+/),
);
