import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { seedEpisodes } from './seed.ts';
import { type BenchSite, benchSite, demoNewsletters, type Run } from './site.ts';

/** Builds of a kind, of which the middle one counts. */
const rounds = 3;

export interface WarmResult {
	episodes: number;
	without: Measured;
	with: Measured;
	/** Seconds the integration adds to a build in which nothing is new, its pages included. */
	overhead: number;
	/** Of which the integration's own hooks: looking, and writing files and feed. */
	hooks: number;
}

export interface Measured {
	seconds: number;
	/** MB. */
	peak: number;
}

export interface BuildResults {
	cold: Measured & { minutes: number; timesRealTime: number };
	unchanged: Measured & { ofCold: number };
	edit: Measured & { spoken: number; reused: number; ofCold: number };
	warm: WarmResult[];
}

export async function measureBuilds(): Promise<BuildResults> {
	const newsletters = await demoNewsletters();
	const demo = await benchSite('demo', newsletters);
	try {
		const cold = await demo.build({ newscast: true });
		const minutes = sum(
			[...cold.log.matchAll(/^.*\[astro-newscast\] \S+ +(\d+\.\d) +\d+ +\d+ .*$/gm)].map(([, text]) =>
				Number(text),
			),
		);
		const unchanged = await demo.build({ newscast: true });
		const edit = await buildEdited(demo, newsletters);
		const [id = ''] = [...newsletters.keys()].map((name) => name.replace(/\.md$/, ''));
		const warm: WarmResult[] = [];
		for (const episodes of [4, 100, 1000]) {
			warm.push(await measureWarm(episodes, newsletters, { site: demo, id }));
		}
		return {
			cold: { ...measured(cold), minutes, timesRealTime: (minutes * 60) / cold.seconds },
			unchanged: { ...measured(unchanged), ofCold: unchanged.seconds / cold.seconds },
			edit: { ...edit, ofCold: edit.seconds / cold.seconds },
			warm,
		};
	} finally {
		await demo.remove();
	}
}

/** Doubles one word of the last newsletter and builds. */
async function buildEdited(demo: BenchSite, newsletters: ReadonlyMap<string, string>) {
	const [name = '', text = ''] = [...newsletters].at(-1) ?? [];
	const edited = text.replace(/(\n\n[A-ZÀ-Ú]\p{L}+ )(\p{L}+ )/u, '$1$2$2');
	await writeFile(join(demo.root, 'content/newsletters', name), edited);
	const run = await demo.build({ newscast: true });
	const [, spoken, reused] = /^.*\[astro-newscast\] \S+ +\d+\.\d +(\d+) +(\d+) /m.exec(run.log) ?? [];
	return { ...measured(run), spoken: Number(spoken), reused: Number(reused) };
}

/** With and without in turn, so that a busy moment of the machine meets both. */
async function measureWarm(
	episodes: number,
	demo: ReadonlyMap<string, string>,
	from: { site: BenchSite; id: string },
): Promise<WarmResult> {
	const text = [...demo.values()][0] ?? '';
	const newsletters = new Map(
		Array.from({ length: episodes }, (_, index) => [`n${index}.md`, text] as const),
	);
	const site = await benchSite(`warm-${episodes}`, newsletters);
	try {
		await seedEpisodes(site, newsletters, from);
		// The first build of each fills Astro's own caches.
		await site.build({ newscast: false });
		await site.build({ newscast: true });
		const runs: { without: Run; with: Run }[] = [];
		for (let round = 0; round < rounds; round++) {
			runs.push({
				without: await site.build({ newscast: false }),
				with: await site.build({ newscast: true }),
			});
		}
		const without = middle(runs.map((run) => run.without));
		const withIt = middle(runs.map((run) => run.with));
		if (!withIt.log.includes(`${episodes} published episodes are unchanged`)) {
			throw new Error(`The warm build did work:\n${withIt.log}`);
		}
		return {
			episodes,
			without: measured(without),
			with: measured(withIt),
			overhead: withIt.seconds - without.seconds,
			hooks: sum(
				[...withIt.log.matchAll(/\[astro-newscast\] .* in (\d+) ms$/gm)].map(([, ms]) => Number(ms) / 1000),
			),
		};
	} finally {
		await site.remove();
	}
}

function measured({ seconds, peak }: Run): Measured {
	return { seconds, peak };
}

function middle(runs: readonly Run[]): Run {
	const sorted = runs.toSorted((a, b) => a.seconds - b.seconds);
	return sorted[Math.floor(sorted.length / 2)] as Run;
}

function sum(numbers: readonly number[]): number {
	return numbers.reduce((total, number) => total + number, 0);
}
