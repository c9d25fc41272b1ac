import { createServer } from 'node:net';
import { describe, expect, test, vi } from 'vitest';
import { good, listen, modelAt, question, questionAbout } from './asking.ts';
import {
	answer,
	breakOff,
	endless,
	failInStream,
	fallSilent,
	flood,
	hangUp,
	inTurn,
	json,
	noSuchModel,
	outOfCredit,
	raw,
	refuse,
	stallAfter,
	tooMany,
	unavailable,
	wrongKey,
} from './behaviours.ts';
import { startServer } from './hostile-server.ts';

describe('a failure that passes', () => {
	test.each([
		['too many requests', tooMany()],
		['an overloaded server', unavailable],
		['a broken server', refuse(500, 'Oops.')],
		['a proxy without a page of its own', refuse(502, '')],
		['a lost connection', hangUp],
		['a lost connection in the middle of an answer', breakOff('{"text": "Ol')],
		['a stream that ends in the middle', answer('{"text": "Ol', { finish: null })],
		['a stream that ends at once', raw('')],
		['a stream of something else', raw('data: <html>\n\n')],
		['an error in the middle of a stream', failInStream('{"text": "Ol', 'Upstream is gone.')],
		['a flood', flood],
		['a stalled answer', stallAfter('{"text": "Ol')],
		['a silent server', fallSilent],
	])('is tried again: %s', async (_, failing) => {
		await using server = await startServer(inTurn(failing, json(good)));
		// Half of the deadline is the longest wait for the first word.
		const model = modelAt(server, { deadline: 2.4, stall: 0.3 });
		expect(await model.ask(question, listen())).toEqual(good);
		expect(server.requests).toHaveLength(2);
		// It is the same question: the model did nothing wrong.
		expect(server.requests[1]?.body).toEqual(server.requests[0]?.body);
	});

	test('is tried again five times', async () => {
		await using server = await startServer(() => unavailable);
		const context = listen();
		await expect(modelAt(server, { deadline: 2 }).ask(question, context)).rejects.toMatchObject({
			message: expect.stringMatching(
				/^127\.0\.0\.1:\d+ did not answer when fake-1 was asked for the draft of “The outage”\. 503 The server is overloaded\.$/,
			),
			hint: expect.stringContaining('later'),
			cause: { status: 503 },
		});
		expect(server.requests).toHaveLength(6);
		expect(context.calls).toHaveLength(6);
	});

	test.each([
		['in seconds', tooMany({ seconds: 0.3 })],
		['in milliseconds', tooMany({ milliseconds: 300 })],
	])('is tried again after the time the server asks for, %s', async (_, busy) => {
		await using server = await startServer(inTurn(busy, json(good)));
		const start = performance.now();
		await modelAt(server).ask(question, listen());
		expect(performance.now() - start).toBeGreaterThanOrEqual(295);
	});

	test('is tried again after the date the server names', async () => {
		const soon = new Date(Date.now() + 2000).toUTCString();
		await using server = await startServer(inTurn(tooMany({ seconds: soon }), json(good)));
		await modelAt(server).ask(question, listen());
		expect(Date.now()).toBeGreaterThanOrEqual(Date.parse(soon));
	});

	test.each([
		['seconds', tooMany({ seconds: 120 })],
		['a date', tooMany({ seconds: 'Fri, 31 Dec 2199 23:59:59 GMT' })],
	])('is not waited for longer than the deadline: %s', async (_, busy) => {
		await using server = await startServer(() => busy);
		await expect(modelAt(server).ask(question, listen())).rejects.toMatchObject({
			message: expect.stringMatching(/would have to wait \d+ seconds: .* 5 seconds after/),
			hint: expect.stringContaining('later'),
		});
		expect(server.requests).toHaveLength(1);
	});

	test('is tried again at once when the server asks for nonsense', async () => {
		await using server = await startServer(inTurn(tooMany({ seconds: 'soon' }), json(good)));
		expect(await modelAt(server).ask(question, listen())).toEqual(good);
	});
});

