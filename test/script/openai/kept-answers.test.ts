import { describe, expect, test, vi } from 'vitest';
import { openModel } from '../../../integration/script/openai/open-model.ts';
import { good, keepInMemory, listen, modelAt, question, questionAbout } from './asking.ts';
import { answer, fallSilent, inTurn, json, wrongKey } from './behaviours.ts';
import { type Behaviour, startServer } from './hostile-server.ts';

describe('an answer that was read', () => {
	test('is not asked for again, by another model object on another server without a key', async () => {
		const answers = keepInMemory();
		await using server = await startServer(() => json(good));
		await modelAt(server, { apiKey: 'sk-one' }).ask(question, listen(answers));
		const context = listen(answers);
		expect(await openModel({ model: 'fake-1' }, {}).ask(question, context)).toEqual(good);
		expect(server.requests).toHaveLength(1);
		expect(context.events).toEqual([
			{ kind: 'call', kept: true, tokens: { input: 0, output: 0 }, cost: 0, currency: 'US$' },
		]);
	});

	test('is kept as JSON alone, also after a correction', async () => {
		const answers = keepInMemory();
		const thought = answer(`<think>Hm.</think>\n\`\`\`json\n${JSON.stringify(good)}\n\`\`\``);
		await using server = await startServer(inTurn(answer('No.'), thought));
		await modelAt(server).ask(question, listen(answers));
		await modelAt(server).ask(question, listen(answers));
		expect(server.requests).toHaveLength(2);
		expect(answers.size).toBe(1);
	});

	test('is asked for again when it can no longer be read', async () => {
		const answers = keepInMemory();
		await using server = await startServer(inTurn(json({ text: 'old' }), json(good)));
		await modelAt(server).ask(question, listen(answers));
		const stricter = questionAbout(question.about, {
			read(value) {
				const read = question.read(value);
				if (read.text === 'old') throw new Error('Too old.');
				return read;
			},
		});
		expect(await modelAt(server).ask(stricter, listen(answers))).toEqual(good);
		expect(server.requests).toHaveLength(2);
		expect(await modelAt(server).ask(stricter, listen(answers))).toEqual(good);
		expect(server.requests).toHaveLength(2);
	});

	test.each([
		['system', { system: 'You write two lines.' }],
		['user', { user: 'Write.' }],
		['schema', { schema: { type: 'object' } }],
	])('answers no other question: %s', async (_, change) => {
		const answers = keepInMemory();
		await using server = await startServer(() => json(good));
		await modelAt(server).ask(question, listen(answers));
		await modelAt(server).ask(questionAbout(question.about, change), listen(answers));
		expect(server.requests).toHaveLength(2);
	});

	test.each([
		[{ model: 'fake-2' }],
		[{ revision: '2' }],
		[{ temperature: 0.1 }],
		[{ topP: 0.1 }],
		[{ seed: 1 }],
		[{ reasoningEffort: 'low' }],
		[{ structured: 'none' }],
	] as const)('is no answer of another model: %o', async (options) => {
		const answers = keepInMemory();
		await using server = await startServer(() => json(good));
		const one = modelAt(server);
		const two = modelAt(server, options);
		expect(two.id).not.toBe(one.id);
		await one.ask(question, listen(answers));
		await two.ask(question, listen(answers));
		expect(server.requests).toHaveLength(2);
	});

	test('is the same however patient or rich one is', async () => {
		await using server = await startServer(() => json(good));
		const rich = modelAt(server, { deadline: 9, stall: 8, retries: 0, budget: { calls: 1 }, concurrency: 9 });
		expect(rich.id).toBe(modelAt(server).id);
	});
});

test('an answer that could not be read is not kept', async () => {
	const answers = keepInMemory();
	await using server = await startServer(inTurn(answer('No.'), wrongKey));
	await expect(modelAt(server).ask(question, listen(answers))).rejects.toThrow();
	expect(answers.size).toBe(0);
});

describe('the same question at the same time', () => {
	test('is asked once', async () => {
		await using server = await startServer(() => answer(JSON.stringify(good), { pause: 20 }));
		const model = modelAt(server);
		const context = listen();
		const all = await Promise.all([1, 2, 3].map(() => model.ask(question, context)));
		expect(all).toEqual([good, good, good]);
		expect(server.requests).toHaveLength(1);
		expect(context.calls.map(({ kept }) => kept)).toEqual([false, true, true]);
	});

	test('is asked again when who asked first was stopped', async () => {
		await using server = await startServer(inTurn(fallSilent, json(good)));
		const model = modelAt(server);
		const answers = keepInMemory();
		const stop = new AbortController();
		const first = model.ask(question, listen(answers, stop.signal));
		const second = model.ask(question, listen(answers));
		await vi.waitUntil(() => server.requests.length === 1);
		stop.abort(new Error('Stopped.'));
		await expect(first).rejects.toThrow('Stopped.');
		expect(await second).toEqual(good);
	});

	test('can be given up by one of those who wait', async () => {
		const answerNow = Promise.withResolvers<Behaviour>();
		await using server = await startServer(() => answerNow.promise);
		const model = modelAt(server);
		const stop = new AbortController();
		const answers = keepInMemory();
		const first = model.ask(question, listen(answers));
		const second = model.ask(question, listen(answers, stop.signal));
		await vi.waitUntil(() => server.requests.length === 1);
		stop.abort(new Error('Stopped.'));
		await expect(second).rejects.toThrow('Stopped.');
		answerNow.resolve(json(good));
		expect(await first).toEqual(good);
	});
});
