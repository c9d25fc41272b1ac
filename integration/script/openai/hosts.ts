import type { Language, Mood, Newsletter } from '../../newsletter/newsletter.ts';
import type { CastMember } from '../script.ts';
import type { Stretch } from './stretches.ts';

/** The hosts for a model: what each card says in prose, then what of it is counted and checked. */
export function describeHosts(cast: readonly CastMember[], language: Language): string {
	return cast.map((host) => describeHost(host, cast, language)).join('\n\n');
}

function describeHost(host: CastMember, cast: readonly CastMember[], language: Language): string {
	const { id, name, role, card } = host;
	const others = cast.filter((other) => other !== host);
	const fillers = card.fillers.words[language];
	const [least, most] = card.fillers.share;
	const foreign = others.flatMap((other) => other.card.fillers.words[language]);
	const rules = [
		fillers.length > 0
			? `Fillers, ${name}'s alone: ${quoteAll(fillers)}. At most one in a turn, in ${percent(least)} to ${percent(most)} of ${name}'s turns.`
			: `Fillers: none. ${name} does not hesitate.`,
		foreign.length > 0 && `Never, because they belong to somebody else: ${quoteAll(foreign)}.`,
		...list('Never adds, unless the newsletter has it in that very sentence', card.hedges[language]),
		...list('Never says', card.never[language]),
		...card.catchPhrases[language].map(
			({ text, limit }) =>
				`Trademark line: “${text}”, at most ${limit} in a whole episode, so in most stories not at all.`,
		),
		card.delivery.tags.length > 0
			? `Delivery tags: ${card.delivery.tags.join(', ')}. At most one in ${card.delivery.every} turns of ${name}'s.`
			: 'Delivery tags: none.',
		card.share !== undefined && `Has about ${percent(card.share)} of the words.`,
		...list('Announces code with a line such as', card.phrases[language]['code'] ?? []),
		...list('Announces a table with a line such as', card.phrases[language]['table'] ?? []),
	].filter((rule) => rule !== false);
	return [
		`# ${name} (\`${id}\`), ${role === 'author' ? 'who wrote the newsletter' : 'the other host'}`,
		card.persona,
		`## What is counted in what ${name} says`,
		rules.map((rule) => `- ${rule}`).join('\n'),
	].join('\n\n');
}

/** How each host plays the mood of a story, and of each comment that has another. Empty without moods. */
export function describeMoods(stretch: Stretch, newsletter: Newsletter, cast: readonly CastMember[]): string {
	const story = moodOf(stretch, newsletter);
	const ids = new Set(stretch.blocks.map(({ opinion }) => opinion));
	const own = newsletter.opinions.filter(
		({ id, mood }) => ids.has(id) && mood !== undefined && mood !== story,
	);
	const lines = [
		...(story ? cast.flatMap((host) => describeMood(`${host.name} in this story`, story, host)) : []),
		...own.flatMap(({ id, host, mood }) => {
			const owner = cast.find((each) => each.id === host);
			return owner && mood ? describeMood(`${owner.name} in opinion ${id}`, mood, owner) : [];
		}),
	];
	return lines.length === 0 ? '' : ['# Moods', lines.join('\n')].join('\n\n');
}

/** The mood of a stretch: its section's, else the newsletter's. */
export function moodOf({ section }: Stretch, newsletter: Newsletter): Mood | undefined {
	return section.mood ?? newsletter.mood;
}

function describeMood(who: string, mood: Mood, { card }: CastMember): string[] {
	const play = card.moods[mood];
	if (!play) return [];
	const tags = play.tags.length > 0 ? ` Tags that go with it: ${play.tags.join(', ')}.` : '';
	return [`- ${who}: ${mood}. ${play.how.trim()}${tags}`];
}

function list(title: string, entries: readonly string[]): string[] {
	return entries.length === 0 ? [] : [`${title}: ${quoteAll(entries)}.`];
}

function quoteAll(entries: readonly string[]): string {
	return entries.map((entry) => `“${entry}”`).join(', ');
}

function percent(share: number): string {
	return `${Math.round(share * 100)} %`;
}
