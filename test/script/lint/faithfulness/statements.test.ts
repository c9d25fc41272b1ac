import { describe, expect, test } from 'vitest';
import { faithfulnessRules } from '../../../../integration/script/lint/faithfulness/rules.ts';
import { personaRules } from '../../../../integration/script/lint/persona/rules.ts';
import { structureRules } from '../../../../integration/script/lint/structure/rules.ts';
import { newsletterOf } from '../../../helpers/newsletter.ts';
import { subjectOf, turnOf } from '../scripted.ts';

const issue = newsletterOf(
	`## The meters

The council swapped the parking meters for an app in June. Brackwater says the app never failed. The new app costs more than the meters did.

**Lia:** The app is poison for the old town. Cancel the contract tomorrow. That is the right answer.

The workshop repairs a meter in one afternoon.`,
	'en',
);
const section = issue.sections[0];
const opinion = issue.opinions[0];

/** Rules with which there is an error in a turn that cites the first paragraph. */
function errorsIn(text: string): string[] {
	const refs = section?.blocks.slice(0, 1).map(({ id }) => id) ?? [];
	return lint(text, { section: section?.id ?? '', refs, host: 'marvin' });
}

/** Rules with which there is an error in a turn that voices the opinion. */
function errorsInOpinion(text: string): string[] {
	const { id = '', host = '', blocks = [] } = opinion ?? {};
	return lint(text, { section: section?.id ?? '', refs: blocks, opinion: id, host });
}

function lint(text: string, changes: Parameters<typeof turnOf>[1]): string[] {
	const turn = turnOf(text, changes, 'en');
	const subject = subjectOf(issue, [turn]);
	return [...faithfulnessRules, ...personaRules, ...structureRules]
		.flatMap((rule) => rule.check(subject))
		.filter((finding) => finding.severity === 'error' && finding.turn === turn.id)
		.map(({ rule }) => rule);
}

const told = 'In June the council swapped the parking meters for an app.';

describe('an ordinary turn', () => {
	test.each([
		['F11', 'Queues at the counter have all but vanished across the county.'],
		['F11', 'The council swapped them because several residents had complained loudly.'],
		['F12', 'I drove past a flooded depot on my birthday.'],
		['F06', 'It is poison for the old town.'],
		['P01', 'It costs more, if memory serves.'],
		['P01', 'It reportedly costs more.'],
		['S09', 'O que a empresa disse é muito feio.'],
	])('%s: %s', (rule, added) => {
		expect(errorsIn(`${told} ${added}`)).toContain(rule);
	});

	test.each(['Nobody asked.', 'The new app, in turn, is the more expensive of the two.'])(
		'may go on with: %s',
		(added) => {
			expect(errorsIn(`${told} ${added}`)).toEqual([]);
		},
	);

	test('says who says so, in whatever words', () => {
		expect(errorsIn('The app never failed.')).toContain('F10');
		expect(errorsIn("Brackwater's version is that the app never failed.")).not.toContain('F10');
	});
});

describe('an opinion', () => {
	test.each([
		'The app poisoned the old town. The contract has to be canceled tomorrow. That is the right answer.',
		'The app is poison for the old town. Tomorrow, cancel the contract. There is no other right answer.',
	])('in other words: %s', (said) => {
		expect(errorsInOpinion(said)).toEqual([]);
	});
});
