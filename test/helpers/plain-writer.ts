import type { ScriptWriter, Turn } from '../../integration/script/script.ts';

/** A writer that reads one block a turn: opinions by their owner, the rest by the author. */
export function plainWriter(): ScriptWriter {
	return {
		id: 'plain',
		async write({ title, sections, opinions, language }, { cast, spoken, signal }) {
			signal.throwIfAborted();
			const author = cast[0]?.id ?? '';
			const say = (section: string, text: string, rest: Partial<Turn> = {}) => {
				return { host: author, section, refs: [], tags: [], text, spoken: spoken(text), ...rest };
			};
			const content = sections.flatMap(({ id: section, title: heading, blocks }) =>
				blocks.length === 0
					? [say(section, heading?.text ?? section)]
					: blocks.map(({ id, passages, opinion }) => {
							const text = passages.map((passage) => passage.text).join(' ') || 'Code.';
							const host = opinions.find((each) => each.id === opinion)?.host;
							return say(section, text, { refs: [id], ...(opinion && host && { opinion, host }) });
						}),
			);
			const turns = [say('opening', title), ...content, say('closing', title)];
			return {
				writer: 'plain',
				language,
				turns: turns.map((turn, index) => ({ ...turn, id: `t-${index}` })),
			};
		},
	};
}
