/** Words that open and close a link target: enough to be found once, few enough to survive small edits. */
const edgeWords = 5;

/**
 * A URL's fragment that leads to a passage on a page, by its first and last words (WICG URL Fragment Text Directives).
 * Only stretches without quotes and dashes are named, because renderers make those typographic. Empty when the passage
 * has no such stretch.
 */
export function textFragment(passage: string): string {
	const stretches = passage.split(/[“”"‘’'«»–—…`]|\.{3}|--/).map(wordsOf);
	const from = stretches.find(({ length }) => length > 1);
	const to = stretches.findLast(({ length }) => length > 1);
	if (from === undefined || to === undefined) return '';
	const isShort = from === to && from.length <= edgeWords * 2;
	const target = isShort ? [from] : [from.slice(0, edgeWords), to.slice(-edgeWords)];
	return `#:~:text=${target.map((words) => encodeText(words.join(' '))).join(',')}`;
}

function wordsOf(stretch: string): string[] {
	return stretch.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word));
}

/** The hyphen separates a directive's context from its text. */
function encodeText(text: string): string {
	return encodeURIComponent(text).replaceAll('-', '%2D');
}
