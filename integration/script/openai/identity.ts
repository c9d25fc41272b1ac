import type { ModelOptions } from './options.ts';

/** Names everything that changes the answers of a model, but the server it runs on. */
export function modelId(options: ModelOptions): string {
	const { model, revision, temperature, topP, seed, reasoningEffort, structured } = options;
	const details = Object.entries({ revision, temperature, topP, seed, reasoningEffort, structured })
		.filter(([, value]) => value !== undefined)
		.map(([name, value]) => `${name}=${value}`);
	return ['openai', model, ...details].join(' ');
}

/** Names the way a model is asked, and the model. */
export function writerId(model: string): string {
	return `two-pass-1 ${model}`;
}
