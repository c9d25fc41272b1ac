import { z } from 'astro/zod';
import { languages } from '../newsletter/newsletter.ts';
import { didYouMean } from '../option-issues.ts';

const modes = ['expand', 'word', 'spell', 'keep'] as const;
const termKeys = ['mode', 'say', 'plural', 'engines'];
const keys = ['terms', 'keep', 'translate'];
export const quoteHint =
	'Put quotes around words that contain a colon, begin with a symbol or look like a number.';

const words = z
	.string({ error: `must be text. ${quoteHint}` })
	.trim()
	.regex(/\p{L}/u, 'must have letters: it is what the voice says');
/** What a voice gets to read must need no more preparation. */
const respelling = words.regex(
	/^[\p{L}\p{M} '.,-]+$/u,
	"must be letters, spaces and . , ' - alone: an engine gets it as it is",
);

/** A value per language, or one value for all of them. */
function perLanguage<Schema extends z.ZodType>(schema: Schema) {
	return z.preprocess(
		(value) => (isRecord(value) ? value : Object.fromEntries(languages.map((each) => [each, value]))),
		z.partialRecord(z.enum(languages), schema),
	);
}

function notAMode(input: unknown): string {
	const question = didYouMean(String(input), modes);
	return `must be one of ${modes.join(', ')}${question === undefined ? '' : `. ${question}`}`;
}

const termSchema = z.preprocess(
	(value) => (typeof value === 'string' ? { mode: value } : value),
	z
		.strictObject(
			{
				mode: z.enum(modes, { error: ({ input }) => notAMode(input) }).optional(),
				say: perLanguage(words).optional(),
				plural: perLanguage(words).optional(),
				engines: z.record(z.string(), perLanguage(respelling)).optional(),
			},
			{ error: `must be a mode (${modes.join(', ')}), or have \`mode\`, \`say\`, \`plural\` or \`engines\`` },
		)
		.superRefine(({ mode, say, plural, engines }, { addIssue }) => {
			const wrong = (message: string) => addIssue({ code: 'custom', message });
			if (!mode && !say && !engines) wrong('needs `mode`, `say` or `engines`');
			if (mode === 'expand' && !say) wrong('has mode `expand`: needs `say`, the words it stands for');
			if ((mode === 'spell' || mode === 'keep') && say) wrong(`has mode \`${mode}\`, which takes no \`say\``);
			if (plural && !say && mode !== 'spell') wrong('has `plural` but no `say` to be the plural of');
		}),
);

const term = z
	.string({ error: `must be text. ${quoteHint}` })
	.trim()
	.min(1);
const keptTerm = term.regex(
	/^[\p{L}\p{M} '-]+$/u,
	'has digits or symbols, which no voice can keep as they are: say it under `terms`',
);
/** The front matter of a lexicon as people write it. */
export const lexiconSchema = z.strictObject(
	{
		terms: z.record(term, termSchema, { error: 'must say how each term is said' }).default({}),
		keep: z.array(keptTerm, { error: 'must be a list of words' }).default([]),
		translate: z
			.record(
				term,
				z.preprocess((value) => (isRecord(value) ? value : { 'pt-BR': value }), perLanguage(words)),
				{ error: 'must list what is said for each English word' },
			)
			.default({}),
	},
	{ error: 'must have `terms`, `keep` or `translate`' },
);
export type WrittenLexicon = z.infer<typeof lexiconSchema>;

/** Every mistake in an issue, with what is allowed in its place. */
export function describeIssue(issue: z.core.$ZodIssue): string[] {
	const place = issue.path.map(String);
	if (issue.code !== 'unrecognized_keys')
		return [`${quoted(place)} ${issue.message.replace(/[^.?]$/, '$&.')}`];
	const allowed =
		place.length === 0 ? keys : place.length === 2 && place[0] === 'terms' ? termKeys : languages;
	return issue.keys.map((key) => {
		const question = allowed === languages ? undefined : didYouMean(key, allowed);
		const known = `Known here: ${allowed.join(', ')}.`;
		return [`${quoted([...place, key])} is not known.`, question, known].filter(Boolean).join(' ');
	});
}

function quoted(place: readonly string[]): string {
	return place.length === 0 ? 'The front matter' : `\`${place.join('.')}\``;
}

function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
