import type { Master } from '../audio/audio.ts';
import type { Language, Newsletter } from '../newsletter/newsletter.ts';
import type { Chapter, EpisodeTurn } from './episode.ts';

const frameTitles: Record<Language, { opening: string; closing: string }> = {
	'pt-BR': { opening: 'Abertura', closing: 'Encerramento' },
	en: { opening: 'Opening', closing: 'Closing' },
};

/**
 * The title of the chapter that each turn begins, if it begins one. There is one for each section that is heard; what
 * comes before the first, the introduction included, belongs to the opening.
 */
export function chapterTitles(
	turns: readonly { section: string }[],
	{ sections, language }: Newsletter,
): (string | undefined)[] {
	const titles = new Map(sections.map(({ id, title }) => [id, title?.text]));
	let current = 'opening';
	return turns.map(({ section }) => {
		const title = section === 'closing' ? frameTitles[language].closing : titles.get(section);
		if (title === undefined || section === current) return undefined;
		current = section;
		return title;
	});
}

/** Chapters, each from what introduces its first turn, or from that turn, to where the next begins. */
export function chaptersOf(turns: readonly EpisodeTurn[], newsletter: Newsletter, master: Master): Chapter[] {
	const titles = chapterTitles(turns, newsletter);
	const starts = turns.flatMap(({ section, start }, index) => {
		const title = titles[index];
		if (title === undefined) return [];
		const introduced = master.turns[index]?.introduced;
		return [
			{ section, title, start: introduced === undefined ? start : Math.round(introduced * 1000) / 1000 },
		];
	});
	const opening = { section: 'opening', title: frameTitles[newsletter.language].opening, start: 0 };
	return [opening, ...starts].map((chapter, index) => ({
		...chapter,
		end: starts[index]?.start ?? master.seconds,
	}));
}
