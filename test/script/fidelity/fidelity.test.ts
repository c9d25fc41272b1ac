import { describe, expect, it } from 'vitest';
import { rules } from '../../../integration/script/lint/rules.ts';
import { readBlindSet } from './blind.ts';
import { readBases, readCorpus } from './corpus.ts';
import { mutations } from './mutations.ts';
import { caughtOf, falseAlarms, lintBase, type Miss, scoreMutation } from './score.ts';

const newsletters = await readCorpus();
const bases = await readBases(newsletters);
const linted = bases.map(lintBase);

describe('the corpus', () => {
	it('has the demo’s newsletters and at least ten others, in both languages', () => {
		expect(newsletters.length).toBeGreaterThanOrEqual(14);
		const english = newsletters.filter(({ language }) => language === 'en');
		expect(english.length).toBeGreaterThanOrEqual(5);
		expect(newsletters.length - english.length).toBeGreaterThanOrEqual(7);
	});

	it('is voiced completely by its rephrased scripts', () => {
		for (const { newsletter, script } of bases) {
			const cited = new Set(script.turns.flatMap(({ refs }) => refs));
			const blocks = newsletter.sections.flatMap((section) => section.blocks);
			const silent = blocks.filter(({ id }) => !cited.has(id));
			expect(silent, newsletter.id).toEqual([]);
		}
	});
});

describe('faithful scripts', () => {
	it('raise no alarm at all in the offline writer’s words', () => {
		expect(falseAlarms(linted, 'verbatim').alarms.map(describeAlarm)).toEqual([]);
	});

	it('raise alarm in fewer than 1 % of the turns in a person’s words', () => {
		const { share, alarms } = falseAlarms(linted, 'rephrased');
		expect(share, alarms.map(describeAlarm).join('\n')).toBeLessThan(0.01);
	});

	it('leave nothing in their spoken form that is not for the ear', () => {
		const sayable = /^[\p{L}\p{M} .,:;!?…'’"“”‘«»()–—-]*$/u;
		const spelled = /(?<!\p{L})\p{Lu}{2,}s?(?!\p{L})/u;
		const turns = bases.flatMap(({ script }) => script.turns);
		expect(turns.length).toBeGreaterThan(400);
		const rest = turns.filter(({ spoken }) => !sayable.test(spoken) || spelled.test(spoken));
		expect(rest.map(({ spoken }) => spoken)).toEqual([]);
	});
});

describe('mutants', () => {
	it('are made for every rule family', () => {
		expect(new Set(rules.map(({ id }) => id.charAt(0)))).toEqual(new Set(['S', 'R', 'F', 'P']));
	});

	it.each(mutations)('$id: enough are caught', (mutation) => {
		const score = scoreMutation(mutation, linted, 1);
		const { seen, heldOut } = score;
		expect(seen.mutants + heldOut.mutants).toBeGreaterThanOrEqual(30);
		expect(caughtOf(score), describeMisses([...seen.missed, ...heldOut.missed])).toBeGreaterThanOrEqual(0.95);
	});
});

function describeAlarm({ newsletter, finding, text }: ReturnType<typeof falseAlarms>['alarms'][number]) {
	return `${newsletter}: ${finding.rule} “${finding.found}”; expected: ${finding.expected} | ${text}`;
}

function describeMisses(misses: readonly Miss[]): string {
	const some = misses
		.slice(0, 8)
		.map(({ newsletter, wording, what }) => `${newsletter} (${wording}): ${what}`);
	return [`${misses.length} not caught, among them:`, ...some].join('\n');
}

// Written by somebody who had seen no rule. At first contact 86 % of the second set's mutants and 92 % of the third's were
// caught, and 12 % and 23 % of their rephrased turns raised alarm; both were in view when rules were mended since.
// The benchmark takes all mutants, this a part: they take half a minute.
describe.each([
	{ set: 'second', mutants: 150, caught: 0.96, alarms: 0.02 },
	{ set: 'third', mutants: 250, caught: 0.92, alarms: 0.13 },
] as const)('the $set set', async ({ set, mutants, caught, alarms }) => {
	const { bases: others, mutations: classes } = await readBlindSet(set);
	const judged = others.map(lintBase);

	it('raises no alarm in the offline writer’s words', () => {
		expect(falseAlarms(judged, 'verbatim').alarms.map(describeAlarm)).toEqual([]);
	});

	it('is judged no worse than it was', () => {
		expect(falseAlarms(judged, 'rephrased').share).toBeLessThan(alarms);
		const scores = classes.map((mutation) => scoreMutation(mutation, judged, 2).seen);
		const all = scores.reduce((sum, score) => sum + score.mutants, 0);
		const found = scores.reduce((sum, score) => sum + score.caught, 0);
		expect(all).toBeGreaterThan(mutants);
		expect(found / all).toBeGreaterThan(caught);
	});
});
