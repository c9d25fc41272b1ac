import { z } from 'astro/zod';
import { Problem } from '../problem.ts';
import { coverPath } from './cover-path.ts';
import type { FrontMatter } from './front-matter.ts';
import { isSafeId } from './id.ts';
import { moodList, moodOf } from './mood.ts';
import { type EpisodeType, episodeTypes, type Language, type Mood } from './newsletter.ts';

export interface Metadata {
	title: string;
	description?: string;
	/** ISO 8601 instant. */
	date: string;
	language?: Language;
	draft: boolean;
	number?: number;
	season?: number;
	type?: EpisodeType;
	label?: string;
	/** Relative to the project root. */
	cover?: string;
	mood?: Mood;
}

const languageNames: Readonly<Record<string, Language>> = {
	pt: 'pt-BR',
	'pt-br': 'pt-BR',
	en: 'en',
	'en-us': 'en',
};

function languageOf(name: string): Language | undefined {
	return languageNames[name.toLowerCase().replace('_', '-')];
}

const expected = (what: string) => ({
	error: ({ input }: { input?: unknown }) =>
		input === undefined ? 'is missing' : `must be ${what}, not ${JSON.stringify(input)}`,
});

const text = z.string(expected('text')).trim().min(1, 'is empty');
const yesOrNo = z.boolean(expected('`true` or `false`'));
const count = z
	.union([z.number(), z.string().regex(/^\d+$/).transform(Number)], expected('a whole number from 1 up'))
	.refine((value) => Number.isInteger(value) && value > 0, expected('a whole number from 1 up'));
const language = z
	.string(expected('a language'))
	.refine((name) => languageOf(name) !== undefined, expected('Portuguese or English'))
	.transform(languageOf);
const mood = z
	.string(expected('a mood'))
	.refine((name) => moodOf(name) !== undefined, expected('a mood'))
	.transform(moodOf);

const schema = z.object({
	title: text,
	date: z.union([z.date(), z.string()], expected('a date')),
	description: text.optional(),
	language: language.optional(),
	lang: language.optional(),
	draft: yesOrNo.default(false),
	podcast: yesOrNo.default(true),
	slug: z
		.union([z.string(), z.number()], expected('text'))
		.refine((slug) => isSafeId(String(slug)), expected('usable as an address'))
		.optional(),
	number: count.optional(),
	episode: count.optional(),
	season: count.optional(),
	episodeType: z.enum(episodeTypes, expected('`full`, `trailer` or `bonus`')).optional(),
	episodeLabel: text.max(32, 'has more than 32 characters').optional(),
	episodeCover: text.optional(),
	mood: mood.optional(),
});

const hints: Readonly<Record<keyof z.input<typeof schema>, string>> = {
	title: 'Write `title: "..."`, with quotes.',
	date: 'Write `date: 2026-01-31`, or with a time and a zone `date: 2026-01-31T08:00:00-03:00`.',
	description: 'Write `description: "..."`, or leave the line out.',
	language:
		'Write `language: pt-BR` or `language: en`, or leave the line out to use the language of the show.',
	lang: 'Write `lang: pt-BR` or `lang: en`, or leave the line out to use the language of the show.',
	draft: 'Write `draft: true`, or leave the line out.',
	podcast: 'Write `podcast: false` for a newsletter without an episode, or leave the line out.',
	slug: 'Use letters, digits, dashes and single slashes, as in `slug: 2026/hello-world`.',
	number: 'Write `number: 42`, or leave the line out.',
	episode: 'Write `episode: 42`, or leave the line out.',
	season: 'Write `season: 2`, or leave the line out.',
	episodeType: 'Write `episodeType: trailer` or `episodeType: bonus`, or leave the line out.',
	episodeLabel: 'Write `episodeLabel: "Special 3"`, with a `number` to stand for, or leave the line out.',
	episodeCover: 'Write `episodeCover: ./042.jpg`, a path from the newsletter, or leave the line out.',
	mood: `Moods are: ${moodList}.`,
};

/**
 * Checks the keys of the front matter that matter here; all others are the author's own.
 * @throws {Problem} at the line of the first key that is missing or wrong.
 */
export function readMetadata(frontMatter: FrontMatter, file: string): Metadata {
	const fail = (key: keyof typeof hints, what: string) =>
		new Problem(`\`${key}\` in the front matter ${what}.`, {
			hint: hints[key],
			place: { file, line: frontMatter.lineOf(key) },
		});
	// `key:` with nothing after it is null in YAML: the author has not filled it in.
	const filledIn = Object.entries(frontMatter.data).filter(([, value]) => value !== null && value !== '');
	const { success, data, error } = schema.safeParse(Object.fromEntries(filledIn));
	if (!success) {
		const issue = error.issues[0];
		throw fail(issue?.path[0] as keyof typeof hints, issue?.message ?? 'is wrong');
	}
	const date = readDate(data.date, frontMatter.written('date'));
	if (date === undefined) throw fail('date', `is not a date: ${frontMatter.written('date')}`);
	const spoken = data.language ?? data.lang;
	const number = data.number ?? data.episode;
	if (data.episodeLabel !== undefined && number === undefined) {
		throw fail('episodeLabel', 'stands for a `number`, and there is none');
	}
	const cover = data.episodeCover && coverPath(file, data.episodeCover);
	if (data.episodeCover && !cover) throw fail('episodeCover', 'is not a file of this project');
	return {
		title: data.title,
		date,
		draft: data.draft,
		...(data.description !== undefined && { description: data.description }),
		...(spoken !== undefined && { language: spoken }),
		...(number !== undefined && { number }),
		...(data.season !== undefined && { season: data.season }),
		...(data.episodeType !== undefined && { type: data.episodeType }),
		...(data.episodeLabel !== undefined && { label: data.episodeLabel }),
		...(cover && { cover }),
		...(data.mood !== undefined && { mood: data.mood }),
	};
}

const isoDate =
	/^(\d{4})-(\d{2})-(\d{2})(?:[Tt ](\d{2}:\d{2})(:\d{2}(?:\.\d+)?)?\s*([Zz]|[+-]\d{2}:?\d{2})?)?$/;

/** The instant as ISO 8601, taking UTC where no zone is written; undefined when there is no such day or time. */
function readDate(value: Date | string, written: string): string | undefined {
	const days = /(\d{4})-(\d\d?)-(\d\d?)/.exec(typeof value === 'string' ? value : written);
	if (days && !isDay(Number(days[1]), Number(days[2]), Number(days[3]))) return undefined;
	if (value instanceof Date) return Number.isNaN(value.getTime()) ? undefined : value.toISOString();
	const [, year, month, day, time = '00:00', seconds = ':00', zone = 'Z'] = isoDate.exec(value.trim()) ?? [];
	const instant = new Date(`${year}-${month}-${day}T${time}${seconds}${zone.toUpperCase()}`);
	return Number.isNaN(instant.getTime()) ? undefined : instant.toISOString();
}

/** False for 30 February, which both YAML and `Date` roll over into March. */
function isDay(year: number, month: number, day: number): boolean {
	const date = new Date(Date.UTC(year, month - 1, day));
	return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}
