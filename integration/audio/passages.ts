import type { Part, Programme } from './arrange.ts';
import type { Stretch } from './programme.ts';

export type PlacedPart = Part & Stretch;

/** Parts that overlap: they are heard, and limited, together. Around it is silence, or no more than a bed. */
export interface Passage extends Stretch {
	parts: readonly PlacedPart[];
}

export function passagesOf({ parts }: Programme): Passage[] {
	const passages: { start: number; end: number; parts: PlacedPart[] }[] = [];
	for (const part of parts) {
		const last = passages.at(-1);
		if (last && part.start < last.end) {
			last.parts.push(part);
			last.end = Math.max(last.end, part.end);
		} else {
			passages.push({ start: part.start, end: part.end, parts: [part] });
		}
	}
	return passages;
}
