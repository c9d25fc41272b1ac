import { describe, expect, test } from 'vitest';
import { describeUsage, type Usage } from '../../../integration/usage.ts';
import { good, listen, modelAt, question, questionAbout } from './asking.ts';
import { answer, breakOff, inTurn, json, unavailable, wrongKey } from './behaviours.ts';
import { startServer } from './hostile-server.ts';

const usage = { input: 2000, output: 500 };
const price = { input: 1, output: 10 };

describe('the meter', () => {
	test('reports the tokens that the server tells, and what they cost', async () => {
		await using server = await startServer(() => json(good, { usage }));
		const context = listen();
		await modelAt(server, { price }).ask(question, context);
		expect(context.events).toEqual([
			{ kind: 'call', kept: false, tokens: usage, cost: 0.007, currency: 'US$' },
		]);
	});

	test('counts tokens without a price', async () => {
		await using server = await startServer(() => json(good, { usage }));
		const context = listen();
		await modelAt(server).ask(question, context);
		expect(context.calls).toMatchObject([{ tokens: usage, cost: 0 }]);
	});

	test('estimates tokens when the server tells none, thoughts included', async () => {
		await using server = await startServer(() => json(good, { usage: null, thinking: 'x'.repeat(4000) }));
		const context = listen();
		await modelAt(server).ask(question, context);
		const [call] = context.calls;
		expect(call?.tokens.input).toBeGreaterThan(10);
		expect(call?.tokens.output).toBeGreaterThan(1000);
		expect(call?.tokens.output).toBeLessThan(1050);
	});

	test.each([
		['no numbers', { input: '2000', output: null }],
		['less than nothing', { input: -2000, output: 1 }],
	])('estimates tokens when the server tells %s', async (_, usage) => {
		await using server = await startServer(() => json(good, { usage }));
		const context = listen();
		await modelAt(server, { price }).ask(question, context);
		expect(context.calls[0]?.tokens.output).toBe(7);
		expect(context.calls[0]?.cost).toBeGreaterThan(0);
	});

	test('counts answers that break off, cannot be read or never come', async () => {
		await using server = await startServer(
			inTurn(unavailable, breakOff('x'.repeat(400)), json({}, { usage }), json(good, { usage })),
		);
		const context = listen();
		await modelAt(server, { price }).ask(question, context);
		expect(context.calls).toMatchObject([
			{ tokens: { input: 0, output: 0 }, cost: 0 },
			{ tokens: { output: 100 } },
			{ tokens: usage },
			{ tokens: usage },
		]);
		expect(context.calls[1]?.cost).toBeGreaterThan(0.001);
	});
});

describe('the budget', () => {
	test('of calls ends them, retries included', async () => {
		await using server = await startServer(() => answer('No.', { usage }));
		const model = modelAt(server, { budget: { calls: 3 }, retries: 1, price });
		await expect(model.ask(question, listen())).rejects.toThrow('not valid JSON');
		await expect(model.ask(question, listen())).rejects.toMatchObject({
			message: 'fake-1 was not asked for the draft of “The outage”: the budget of 3 calls does not allow it.',
			hint: expect.stringContaining('3 calls, 6.0k tokens in, 1.5k out, US$ 0.02'),
		});
		expect(server.requests).toHaveLength(3);
	});

	test('of money ends calls before it is overdrawn, also by calls at the same time', async () => {
		await using server = await startServer(() => json(good, { usage, chunk: 5, pause: 10 }));
		// Each takes 0.007, and sets aside a little less until that is known.
		const model = modelAt(server, { price, budget: { cost: 0.02 }, currency: 'R$' });
		const context = listen();
		const questions = ['a', 'b', 'c', 'd', 'e', 'f'].map((about) => questionAbout(about));
		const outcomes = await Promise.allSettled(questions.map((question) => model.ask(question, context)));
		const failed = outcomes.filter(({ status }) => status === 'rejected');
		expect(failed.length).toBeGreaterThan(0);
		expect(failed[0]).toMatchObject({
			reason: {
				message: expect.stringContaining('R$ 0.02'),
				hint: expect.stringContaining('`budget.cost`'),
			},
		});
		expect(context.calls.length).toBe(server.requests.length);
	});

	test('of money sets aside the longest answer of each call', async () => {
		await using server = await startServer(() =>
			json(good, { usage: { input: 10, output: 10 }, pause: 100 }),
		);
		// 40,000 characters are 10,000 tokens, which cost 0.10.
		const model = modelAt(server, { price, budget: { cost: 0.25 }, concurrency: 3 });
		const long = ['a', 'b', 'c'].map((about) => questionAbout(about, { longest: 40_000 }));
		const outcomes = await Promise.allSettled(long.map((question) => model.ask(question, listen())));
		expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'fulfilled', 'rejected']);
		// The two took next to nothing of it.
		expect(await model.ask(questionAbout('d', { longest: 40_000 }), listen())).toEqual(good);
	});

	test('is not touched by what is kept', async () => {
		await using server = await startServer(() => json(good));
		const model = modelAt(server, { budget: { calls: 1 } });
		const context = listen();
		for (const _ of [1, 2, 3]) expect(await model.ask(question, context)).toEqual(good);
	});

	test('counts calls that the server turns down', async () => {
		await using server = await startServer(() => wrongKey);
		const model = modelAt(server, { budget: { calls: 1 } });
		await expect(model.ask(question, listen())).rejects.toThrow('401');
		await expect(model.ask(question, listen())).rejects.toThrow('the budget of 1 call');
	});
});

describe('usage in one line', () => {
	const call = (input: number, output: number, cost = 0): Usage => ({
		kept: false,
		tokens: { input, output },
		cost,
		currency: 'US$',
	});
	const kept: Usage = { kept: true, tokens: { input: 0, output: 0 }, cost: 0, currency: 'US$' };

	test.each([
		[[], '0 calls, 0 tokens in, 0 out'],
		[[call(999, 1)], '1 call, 999 tokens in, 1 out'],
		[
			[call(14_000, 5000, 0.0151), call(120, 210, 0.004), kept],
			'3 calls (1 kept), 14.1k tokens in, 5.2k out, US$ 0.02',
		],
		[[kept, kept], '2 calls (2 kept), 0 tokens in, 0 out'],
		[[call(1, 1, 0.0001)], '1 call, 1 tokens in, 1 out, less than US$ 0.01'],
		[[call(999_960, 12_345_678, 12)], '1 call, 1.0M tokens in, 12.3M out, US$ 12.00'],
	])('%# says %j as %s', (calls, line) => {
		expect(describeUsage(calls)).toBe(line);
	});
});
