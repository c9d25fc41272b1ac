import type { Language, Newsletter } from '../../newsletter/newsletter.ts';
import { fillPrompt } from '../prompt-text.ts';
import type { Prompts, WriteContext } from '../script.ts';
import { wordsFor } from './budget.ts';
import { describeHosts, describeMoods, moodOf } from './hosts.ts';
import type { Stretch } from './stretches.ts';

const languageNames: Readonly<Record<Language, string>> = {
	'pt-BR': 'Brazilian Portuguese (pt-BR)',
	en: 'English (en)',
};

/**
 * What a model is told before it sees any source. What all calls have in common comes first, because servers charge
 * less for a beginning they have seen, and the task last. Nothing of the newsletter is in it, and nothing that another
 * section decides.
 */
export function brief(
	pass: keyof Pick<Prompts, 'draft' | 'refine' | 'repair'>,
	stretch: Stretch,
	newsletter: Newsletter,
	context: WriteContext,
): string {
	const { prompts, cast, show } = context;
	const { language } = newsletter;
	const words = wordsFor(stretch, newsletter, context);
	const nameOf = (role: 'author' | 'cohost') => cast.find((host) => host.role === role)?.name ?? '';
	const values = {
		language: languageNames[language],
		show: show.title,
		author: nameOf('author'),
		cohost: nameOf('cohost'),
		mood: moodOf(stretch, newsletter) ?? 'none',
		words: words === undefined ? 'no limit' : `about ${words} words`,
	};
	return [
		fillPrompt(prompts.opinions, values),
		fillPrompt(prompts.spokenText, values),
		describeHosts(cast, language),
		describeMoods(stretch, newsletter, cast),
		fillPrompt(prompts[pass], values),
	]
		.filter((text) => text !== '')
		.join('\n\n');
}
