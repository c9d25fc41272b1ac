import { describe, expect, test } from 'vitest';
import { openModel } from '../../../integration/script/openai/open-model.ts';
import { parseOpenaiOptions } from '../../../integration/script/openai/options.ts';
import { good, listen, question } from './asking.ts';
import { json } from './behaviours.ts';
import { startServer } from './hostile-server.ts';

describe('options', () => {
	test('need a model and nothing else', () => {
		expect(parseOpenaiOptions({ model: 'gpt-5-mini' })).toEqual({
			model: 'gpt-5-mini',
			headers: {},
			structured: 'schema',
			currency: 'US$',
			budget: { calls: 500 },
			concurrency: 4,
			deadline: 300,
			stall: 60,
			retries: 2,
		});
	});

	test('that are wrong are all listed', () => {
		const wrong = {
			baseUrl: 'https://example.com/v1',
			baseURL: 'example.com/v1',
			temperature: 3,
			concurrency: 0,
			price: { input: 1, ouput: 2 },
			structured: 'xml',
		};
		expect(() => parseOpenaiOptions(wrong)).toThrow(
			expect.objectContaining({
				name: 'Newscast',
				message: 'The options of openai() are not right.',
				hint: expect.stringMatching(
					/^- `model`: is missing; it must be of type string\n- `baseURL`: must be the address of a server.*\n- `temperature`: .*\n- `structured`: .*\n- `price\.output`: is missing.*\n- `price\.ouput` is not an option\. Did you mean `output`\?\n- `concurrency`: .*\n- `baseUrl` is not an option\. Did you mean `baseURL`\?$/,
				),
			}),
		);
	});

	test.each([
		[undefined, '`model`: is missing'],
		['gpt-5-mini', 'It takes an object'],
		[[], 'It takes an object'],
	])('must be there: %o', (input, hint) => {
		expect(() => parseOpenaiOptions(input)).toThrow(
			expect.objectContaining({ hint: expect.stringContaining(hint) }),
		);
	});

	test('have no password in an address, and no budget of money without a price', () => {
		expect(() =>
			parseOpenaiOptions({ model: 'm', baseURL: 'https://me:secret@example.com/v1', budget: { cost: 1 } }),
		).toThrow(
			expect.objectContaining({
				hint: '- `baseURL`: must not have a name or password in it: send them with `headers`\n- `budget.cost`: needs a `price` to count with',
			}),
		);
	});

	test('of a model are checked when it is opened', () => {
		expect(() => openModel({ model: ' ' }, {})).toThrow('The options of openai() are not right.');
	});
});

describe('the key', () => {
	test('is missed when OpenAI’s own server is to be asked, and not before', async () => {
		const model = openModel({ model: 'gpt-5-mini' }, { OPENAI_API_KEY: '' });
		const context = listen();
		await expect(model.ask(question, context)).rejects.toMatchObject({
			message: 'There is no API key for the language model.',
			hint: expect.stringContaining('OPENAI_API_KEY'),
		});
		expect(context.events).toEqual([]);
	});

	test.each([
		['of the options', { apiKey: 'one' }, { OPENAI_API_KEY: 'two' }, 'Bearer one'],
		['of the environment', {}, { OPENAI_API_KEY: 'two' }, 'Bearer two'],
		['that stands for none', {}, {}, 'Bearer none'],
	])('is the one %s', async (_, options, environment, authorization) => {
		await using server = await startServer(() => json(good));
		const model = openModel({ model: 'fake', baseURL: server.baseURL, ...options }, environment);
		await model.ask(question, listen());
		expect(server.requests[0]?.headers.authorization).toBe(authorization);
	});

	test('goes to the server of the environment', async () => {
		await using server = await startServer(() => json(good));
		const model = openModel({ model: 'fake' }, { OPENAI_BASE_URL: server.baseURL });
		expect(await model.ask(question, listen())).toEqual(good);
		const nowhere = openModel({ model: 'fake' }, { OPENAI_BASE_URL: 'localhost' });
		await expect(nowhere.ask(question, listen())).rejects.toThrow('OPENAI_BASE_URL');
	});
});
