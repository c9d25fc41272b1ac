import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Newsletter } from '../../../integration/newsletter/newsletter.ts';
import { modelWriter } from '../../../integration/script/openai/model-writer.ts';
import { loadPrompts } from '../../../integration/script/prompt-files.ts';
import type { Script, Turn, WriteContext, WriteEvent } from '../../../integration/script/script.ts';
import { cast, contextWith } from '../stage.ts';
import { type FaithfulModel, faithfulModel } from './faithful-model.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
export const { prompts } = await loadPrompts([join(root, 'prompts')], 'pt-BR', root);

/** Cards with everything that prompts and checks can use, whatever the shipped ones have. */
export const players = cast.map((host) => {
	const isAuthor = host.role === 'author';
	const own = {
		delivery: { tags: isAuthor ? ['dryly'] : ['sighs', 'slowly'], every: 3 },
		fillers: {
			words: isAuthor ? { 'pt-BR': [], en: [] } : { 'pt-BR': ['bom...', 'pois é'], en: ['well...'] },
			share: [0.1, 0.3] as const,
		},
		hedges: { 'pt-BR': ['talvez'], en: ['maybe'] },
		catchPhrases: { 'pt-BR': isAuthor ? [] : [{ text: 'Eu avisei.', limit: 1 }], en: [] },
		never: { 'pt-BR': ['ótima pergunta'], en: ['great question'] },
		moods: isAuthor
			? {}
			: {
					sarcastic: { how: 'Praises what failed.', tags: ['sweetly'] },
					hopeful: { how: 'Almost smiles.', tags: [] },
				},
		share: isAuthor ? 0.55 : 0.45,
	};
	return { ...host, card: { ...host.card, ...own } };
});

export interface Written {
	script: Script;
	/** What is said between opening and closing. */
	content: readonly Turn[];
	events: readonly WriteEvent[];
	model: FaithfulModel;
}

/** Has a newsletter written by a faithful model, or by the one that is given. */
export async function writeWith(
	newsletter: Newsletter,
	model = faithfulModel(),
	changes: Partial<WriteContext> = {},
): Promise<Written> {
	const events: WriteEvent[] = [];
	const report = (event: WriteEvent) => void events.push(event);
	const context = contextWith({ cast: players, prompts, report, ...changes });
	const script = await modelWriter(model).write(newsletter, context);
	const content = script.turns.filter(({ section }) => section !== 'opening' && section !== 'closing');
	return { script, content, events, model };
}

/** One line a turn: who, then what. */
export function linesOf(turns: readonly Turn[]): string[] {
	return turns.map(({ host, text }) => `${host}: ${text}`);
}
