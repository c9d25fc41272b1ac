import { Problem } from '../../problem.ts';
import { capReached, frameCap } from '../cap.ts';
import { joinPieces, trimSilence } from '../joining.ts';
import type { DeviceChoice } from '../onnx/device.ts';
import type { Device, Runtime, SessionSettings } from '../onnx/session.ts';
import { cutIntoPieces } from '../pieces.ts';
import type { Speech, SpeechRequest } from '../speech.ts';
import { samplingOf, usualSampling } from '../voices.ts';
import { type Bundle, openBundle } from './bundle.ts';
import { decodeFrames } from './codec.ts';
import { languageId } from './config.ts';
import { type Embeddings, openEmbeddings } from './embeddings.ts';
import { GraphProblem, type Graphs, openGraphs } from './graphs.ts';
import { instructionFor } from './instructions.ts';
import { layOut, type PromptText, type Speaker } from './prompt.ts';
import { randomFrom } from './random.ts';
import { makeFrames } from './talker.ts';
import { readTokenizer, type Tokenizer } from './tokenizer.ts';
import { xVectors } from './x-vector.ts';

export interface SpeakTask {
	folder: string;
	device: DeviceChoice;
	session: SessionSettings;
	request: SpeechRequest;
}

/** Everything of a model that is kept in memory. */
interface Loaded {
	bundle: Bundle;
	graphs: Graphs;
	embeddings: Embeddings;
	tokenizer: Tokenizer;
	xVectorOf: ReturnType<typeof xVectors>;
}

/**
 * Characters spoken in one go. In longer texts the model loses its way; in texts of few words it does not find the end.
 */
const pieceLengths = { least: 140, most: 280 };

/**
 * Makes a function that speaks texts with a model, which is loaded by the first. It blocks its thread.
 * The function throws a Problem if the model cannot be loaded or fails, and where it finds no end.
 */
export function createQwen3Speaker(runtime: Runtime): (task: SpeakTask) => Promise<Speech> {
	const dropped = new Set<Device>();
	let kept: { key: string; loaded: Loaded } | undefined;

	async function load({ folder, device, session }: SpeakTask): Promise<Loaded> {
		const key = JSON.stringify([folder, device, session]);
		if (kept?.key === key) return kept.loaded;
		await unload();
		const bundle = openBundle(folder);
		const tokenizer = readTokenizer(bundle.tokenizer);
		const embeddings = openEmbeddings(bundle.embeddings, bundle.config);
		const xVectorOf = xVectors(bundle.config.talker.hidden_size);
		try {
			const graphs = await openGraphs(bundle, { device, session }, runtime, dropped);
			kept = { key, loaded: { bundle, graphs, embeddings, tokenizer, xVectorOf } };
			return kept.loaded;
		} catch (problem) {
			embeddings.close();
			throw problem;
		}
	}

	async function unload(): Promise<void> {
		const old = kept?.loaded;
		kept = undefined;
		old?.embeddings.close();
		await old?.graphs.close();
	}

	return async (task) => {
		const loaded = await load(task);
		const { device } = loaded.graphs;
		try {
			return { ...(await speak(task.request, loaded)), device };
		} catch (problem) {
			// A GPU may be lost in the middle: the next attempt finds out what still works.
			if (problem instanceof GraphProblem && device !== 'cpu') {
				dropped.add(device);
				await unload();
			}
			throw problem;
		}
	};
}

/** All pieces have the same random numbers, which keeps the tone of the voice. */
async function speak(request: SpeechRequest, loaded: Loaded): Promise<Speech> {
	const speaker = await findSpeaker(request, loaded);
	const pieces: { speech: Speech; ending: 'sentence' | 'clause' | 'word' }[] = [];
	for (const { text, ending } of cutIntoPieces(request.text, pieceLengths)) {
		const speech = await speakPiece({ ...request, text }, speaker, loaded);
		pieces.push({ speech: trimSilence(speech), ending });
	}
	return joinPieces(pieces, 1);
}

async function findSpeaker({ voice }: SpeechRequest, loaded: Loaded): Promise<Speaker> {
	const id = loaded.bundle.speakers.get(voice.id);
	if (id !== undefined) return id;
	if (voice.reference) return loaded.xVectorOf(voice.reference.file, loaded.graphs.get('speaker_encoder'));
	throw new Problem(`There is no voice “${voice.id}”.`, { hint: 'Give it a `reference`, or another name.' });
}

async function speakPiece(request: SpeechRequest, speaker: Speaker, loaded: Loaded): Promise<Speech> {
	const { bundle, graphs, embeddings } = loaded;
	const { config } = bundle;
	const language = languageId(config, request.language);
	if (language === undefined) {
		throw new Problem(`The model does not speak “${request.language}”.`, { hint: 'Use another one for it.' });
	}
	const prompt = layOut(toIds(request, loaded), { language, speaker }, config);
	const { frames, ended } = await makeFrames(prompt, graphs, {
		config,
		embeddings,
		sampling: samplingOf(request.voice) ?? usualSampling.preset,
		random: randomFrom(request.seed),
		cap: frameCap(request),
	});
	if (!ended) throw capReached(request, frames.length);
	return decodeFrames(graphs.get('vocoder'), frames);
}

/** The parts are encoded one by one, so that nothing in a text can be taken for a control token. */
function toIds({ text, tags = [] }: SpeechRequest, { bundle, tokenizer }: Loaded): PromptText {
	const { im_start_token_id: start, im_end_token_id: end } = bundle.config.tts;
	const instruction = bundle.followsInstructions ? instructionFor(tags) : undefined;
	return {
		role: [start, ...tokenizer.encode('assistant\n')],
		text: tokenizer.encode(text),
		...(instruction && {
			instruction: [start, ...tokenizer.encode(`user\n${instruction}`), end, ...tokenizer.encode('\n')],
		}),
	};
}
