import { z } from 'astro/zod';
import { languages, moods } from '../newsletter/newsletter.ts';

export const quoteHint = 'Put quotes around phrases that contain a colon or braces.';

const text = z
	.string({ error: `must be text. ${quoteHint}` })
	.trim()
	.min(1, 'must not be empty');
const texts = z.array(text);
const part = z.number({ error: 'must be a number' }).min(0, 'must be 0 or more').max(1, 'must be 1 or less');
/** What is said about keys that are not among these. */
const only = (known: readonly string[]) => ({
	error: ({ code, keys = [] }: { code: string; keys?: readonly string[] }) =>
		code === 'unrecognized_keys'
			? `has “${keys.join('”, “')}”, which is not a key here. Keys are: ${known.join(', ')}.`
			: undefined,
});
const closed = <Shape extends z.ZodRawShape>(shape: Shape) => z.strictObject(shape, only(Object.keys(shape)));
const keyed = <Key extends string, Value extends z.ZodType>(keys: readonly Key[], value: Value) =>
	z.partialRecord(z.enum(keys), value, only(keys));
const perLanguage = <Value extends z.ZodType>(value: Value) => keyed(languages, value);

const factor = z.number().min(0.5, 'must be 0.5 or more').max(2, 'must be 2 or less').optional();
const voice = closed({ id: text, rate: factor, pitch: factor });

const tag = text.regex(/^\p{Ll}[\p{Ll} -]{0,30}$/u, {
	error: ({ input }) =>
		`“${input}” is not a delivery tag: write one in lower case and without brackets, as in \`sighs\``,
});

const delivery = closed({
	tags: z.array(tag).min(1, 'needs at least one tag'),
	every: z.int('must be a whole number of turns').min(1, 'must be 1 or more').default(7),
});

const fillers = closed({
	share: z
		.tuple([part, part], { error: 'must be two numbers, the least and the most, as in [0.1, 0.4]' })
		.refine(([least, most]) => least <= most, 'must have the least first')
		.default([0.1, 0.4]),
	'pt-BR': texts.optional(),
	en: texts.optional(),
}).transform(({ share, ...words }) => ({ share, words }));

const catchPhrase = closed({
	text,
	limit: z.int('must be a whole number').min(1, 'must be 1 or more').default(1),
});

const mood = closed({ how: text, tags: texts.default([]) });

/** The front matter of a host card. Which slots and tags there are is checked after it. */
export const cardSchema = closed({
	voice: perLanguage(voice).default({}),
	share: part.optional(),
	delivery: delivery.default({ tags: [], every: 7 }),
	fillers: fillers.default({ share: [0.1, 0.4], words: {} }),
	hedges: perLanguage(texts).default({}),
	catchPhrases: perLanguage(z.array(catchPhrase)).default({}),
	never: perLanguage(texts).default({}),
	moods: keyed(moods, mood).default({}),
	phrases: perLanguage(
		z.record(z.string(), z.array(text).min(1, 'needs at least one phrase'), {
			error: 'must list phrases per slot',
		}),
	).refine((phrases) => Object.keys(phrases).length > 0, 'needs the phrases of at least one language'),
});
