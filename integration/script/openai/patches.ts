import { z } from 'astro/zod';
import type { Patch } from '../script.ts';
import { anyText, listOf, mistakesIn, objectOf, oneOf, readShape } from './schema.ts';

const shape = z.object({ patches: z.array(z.object({ id: z.string(), text: z.string() })) });

/** New texts for turns that may be changed, and for no others. */
export function patchSchema(ids: readonly string[]): Readonly<Record<string, unknown>> {
	return objectOf({ patches: listOf(objectOf({ id: oneOf(ids), text: anyText })) });
}

/**
 * @param ids Of the turns that may be changed.
 * @param says Whether a text leaves a voice with something to say.
 * @throws {Error} for turns that are unknown, changed twice or left without words.
 */
export function readPatches(
	answer: unknown,
	ids: readonly string[],
	says: (text: string) => boolean,
): Patch[] {
	const { patches } = readShape(shape, answer);
	const seen = new Set<string>();
	const mistakes: string[] = [];
	for (const { id, text } of patches) {
		if (!ids.includes(id)) mistakes.push(`- “${id}” is no turn you may change. They are: ${ids.join(', ')}.`);
		else if (seen.has(id)) mistakes.push(`- Turn ${id} is there twice. Give one text for it.`);
		else if (!says(text))
			mistakes.push(`- Turn ${id} has no words. A turn cannot be removed; leave it out to keep it.`);
		seen.add(id);
	}
	if (mistakes.length > 0) throw mistakesIn(mistakes);
	return patches.map(({ id, text }) => ({ id, text: oneLine(text) }));
}

/** A turn is one paragraph. */
export function oneLine(text: string): string {
	return text.trim().replace(/\s+/gu, ' ');
}
