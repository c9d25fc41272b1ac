import { describe, expect, test } from 'vitest';
import { good, listen, modelAt, question, questionAbout } from './asking.ts';
import { answer, endless, inTurn, json, raw, streamOf, whole } from './behaviours.ts';
import { startServer } from './hostile-server.ts';

const text = JSON.stringify(good);

describe('an answer', () => {
	test('is asked for in a stream, with the schema and a limit of tokens', async () => {
		await using server = await startServer(() => json(good));
		expect(await modelAt(server, { temperature: 0.5 }).ask(question, listen())).toEqual(good);
		expect(server.requests).toHaveLength(1);
		expect(server.requests[0]).toMatchObject({
			model: 'fake-1',
			system: question.system,
			user: question.user,
			stream: true,
			schema: question.schema,
			body: {
				temperature: 0.5,
				max_completion_tokens: 8500,
				response_format: { json_schema: { strict: true } },
			},
		});
		expect(server.requests[0]?.body).not.toHaveProperty('seed');
	});

	test('is limited by the tokens the author allows', async () => {
		await using server = await startServer(() => json(good));
		await modelAt(server, { maxTokens: 300 }).ask(question, listen());
		expect(server.requests[0]?.body['max_completion_tokens']).toBe(300);
	});

	test.each([
		['comes letter by letter', answer(text, { chunk: 1 })],
		['comes in one piece', answer(text, { chunk: 1e6 })],
		['stands in a fence', answer(`Here you are:\n\n\`\`\`json\n${text}\n\`\`\`\nEnjoy!`)],
		['follows thoughts', answer(`<think>Hm {"text": 1}.</think>\n\n${text}`)],
		[
			'follows thoughts that are longer than it may be',
			answer(`<think>${'Hm. '.repeat(1000)}</think>${text}`),
		],
		['follows thoughts whose beginning is missing', answer(`Hm.</think>\n\`\`\`\n${text}\n\`\`\``)],
		['follows thoughts that the server keeps apart', answer(text, { thinking: 'Hm.' })],
		['begins with a byte order mark', answer(`\uFEFF${text}`)],
		['is a whole although a stream was asked for', whole(text)],
		[
			'comes in parts',
			raw(
				streamOf([
					{ type: 'thinking', thinking: [] },
					{ type: 'text', text },
				]),
			),
		],
		['ends without a reason, but whole', answer(text, { finish: null })],
	])('is read when it %s', async (_, behaviour) => {
		await using server = await startServer(() => behaviour);
		expect(await modelAt(server).ask(question, listen())).toEqual(good);
		expect(server.requests).toHaveLength(1);
	});

	test('is read when a stream begins with a byte order mark', async () => {
		await using server = await startServer(() => raw(`\uFEFF${streamOf(text)}`));
		expect(await modelAt(server).ask(question, listen())).toEqual(good);
	});

	test('may have a fence or a thought in its own words', async () => {
		const odd = { text: 'Say ```hello``` and </think> again.' };
		await using server = await startServer(() => json(odd));
		expect(await modelAt(server).ask(question, listen())).toEqual(odd);
	});

	test('may have broken characters in it when the newsletter has', async () => {
		await using server = await startServer(() => json({ text: 'So said \uFFFD.' }));
		const broken = questionAbout('a line', { user: 'Write of \uFFFD.' });
		expect(await modelAt(server).ask(broken, listen())).toEqual({ text: 'So said \uFFFD.' });
	});
});

const unreadable = [
	['is empty', answer(''), 'empty'],
	['is blank', answer(' \n '), 'empty'],
	['is no JSON', answer('{"text": "Olá'), 'not valid JSON'],
	['is prose', answer('Of course! Olá, tudo bem?'), 'not valid JSON'],
	['comes twice', answer(text, { copies: 2 }), 'not valid JSON'],
	['has the wrong shape', json({ line: 'Olá' }), '`text` must be a string.'],
	['is null', json(null), '`text` must be a string.'],
	['says nothing', json({ text: '…' }), '`text` must have a letter in it.'],
	['never ends', endless('{"text": "la la la '), 'went on beyond 1000 characters'],
	['is one huge piece', json({ text: 'la '.repeat(1e5) }, { chunk: 1e6 }), 'went on beyond 1000 characters'],
	[
		'is in another encoding',
		raw(Buffer.from(streamOf('{"text": "Olá, você!"}'), 'latin1')),
		'broken characters',
	],
] as const;