describe('a failure that stays', () => {
	test.each([
		['a wrong key', wrongKey, 401, 'OPENAI_API_KEY'],
		['a forbidden model', refuse(403, 'Not in your country.'), 403, 'account'],
		['an unknown model', noSuchModel, 404, '`model`'],
		['a wrong path', refuse(404, 'Cannot POST /chat/completions'), 404, '`baseURL`'],
		['an empty account', outOfCredit, 429, 'credit'],
		['a request it does not accept', refuse(400, 'temperature must be 1.'), 400, '`temperature`'],
		[
			'what the server says to leave alone',
			refuse(503, 'Gone.', { headers: { 'x-should-retry': 'false' } }),
			503,
			'later',
		],
	])('is an error at once: %s', async (_, refusing, status, hint) => {
		await using server = await startServer(() => refusing);
		const context = listen();
		await expect(modelAt(server).ask(question, context)).rejects.toMatchObject({
			name: 'Newscast',
			message: expect.stringContaining(question.about),
			hint: expect.stringContaining(hint),
			cause: { status },
		});
		expect(server.requests).toHaveLength(1);
		expect(context.calls).toMatchObject([{ tokens: { input: 0, output: 0 }, cost: 0 }]);
	});

	test('is explained without the key that the server repeats', async () => {
		const apiKey = 'sk-very-secret-1234';
		const headers = { 'x-tenant': 'also-very-secret', 'x-gateway': 'Token third-secret' };
		await using server = await startServer(({ headers }) =>
			refuse(401, `No such key: ${headers.authorization} ${headers['x-tenant']}; or third-secret`),
		);
		const error = await modelAt(server, { apiKey, headers })
			.ask(question, listen())
			.catch((error: Error) => error);
		expect(server.requests[0]?.headers).toMatchObject({ authorization: `Bearer ${apiKey}`, ...headers });
		const { message, hint, stack, cause } = error as Error & { hint: string };
		expect(message).toContain('No such key: Bearer ••• •••; or •••');
		const all = [message, hint, stack, String(cause), (cause as Error).stack, JSON.stringify(cause)].join();
		expect(all).not.toContain('secret');
	});

	test('is a server that does not run', async () => {
		const port = await unusedPort();
		const model = modelAt({ baseURL: `http://127.0.0.1:${port}/v1` }, { deadline: 1 });
		await expect(model.ask(question, listen())).rejects.toMatchObject({
			message: expect.stringContaining(`ECONNREFUSED 127.0.0.1:${port}`),
			hint: expect.stringContaining('`baseURL`'),
		});
	});
});

describe('patience', () => {
	test('is long for the first word and short for the next', async () => {
		await using server = await startServer(inTurn(stallAfter('{"text": "Ol'), json(good)));
		const start = performance.now();
		await modelAt(server, { deadline: 20, stall: 0.3 }).ask(question, listen());
		expect(performance.now() - start).toBeLessThan(5000);
	});

	test('has no end while words come', async () => {
		await using server = await startServer(() => answer(JSON.stringify(good), { chunk: 2, pause: 150 }));
		expect(await modelAt(server, { deadline: 3, stall: 1 }).ask(question, listen())).toEqual(good);
		expect(server.requests).toHaveLength(1);
	});

	test('ends with an error that says so', async () => {
		await using server = await startServer(() => stallAfter(JSON.stringify(good)));
		await expect(modelAt(server, { deadline: 6, stall: 0.1 }).ask(question, listen())).rejects.toMatchObject({
			message: expect.stringMatching(/It fell silent\.$/),
			hint: expect.stringContaining('`stall`'),
		});
	});
});

