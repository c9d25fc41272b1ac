import type { Block, Language, Newsletter, Section } from '../newsletter/newsletter.ts';
import { Problem } from '../problem.ts';
import type { CastMember } from './script.ts';

/** The two who speak. */
export interface Hosts {
	author: CastMember;
	cohost: CastMember;
}

/** @throws {Problem} when there is not one of each. */
export function findHosts(cast: readonly CastMember[]): Hosts {
	const author = cast.find(({ role }) => role === 'author');
	const cohost = cast.find(({ role }) => role === 'cohost');
	if (author && cohost) return { author, cohost };
	const names = cast.map(({ name, role }) => `${name} (${role})`).join(', ');
	throw new Problem(`A script needs an author and a co-host; the cast is: ${names || 'empty'}.`, {
		hint: 'Name two hosts in `show.hosts`, the author first.',
	});
}

/**
 * Who owns an opinion.
 * @throws {Problem} when its host is not in the show.
 */
export function ownerOf(
	opinionId: string,
	{ opinions, file }: Newsletter,
	{ author, cohost }: Hosts,
): CastMember {
	const opinion = opinions.find(({ id }) => id === opinionId);
	const owner = [author, cohost].find(({ id }) => id === opinion?.host);
	if (owner) return owner;
	throw new Problem(
		`The opinion ${opinionId} belongs to “${opinion?.host ?? 'nobody'}”, who is not in the show.`,
		{
			hint: `The hosts are ${author.id} and ${cohost.id}. Sign the comment with the name of one of them.`,
			place: { file },
		},
	);
}

/**
 * Who reads the facts of a section with opinions: the other host than the one who comments on them, and the co-host
 * when both do, so that the author only reacts. `undefined` when there are none and the hosts take turns.
 */
export function readerOf(section: Section, newsletter: Newsletter, hosts: Hosts): CastMember | undefined {
	const owners = section.blocks.flatMap(({ opinion }) =>
		opinion ? [ownerOf(opinion, newsletter, hosts)] : [],
	);
	if (owners.length === 0) return undefined;
	return owners.includes(hosts.author) ? hosts.cohost : hosts.author;
}

const firstPerson: Record<Language, RegExp> = {
	'pt-BR': inWords(
		'eu|meu|minha|meus|minhas|me|mim|comigo|acho|acredito|prefiro|confesso|garanto|sou|estou|tenho|fiz|fui|sei|quis|pude|vou|usei|testei',
		'iu',
	),
	en: inWords('I|[Mm]e|[Mm]y|[Mm]yself', 'u'),
};

function inWords(words: string, flags: string): RegExp {
	// The slash keeps I/O from being somebody.
	return new RegExp(`(?<![\\p{L}\\p{N}/])(?:${words})(?![\\p{L}\\p{N}/])`, flags);
}

/** Whether a block is the author speaking as themselves. What others are quoted as saying does not count. */
export function isFirstPerson(block: Block, language: Language): boolean {
	if (block.kind !== 'paragraph' && block.kind !== 'list') return false;
	const text = block.passages.map((passage) => passage.text).join(' ');
	return firstPerson[language].test(text.replace(/“[^”]*”|"[^"]*"|«[^»]*»/g, ' '));
}
