import { type Place, Problem } from '../problem.ts';
import { fold } from './commentators.ts';
import { type Mood, moods } from './newsletter.ts';

/** What the moods are called in Portuguese, the first name being the one that hints give. */
const portuguese: Readonly<Record<Mood, readonly string[]>> = {
	sarcastic: ['sarcástico', 'sarcástica'],
	ironic: ['irônico', 'irônica'],
	grounded: ['pé no chão', 'pés no chão'],
	provocative: ['provocador', 'provocadora', 'provocativo', 'provocativa'],
	counter: ['do contra', 'contra'],
	insightful: ['perspicaz'],
	positive: ['positivo', 'positiva'],
	hopeful: ['esperançoso', 'esperançosa'],
	negative: ['negativo', 'negativa'],
};

const byName: ReadonlyMap<string, Mood> = new Map(
	moods.flatMap((mood) => [mood, ...portuguese[mood]].map((name) => [fold(name), mood] as const)),
);

/** Every mood there is, for hints. */
export const moodList = moods.map((mood) => `${mood} (${portuguese[mood][0]})`).join(', ');

/** The mood of that name in English or Portuguese, whatever its case and accents. */
export function moodOf(name: string): Mood | undefined {
	return byName.get(fold(name));
}

/** @throws {Problem} for a name that is no mood's. */
export function readMood(name: string, place: Place): Mood {
	const mood = moodOf(name);
	if (mood !== undefined) return mood;
	throw new Problem(`There is no mood “${name.trim()}”.`, { hint: `Moods are: ${moodList}.`, place });
}

const comment = /^<!--\s{0,50}mood\s{0,50}:([^>]{0,100}?)-->/iu;

/**
 * The mood that a comment such as `<!-- mood: sarcastic -->` gives the story it stands in; undefined for other HTML.
 * @throws {Problem} for a name that is no mood's.
 */
export function moodOfComment(html: string, place: Place): Mood | undefined {
	const name = comment.exec(html)?.[1];
	return name === undefined ? undefined : readMood(name, place);
}

const remark = /^(.{0,100}\S)\s{0,20}\(([^()]{0,100})\)\s{0,20}[:.]?$/u;

/** Divides `Marvin (sarcastic)` into the name and what stands in brackets after it, if anything does. */
export function splitRemark(text: string): { name: string; remark?: string } {
	const [, name, inBrackets] = remark.exec(text.trim()) ?? [];
	return name === undefined || inBrackets === undefined ? { name: text } : { name, remark: inBrackets };
}
