import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { refuse } from './behaviours.ts';

/** A request for a chat completion, as the server understood it. */
export interface ChatRequest {
	/** Counted from 0 over the life of the server. */
	number: number;
	model: string;
	messages: readonly { role: string; content: string }[];
	/** The system message. */
	system: string;
	/** The first user message: what was asked, whatever was added after a bad answer. */
	user: string;
	/** The last message: differs from `user` when the model is asked again with the error shown. */
	last: string;
	stream: boolean;
	/** The JSON schema the answer must keep to, if the request carries one. */
	schema: Readonly<Record<string, unknown>> | undefined;
	/** Everything that was sent. */
	body: Readonly<Record<string, unknown>>;
	headers: IncomingHttpHeaders;
	/** Resolves when the connection is closed, by either side. */
	closed: Promise<void>;
}

/** What a behaviour works with: the raw response, to be answered, delayed or torn down. */
export interface Exchange {
	request: ChatRequest;
	response: ServerResponse;
}

/** Something a server does with a request. They are in `behaviours.ts`. */
export type Behaviour = (exchange: Exchange) => void | Promise<void>;

export interface HostileServer extends AsyncDisposable {
	/** For the `baseURL` option; ends in `/v1`. */
	readonly baseURL: string;
	/** Every request so far, in the order of arrival. */
	readonly requests: readonly ChatRequest[];
	/** How many requests were being answered at the same time, at most. */
	readonly busiest: number;
}

/**
 * An OpenAI-compatible server on loopback that does with each request what `respond` says. To act as a model, read
 * `request.system`, `request.user` and `request.schema` and return `json(…)` with what the model would answer:
 *
 *     await using server = await startServer((request) => json({ turns: draft(request.user) }));
 *     const model = openModel({ model: 'fake', baseURL: server.baseURL });
 *
 * To misbehave, return another behaviour, or one after the other with `inTurn`:
 *
 *     await using server = await startServer(inTurn(tooMany({ seconds: 1 }), breakOff('{"tu'), json({ turns: [] })));
 *
 * A `respond` that throws answers with status 400 and its message, so that the test which asked fails and says why.
 */
export async function startServer(
	respond: (request: ChatRequest) => Behaviour | Promise<Behaviour>,
): Promise<HostileServer> {
	const requests: ChatRequest[] = [];
	let busy = 0;
	let busiest = 0;
	const server = createServer(async (incoming, response) => {
		busiest = Math.max(busiest, ++busy);
		response.once('close', () => busy--);
		// A client that hangs up while it is written to.
		response.on('error', () => {});
		try {
			const request = await readRequest(incoming, response, requests.length);
			requests.push(request);
			const behave = await respond(request);
			await behave({ request, response });
		} catch (error) {
			refuse(400, `The test's server: ${error instanceof Error ? error.message : error}`)({ response });
		}
	});
	await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
	return {
		baseURL: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
		requests,
		get busiest() {
			return busiest;
		},
		async [Symbol.asyncDispose]() {
			server.closeAllConnections();
			await new Promise((closed) => server.close(closed));
		},
	};
}

async function readRequest(
	incoming: IncomingMessage,
	response: ServerResponse,
	number: number,
): Promise<ChatRequest> {
	const closed = new Promise<void>((resolve) => response.once('close', resolve));
	const body = JSON.parse(await text(incoming));
	if (incoming.url !== '/v1/chat/completions') throw new Error(`Nothing is served at ${incoming.url}.`);
	const messages: ChatRequest['messages'] = body.messages;
	return {
		number,
		model: body.model,
		messages,
		system: messages.find(({ role }) => role === 'system')?.content ?? '',
		user: messages.find(({ role }) => role === 'user')?.content ?? '',
		last: messages.at(-1)?.content ?? '',
		stream: body.stream === true,
		schema: body.response_format?.json_schema?.schema,
		body,
		headers: incoming.headers,
		closed,
	};
}
