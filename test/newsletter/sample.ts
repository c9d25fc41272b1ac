import type { Block, Newsletter, Passage } from '../../integration/newsletter/newsletter.ts';
import { parseNewsletter } from '../../integration/newsletter/parse.ts';
import { Problem } from '../../integration/problem.ts';

export const hosts = [
	{ id: 'ana', name: 'Ana Célia', aliases: ['Ana'] },
	{ id: 'marvin', name: 'Marvin', aliases: ['Robô'] },
];

const about = { id: '042', file: 'content/newsletters/042.md', language: 'pt-BR', hosts } as const;

/** A newsletter from a whole file. */
export function parseFile(source: string): Newsletter {
	return parseNewsletter(source, about);
}

/** A newsletter from a body: it begins on line 5. */
export function parseBody(body: string): Newsletter {
	return parseFile(`---\ntitle: Edição 42\ndate: 2026-01-31\n---\n${body}`);
}

export function blocksOf(newsletter: Newsletter): Block[] {
	return newsletter.sections.flatMap(({ blocks }) => blocks);
}

export function passagesOf(newsletter: Newsletter): Passage[] {
	const titles = newsletter.sections.flatMap(({ title }) => title ?? []);
	return [...titles, ...blocksOf(newsletter).flatMap(({ passages }) => passages)];
}

/** The texts of a body's only block. */
export function textsOf(body: string): string[] {
	return passagesOf(parseBody(body)).map(({ text }) => text);
}

/** Each block as `owner: text | text`, without owner for no one's. */
export function spokenBy(body: string): string[] {
	const newsletter = parseBody(body);
	const hostOf = new Map(newsletter.opinions.map(({ id, host }) => [id, host]));
	return blocksOf(newsletter).map(({ opinion, passages }) => {
		const text = passages.map((passage) => passage.text).join(' | ');
		return opinion === undefined ? text : `${hostOf.get(opinion)}: ${text}`;
	});
}

/** The problem a function fails with, as an author reads it. */
export function problemOf(run: () => unknown): string {
	try {
		run();
	} catch (error) {
		if (!(error instanceof Problem)) throw error;
		const { message, hint, loc } = error;
		return `${loc?.file}:${loc?.line}\n${message}\n${hint}`;
	}
	throw new Error('nothing failed');
}
