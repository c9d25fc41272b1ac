import { expect, test } from 'vitest';
import { openai } from '../../../integration/script/openai/openai.ts';
import type { WriteEvent } from '../../../integration/script/script.ts';
import { newsletterOf } from '../../helpers/newsletter.ts';
import { portugueseIssue } from '../issues.ts';
import { contextWith } from '../stage.ts';
import { answer } from './behaviours.ts';
import { replyTo } from './faithful-model.ts';
import { startServer } from './hostile-server.ts';
import { players, prompts, writeWith } from './stage.ts';

const issue = newsletterOf(portugueseIssue);

test('a script over the network is the one that the model gave, and is not paid for twice', async () => {
	await using server = await startServer((request) => answer(replyTo(request)));
	const events: WriteEvent[] = [];
	const context = contextWith({ cast: players, prompts, report: (event) => void events.push(event) });
	const writer = () => openai({ model: 'faithful', baseURL: server.baseURL, apiKey: 'none' });

	const script = await writer().write(issue, context);
	expect(script.turns).toEqual((await writeWith(issue)).script.turns);
	expect(script.writer).toBe(writer().id);
	expect(server.requests).toHaveLength(2 * issue.sections.length);

	expect(await writer().write(issue, context)).toEqual(script);
	expect(server.requests).toHaveLength(2 * issue.sections.length);
	expect(events.filter((event) => event.kind === 'call' && event.kept)).toHaveLength(
		2 * issue.sections.length,
	);
});

test('a revision asks over the network too', async () => {
	await using server = await startServer((request) => answer(replyTo(request)));
	const writer = openai({ model: 'faithful', baseURL: server.baseURL, apiKey: 'none' });
	const context = contextWith({ cast: players, prompts });
	const { script, content } = await writeWith(issue);
	const turn = content.find(({ opinion }) => opinion !== undefined);
	const text = 'Talvez.';
	const worse = {
		...script,
		turns: script.turns.map((each) => (each === turn ? { ...each, text, spoken: text } : each)),
	};
	const finding = { rule: 'F08', severity: 'error' as const, found: 'a hedge', expected: 'Leave it out.' };
	const patches = await writer.revise?.(issue, worse, [{ ...finding, turn: turn?.id ?? '' }], context);
	expect(patches).toEqual([{ id: turn?.id, text: expect.not.stringContaining('Talvez') }]);
});
