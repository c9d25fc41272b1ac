import type { Part } from './script.ts';

/** Ends in punctuation that a voice pauses at, perhaps inside closing quotes or brackets, perhaps before an emoji. */
const endsInPause = /[.!?…:;,–—。！？：；，।]["'”’»›」』)\]]*[\p{S}\p{M}\p{Cf}\s]{0,40}$/u;

/**
 * The text of a turn: its parts with one space between them, each ended by a full stop if it has no punctuation of its
 * own there, so that a title and what follows it are not read as one sentence.
 */
export function joinParts(parts: readonly Part[]): string {
	return parts
		.map(({ text }) => text.trim())
		.map((text) => (endsInPause.test(text) ? text : `${text}.`))
		.join(' ');
}
