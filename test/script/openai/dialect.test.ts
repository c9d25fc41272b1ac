import { describe, expect, test } from 'vitest';
import { good, listen, modelAt, question, questionAbout } from './asking.ts';
import { answer, inTurn, json, refuse, whole, without, withoutStreaming } from './behaviours.ts';
import { startServer } from './hostile-server.ts';

const other = questionAbout('another line');

describe('a server that does not know', () => {
	test.each([400, 404, 422, 501])(
		'JSON schemas, as it says with %i, is asked in JSON mode',
		async (status) => {
			await using server = await startServer(() => without(['json_schema'], json(good), status));
			const context = listen();
			const model = modelAt(server);
			expect(await model.ask(question, context)).toEqual(good);
			expect(await model.ask(other, context)).toEqual(good);
			expect(server.requests.map(({ body }) => body['response_format'])).toMatchObject([
				{ type: 'json_schema' },
				{ type: 'json_object' },
				{ type: 'json_object' },
			]);
			expect(server.requests[1]?.system).toContain(JSON.stringify(question.schema));
			expect(server.requests[1]?.system).toContain(question.system);
			expect(context.notes).toEqual([expect.stringContaining('JSON mode')]);
		},
	);

	test('structured answers at all is asked by the prompt', async () => {
		await using server = await startServer(() => without(['response_format'], json(good)));
		const context = listen();
		const model = modelAt(server);
		expect(await model.ask(question, context)).toEqual(good);
		expect(await model.ask(other, context)).toEqual(good);
		expect(server.requests).toHaveLength(4);
		expect(server.requests[3]?.body).not.toHaveProperty('response_format');
		expect(server.requests[3]?.system).toContain(JSON.stringify(question.schema));
	});

	test.each([
		['usage in streams', ['stream_options'], { stream: true }],
		['the new limit of tokens', ['max_completion_tokens'], { max_tokens: 8500 }],
		['any limit of tokens', ['max_completion_tokens', 'max_tokens'], { stream: true }],
	])('%s goes without', async (_, parameters, rest) => {
		await using server = await startServer(() => without(parameters, json(good)));
		expect(await modelAt(server).ask(question, listen())).toEqual(good);
		const last = server.requests.at(-1)?.body;
		expect(last).toMatchObject({ ...rest, response_format: { type: 'json_schema' } });
		for (const parameter of parameters) expect(last).not.toHaveProperty(parameter);
		expect(server.requests).toHaveLength(parameters.length + 1);
	});

	test('streams is asked for whole answers', async () => {
		await using server = await startServer(() => withoutStreaming(json(good)));
		const context = listen();
		const model = modelAt(server);
		expect(await model.ask(question, context)).toEqual(good);
		expect(await model.ask(other, context)).toEqual(good);
		expect(server.requests.map(({ stream }) => stream)).toEqual([true, false, false]);
		expect(context.calls.at(-1)).toMatchObject({ tokens: { input: 100 } });
	});

	test('anything of this gets by without all of it', async () => {
		const nothing = ['stream_options', 'max_completion_tokens', 'max_tokens', 'response_format'];
		await using server = await startServer(() => without(nothing, withoutStreaming(json(good))));
		const context = listen();
		expect(await modelAt(server).ask(question, context)).toEqual(good);
		expect(Object.keys(server.requests.at(-1)?.body ?? {}).sort()).toEqual(['messages', 'model', 'stream']);
		expect(context.notes).toHaveLength(6);
	});
});

test('calls at the same time learn it together, and it is said once', async () => {
	await using server = await startServer(() => without(['json_schema'], json(good)));
	const context = listen();
	const model = modelAt(server, { concurrency: 4 });
	await Promise.all(['a', 'b', 'c', 'd'].map((about) => model.ask(questionAbout(about), context)));
	expect(context.notes).toHaveLength(1);
	const taught = server.requests.filter(({ schema }) => schema);
	expect(taught.length).toBeLessThanOrEqual(4);
	expect(server.requests).toHaveLength(taught.length + 4);
});

test('an answer that is longer than the context of a small model is given no limit', async () => {
	await using server = await startServer(({ body }) =>
		body['max_completion_tokens'] || body['max_tokens']
			? refuse(400, "This model's maximum context length is 4096 tokens. However, you requested 9000 tokens.")
			: json(good),
	);
	expect(await modelAt(server).ask(question, listen())).toEqual(good);
});

test('a refusal that is about something else changes nothing', async () => {
	await using server = await startServer(() => refuse(404, 'No such model: json_schema-stream-7b'));
	const context = listen();
	const model = modelAt(server, { model: 'json_schema-stream-7b' });
	await expect(model.ask(question, context)).rejects.toThrow('No such model');
	expect(server.requests).toHaveLength(1);
	expect(context.notes).toEqual([]);
});

test('a server that keeps complaining is not asked for ever', async () => {
	await using server = await startServer(() => refuse(400, 'response_format and stream_options, stream!'));
	await expect(modelAt(server).ask(question, listen())).rejects.toThrow('response_format');
	expect(server.requests).toHaveLength(5);
});

test.each([
	['json', { type: 'json_object' }],
	['none', undefined],
] as const)('the author may begin with `structured: %s`', async (structured, format) => {
	await using server = await startServer(() => answer(`\`\`\`json\n${JSON.stringify(good)}\n\`\`\``));
	expect(await modelAt(server, { structured }).ask(question, listen())).toEqual(good);
	expect(server.requests).toHaveLength(1);
	expect(server.requests[0]?.body['response_format']).toEqual(format);
	expect(server.requests[0]?.system).toContain(JSON.stringify(question.schema));
});

test('a whole answer that is no answer is tried again', async () => {
	await using server = await startServer(
		inTurn(
			({ response }) => void response.setHeader('content-type', 'application/json').end('{"choices": ['),
			({ response }) => void response.setHeader('content-type', 'application/json').end('{}'),
			({ response }) => void response.setHeader('content-type', 'application/json').end('null'),
			whole(JSON.stringify(good)),
		),
	);
	expect(await modelAt(server).ask(question, listen())).toEqual(good);
	expect(server.requests).toHaveLength(4);
});
