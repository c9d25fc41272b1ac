/** English words of the trade whose spelling could be Portuguese. Those that have become Portuguese are left out. */
const listed: ReadonlySet<string> = new Set(
	`backend cache cloud container core database deadline design developer edge feature file firmware frame frontend
	game home insight issue knowhow leader live login loop machine mainframe manager merge mobile offline online open
	page pipeline plugin pool provider rebase release review runtime score server service share skill slice space
	stage storage store stream table team template timeline tool trade update upgrade user value vibe voice write`
		.split(/\s+/)
		.filter((word) => word !== ''),
);

/** Letters, doubled letters, clusters and endings that no Portuguese word has. */
const shapes = /[kwy]|([bcdfglmnpt])\1|[cst]h(?![aeiou])|sh|th|ing$|[bcdfghjpqtv]$/;
/** Portuguese all the same. */
const portuguese: ReadonlySet<string> = new Set(['etc', 'sob', 'watt', 'quilowatt', 'kafkiano', 'kafkiana']);

/** Whether a lower-case word in Portuguese text is English by all appearances. In doubt it is not. */
export function looksEnglish(word: string): boolean {
	if (!/^[a-z]{3,}$/.test(word) || portuguese.has(word)) return false;
	const singular = word.replace(/(?<=[a-z]{3})s$/, '');
	return listed.has(word) || listed.has(singular) || shapes.test(singular);
}
