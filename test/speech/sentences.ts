import type { Pcm, SpokenWord } from '../../integration/speech/speech.ts';
import type { DemoEpisode } from './demo-episode.ts';
import { wordsOf } from './word-errors.ts';

/** A sentence as it is heard in an episode. */
export interface HeardSentence {
	host: string;
	/** Spoken text. */
	text: string;
	pcm: Pcm;
}

const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });
/** Seconds of the pause around a turn that are kept. */
const margin = 0.05;

/** Cuts an episode into sentences by when its words are heard, in the middle between two. */
export function sentencesOf({ turns, takes, master, sound }: DemoEpisode): HeardSentence[] {
	return turns.flatMap(({ host, spoken }, index) => {
		const segments = [...segmenter.segment(spoken)].map(({ segment }) => segment.trim());
		const sentences = segments.filter((segment) => wordsOf(segment).length > 0);
		const { start = 0, end = 0, offset = 0 } = master.turns[index] ?? {};
		const inside = cutsBetween(sentences, takes[index]?.words ?? []).map((cut) => start + cut - offset);
		const cuts = [start - margin, ...inside, end + margin];
		return sentences.map((text, place) => ({ host, text, pcm: part(sound, cuts[place], cuts[place + 1]) }));
	});
}

/** @throws where what the engine says it said is not the text. */
function cutsBetween(sentences: readonly string[], heard: readonly SpokenWord[]): number[] {
	const words = heard.flatMap((word) => wordsOf(word.text).map(() => word));
	const counts = sentences.map((sentence) => wordsOf(sentence).length);
	if (words.length !== counts.reduce((sum, count) => sum + count, 0)) {
		throw new Error(
			`Of “${sentences.join(' ')}” the words heard are ${heard.map(({ text }) => text).join(' ')}`,
		);
	}
	let said = 0;
	return counts.slice(0, -1).map((count) => {
		said += count;
		const [before, after] = [words[said - 1], words[said]];
		return ((before?.end ?? 0) + (after?.start ?? 0)) / 2;
	});
}

function part({ samples, sampleRate }: Pcm, from = 0, to = 0): Pcm {
	return { samples: samples.slice(Math.max(0, from * sampleRate), to * sampleRate), sampleRate };
}
