import { createHash } from 'node:crypto';
import type { SpeechRequest, Voice } from './speech.ts';
import { splitInTwo } from './split.ts';
import { calmer, samplingOf } from './voices.ts';

/** One way to have a turn spoken. */
export interface Rung {
	/** What is tried, for messages. */
	how: string;
	request: SpeechRequest;
	/** The second half, when it is tried in two, and what the first one ends with. */
	rest?: { request: SpeechRequest; after: 'sentence' | 'clause' };
}

/**
 * The ways to have a turn spoken, in the order in which they are tried: as asked, with another seed and calmer, in two
 * parts, in another mode. Those the text or the voice does not allow are left out.
 */
export function ladderFor(request: SpeechRequest): Rung[] {
	const { voice } = request;
	const sampling = samplingOf(voice);
	const calm: Voice = sampling ? { ...voice, sampling: calmer(sampling) } : voice;
	const rungs: Rung[] = [
		{ how: 'as configured', request },
		{
			how: sampling ? 'with another seed and calmer sampling' : 'once more, with another seed',
			request: { ...request, voice: calm },
		},
	];
	const split = splitInTwo(request.text);
	if (split) {
		const [first, second] = split.halves;
		rungs.push({
			how: 'in two parts',
			request: { ...request, text: first, voice: calm },
			rest: { request: { ...request, text: second, voice: calm }, after: split.ending },
		});
	}
	if (voice.mode === 'clone' && voice.reference?.transcript) {
		const { transcript: _, ...soundOnly } = voice.reference;
		const other: Voice = { ...calm, reference: soundOnly };
		rungs.push({ how: 'by the sound of the reference alone', request: { ...request, voice: other } });
	}
	return rungs.map(reseeded);
}

/** The first attempt has the seed of the take; those after it have seeds that follow from it. */
function reseeded(rung: Rung, attempt: number): Rung {
	if (attempt === 0) return rung;
	const again = (request: SpeechRequest, part: number): SpeechRequest => ({
		...request,
		seed: createHash('sha256').update(`${request.seed} ${attempt} ${part}`).digest().readUInt32BE(0),
	});
	const { how, request, rest } = rung;
	return {
		how,
		request: again(request, 0),
		...(rest && { rest: { ...rest, request: again(rest.request, 1) } }),
	};
}
