import { createHash } from 'node:crypto';
import type { Newsletter } from '../newsletter/newsletter.ts';
import { Problem } from '../problem.ts';
import type { CastMember, Part, WriteContext } from './script.ts';
import { type MoodSlot, type Placeholder, placeholderPattern, type Slot } from './slots.ts';

/** Chooses and fills phrases from the hosts' cards. */
export interface PhraseBook {
	/**
	 * @param scene Where in the episode: phrases follow one another within a scene and from scene to scene.
	 * @throws {Problem} when the host's card has no phrases in the newsletter's language.
	 */
	say(host: CastMember, slot: Slot | MoodSlot, scene: number, topic?: string): Part;
}

/**
 * Opens the cards of a cast for one newsletter. Which phrase is chosen depends on the show, the newsletter's title, the
 * scene and how often the host has used the slot in it, and on nothing else, so an edit in one section changes no
 * phrase of another.
 */
export function openPhraseBook(
	{ title, language }: Newsletter,
	{ show, cast }: Pick<WriteContext, 'show' | 'cast'>,
): PhraseBook {
	const uses = new Map<string, number>();
	return {
		say(host, slot, scene, topic = '') {
			const bank = host.card.phrases[language][slot] ?? [];
			const use = `${scene} ${host.id} ${slot}`;
			const ordinal = uses.get(use) ?? 0;
			uses.set(use, ordinal + 1);
			const seed = hashOf(`${show.title}\n${title}\n${slot}`);
			const index = (seed + scene * strideOf(bank.length) + ordinal) % bank.length;
			const template = bank[index];
			if (template === undefined) throw missingPhrases(host, slot, language);
			const other = cast.find(({ id }) => id !== host.id)?.name ?? '';
			const values = { show: show.title, title, topic, host: host.name, other };
			return { from: 'bank', phrase: `${slot}.${index}`, text: fill(template, values) };
		},
	};
}

/** A whole number that is the same on every machine for the same text. */
export function hashOf(text: string): number {
	return createHash('sha256').update(text).digest().readUInt32BE();
}

/**
 * How far from scene to scene: far enough that a slot used more than once in a scene is not heard again in the next,
 * and without a divisor in common with the bank, so that all of it is used.
 */
function strideOf(length: number): number {
	let stride = Math.ceil(length / 3);
	while (haveCommonDivisor(stride, length)) stride++;
	return stride;
}

function haveCommonDivisor(a: number, b: number): boolean {
	return b === 0 ? a > 1 : haveCommonDivisor(b, a % b);
}

function fill(template: string, values: Readonly<Record<Placeholder, string>>): string {
	return template.replace(placeholderPattern, (_match, name: Placeholder) => withoutEnding(values[name]));
}

/** The phrase has its own punctuation. */
function withoutEnding(value: string): string {
	return value.trim().replace(/[\s.!?…:;,]+$/u, '');
}

function missingPhrases(host: CastMember, slot: string, language: string): Problem {
	return new Problem(`The host card of ${host.name} has no phrases for \`${slot}\` in ${language}.`, {
		hint: `Add \`phrases.${language}\` to it, or give the newsletter a language that the card has.`,
		place: { file: host.card.file },
	});
}
