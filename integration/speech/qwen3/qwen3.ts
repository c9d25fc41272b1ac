import { createHash } from 'node:crypto';
import { compareText } from '../../order.ts';
import { Problem } from '../../problem.ts';
import { digestOf } from '../onnx/digest.ts';
import { processes } from '../onnx/processes.ts';
import type { Speech, SpeechEngine, SpeechRequest } from '../speech.ts';
import { type Bundle, openBundle } from './bundle.ts';
import { languagesIn } from './config.ts';
import { instructedTags } from './instructions.ts';
import { parseQwen3Options, type Qwen3Options } from './qwen3-options.ts';
import type { SpeakTask } from './speaker.ts';

export type { Qwen3Options } from './qwen3-options.ts';

const worker = new URL('qwen3-worker.ts', import.meta.url);
/** Changes whenever the same model says the same text differently: prompt, sampling, pieces. */
const version = 1;
/** Characters of one request: about two minutes of speech. */
const longest = 2_000;
/** The memory of the talker grows with each frame; loading a model anew takes longer than that is worth. */
const mostGrowth = 4 * 2 ** 30;
/** How long a process keeps a model of gigabytes that nobody asks for, milliseconds. */
const patience = 300_000;
/** Of the voices Qwen3-TTS is published with, one of a woman and one of a man in turn; the others come after them. */
const usualVoices = ['serena', 'ryan', 'vivian', 'aiden'];

/**
 * Qwen3-TTS on onnxruntime-node, in processes of its own. Experimental: its graphs and prompt are those of the
 * public exports, but it has not been tried with real weights. On a CPU a second of speech takes several.
 *
 * CustomVoice models have the voices of their speakers, by name, and with 1.7 G parameters follow delivery tags. Base
 * models copy the voice of a `reference`: its sound alone, a transcript makes no difference.
 * @throws {Problem} for options that are not right. What is wrong with the model, or that it is not here, is thrown
 * where it is first needed: a build that speaks nothing does without.
 */
export function qwen3(options: Qwen3Options): SpeechEngine {
	const { folder, device, sessions, threads, spinning } = parseQwen3Options(options);
	const pool = processes<SpeakTask, Speech>(worker, {
		processes: sessions,
		growth: mostGrowth,
		idle: patience,
	});
	let opened: Bundle | undefined;
	const bundle = () => {
		opened ??= openBundle(folder);
		return opened;
	};
	let id: string | undefined;
	return {
		get id() {
			id ??= engineId(bundle());
			return id;
		},
		get limits() {
			const { config, speakers, followsInstructions } = bundle();
			return {
				characters: longest,
				tags: followsInstructions ? instructedTags : [],
				languages: languagesIn(config),
				deterministic: false,
				modes: speakers.size > 0 ? (['preset', 'fine-tuned'] as const) : (['clone'] as const),
				samples: true,
			};
		},
		defaultVoice(position) {
			const names = voicesOf(bundle());
			return { id: names[position % Math.max(1, names.length)] ?? 'none' };
		},
		async speak(request, signal) {
			checkRequest(request, bundle());
			return pool.run({ folder, device, session: { threads, spinning }, request }, { signal });
		},
		[Symbol.asyncDispose]: () => pool[Symbol.asyncDispose](),
	};
}

/** Of the files, not the device, whose differences nobody hears. */
function engineId({ files }: Bundle): string {
	const digests = files.map((file) => digestOf(file)).sort(compareText);
	const digest = createHash('sha256').update(digests.join()).digest('hex');
	return `qwen3-${version}:${digest.slice(0, 32)}`;
}

function voicesOf({ speakers }: Bundle): string[] {
	const names = [...speakers.keys()].sort(compareText);
	const known = usualVoices.filter((name) => names.includes(name));
	return [...known, ...names.filter((name) => !known.includes(name))];
}

/** Says what cannot be done before a process is started for it. */
function checkRequest({ text, language, voice }: SpeechRequest, bundle: Bundle): void {
	if (!/[\p{L}\p{N}]/u.test(text)) {
		throw new Problem(`There is nothing to speak in “${text}”.`, { hint: 'Give this turn words.' });
	}
	if ((voice.rate ?? 1) !== 1 || (voice.pitch ?? 1) !== 1) {
		throw new Problem(`The voice “${voice.id}” has only one rate and one pitch.`, {
			hint: 'Leave `rate` and `pitch` out, or choose another engine.',
		});
	}
	if (!languagesIn(bundle.config).includes(language)) {
		throw new Problem(`The model in ${bundle.folder} does not speak “${language}”.`, {
			hint: `It speaks ${languagesIn(bundle.config).join(', ') || 'none of the languages here'}.`,
		});
	}
	if (bundle.speakers.size === 0) checkClone(voice, bundle);
	else checkPreset(voice, bundle);
}

function checkClone({ id, mode, reference }: SpeechRequest['voice'], { folder }: Bundle): void {
	if (mode === 'clone' && reference) return;
	throw new Problem(`The model in ${folder} has no voice “${id}”: it has none of its own, and copies them.`, {
		hint: 'Give the voice `mode: "clone"`, a `reference` and a `consent`; or use a CustomVoice model.',
	});
}

function checkPreset({ id, mode }: SpeechRequest['voice'], bundle: Bundle): void {
	if (mode === 'clone') {
		throw new Problem(`The model in ${bundle.folder} cannot copy the voice “${id}”.`, {
			hint: 'Use a Base model, which copies voices.',
		});
	}
	if (bundle.speakers.has(id)) return;
	throw new Problem(`There is no voice “${id}”.`, { hint: `Choose one of ${voicesOf(bundle).join(', ')}.` });
}
