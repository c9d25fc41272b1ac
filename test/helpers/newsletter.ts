import type { Block, Language, Newsletter, Passage } from '../../integration/newsletter/newsletter.ts';
import { parseNewsletter } from '../../integration/newsletter/parse.ts';

export const hostNames = [
	{ id: 'lia', name: 'Lia', aliases: [] },
	{ id: 'marvin', name: 'Marvin', aliases: [] },
];

/** A newsletter from its markdown, without the front matter. */
export function newsletterOf(
	body: string,
	language: Language = 'pt-BR',
	title = 'Uma semana comum',
): Newsletter {
	const source = `---\ntitle: ${JSON.stringify(title)}\ndate: 2026-11-02\n---\n\n${body}\n`;
	return parseNewsletter(source, {
		id: 'one',
		file: 'content/newsletters/one.md',
		language,
		hosts: hostNames,
	});
}

/** A newsletter of one section, from blocks no parser would give. */
export function newsletterWith(blocks: readonly Pick<Block, 'kind' | 'passages'>[]): Newsletter {
	const section = {
		id: 'intro',
		start: 0,
		end: 0,
		blocks: blocks.map((block, index) => ({ ...block, id: `b-${index}`, line: 1, start: 0, end: 0 })),
	};
	return { ...newsletterOf('Nada.'), sections: [section] };
}

/** A passage that stands alone at the beginning of the body. */
export function passageOf(text: string): Passage {
	return { text, start: 0, end: text.length, runs: [{ text, start: 0, end: text.length }] };
}
