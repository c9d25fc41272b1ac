import { expect, test } from 'vitest';
import type { Passage } from '../../integration/newsletter/newsletter.ts';
import { sourceSpan } from '../../integration/newsletter/passage.ts';
import { parseBody, passagesOf } from './sample.ts';

const { body, passage } = (() => {
	const newsletter = parseBody('> um **dois**\n> &lt;três&gt; quatro');
	return { body: newsletter.body, passage: passagesOf(newsletter)[0] as Passage };
})();

test.each([
	['um', 'um'],
	['dois', 'dois'],
	['um dois', 'um **dois'],
	['ois <três', 'ois**\n> &lt;três'],
	['<', '&lt;'],
	['rê', 'rê'],
	['> quatro', '&gt; quatro'],
])('the source of %j is %j', (text, source) => {
	const from = passage.text.indexOf(text);
	const { start, end } = sourceSpan(passage, from, from + text.length);
	expect(body.slice(start, end)).toBe(source);
});

test('an empty stretch is an empty span', () => {
	const { start, end } = sourceSpan(passage, 3, 3);
	expect(end - start).toBe(0);
});
