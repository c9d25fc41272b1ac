import type { Newsletter } from '../../integration/newsletter/newsletter.ts';
import { blindSets, readBlindSet } from '../script/fidelity/blind.ts';
import { readBases, readCorpus } from '../script/fidelity/corpus.ts';
import { mutations } from '../script/fidelity/mutations.ts';
import { falseAlarms, lintBase, type Miss, scoreMutation, type Tally } from '../script/fidelity/score.ts';
import { compareNumberSpellers } from './number-spellers.ts';

/**
 * Prints what the linter catches, what it takes exception to, what it costs a writer to satisfy it, and how our numbers
 * in words compare.
 * @param flags A part of a mutation's name limits it to those. `second` or `third` limits it to that set. `--misses` lists what got through of the half that is for looking at, `--held-out` of the other half, too.
 */
export async function benchScript(flags: readonly string[]): Promise<void> {
	const only = blindSets.find((set) => flags.includes(set));
	if (only) return printBlindSet(only, flags);
	const newsletters = await readCorpus();
	const linted = (await readBases(newsletters)).map(lintBase);
	const chosen = flags.find((flag) => !flag.startsWith('--'));
	console.log(`${newsletters.length} newsletters, ${linted.length} faithful scripts`);
	console.log(
		`\n${'what the model does'.padEnd(42)} mutants  caught         seen     held out   only warned`,
	);
	for (const each of mutations) {
		if (chosen !== undefined && !each.id.includes(chosen)) continue;
		const { mutation, seen, heldOut } = scoreMutation(each, linted);
		const all = {
			mutants: seen.mutants + heldOut.mutants,
			caught: seen.caught + heldOut.caught,
		};
		const cells = [
			mutation.padEnd(42),
			String(all.mutants).padStart(7),
			percent(all).padStart(7),
			ratio(seen).padStart(12),
			ratio(heldOut).padStart(12),
			String(seen.warned + heldOut.warned).padStart(13),
		];
		console.log(cells.join(' '));
		if (flags.includes('--misses')) seen.missed.forEach(print);
		if (flags.includes('--held-out')) heldOut.missed.forEach(print);
	}
	console.log('\nFalse alarms on faithful scripts');
	for (const wording of ['verbatim', 'rephrased', 'held out'] as const) {
		const { turns, share, alarms } = falseAlarms(linted, wording);
		console.log(`${wording}: ${(share * 100).toFixed(2)} % of ${turns} turns`);
		if (wording === 'held out' && !flags.includes('--held-out')) continue;
		for (const { newsletter, finding, text } of alarms)
			console.log(`    ${newsletter}: ${finding.rule} “${finding.found}” | ${text.slice(0, 160)}`);
	}
	if (chosen !== undefined) return;
	for (const set of blindSets) await printBlindSet(set, flags);
	await printRuns(newsletters);
	console.log('\nNumbers in words, beside other libraries');
	await compareNumberSpellers();
}

/** Material that nobody had in mind who wrote a rule. */
async function printBlindSet(set: (typeof blindSets)[number], flags: readonly string[]): Promise<void> {
	const { bases, mutations: classes } = await readBlindSet(set);
	const linted = bases.map(lintBase);
	console.log(`\nThe ${set} set`);
	for (const each of classes) {
		const { mutation, seen } = scoreMutation(each, linted);
		console.log(
			`${mutation.padEnd(14)} ${ratio(seen).padStart(8)} ${percent(seen).padStart(8)}, ${seen.warned} only warned`,
		);
		if (flags.includes('--misses')) seen.missed.forEach(print);
	}
	for (const wording of ['verbatim', 'rephrased'] as const) {
		const { turns, share, alarms } = falseAlarms(linted, wording);
		console.log(`${wording}: ${(share * 100).toFixed(2)} % of ${turns} turns alarmed`);
		for (const { newsletter, finding, text } of alarms)
			console.log(`    ${newsletter}: ${finding.rule} “${finding.found}” | ${text.slice(0, 160)}`);
	}
}

async function printRuns(newsletters: readonly Newsletter[]): Promise<void> {
	const { runWriters } = await import('./writer-runs.ts');
	console.log('\nThe two-pass writer over all newsletters, by a model that');
	for (const { model, calls, tokens, rounds, turns, errors } of await runWriters(newsletters)) {
		console.log(
			`${model}: ${calls} calls, ${tokens.input} tokens in and ${tokens.output} out (estimated), ${rounds} repair rounds;` +
				` of ${turns.all} turns ${turns.fixed} fixed, ${turns.rewritten} worded anew, ${turns.replaced} replaced; ${errors} errors left`,
		);
	}
}

function print({ newsletter, wording, what }: Miss): void {
	console.log(`    ${newsletter} (${wording}): ${what}`);
}

function percent({ caught, mutants }: Pick<Tally, 'caught' | 'mutants'>): string {
	return mutants === 0 ? '-' : `${((caught / mutants) * 100).toFixed(1)} %`;
}

function ratio({ caught, mutants }: Tally): string {
	return `${caught}/${mutants}`;
}
