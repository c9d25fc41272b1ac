import { createHash } from 'node:crypto';

/** What decides how long the hosts wait. */
export interface PausedTurn {
	/** Host id. */
	host: string;
	/** The written form. */
	text: string;
	/** Section id. */
	section: string;
}

/**
 * Silence in seconds. In conversation the next speaker starts after some 200 ms (Stivers et al. 2009); more than
 * 600 ms sounds reluctant, unless a subject is over.
 */
const silence = {
	leadIn: 0.3,
	section: 1.1,
	sameHost: 0.4,
	question: 0.35,
	interjection: 0.12,
	otherHost: 0.25,
};

/** Words of the longest turn that counts as an interjection ("Right, exactly."). */
const interjectionWords = 3;

/** Equal gaps sound mechanical: each is up to this share longer or shorter, but never under the shortest. */
const jitter = 0.2;
const shortest = 0.08;

const question = /[?？]["'”’»)\]]*\s*$/u;

/**
 * Silence before each turn, in seconds, whole milliseconds. The same turns and seed give the same pauses.
 * @param seed What tells the episode from others, for example the newsletter's id.
 */
export function pausesFor(turns: readonly PausedTurn[], seed: string): number[] {
	return turns.map((turn, index) => {
		const previous = turns[index - 1];
		if (!previous) return silence.leadIn;
		const pause = silenceBetween(previous, turn) * (1 + jitter * chance(`${seed}:${index}`));
		return Math.max(shortest, Math.round(pause * 1000) / 1000);
	});
}

function silenceBetween(previous: PausedTurn, turn: PausedTurn): number {
	if (previous.section !== turn.section) return silence.section;
	if (previous.host === turn.host) return silence.sameHost;
	if (question.test(previous.text)) return silence.question;
	if (turn.text.trim().split(/\s+/u).length <= interjectionWords) return silence.interjection;
	return silence.otherHost;
}

/** A number from -1 to 1, always the same for the same text. */
function chance(text: string): number {
	return (createHash('sha256').update(text).digest().readUInt32BE() / 0xffff_ffff) * 2 - 1;
}
