import type { EpisodeHost, EpisodePage, EpisodeTurn } from '../episode/episode.ts';
import { momentId } from './moment.ts';
import { textFragment } from './text-fragment.ts';

export interface TranscriptTurn extends Omit<EpisodeTurn, 'host' | 'opinion'> {
	host: EpisodeHost;
	/** Whether the turn voices an opinion, and whether it is the first in a row to voice it. */
	opinion: 'begins' | 'continues' | undefined;
	/** What the newsletter says there, when the turn says it in other words. */
	original: string | undefined;
	/** Fragment that leads to those words on the newsletter's page. */
	target: string | undefined;
	/** Fragment of the moment it begins, `t=83`. */
	moment: string;
	/** `moment`, unless something earlier on the page has that id already. */
	anchor: string | undefined;
}

export interface TranscriptChapter {
	/** Absent for sections without a chapter. */
	title: string | undefined;
	/** Fragment of the moment it begins, unless something earlier on the page has that id already. */
	anchor: string | undefined;
	turns: readonly TranscriptTurn[];
}

/** The transcript as a page shows it: turns under their chapters, with the targets that `#t=83` links lead to. */
export function transcriptChapters({ hosts, chapters, turns }: EpisodePage): TranscriptChapter[] {
	const claim = claimOnce();
	return runsOf(turns, ({ section }) => section).map((run) => {
		const chapter = chapters.find(({ section }) => section === run[0]?.section);
		return {
			title: chapter?.title,
			anchor: chapter && claim(momentId(chapter.start)),
			turns: run.map((turn, place): TranscriptTurn => {
				const moment = momentId(turn.start);
				const opinion = turn.opinion && (isSameOpinion(turn, run[place - 1]) ? 'continues' : 'begins');
				return {
					...turn,
					...origin(turn),
					host: hostOf(turn, hosts),
					opinion,
					moment,
					anchor: claim(moment),
				};
			}),
		};
	});
}

/** Where the words of an opinion come from. */
function origin({ sources = [], text }: EpisodeTurn): Pick<TranscriptTurn, 'original' | 'target'> {
	const original = sources.map((source) => source.text).join(' ');
	if (original === '') return { original: undefined, target: undefined };
	return { original: text.includes(original) ? undefined : original, target: textFragment(original) };
}

function isSameOpinion(turn: EpisodeTurn, before: EpisodeTurn | undefined): boolean {
	return before?.opinion?.id === turn.opinion?.id && before?.host === turn.host;
}

function hostOf({ host }: EpisodeTurn, hosts: readonly EpisodeHost[]): EpisodeHost {
	return hosts.find(({ id }) => id === host) ?? { id: host, name: host, role: 'cohost' };
}

/** Splits a list where the key changes. */
function runsOf<Item>(items: readonly Item[], keyOf: (item: Item) => string): Item[][] {
	const runs: Item[][] = [];
	for (const [place, item] of items.entries()) {
		const before = items[place - 1];
		if (before !== undefined && keyOf(before) === keyOf(item)) runs.at(-1)?.push(item);
		else runs.push([item]);
	}
	return runs;
}

/** Gives each id away once: in a page they must be unique. */
function claimOnce(): (id: string) => string | undefined {
	const taken = new Set<string>();
	return (id) => {
		if (taken.has(id)) return undefined;
		taken.add(id);
		return id;
	};
}
