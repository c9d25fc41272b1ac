import { Problem } from '../problem.ts';
import type { SpeechRequest } from './speech.ts';

type Asked = Pick<SpeechRequest, 'text' | 'voice' | 'tags'>;

/** Frames per second of a codec that most models with a token loop share (Qwen3-TTS: 12.5 Hz). */
const framesPerSecond = 12.5;
/** Characters a second of slow speech, and how many times as long as that a take may get. */
const pace = { characters: 12, longest: 2.2 };
const frames = { spare: 25, fewest: 75, most: 720 };
/** For speech that is meant to be slow. A tight cap would cut it. */
const slowness = 1.5;
const slowTags = /slow|sigh|weary|pause|lent|cansad|suspir/i;

/**
 * How many frames a model may make of a text before it is taken to have lost its way: research on Qwen3-TTS found that
 * a model that missed the end of the text never finds it later. Frames are those of 12.5 Hz.
 */
export function frameCap(request: Asked): number {
	const cap = Math.ceil(longestSeconds(request) * framesPerSecond);
	return Math.min(frames.most, Math.max(frames.fewest, cap));
}

/** The same in seconds, and without the ceiling: how long a take of a text of any length may get. */
export function longestSeconds({ text, voice, tags = [] }: Asked): number {
	const isSlow = (voice.rate ?? 1) < 0.9 || tags.some((tag) => slowTags.test(tag));
	const plain = (text.length / pace.characters) * pace.longest + frames.spare / framesPerSecond;
	return isSlow ? plain * slowness : plain;
}

/** What an engine throws when a model reached the cap: what it made until then is no take. */
export function capReached(request: Asked, made: number): Problem {
	const seconds = (made / framesPerSecond).toFixed(1);
	return new Problem(
		`The model did not find an end: ${made} frames, ${seconds} s, for ${request.text.length} characters.`,
		{ hint: 'Models do this now and then; if this text does it every time, reword it or make it shorter.' },
	);
}
