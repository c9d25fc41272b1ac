import type { Block, Language, Newsletter, Section } from '../newsletter/newsletter.ts';
import { Problem } from '../problem.ts';
import type { Line } from './outline.ts';
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
function ownerOf(opinionId: string, { opinions, file }: Newsletter, { author, cohost }: Hosts): CastMember {
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
function readerOf(section: Section, newsletter: Newsletter, hosts: Hosts): CastMember | undefined {
	const owners = section.blocks.flatMap(({ opinion }) =>
		opinion ? [ownerOf(opinion, newsletter, hosts)] : [],
	);
	if (owners.length === 0) return undefined;
	return owners.includes(hosts.author) ? hosts.cohost : hosts.author;
}

/** The other of the two hosts. */
export function otherOf(host: CastMember, { author, cohost }: Hosts): CastMember {
	return host === author ? cohost : author;
}

/**
 * Who says which line of a section. Opinions are voiced by whoever holds them, and the author speaks for themselves. In
 * a section with opinions one host tells the facts and the other reads what stands beside them; lists go back and
 * forth. Without opinions the hosts take turns. Titles are announced by the one who does not speak next.
 * @param ordinal Which section it is, counted from 0: who begins changes from one to the next.
 */
export function castLines(
	lines: readonly Line[],
	section: Section,
	ordinal: number,
	newsletter: Newsletter,
	hosts: Hosts,
): { line: Line; host: CastMember }[] {
	const reader = readerOf(section, newsletter, hosts);
	const personal = new Set(section.blocks.filter((block) => isFirstPerson(block, newsletter.language)));
	const takeTurns = (step: number) => (step % 2 === 0 ? hosts.author : hosts.cohost);
	const speakers = lines.map(({ kind, pieces, opinion, step, group }) => {
		if (kind === 'title') return undefined;
		if (opinion) return ownerOf(opinion, newsletter, hosts);
		const isPersonal = pieces.some((piece) => 'passage' in piece && personal.has(piece.block));
		if (isPersonal) return hosts.author;
		if (!reader) return takeTurns(ordinal + step);
		const isOthers = kind === 'aside' || (kind === 'items' && group % 2 === 1);
		return isOthers ? otherOf(reader, hosts) : reader;
	});
	return lines.map((line, index) => {
		const next = speakers.slice(index).find((speaker) => speaker !== undefined);
		const announcer = next ? otherOf(next, hosts) : takeTurns(ordinal + line.step);
		return { line, host: speakers[index] ?? announcer };
	});
}

const firstPerson: Record<Language, RegExp> = {
	'pt-BR': inWords(
		'eu|meu|minha|meus|minhas|me|mim|comigo|acho|acredito|prefiro|confesso|garanto|sou|estou|tenho|fiz|fui|sei|quis|pude|vou|usei|testei|pedi|paguei|passei|recebi|perguntei|escrevi|publiquei|comecei|aprendi|encontrei|contratei|trabalhei|leio|respondo|escrevo|espero|quero|digo',
		'iu',
	),
	en: inWords('I|[Mm]e|[Mm]y|[Mm]yself', 'u'),
};

function inWords(words: string, flags: string): RegExp {
	// The slash keeps I/O from being somebody.
	return new RegExp(`(?<![\\p{L}\\p{N}/])(?:${words})(?![\\p{L}\\p{N}/])`, flags);
}

/** Whether a block is the author speaking as themselves. What others are quoted as saying does not count. */
function isFirstPerson(block: Block, language: Language): boolean {
	if (block.kind !== 'paragraph' && block.kind !== 'list') return false;
	const text = block.passages.map((passage) => passage.text).join(' ');
	return firstPerson[language].test(text.replace(/“[^”]*”|"[^"]*"|«[^»]*»/g, ' '));
}