describe('an answer that cannot be read', () => {
	test.each(unreadable)('because it %s is asked for again, with the reason', async (_, bad, reason) => {
		await using server = await startServer(inTurn(bad, json(good)));
		const context = listen();
		expect(await modelAt(server).ask(question, context)).toEqual(good);
		const [first, second] = server.requests;
		expect(second?.messages.slice(0, 2)).toEqual(first?.messages);
		expect(second?.messages.map(({ role }) => role)).toEqual(['system', 'user', 'assistant', 'user']);
		expect(second?.messages[2]?.content).not.toBe('');
		expect(second?.messages[2]?.content.length).toBeLessThan(2100);
		expect(second?.last).toContain(reason);
		expect(second?.last).toContain(JSON.stringify(question.schema));
		expect(context.notes).toEqual([expect.stringContaining(question.about)]);
	});

	test('is asked for again so many times and then given up', async () => {
		await using server = await startServer(() => json({ line: 'Olá' }));
		const context = listen();
		await expect(modelAt(server, { retries: 2 }).ask(question, context)).rejects.toMatchObject({
			message:
				'fake-1 gave no answer for the draft of “The outage” that can be used. `text` must be a string.',
			hint: expect.stringContaining('retries'),
			cause: { name: 'Unreadable' },
		});
		expect(server.requests).toHaveLength(3);
		expect(context.calls).toHaveLength(3);
	});

	test('is asked for once when there are no retries', async () => {
		await using server = await startServer(() => answer(''));
		await expect(modelAt(server, { retries: 0 }).ask(question, listen())).rejects.toThrow('It was empty.');
		expect(server.requests).toHaveLength(1);
	});

	test('is shown without those before it', async () => {
		await using server = await startServer(inTurn(answer('first'), answer('second'), json(good)));
		await modelAt(server).ask(question, listen());
		expect(server.requests[2]?.messages).toHaveLength(4);
		expect(server.requests[2]?.messages[2]?.content).toBe('second');
	});
});

describe('a model that does not want to', () => {
	test.each([
		['by a refusal', answer('', { refusal: 'I will not do that.' }), 'I will not do that.'],
		['beside an answer', answer(text, { refusal: 'I will not do that.' }), 'I will not do that.'],
		['without a stream', whole('', { refusal: 'I will not do that.' }), 'I will not do that.'],
		['by an excuse', answer('I’m sorry, but I can’t help with that.'), 'I’m sorry'],
		['as an AI', answer('As an AI language model, I have no opinions.'), 'As an AI'],
		['in Portuguese', answer('Desculpe, mas não posso ajudar.'), 'Desculpe'],
		['by a filter', answer('{"te', { finish: 'content_filter' }), 'content filter'],
		['by a filter, with a whole answer', answer(text, { finish: 'content_filter' }), 'content filter'],
	])('says so %s and is not asked again', async (_, behaviour, reason) => {
		await using server = await startServer(() => behaviour);
		const context = listen();
		const asking = modelAt(server).ask(question, context);
		await expect(asking).rejects.toMatchObject({
			name: 'Newscast',
			message: expect.stringContaining(reason),
			hint: expect.stringContaining('newsletter'),
		});
		await expect(asking).rejects.toThrow('fake-1 gave no answer for the draft of “The outage”.');
		expect(server.requests).toHaveLength(1);
		expect(context.calls).toHaveLength(1);
	});

	test('may still write about refusals', async () => {
		const sorry = { text: 'As an AI, I’m sorry, it said.' };
		await using server = await startServer(() => json(sorry));
		expect(await modelAt(server).ask(question, listen())).toEqual(sorry);
	});
});

test.each([
	['in the middle', '{"text": "Olá'],
	['at the very end', text],
])('an answer that was cut off %s is an error', async (_, cut) => {
	await using server = await startServer(() => answer(cut, { finish: 'length' }));
	await expect(modelAt(server).ask(question, listen())).rejects.toMatchObject({
		message: expect.stringContaining('cut off'),
		hint: expect.stringContaining('`maxTokens`'),
	});
	expect(server.requests).toHaveLength(1);
});
