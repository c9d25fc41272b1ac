import { expect, test } from 'vitest';
import { newsletterOf } from '../helpers/newsletter.ts';
import { fakeDesk, runCli } from './desk.ts';

const newsletter = newsletterOf('O XQZ caiu. O XQZ voltou.');
const script = { writer: 'none', language: newsletter.language, turns: [] };

test('newscast lexicon suggest names the terms no lexicon has', async () => {
	const { code, out, err } = await runCli(['lexicon', 'suggest'], { desk: fakeDesk({ newsletter, script }) });
	expect({ code, err }).toEqual({ code: 0, err: '' });
	expect(out).toContain('XQZ');
});

test('newscast lexicon suggest says when there is none', async () => {
	const terms = { XQZ: { mode: 'spell' as const } };
	const lexicon = { 'pt-BR': { terms, keep: [], translate: {}, engines: {} } };
	const desk = fakeDesk({ newsletter, script, lexicon });
	expect(await runCli(['lexicon', 'suggest'], { desk })).toEqual({
		code: 0,
		out: '',
		err: 'The lexicon knows every term of every newsletter.\n',
	});
});
