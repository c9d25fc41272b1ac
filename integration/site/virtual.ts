import type { Episode, EpisodePage, EpisodeSummary } from '../episode/episode.ts';
import { Problem } from '../problem.ts';
import { hasWordTimes } from '../publish/words-json.ts';
import type { SiteData } from './site.ts';

export const virtualId = 'virtual:newscast';

/**
 * Transcripts per module. One module for each episode costs a bundler seconds once there are a thousand;
 * one module for all would be parsed whole to show a single page.
 */
const groupSize = 64;

/** The part of Vite's plugin interface that is needed here. */
export interface ModulesPlugin {
	name: string;
	configResolved(config: { command: 'build' | 'serve' }): void;
	resolveId(id: string): string | undefined;
	load(id: string): string | undefined;
}

/**
 * Serves `virtual:newscast`. `data` is asked each time a module is loaded, never before; it gives undefined where
 * there is no podcast, as in `astro sync`, which needs the types alone.
 */
export function newscastModules(data: () => SiteData | undefined): ModulesPlugin {
	// Not `import.meta.env.DEV`, which is true in any build with an unusual NODE_ENV.
	let development = false;

	function read(): SiteData {
		const site = data();
		if (site) return site;
		throw new Problem(`\`${virtualId}\` was imported where there is no podcast.`, {
			hint: 'Import it in pages and components: not in the configuration, and not in content collections.',
		});
	}

	return {
		name: 'astro-newscast:virtual',
		configResolved({ command }) {
			development = command === 'serve';
		},
		resolveId: (id) => (isVirtual(id) ? `\0${id}` : undefined),
		load(resolved) {
			const id = resolved.slice(1);
			if (!resolved.startsWith('\0') || !isVirtual(id)) return undefined;
			if (id === virtualId) return indexSource(read(), development);
			return groupSource(read().episodes, Number(id.slice(groupPrefix.length)));
		},
	};
}

const groupPrefix = `${virtualId}/episodes/`;

function isVirtual(id: string): boolean {
	return id === virtualId || id.startsWith(groupPrefix);
}

/** Source of `virtual:newscast`: everything but the transcripts, and the way to them. */
function indexSource(
	{ show, location, episodes, shareImages, smallCovers, pending }: SiteData,
	development: boolean,
): string {
	const groups = Array.from(
		{ length: Math.ceil(episodes.length / groupSize) },
		(_, group) => `() => import('${groupPrefix}${group}')`,
	);
	return `
export const development = ${development};
export const { show, location, episodes, shareImages, smallCovers, pending } =
	JSON.parse(${jsonLiteral({ show, location, episodes: episodes.map(summaryOf), shareImages, smallCovers, pending })});
const groups = [${groups.join(', ')}];
const places = new Map(episodes.map(({ id }, place) => [id, place]));
export async function loadEpisode(id) {
	const place = places.get(id);
	if (place === undefined) return undefined;
	const { default: texts } = await groups[Math.floor(place / ${groupSize})]();
	return JSON.parse(texts[place % ${groupSize}]);
}
`;
}

/** Source of one module of transcripts: a list of JSON texts, parsed only when a page asks for one. */
function groupSource(episodes: readonly Episode[], group: number): string {
	const members = episodes.slice(group * groupSize, (group + 1) * groupSize);
	return `export default [\n${members.map((episode) => jsonLiteral(pageOf(episode))).join(',\n')}\n];\n`;
}

function pageOf({ cues, ...page }: Episode): EpisodePage {
	return { ...page, hasWordTimes: hasWordTimes({ cues }) };
}

function summaryOf({ turns, cues, links, waveform, ...summary }: Episode): EpisodeSummary {
	return summary;
}

/** A JavaScript string literal holding `value` as JSON: engines parse that faster than the same as an object. */
function jsonLiteral(value: unknown): string {
	return JSON.stringify(JSON.stringify(value));
}