describe('the deadline', () => {
	test.each([
		['silence', fallSilent],
		['a word now and then', answer('x'.repeat(500), { chunk: 1, pause: 20 })],
		['thoughts that never end', endless('')],
	])('ends %s', async (_, behaviour) => {
		await using server = await startServer(() => behaviour);
		const start = performance.now();
		const context = listen();
		const model = modelAt(server, { deadline: 0.4, stall: 10 });
		await expect(model.ask(question, context)).rejects.toMatchObject({
			message: expect.stringContaining('After 0.4 seconds there was no whole answer.'),
			hint: expect.stringContaining('`deadline`'),
		});
		expect(performance.now() - start).toBeLessThan(3000);
		await Promise.all(server.requests.map(({ closed }) => closed));
		expect(context.calls).toHaveLength(server.requests.length);
	});

	test('begins anew when the model is asked again', async () => {
		const slow = (text: string) => answer(text, { chunk: 4, pause: 140 });
		const text = JSON.stringify(good);
		await using server = await startServer(inTurn(slow(text.slice(0, -1)), slow(text)));
		expect(await modelAt(server, { deadline: 1.5 }).ask(question, listen())).toEqual(good);
	});
});

describe('aborting', () => {
	const reason = new Error('The build was stopped.');

	test.each([
		['before the first word', fallSilent],
		['in the middle of an answer', stallAfter('{"te')],
		['while it waits to try again', tooMany({ seconds: 4 })],
	])('ends a call at once %s', async (_, behaviour) => {
		await using server = await startServer(() => behaviour);
		const stop = new AbortController();
		const asking = modelAt(server).ask(question, listen(undefined, stop.signal));
		setTimeout(() => stop.abort(reason), 100);
		const start = performance.now();
		await expect(asking).rejects.toBe(reason);
		expect(performance.now() - start).toBeLessThan(2000);
		expect(server.requests).toHaveLength(1);
		await server.requests[0]?.closed;
	});

	test('ends what waits its turn', async () => {
		await using server = await startServer(({ user }) => (user.includes('three') ? json(good) : fallSilent));
		const model = modelAt(server, { concurrency: 1 });
		const stop = new AbortController();
		const first = new AbortController();
		const busy = model.ask(questionAbout('one'), listen(undefined, first.signal));
		const waiting = model.ask(questionAbout('two'), listen(undefined, stop.signal));
		await vi.waitUntil(() => server.requests.length === 1);
		stop.abort(reason);
		await expect(waiting).rejects.toBe(reason);
		first.abort(reason);
		await expect(busy).rejects.toBe(reason);
		expect(await model.ask(questionAbout('three'), listen())).toEqual(good);
		expect(server.requests.some(({ user }) => user.includes('two'))).toBe(false);
	});

	test('beforehand asks nothing', async () => {
		await using server = await startServer(() => json(good));
		const context = listen(undefined, AbortSignal.abort(reason));
		await expect(modelAt(server).ask(question, context)).rejects.toBe(reason);
		expect(server.requests).toHaveLength(0);
	});
});

describe('calls at the same time', () => {
	test('are as many as the author allows', async () => {
		await using server = await startServer(() => answer(JSON.stringify(good), { pause: 20 }));
		const model = modelAt(server, { concurrency: 2 });
		const context = listen();
		const questions = ['one', 'two', 'three', 'four', 'five'].map((about) => questionAbout(about));
		await Promise.all(questions.map((question) => model.ask(question, context)));
		expect(server.requests).toHaveLength(5);
		expect(server.busiest).toBe(2);
	});

	test('go on after one has failed', async () => {
		await using server = await startServer(({ user }) => (user.includes('one') ? wrongKey : json(good)));
		const model = modelAt(server, { concurrency: 1 });
		const asked = ['one', 'two', 'three'].map((about) => model.ask(questionAbout(about), listen()));
		const outcomes = await Promise.allSettled(asked);
		expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'fulfilled']);
	});
});

/** A port that was free a moment ago. */
async function unusedPort(): Promise<number> {
	const server = createServer();
	await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
	const address = server.address();
	await new Promise((closed) => server.close(closed));
	return typeof address === 'object' && address ? address.port : 0;
}
