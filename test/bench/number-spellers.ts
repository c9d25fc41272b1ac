import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { libraries, member, type Oracle, oracles } from './number-oracles.ts';

/** Numbers compared: up to this one. */
const last = 80_000;
/** Milliseconds for the package registry. */
const patience = 120_000;

export interface Difference {
	number: number;
	ours: string;
	theirs: string;
}

export interface SpellerComparison {
	oracle: string;
	compared: number;
	differences: number;
	/** Why they differ, how often, with the first example. A difference may have several causes. */
	explained: readonly { cause: string; count: number; example: Difference }[];
	unexplained: readonly Difference[];
}

/**
 * Compares our spellers with those of four libraries over 0 to 80,000, and English ordinals. The libraries come from
 * the package registry, in exact versions, into a temporary folder that is removed again.
 * @returns Undefined, with the reason printed, when they cannot be had.
 */
export async function compareNumberSpellers(
	print: (line: string) => void = console.log,
): Promise<SpellerComparison[] | undefined> {
	const folder = await mkdtemp(join(tmpdir(), 'spellers-'));
	try {
		const missing = await install(folder);
		if (missing !== undefined) {
			print(`Number spellers were not compared: ${missing}`);
			return undefined;
		}
		const comparisons: SpellerComparison[] = [];
		for (const oracle of oracles) comparisons.push(await compare(oracle, folder));
		for (const comparison of comparisons) report(comparison, print);
		return comparisons;
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}

/** @returns Why it cannot be done, if it cannot. */
async function install(folder: string): Promise<string | undefined> {
	const wanted = Object.values(libraries);
	const flags = ['--prefix', folder, '--ignore-scripts', '--no-audit', '--no-fund', '--no-save'];
	try {
		await promisify(execFile)(
			'npm',
			['install', ...flags, ...wanted.map(({ name, version }) => `${name}@${version}`)],
			{ timeout: patience },
		);
	} catch (error) {
		const reason =
			error instanceof Error ? error.message.split('\n').find((line) => /code|timed/i.test(line)) : '';
		return `npm could not install the libraries. ${reason ?? ''}`.trim();
	}
	for (const { name, version, license } of wanted) {
		const manifest: unknown = JSON.parse(
			await readFile(join(folder, 'node_modules', name, 'package.json'), 'utf8'),
		);
		if (member(manifest, 'version') !== version || member(manifest, 'license') !== license) {
			return `${name} is not version ${version} under the ${license} licence.`;
		}
	}
	return undefined;
}

async function compare(
	{ name, ours, first, module, theirs, causes }: Oracle,
	folder: string,
): Promise<SpellerComparison> {
	const path = createRequire(join(folder, 'here.js')).resolve(module);
	const exported: unknown = await import(pathToFileURL(path).href);
	const spellTheirs = theirs(member(exported, 'default') ?? exported);
	const explained = new Map<string, { count: number; example: Difference }>();
	const unexplained: Difference[] = [];
	let differences = 0;
	for (let number = first; number <= last; number += 1) {
		const difference = { number, ours: ours(number), theirs: spellTheirs(number) };
		if (difference.ours === difference.theirs) continue;
		differences += 1;
		let words = difference.ours;
		const found: string[] = [];
		for (const { name: cause, apply } of causes) {
			const changed = apply(words);
			if (changed !== words) found.push(cause);
			words = changed;
		}
		if (words !== difference.theirs) unexplained.push(difference);
		else {
			for (const cause of found) {
				const known = explained.get(cause) ?? { count: 0, example: difference };
				explained.set(cause, { ...known, count: known.count + 1 });
			}
		}
	}
	return {
		oracle: name,
		compared: last + 1 - first,
		differences,
		explained: [...explained].map(([cause, { count, example }]) => ({ cause, count, example })),
		unexplained,
	};
}

function report(
	{ oracle, compared, differences, explained, unexplained }: SpellerComparison,
	print: (line: string) => void,
) {
	print(`${oracle}: ${compared} numbers, ${differences} differences, ${unexplained.length} unexplained`);
	for (const { cause, count, example } of explained) print(`  ${count} × it ${cause}: ${describe(example)}`);
	for (const difference of unexplained.slice(0, 20)) print(`  unexplained: ${describe(difference)}`);
}

function describe({ number, ours, theirs }: Difference): string {
	return `${number} is “${theirs}”, ours “${ours}”`;
}

if (import.meta.main) await compareNumberSpellers();
