import type { Span } from '../../newsletter/newsletter.ts';

const before = /(?:^|[\n.!?…:;,()“”"«»—–]|\s-)\s*$/u;
const after = /^[^\S\n]*(?:$|[\n.!?…:;,()“”"«»—–]|-\s)/u;

/** Whether a word stands by itself between marks: “Bom, caiu.” but not “Bom dia.” */
export function isSetOff(text: string, { start, end }: Span): boolean {
	return before.test(text.slice(Math.max(0, start - 4), start)) && after.test(text.slice(end, end + 4));
}

const sentenceStart = /(?:^|\n|[.!?…:]["”»)]?\s{1,3}["“«(—–]?\s?)$/u;

/** Whether a sentence begins here. */
export function beginsSentence(text: string, start: number): boolean {
	return sentenceStart.test(text.slice(Math.max(0, start - 6), start)) || start === 0;
}
