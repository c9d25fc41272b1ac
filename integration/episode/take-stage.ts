import pMap from 'p-map';
import type { Language } from '../newsletter/newsletter.ts';
import { Problem, reasonOf } from '../problem.ts';
import type { Script, Turn } from '../script/script.ts';
import type { SpeechEngine, SpeechRequest, Voice } from '../speech/speech.ts';
import { objectKey } from './keys.ts';
import type { Studio } from './studio.ts';
import { putTake } from './take-file.ts';

/** A stored take of one turn. */
export interface Take {
	key: string;
	/** WAV file in the store. */
	file: string;
	/** Id of the engine that speaks: the stand-in's, where it is the stand-in that does. */
	engine: string;
	/** Seconds of sound that were synthesised now; 0 when it was there already. */
	fresh: number;
}

/** What takes are made with. */
export type TakeStudio = Pick<Studio, 'store' | 'speech'> & {
	hosts: readonly Pick<Studio['hosts'][number], 'id' | 'voices'>[];
	progress: Pick<Studio['progress'], 'take' | 'standIn'>;
};

/** A take of one turn in one voice: all that decides how it sounds. */
interface PlannedTake {
	key: string;
	engine: SpeechEngine;
	request: Omit<SpeechRequest, 'seed'>;
}

/** The engine could not speak it, in any way. */
class Unspoken extends Problem {}

/**
 * Script -> Takes, in the order of the turns: from the store, else from the engines. The longest turns come first: one
 * that came last would be waited for alone.
 */
export async function recordTakes(
	script: Script,
	id: string,
	studio: TakeStudio,
	signal: AbortSignal,
): Promise<Take[]> {
	let done = 0;
	const numbered = await pMap(
		longestFirst(script.turns),
		async ({ turn, position }) => {
			const take = await recordTurn(turn, script.language, id, studio, signal);
			done += 1;
			studio.progress.take(id, { done, total: script.turns.length, seconds: take.fresh });
			return { take, position };
		},
		{ concurrency: studio.speech.concurrency, signal },
	);
	return numbered.toSorted((a, b) => a.position - b.position).map(({ take }) => take);
}

function longestFirst(turns: readonly Turn[]): { turn: Turn; position: number }[] {
	return turns
		.map((turn, position) => ({ turn, position }))
		.toSorted((a, b) => b.turn.spoken.length - a.turn.spoken.length || a.position - b.position);
}

/** In the host's voice, else in its stand-in's: that take has the stand-in's key, as if it had been asked for. */
async function recordTurn(
	turn: Turn,
	language: Language,
	id: string,
	studio: TakeStudio,
	signal: AbortSignal,
): Promise<Take> {
	const voice = voiceOf(turn, language, studio);
	const record = (as: Voice) => recordOnce(planTake(turn, language, as, studio), studio, signal);
	const own = await record(voice).catch(unspoken);
	if (!(own instanceof Unspoken)) return own;
	const { standIn } = voice;
	if (!standIn) throw unspokenTurn(turn, own);
	studio.progress.standIn(id, { turn, voice: standIn.id, problem: own });
	const other = await record(standIn).catch(unspoken);
	if (!(other instanceof Unspoken)) return other;
	throw unspokenTurn(turn, own, other);
}

function voiceOf(turn: Turn, language: Language, { hosts, speech }: TakeStudio): Voice {
	const position = hosts.findIndex(({ id }) => id === turn.host);
	return hosts[position]?.voices[language] ?? speech.engine.defaultVoice(position, language);
}

function planTake(turn: Turn, language: Language, voice: Voice, { speech }: TakeStudio): PlannedTake {
	const engine = speech.engineFor(voice);
	const tags = turn.tags.filter((tag) => engine.limits.tags.includes(tag));
	const text = speech.respell(turn.spoken, language, voice);
	const request = { text, language, voice, ...(tags.length > 0 && { tags }) };
	return { key: takeKey(engine.id, request), engine, request };
}

/** Of all that decides the sound. What is absent counts for nothing: takes of voices that have little stay valid. */
function takeKey(engine: string, { voice, language, text, tags }: PlannedTake['request']): string {
	const { standIn: _standIn, consent: _consent, engine: _name, reference, ...own } = voice;
	const { sha256, transcript } = reference ?? {};
	const digest = reference ? { ...own, reference: { sha256, transcript } } : own;
	return objectKey('take', 'wav', [engine, digest, language, text, ...(tags ? [tags] : [])]);
}

/** A sentence said twice by the same voice is one take, in this episode or in another made beside it. */
async function recordOnce(planned: PlannedTake, studio: TakeStudio, signal: AbortSignal): Promise<Take> {
	const { recording } = studio.speech;
	const earlier = recording.get(planned.key);
	if (earlier) return { ...(await earlier), fresh: 0 };
	const recorded = speak(planned, studio, signal);
	recording.set(planned.key, recorded);
	return recorded;
}

async function speak(
	planned: PlannedTake,
	{ store, speech }: TakeStudio,
	signal: AbortSignal,
): Promise<Take> {
	const { key, engine, request } = planned;
	const kept = await store.get(key);
	if (kept !== undefined) return { key, file: kept, engine: engine.id, fresh: 0 };

	// From the key, so that the same turn meets the same random choices on every machine.
	const seed = Number.parseInt(key.slice('take/'.length, 'take/'.length + 8), 16);
	const take = await speech.record(engine, { ...request, seed }, signal).catch((cause: unknown) => {
		if (signal.aborted) throw cause;
		const hint = cause instanceof Problem ? cause.hint : `This came from the speech engine “${engine.id}”.`;
		throw new Unspoken(reasonOf(cause), { hint, cause });
	});
	const file = await putTake(store, key, take);
	return { key, file, engine: engine.id, fresh: take.samples.length / take.sampleRate };
}

function unspoken(error: unknown): Unspoken {
	if (error instanceof Unspoken) return error;
	throw error;
}

function unspokenTurn({ host, section }: Turn, own: Unspoken, standIn?: Unspoken): Problem {
	const also = standIn ? ` Its stand-in could not do it either: ${standIn.message}` : '';
	return new Problem(`${host} in “${section}”: ${own.message}${also}`, { hint: own.hint, cause: own.cause });
}
