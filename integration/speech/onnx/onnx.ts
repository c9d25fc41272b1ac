import { createHash } from 'node:crypto';
import { type Language, languages } from '../../newsletter/newsletter.ts';
import { compareText } from '../../order.ts';
import { Problem } from '../../problem.ts';
import { using } from '../../using.ts';
import type { SpeechEngine, SpeechRequest } from '../speech.ts';
import type { DeviceReport } from './device.ts';
import { digestOf } from './digest.ts';
import type { Model } from './family.ts';
import { openAll } from './models.ts';
import { type CheckedOptions, type OnnxOptions, parseOnnxOptions } from './onnx-options.ts';
import { checkNames, findPlaces } from './places.ts';
import { processes } from './processes.ts';
import type { OnnxSpeech, SpeakTask } from './speaker.ts';

export type { DeviceReport } from './device.ts';
export type { OnnxOptions } from './onnx-options.ts';

const worker = new URL('onnx-worker.ts', import.meta.url);
/** Changes whenever the same model says the same text differently: phonemes, pieces, pauses. */
const version = 1;
/** Characters of one request: about two minutes of speech. */
const longest = 2_000;
/** Names listed where a voice is not known. */
const mostListed = 20;

export interface OnnxEngine extends SpeechEngine {
	speak(request: SpeechRequest, signal: AbortSignal): Promise<OnnxSpeech>;
}

/**
 * Neural voices on onnxruntime-node, on a GPU or the CPU: Piper, Kokoro and KittenTTS, told apart by what their graphs
 * take. Works in processes of its own; the models are loaded by the first `speak`. A folder of Piper voices is one
 * engine whose voices have the names of the files.
 * @throws {Problem} for options that are not right. What is wrong with a model, or that it is not here, is thrown where
 * it is first needed: a build that speaks nothing does without.
 */
export function onnx(options: OnnxOptions): OnnxEngine {
	const checked = parseOnnxOptions(options);
	checkNames(checked.models);
	const pool = processes<SpeakTask, OnnxSpeech>(worker, { processes: checked.sessions });
	const { config, voices, tokenizer } = checked;
	const models = once(() => openAll(findPlaces(checked.models), { config, voices, tokenizer }));
	const id = once(() => engineId(models()));
	return {
		get id() {
			return id();
		},
		get limits() {
			const known = languages.filter((language) =>
				models().some((model) => model.languages.includes(language)),
			);
			return { characters: longest, tags: [], languages: known, deterministic: false };
		},
		defaultVoice(position, language) {
			const names = voicesOf(models(), language);
			return { id: names[position % Math.max(1, names.length)] ?? 'none' };
		},
		async speak(request, signal) {
			signal.throwIfAborted();
			const model = findModel(models(), request);
			return pool.run(toTask(model, request, checked), { signal });
		},
		[Symbol.asyncDispose]: () => pool[Symbol.asyncDispose](),
	};
}

/** Tries every device with a small graph, in a process: whether it gives the right numbers, and if not, why. */
export async function probeDevices(): Promise<DeviceReport[]> {
	// Drivers complain there about what they do not find.
	const pool = processes<'devices', DeviceReport[]>(worker, { processes: 1, stderr: 'ignore' });
	return using(pool, ({ run }) => run('devices', { signal: AbortSignal.timeout(60_000) }));
}

/** Of what decides the sound: all models with their companions, not the device, whose differences nobody hears. */
function engineId(models: readonly Model[]): string {
	const files = models.flatMap(({ source, companions }) => [source.file, ...companions]);
	const digests = files.map((file) => digestOf(file)).sort(compareText);
	const digest = createHash('sha256').update(digests.join()).digest('hex');
	const families = [...new Set(models.map(({ family }) => family))].sort(compareText);
	return `onnx-${version}:${families.join('+')}:${digest.slice(0, 32)}`;
}

function toTask(
	{ source }: Model,
	{ text, language, voice }: SpeechRequest,
	options: CheckedOptions,
): SpeakTask {
	const { device, threads: perSession, spinning } = options;
	const session = { threads: perSession, spinning };
	return { source, device, session, text, language, voice: voice.id, rate: voice.rate ?? 1 };
}

function findModel(models: readonly Model[], { text, language, voice }: SpeechRequest): Model {
	if (!/[\p{L}\p{N}]/u.test(text)) {
		throw new Problem(`There is nothing to speak in “${text}”.`, { hint: 'Give this turn words.' });
	}
	if ((voice.pitch ?? 1) !== 1) {
		throw new Problem(`The voice “${voice.id}” has only one pitch.`, {
			hint: 'Leave `pitch` out, or choose another voice.',
		});
	}
	const known = voicesOf(models, language);
	const model = models.find((candidate) => candidate.languagesOf(voice.id));
	if (model?.languagesOf(voice.id)?.includes(language)) return model;
	const what = model
		? `The voice “${voice.id}” does not speak “${language}”.`
		: `There is no voice “${voice.id}”.`;
	throw new Problem(what, { hint: listing(known, language) });
}

function voicesOf(models: readonly Model[], language: Language): string[] {
	return models.flatMap((model) => [...model.voices(language)]);
}

function listing(voices: readonly string[], language: Language): string {
	if (voices.length === 0) return `None of the voices here speaks “${language}”: add a model that does.`;
	const more = voices.length > mostListed ? ` and ${voices.length - mostListed} more` : '';
	return `Choose one of ${voices.slice(0, mostListed).join(', ')}${more}.`;
}

function once<T>(make: () => T): () => T {
	let made: { value: T } | undefined;
	return () => {
		made ??= { value: make() };
		return made.value;
	};
}
