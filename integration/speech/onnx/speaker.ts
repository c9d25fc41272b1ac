import type { Language } from '../../newsletter/newsletter.ts';
import { Problem, reasonOf } from '../../problem.ts';
import { alignWords } from '../align/align.ts';
import { espeakPhonemes } from '../espeak-phonemes.ts';
import { joinPieces, trimSilence } from '../joining.ts';
import type { Speech } from '../speech.ts';
import type { DeviceChoice } from './device.ts';
import type { ModelSource, RowSpeech } from './family.ts';
import { hasWords, inBatches, type Part, toParts } from './rows.ts';
import type { Device, Runtime, SessionSettings } from './session.ts';
import { createShelf, type Loaded } from './shelf.ts';
import { timeWords } from './timing.ts';

export interface SpeakTask {
	source: ModelSource;
	device: DeviceChoice;
	session: SessionSettings;
	text: string;
	language: Language;
	voice: string;
	rate: number;
}

export interface OnnxSpeech extends Speech {
	/** What really computed it. */
	device: Device;
	/** Characters of the text, and phonemes, that the voice does not have: they were left out. */
	skipped: string[];
}

/** Above this share of unknown phonemes the voice and its configuration do not belong together. */
const mostUnknown = 0.2;

/**
 * Makes a function that speaks texts with models. It blocks its thread; what it loads stays loaded for the next text.
 * The function throws a Problem if the model cannot be loaded, knows none of the text, or fails.
 */
export function createSpeaker(runtime: Runtime): (task: SpeakTask) => Promise<OnnxSpeech> {
	const shelf = createShelf(runtime);
	return async ({ source, device, session: settings, ...request }) => {
		const { model, session } = await shelf.load(source, device, settings);
		const parts = toParts(request.text, { ...request, model, phonemise: await espeakPhonemes() });
		const skipped = parts.flatMap(({ phonemes, row }) => [...phonemes.unread, ...row.unknown]);
		checkSkipped(parts, skipped, request);
		const spoken = parts.filter(hasWords);
		const speeches = new Map<Part, Speech>();
		const batched = model.batches && session.device !== 'cpu';
		for (const batch of batched ? inBatches(spoken) : spoken.map((part) => [part])) {
			const answers = await ask({ model, session }, batch, request).catch((problem: unknown) => {
				// A GPU may be lost in the middle: the next attempt finds out what still works.
				if (session.device !== 'cpu') shelf.drop(session.device);
				throw problem;
			});
			for (const [index, part] of batch.entries()) {
				const answer = answers[index];
				if (answer) speeches.set(part, trimSilence(toSpeech(answer, part, model.sampleRate)));
			}
		}
		const pieces = spoken.flatMap((part) => {
			const speech = speeches.get(part);
			return speech ? [{ speech, ending: part.ending }] : [];
		});
		const joined = joinPieces(pieces, request.rate);
		const words = joined.words ?? (await alignWords(joined, request.text, request.language));
		return { ...joined, ...(words && { words }), device: session.device, skipped };
	};
}

type Request = Pick<SpeakTask, 'text' | 'voice' | 'rate'>;

async function ask(
	{ model, session }: Loaded,
	batch: readonly Part[],
	{ voice, rate }: Request,
): Promise<RowSpeech[]> {
	const rows = batch.map(({ row }) => row);
	const feeds = model.prepare(rows, voice, rate);
	try {
		return model.read(await session.run(feeds), rows);
	} catch (cause) {
		throw new Problem(`The model ${model.source.file} failed on ${session.device}: ${reasonOf(cause)}`, {
			hint: 'If it fails again: check that its files belong together, and try the device `cpu`.',
			cause,
		});
	}
}

function toSpeech(answer: RowSpeech, { row, phonemes }: Part, sampleRate: number): Speech {
	const words = timeWords(row, answer, phonemes.words, sampleRate);
	return { samples: answer.samples, sampleRate, ...(words && { words }) };
}

function checkSkipped(parts: readonly Part[], skipped: readonly string[], { text, voice }: Request): void {
	const left = [...new Set(skipped)].join(' ');
	if (!parts.some(hasWords)) {
		throw new Problem(
			`The voice “${voice}” cannot say anything of “${text.slice(0, 60)}”: it has no sound for ${left}`,
			{
				hint: 'Write it in Latin letters, or give the host another voice.',
			},
		);
	}
	const sum = (count: (part: Part) => number) => parts.reduce((total, part) => total + count(part), 0);
	if (sum(({ row }) => row.unknown.length) <= mostUnknown * sum(({ phonemes }) => phonemes.sounds.length))
		return;
	throw new Problem(`The voice “${voice}” does not know most phonemes of “${text.slice(0, 60)}”: ${left}`, {
		hint: 'Its configuration or tokenizer is of another model, or it speaks another language.',
	});
}
