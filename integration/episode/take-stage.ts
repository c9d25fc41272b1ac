import pMap from 'p-map';
import type { Language } from '../newsletter/newsletter.ts';
import { Problem, reasonOf } from '../problem.ts';
import type { Script, Turn } from '../script/script.ts';
import type { SpeechRequest } from '../speech/speech.ts';
import { putBytes } from '../store/objects.ts';
import { encodeWav } from '../wav.ts';
import { objectKey } from './keys.ts';
import type { Studio } from './studio.ts';

/** A stored take of one turn. */
export interface Take {
	key: string;
	/** WAV file in the store. */
	file: string;
	/** Seconds of sound that were synthesised now; 0 when it was there already. */
	fresh: number;
}

/** Script -> Takes, in the order of the turns: from the store, else from the engine. */
export async function recordTakes(
	script: Script,
	id: string,
	studio: Studio,
	signal: AbortSignal,
): Promise<Take[]> {
	const { engine, concurrency, recording } = studio.speech;
	let done = 0;
	return pMap(
		script.turns,
		async (turn) => {
			const request = requestFor(turn, script.language, studio);
			const key = takeKey(engine.id, request);
			// A sentence said twice by the same voice is one take, in this episode or in another made beside it.
			const earlier = recording.get(key);
			const recorded = earlier ?? recordTake(turn, key, request, studio, signal);
			recording.set(key, recorded);
			const take = earlier ? { ...(await earlier), fresh: 0 } : await recorded;
			done += 1;
			studio.progress.take(id, { done, total: script.turns.length, seconds: take.fresh });
			return take;
		},
		{ concurrency, signal },
	);
}

function takeKey(engine: string, { voice, language, text, tags }: Omit<SpeechRequest, 'seed'>): string {
	return objectKey('take', 'wav', [engine, voice, language, text, ...(tags ? [tags] : [])]);
}

function requestFor(turn: Turn, language: Language, studio: Studio): Omit<SpeechRequest, 'seed'> {
	const { engine, respell } = studio.speech;
	const position = studio.hosts.findIndex(({ id }) => id === turn.host);
	const voice = studio.hosts[position]?.voices[language] ?? engine.defaultVoice(position, language);
	const tags = turn.tags.filter((tag) => engine.limits.tags.includes(tag));
	const text = respell(turn.spoken, language, voice);
	return { text, language, voice, ...(tags.length > 0 && { tags }) };
}

async function recordTake(
	turn: Turn,
	key: string,
	request: Omit<SpeechRequest, 'seed'>,
	{ store, speech }: Studio,
	signal: AbortSignal,
): Promise<Take> {
	const kept = await store.get(key);
	if (kept !== undefined) return { key, file: kept, fresh: 0 };

	// From the key, so that the same turn meets the same random choices on every machine.
	const seed = Number.parseInt(key.slice('take/'.length, 'take/'.length + 8), 16);
	const pcm = await speech.record(speech.engine, { ...request, seed }, signal).catch((cause: unknown) => {
		if (signal.aborted) throw cause;
		throw new Problem(`${turn.host} in “${turn.section}”: ${reasonOf(cause)}`, {
			hint: cause instanceof Problem ? cause.hint : `This came from the speech engine “${speech.engine.id}”.`,
			cause,
		});
	});
	const file = await putBytes(store, key, encodeWav(pcm));
	return { key, file, fresh: pcm.samples.length / pcm.sampleRate };
}
