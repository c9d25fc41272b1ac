import type { ChatBody } from './chat.ts';
import type { Dialect } from './dialect.ts';
import type { Question } from './model.ts';
import type { ModelOptions } from './options.ts';

export interface Message {
	role: 'system' | 'user' | 'assistant';
	content: string;
}

/** Puts messages into the words that the server understands. */
export function requestFor(
	messages: readonly Message[],
	{ schema, longest }: Pick<Question<unknown>, 'schema' | 'longest'>,
	dialect: Dialect,
	options: ModelOptions,
): ChatBody {
	const { model, temperature, topP, seed, reasoningEffort } = options;
	return {
		model,
		messages: dialect.structured === 'schema' ? [...messages] : withSchema(messages, schema),
		...(temperature !== undefined && { temperature }),
		...(topP !== undefined && { top_p: topP }),
		...(seed !== undefined && { seed }),
		...(reasoningEffort && { reasoning_effort: reasoningEffort }),
		...(dialect.structured === 'schema' && {
			response_format: { type: 'json_schema', json_schema: { name: 'answer', strict: true, schema } },
		}),
		...(dialect.structured === 'json' && { response_format: { type: 'json_object' } }),
		...(dialect.limit !== 'none' && { [dialect.limit]: mostTokens(longest, options) }),
		stream: dialect.stream,
		...(dialect.stream && dialect.usage && { stream_options: { include_usage: true } }),
	};
}

/**
 * Tokens of an answer of so many characters and of the thoughts before it. OpenAI advises to leave 25,000 for them where
 * a model is told to think; others are given less, since many servers turn down what exceeds their context.
 */
function mostTokens(longest: number, options: Pick<ModelOptions, 'maxTokens' | 'reasoningEffort'>): number {
	// Two characters to a token: escapes and Portuguese need more of them than English.
	return Math.min(options.maxTokens ?? Number.POSITIVE_INFINITY, Math.ceil(longest / 2) + thoughts(options));
}

/** Tokens that a model may think before it answers. */
export function thoughts({ reasoningEffort }: Pick<ModelOptions, 'reasoningEffort'>): number {
	return reasoningEffort && reasoningEffort !== 'none' ? 25_000 : 8_000;
}

function withSchema(messages: readonly Message[], schema: Question<unknown>['schema']): Message[] {
	return messages.map((message) =>
		message.role === 'system'
			? { ...message, content: `${message.content}\n\n${askForJson(schema)}` }
			: message,
	);
}

/** Asks for an answer of this shape in words, for servers that know no schema. */
export function askForJson(schema: Question<unknown>['schema']): string {
	return `Answer with one JSON value and nothing else, no explanation and no code fence. It must match this JSON schema:\n${JSON.stringify(schema)}`;
}
