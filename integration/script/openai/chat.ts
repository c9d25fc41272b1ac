import type { OpenAI } from 'openai';
import { reasonOf } from '../../problem.ts';
import { type Endpoint, withoutSecrets } from './endpoint.ts';
import { Failure } from './failure.ts';

export type ChatBody = OpenAI.ChatCompletionCreateParams;

/** What arrives of an answer, bit by bit or at once. */
export interface Piece {
	text: string;
	/** What the model thought, where servers show it. */
	thinking: string;
	/** What it says instead of an answer. */
	refusal: string;
	finish: string | undefined;
	tokens: { input: number; output: number } | undefined;
}

/** No answer is nearly as long, whatever a stream wraps around each word. */
const mostBytes = 32 * 2 ** 20;

/**
 * Sends one request, once.
 * @throws {Failure} when there is no answer or not a whole one; the signal's reason when it aborts.
 */
export async function* chat(
	body: ChatBody,
	endpoint: Endpoint,
	signal: AbortSignal,
): AsyncGenerator<Piece, void, undefined> {
	const { APIError, default: OpenAI } = await import('openai');
	const client = new OpenAI({
		baseURL: endpoint.baseURL,
		apiKey: endpoint.apiKey,
		defaultHeaders: endpoint.headers,
		fetch: limitedFetch,
		// The client does not repeat broken streams, shortens a Retry-After of more than a minute and does not tell what it
		// repeated; who calls it does.
		maxRetries: 0,
		// Deadlines are the caller's, through the signal. This is the longest that timers take.
		timeout: 2 ** 31 - 1,
		logLevel: 'off',
	});
	try {
		const { data, response } = await client.chat.completions.create(body, { signal }).withResponse();
		if ('choices' in data) yield pieceOf(data.choices[0]?.message, data);
		// A server that does not stream may not say so.
		else if (response.headers.get('content-type')?.includes('json')) {
			const answer: OpenAI.ChatCompletion = await response.json();
			yield pieceOf(answer.choices[0]?.message, answer);
		} else for await (const chunk of data) yield pieceOf(chunk.choices?.[0]?.delta, chunk);
	} catch (error) {
		signal.throwIfAborted();
		const known = error instanceof APIError ? error : undefined;
		throw new Failure(withoutSecrets(deepReasonOf(error), endpoint).slice(0, 1000), {
			status: known?.status,
			code: known?.code ?? undefined,
			headers: known?.headers,
		});
	}
	// The client ends a stream quietly that is aborted.
	signal.throwIfAborted();
}

type Message = Partial<OpenAI.ChatCompletionMessage | OpenAI.ChatCompletionChunk.Choice.Delta>;

/** Servers are compatible in their own ways, so that nothing is taken to be what OpenAI's types say. */
function pieceOf(
	message: Message | undefined,
	{ choices, usage }: OpenAI.ChatCompletion | OpenAI.ChatCompletionChunk,
): Piece {
	return {
		text: textOf(message?.content),
		thinking: thinkingOf(message),
		refusal: textOf(message?.refusal),
		finish: choices?.[0]?.finish_reason ?? undefined,
		tokens: tokensOf(usage),
	};
}

/** Some servers send a list of parts, of which the thoughts have no `text`. */
function textOf(content: unknown): string {
	if (Array.isArray(content)) return content.map((part) => textOf(part?.text)).join('');
	return typeof content === 'string' ? content : '';
}

/** Not in OpenAI's protocol; vLLM and DeepSeek call it `reasoning_content`, Ollama and OpenRouter `reasoning`. */
function thinkingOf(message: object | undefined): string {
	const { reasoning_content, reasoning } = { reasoning_content: undefined, reasoning: undefined, ...message };
	return textOf(reasoning_content ?? reasoning);
}

function tokensOf(usage: OpenAI.CompletionUsage | null | undefined): Piece['tokens'] {
	const input = usage?.prompt_tokens;
	const output = usage?.completion_tokens;
	return isCount(input) && isCount(output) ? { input, output } : undefined;
}

/** The budget would not hold with anything else. */
function isCount(value: unknown): value is number {
	return Number.isSafeInteger(value) && Number(value) >= 0;
}

/** “Connection error.” alone helps nobody: the innermost cause says which. */
function deepReasonOf(error: unknown): string {
	const reasons: string[] = [];
	for (
		let at = error;
		at !== undefined && reasons.length < 4;
		at = at instanceof Error ? at.cause : undefined
	) {
		const reason = reasonOf(at);
		if (reason && !reasons.includes(reason)) reasons.push(reason);
	}
	return reasons.join(' ');
}

const limitedFetch: typeof fetch = async (input, init) => {
	const response = await fetch(input, init);
	let bytes = 0;
	const limit = new TransformStream<Uint8Array, Uint8Array>({
		transform(chunk, controller) {
			bytes += chunk.length;
			if (bytes > mostBytes) controller.error(new Error(`The answer is longer than ${mostBytes} bytes.`));
			else controller.enqueue(chunk);
		},
	});
	return new Response(response.body?.pipeThrough(limit) ?? null, response);
};
