import { z } from 'astro/zod';
import { closestTo } from './closest.ts';
import { Problem } from './problem.ts';

/**
 * Checks what somebody wrote for a function of ours, and fills in the defaults.
 * @param name The function, as it is called: `onnx()`.
 * @param describe What to say of a mistake. @default `describeIssue`
 * @throws {Problem} listing every mistake, with the closest name for each unknown option.
 */
export function parseWith<Schema extends z.ZodType>(
	schema: Schema,
	input: unknown,
	name: string,
	describe = (issue: z.core.$ZodIssue) => describeIssue(issue, schema),
): z.output<Schema> {
	const result = schema.safeParse(input);
	if (result.success) return result.data;
	throw new Problem(`The options of ${name} are not right.`, {
		hint: listed(result.error.issues.flatMap(describe)),
	});
}

/**
 * A mistake in what somebody wrote, in words: where it is, and what to do about it. An unknown option is told with the
 * closest name there is.
 * @param schema The schema that found it.
 */
export function describeIssue(issue: z.core.$ZodIssue, schema: z.core.$ZodType): string[] {
	const path = issue.path.map(String);
	if (issue.code !== 'unrecognized_keys') {
		return [`\`${path.join('.') || 'options'}\`: ${reasonFor(issue)}`];
	}
	const known = knownKeys(schema, issue.path);
	return issue.keys.map((key) => {
		return `\`${[...path, key].join('.')}\` is not an option. ${adviceFor(key, known)}`;
	});
}

/** The question whether somebody meant the closest of `known`, if there is one that is close. */
export function didYouMean(word: string, known: readonly string[]): string | undefined {
	const closest = closestTo(word, known);
	return closest && `Did you mean \`${closest}\`?`;
}

/** The question whether somebody meant the closest of `known`, or all of them where none is close. */
export function adviceFor(word: string, known: readonly string[]): string {
	return didYouMean(word, known) ?? `Known here: ${known.join(', ')}.`;
}

/** The mistakes as a list, for the hint of one problem. */
function listed(mistakes: readonly string[]): string {
	return mistakes.map((mistake) => `- ${mistake}`).join('\n');
}

function reasonFor(issue: z.core.$ZodIssue): string {
	const missing = issue.code === 'invalid_type' && issue.message.endsWith('received undefined');
	return missing ? `is missing; it must be of type ${issue.expected}` : issue.message;
}

/** The keys the schema has at `path`. */
function knownKeys(schema: z.core.$ZodType, path: readonly PropertyKey[]): string[] {
	const place = path.reduce<z.core.$ZodType | undefined>((parent, key) => childOf(parent, key), schema);
	const inner = unwrapped(place);
	return inner instanceof z.ZodObject ? Object.keys(inner.shape) : [];
}

function childOf(schema: z.core.$ZodType | undefined, key: PropertyKey): z.core.$ZodType | undefined {
	const parent = unwrapped(schema);
	if (parent instanceof z.ZodObject) return parent.shape[String(key)];
	if (parent instanceof z.ZodTuple) return parent.def.items[Number(key)];
	return parent instanceof z.ZodRecord ? parent.def.valueType : undefined;
}

/** The schema inside defaults and optionals, and after what expands a short form. */
function unwrapped(schema: z.core.$ZodType | undefined): z.core.$ZodType | undefined {
	if (schema instanceof z.ZodPipe && schema.def.in instanceof z.ZodTransform)
		return unwrapped(schema.def.out);
	return schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault
		? unwrapped(schema.def.innerType)
		: schema;
}
