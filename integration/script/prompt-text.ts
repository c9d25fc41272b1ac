/**
 * What a prompt may be filled with, written `{like-this}`. Nothing of the newsletter is among it: its words, titles
 * included, reach a model only inside the fence.
 */
export const promptPlaceholders = {
	/** `Brazilian Portuguese (pt-BR)` or `English (en)`. */
	language: 'the language of the newsletter',
	show: 'the title of the show',
	author: 'the name of the host who wrote the newsletter',
	cohost: 'the name of the other host',
	/** Or `none`. */
	mood: 'the mood of the story',
	/** `about 240 words`, or `no limit`. */
	words: 'how long the story may be',
} as const;

export type PromptPlaceholder = keyof typeof promptPlaceholders;
export type PromptValues = Readonly<Record<PromptPlaceholder, string>>;

/** Matches each `{placeholder}` of a prompt, right or wrong. JSON in an example is none. */
export const promptPlaceholderPattern = /\{([\p{L}\p{N}_-]{1,40})\}/gu;

/** Whether a name between braces is one that prompts may have. */
export function isPromptPlaceholder(name: string): name is PromptPlaceholder {
	return Object.hasOwn(promptPlaceholders, name);
}

/** A prompt with the values for its placeholders; other braces stay. */
export function fillPrompt(prompt: string, values: PromptValues): string {
	return prompt.replace(promptPlaceholderPattern, (whole, name: string) =>
		isPromptPlaceholder(name) ? values[name] : whole,
	);
}
