import { expect, test } from 'vitest';
import type { Desk } from '../../integration/cli/command.ts';
import { Problem } from '../../integration/problem.ts';
import { runCli } from './desk.ts';

const desk = (ping: Desk['ping']) => ({ ping }) as Desk;

test('says who was told of what', async () => {
	const told = desk(async () => ({ hub: 'https://hub.example.com/', feed: 'https://example.com/feed.xml' }));
	expect(await runCli(['ping'], { desk: told })).toEqual({
		code: 0,
		out: 'https://hub.example.com/ was told of https://example.com/feed.xml\n',
		err: '',
	});
});

test('says what is wrong', async () => {
	const without = desk(() => Promise.reject(new Problem('There is no hub to tell.', { hint: 'Name one.' })));
	expect(await runCli(['ping'], { desk: without })).toMatchObject({ code: 1, out: '' });
	expect(await runCli(['ping', 'now'], { desk: without })).toMatchObject({ code: 2, out: '' });
});
