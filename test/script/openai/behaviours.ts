import type { ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Behaviour, ChatRequest, Exchange } from './hostile-server.ts';

export interface AnswerDetails {
	/** `null` leaves it out, as servers do that end a stream early. */
	finish?: 'stop' | 'length' | 'content_filter' | null;
	/** Tokens; `null` for servers that tell none. Some tell nonsense. */
	usage?: { input: unknown; output: unknown } | null;
	/** What the model thought before, sent as `reasoning_content`. */
	thinking?: string;
	/** What it says instead of an answer. */
	refusal?: string;
	/** Characters in a chunk of the stream. */
	chunk?: number;
	/** Milliseconds between chunks. */
	pause?: number;
	/** How often each chunk of text is sent. */
	copies?: number;
}

/** Answers with this text, in a stream if one was asked for. */
export function answer(text: string, details: AnswerDetails = {}): Behaviour {
	return async ({ request, response }) => {
		if (request.stream) await stream(text, details, request, response);
		else
			response.setHeader('content-type', 'application/json').end(JSON.stringify(completion(text, details)));
	};
}

/** Answers with a value as JSON. */
export function json(value: unknown, details: AnswerDetails = {}): Behaviour {
	return answer(JSON.stringify(value), details);
}

/** Answers as a whole although a stream was asked for. */
export function whole(text: string, details: AnswerDetails = {}): Behaviour {
	return ({ response }) => {
		response.setHeader('content-type', 'application/json').end(JSON.stringify(completion(text, details)));
	};
}

/** Answers with an error in OpenAI's form. */
export function refuse(
	status: number,
	message: string,
	{ code = null, headers = {} }: { code?: string | null; headers?: Readonly<Record<string, string>> } = {},
): (exchange: Pick<Exchange, 'response'>) => void {
	return ({ response }) => {
		if (response.headersSent) return void response.destroy();
		response.writeHead(status, { 'content-type': 'application/json', ...headers });
		response.end(JSON.stringify({ error: { message, type: 'error', param: null, code } }));
	};
}

/** Too many requests, with the wait in one of the ways servers tell it. */
export function tooMany(
	after: { seconds: number | string } | { milliseconds: number } | object = {},
): Behaviour {
	const headers: Record<string, string> = {};
	if ('seconds' in after) headers['retry-after'] = String(after.seconds);
	if ('milliseconds' in after) headers['retry-after-ms'] = String(after.milliseconds);
	return refuse(429, 'Rate limit reached.', { code: 'rate_limit_exceeded', headers });
}

export const unavailable = refuse(503, 'The server is overloaded.');
export const wrongKey = refuse(401, 'Incorrect API key provided.', { code: 'invalid_api_key' });
export const noSuchModel = refuse(404, 'The model does not exist.', { code: 'model_not_found' });
export const outOfCredit = refuse(429, 'You exceeded your current quota.', { code: 'insufficient_quota' });

/** A server that does not know some parameters of a request, as it would say so, and else does as told. */
export function without(parameters: readonly string[], otherwise: Behaviour, status = 400): Behaviour {
	return (exchange) => {
		const given = JSON.stringify(exchange.request.body);
		const unknown = parameters.find((parameter) => given.includes(`"${parameter}"`));
		return unknown
			? refuse(status, `Unsupported parameter: '${unknown}' is not supported.`)(exchange)
			: otherwise(exchange);
	};
}

/** A server that cannot stream, and says so. */
export function withoutStreaming(otherwise: Behaviour): Behaviour {
	return (exchange) =>
		exchange.request.stream
			? refuse(400, "'stream' is not supported: set it to false.")(exchange)
			: otherwise(exchange);
}

/** Closes the connection without an answer. */
export const hangUp: Behaviour = ({ response }) => void response.destroy();

/** Says this much of an answer, then closes the connection. */
export function breakOff(text: string): Behaviour {
	return async ({ response }) => {
		openStream(response);
		await write(response, event({ delta: { content: text } }));
		response.destroy();
	};
}

/** Accepts the request and never answers. */
export const fallSilent: Behaviour = ({ request }) => request.closed;

