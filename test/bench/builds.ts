import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { seedEpisodes } from './seed.ts';
import { type BenchSite, benchSite, demoNewsletters, type Run, type Variant } from './site.ts';

/** Builds of a kind, of which the middle one counts. */
const rounds = 3;
const variants: readonly Variant[] = ['without', 'files', 'pages'];

export interface WarmResult {
	episodes: number;
	runs: Record<Variant, Measured>;
	/** Seconds the integration adds to a build in which nothing is new. */
	overhead: {
		/** Its own hooks: looking at everything, writing files and feed. */
		hooks: number;
		/** The whole build without its pages. */
		files: number;
		/** The whole build with a page for every episode, which Astro renders. */
		pages: number;
	};
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
		const cold = await demo.build('pages');
		const minutes = sum(
			[...cold.log.matchAll(/^.*\[astro-newscast\] \S+ +(\d+\.\d) +\d+ +\d+ .*$/gm)].map(([, text]) =>
				Number(text),
			),
		);
		const unchanged = await demo.build('pages');
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
	const run = await demo.build('pages');
	const [, spoken, reused] = /^.*\[astro-newscast\] \S+ +\d+\.\d +(\d+) +(\d+) /m.exec(run.log) ?? [];
	return { ...measured(run), spoken: Number(spoken), reused: Number(reused) };
}

/** All variants in turn, so that a busy moment of the machine meets them all. */
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
		for (const variant of variants) await site.build(variant);
		const runs: Record<Variant, Run[]> = { without: [], files: [], pages: [] };
		for (let round = 0; round < rounds; round++) {
			for (const variant of variants) runs[variant].push(await site.build(variant));
		}
		const { without, files, pages } = mapVariants((variant) => middle(runs[variant]));
		if (!pages.log.includes(`${episodes} published episodes are unchanged`)) {
			throw new Error(`The warm build did work:\n${pages.log}`);
		}
		return {
			episodes,
			runs: mapVariants((variant) => measured(middle(runs[variant]))),
			overhead: {
				hooks: sum(
					[...files.log.matchAll(/\[astro-newscast\] .* in (\d+) ms$/gm)].map(([, ms]) => Number(ms) / 1000),
				),
				files: files.seconds - without.seconds,
				pages: pages.seconds - without.seconds,
			},
		};
	} finally {
		await site.remove();
	}
}

function mapVariants<Value>(map: (variant: Variant) => Value): Record<Variant, Value> {
	return { without: map('without'), files: map('files'), pages: map('pages') };
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
