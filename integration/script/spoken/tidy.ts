/** What is neither letter, space nor spoken punctuation, and the two letters that are ordinal signs. */
const residue = /[^\p{L}\p{M}.,;:!?…'"“”()\- ]|[ªº]|\p{Default_Ignorable_Code_Point}|\p{Me}/gu;

/**
 * Punctuation as a reader would speak it: dashes between phrases are commas, repeated marks are one, and nothing is
 * left of a bracket or a quotation whose words are gone.
 */
export function tidy(text: string): string {
	let tidied = text
		.replace(/\s{2,}/g, ' ')
		.replace(/(?<=[\p{L}\p{M}])–(?=\p{L})/gu, '-')
		.replace(/\s*(?:[—–―]|-{2,})[\s—–―-]*|\s-+(?=\s)/g, ', ')
		.replace(residue, ' ');
	for (let round = 0; round < 4; round++) {
		const before = tidied;
		tidied = settle(tidied);
		if (tidied === before) break;
	}
	return /[\p{L}]/u.test(tidied) ? tidied.normalize('NFC') : '';
}

function settle(text: string): string {
	return text
		.replace(/ {2,}/g, ' ')
		.replace(/(?<![\p{L}\p{M}])-+|-+(?![\p{L}\p{M}])/gu, ' ')
		.replace(/ +(?=[.,;:!?…)”])/g, '')
		.replace(/(?<=[(“]) +/g, '')
		.replace(/\([.,;:!?…'"“” ]{0,20}\)|“[.,;:!?… ]{0,20}”|"[.,;:!?…]{0,20}"/g, ' ')
		.replace(/\.{2,}|\.*…[.…]*/g, '…')
		.replace(/[!?]{2,}/g, (marks) => (marks.includes('?') ? '?' : '!'))
		.replace(/(?<![,;:])[,;:]+(?=[.!?…])/g, '')
		.replace(/[,;:]{2,}/g, (marks) => (marks.includes(':') ? ':' : marks.includes(';') ? ';' : ','))
		.replace(/([.!?…])[,;:.]+/g, '$1')
		.replace(/\.(?=[!?])/g, '')
		.replace(/(?<=\p{Ll}\p{M}?[.!?…,;:])(?=\p{L})/gu, ' ')
		.replace(/(?<=[(“])[,;:.!?]+/g, '')
		.replace(/^[\s,;:.!?…)\]-]+/, '')
		.replace(/[\s,;:(-]+$/, (end) => (/[;:]/.test(end) && !/[,(-]/.test(end) ? end.trim() : ''))
		.trim();
}