/** Says this much of an answer and then nothing more, with the connection open. */
export function stallAfter(text: string): Behaviour {
	return async ({ request, response }) => {
		openStream(response);
		await write(response, event({ delta: { content: text } }));
		await request.closed;
	};
}

/** Says something again and again until the client hangs up. */
export function endless(text: string): Behaviour {
	return async ({ response }) => {
		openStream(response);
		while (response.writable && !response.destroyed) {
			await write(response, event({ delta: { content: text } }));
			await sleep(1);
		}
	};
}

/** One line of a stream that has no end, so that no event of it ever arrives. */
export const flood: Behaviour = async ({ response }) => {
	openStream(response);
	await write(response, 'data: ');
	while (response.writable && !response.destroyed) await write(response, 'x'.repeat(2 ** 18));
};

/** Breaks a stream off with an error message in it. */
export function failInStream(text: string, message: string): Behaviour {
	return async ({ response }) => {
		openStream(response);
		await write(response, event({ delta: { content: text } }));
		response.end(`data: ${JSON.stringify({ error: { message, code: 502 } })}\n\n`);
	};
}

/** Sends these bytes as the body of the stream: nonsense, broken characters. */
export function raw(bytes: Uint8Array | string): Behaviour {
	return ({ response }) => {
		openStream(response);
		response.end(bytes);
	};
}

/** The bytes of a stream that answers with this content in one chunk. */
export function streamOf(content: unknown): string {
	return `${event({ delta: { content } })}${event({ delta: {}, finish_reason: 'stop' })}data: [DONE]\n\n`;
}

/** One behaviour after the other, the last for good. */
export function inTurn(...behaviours: readonly Behaviour[]): (request: ChatRequest) => Behaviour {
	return ({ number }) => {
		const behaviour = behaviours[Math.min(number, behaviours.length - 1)];
		if (!behaviour) throw new Error('inTurn() needs a behaviour.');
		return behaviour;
	};
}

async function stream(
	text: string,
	{ finish = 'stop', usage, thinking, refusal, chunk = 40, pause = 0, copies = 1 }: AnswerDetails,
	request: ChatRequest,
	response: ServerResponse,
): Promise<void> {
	openStream(response);
	await write(response, event({ delta: { role: 'assistant', content: '' } }));
	if (thinking) await write(response, event({ delta: { reasoning_content: thinking } }));
	if (refusal) await write(response, event({ delta: { refusal } }));
	for (let start = 0; start < text.length && !response.destroyed; start += chunk) {
		if (pause > 0) await sleep(pause);
		const content = text.slice(start, start + chunk);
		for (let copy = 0; copy < copies; copy++) await write(response, event({ delta: { content } }));
	}
	if (finish) await write(response, event({ delta: {}, finish_reason: finish }));
	const wanted = JSON.stringify(request.body['stream_options'] ?? {}).includes('true');
	if (usage !== null && wanted) {
		await write(response, `data: ${JSON.stringify({ choices: [], usage: tokens(text, usage) })}\n\n`);
	}
	response.end('data: [DONE]\n\n');
}

function completion(text: string, { finish = 'stop', usage, refusal, thinking }: AnswerDetails) {
	const message = { role: 'assistant', content: text, refusal, reasoning_content: thinking };
	return {
		object: 'chat.completion',
		choices: [{ index: 0, message, finish_reason: finish }],
		...(usage !== null && { usage: tokens(text, usage) }),
	};
}

function tokens(text: string, usage: { input: unknown; output: unknown } | undefined) {
	const { input, output } = usage ?? { input: 100, output: Math.ceil(text.length / 4) };
	return { prompt_tokens: input, completion_tokens: output };
}

function openStream(response: ServerResponse): void {
	response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8' });
}

function event(choice: { delta: object; finish_reason?: string }): string {
	const chunk = {
		object: 'chat.completion.chunk',
		choices: [{ index: 0, finish_reason: null, ...choice }],
	};
	return `data: ${JSON.stringify(chunk)}\n\n`;
}

/** Waits until the bytes are on their way, or the client is gone. */
function write(response: ServerResponse, bytes: string): Promise<void> {
	return new Promise((done) => {
		response.once('close', done);
		response.write(bytes, () => {
			response.off('close', done);
			done();
		});
	});
}
