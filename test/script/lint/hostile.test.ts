import { describe, expect, test } from 'vitest';
import { personaRules } from '../../../integration/script/lint/persona/rules.ts';
import { residueRules } from '../../../integration/script/lint/residue/rules.ts';
import { structureRules } from '../../../integration/script/lint/structure/rules.ts';
import { newsletterOf } from '../../helpers/newsletter.ts';
import { subjectOf, turnOf } from './scripted.ts';

const newsletter = newsletterOf('O servidor caiu na terça.');
const length = 50_000;
const rules = [...structureRules, ...residueRules, ...personaRules];

/** What a model may send for minutes on end: the test's own deadline shows a rule that takes longer than a second. */
describe.each([
	['words', 'talvez pois é '],
	['letters', 'a'],
	['capitals', 'ABC '],
	['capitals and slashes', 'A/B&C.'],
	['asterisks', '*a'],
	['brackets', '(['],
	['underscores', '_ a_'],
	['points', 'a.'],
	['digits', '1,2.'],
	['names', 'Marvin: '],
	['commas', 'bom, '],
	['tags', '<a '],
	['refusals', 'não posso '],
	['nothing much', ' \n'],
])('a turn of %s without end', (_what, piece) => {
	const text = piece.repeat(Math.ceil(length / piece.length));
	test.each(rules.map((rule) => [rule.id, rule] as const))('%s', (_id, rule) => {
		const subject = subjectOf(
			newsletter,
			[turnOf('Caiu.'), { ...turnOf('x', { id: 't-2', text, spoken: text }) }],
			{
				// How long that takes is tested elsewhere.
				speak: (written) => ({ text: written, replacements: [], unresolved: [] }),
			},
		);
		const started = performance.now();
		expect(rule.check(subject)).toBeInstanceOf(Array);
		expect(performance.now() - started).toBeLessThan(4000);
	});
});
