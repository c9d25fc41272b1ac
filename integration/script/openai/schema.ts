import type { z } from 'astro/zod';

type JsonSchema = Readonly<Record<string, unknown>>;

/** An object in the strict subset of JSON schema: every property required, in this order, and nothing else. */
export function objectOf(properties: Readonly<Record<string, JsonSchema>>): JsonSchema {
	return { type: 'object', properties, required: Object.keys(properties), additionalProperties: false };
}

/** A list of any length. */
export function listOf(items: JsonSchema): JsonSchema {
	return { type: 'array', items };
}

export const anyText: JsonSchema = { type: 'string' };

/** One of these, and any text when there are none: an empty enum is no schema. */
export function oneOf(values: readonly string[]): JsonSchema {
	return values.length === 0 ? anyText : { type: 'string', enum: values };
}

/** One of these or null; null alone when there are none. */
export function oneOfOrNull(values: readonly string[]): JsonSchema {
	return values.length === 0 ? { type: 'null' } : { type: ['string', 'null'], enum: [...values, null] };
}

/**
 * An answer by its shape. Ids are checked by whoever knows which there are.
 * @throws {Error} naming each place that is wrong, for the model to read.
 */
export function readShape<Shape extends z.ZodType>(shape: Shape, answer: unknown): z.output<Shape> {
	const result = shape.safeParse(answer);
	if (result.success) return result.data;
	const mistakes = result.error.issues.map(
		({ path, message }) => `- ${path.join('.') || 'answer'}: ${message}`,
	);
	throw mistakesIn(mistakes);
}

/** As many as a model can use at once. */
const mostMistakes = 20;

/** @param mistakes One line each. */
export function mistakesIn(mistakes: readonly string[]): Error {
	const rest = mistakes.length - mostMistakes;
	const more = rest > 0 ? [`- and ${rest} more of the same kind`] : [];
	return new Error([...mistakes.slice(0, mostMistakes), ...more].join('\n'));
}
