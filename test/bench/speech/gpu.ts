import { readFile } from 'node:fs/promises';
import { espeakPhonemes } from '../../../integration/speech/espeak-phonemes.ts';
import type { Row } from '../../../integration/speech/onnx/family.ts';
import { withOutput } from '../../../integration/speech/onnx/graph.ts';
import { openModel } from '../../../integration/speech/onnx/models.ts';
import { toParts } from '../../../integration/speech/onnx/rows.ts';
import { type Device, onnxruntime, type Session } from '../../../integration/speech/onnx/session.ts';

export interface LengthsResult {
	device: Device;
	/** Seconds of computing for a second of sound: each text has a length that was not met before. */
	newLengths: number;
	/** All texts filled up to the same few lengths, each of which was met before. */
	fewLengths: number;
}

/** Ids that a row is filled up to a multiple of. */
const bucket = 64;

/** What a provider loses by preparing itself for every new length: a session on it, asked directly. */
export async function measureLengths(
	model: string,
	device: Device,
	texts: readonly string[],
): Promise<LengthsResult> {
	const voice = openModel({ file: model });
	const bytes = withOutput(await readFile(model), voice.inner ?? '');
	const session = await onnxruntime.open(bytes, device, { threads: 1, spinning: false });
	const phonemise = await espeakPhonemes();
	const [name = ''] = voice.voices('en');
	const parts = texts.flatMap((text) =>
		toParts(text, { model: voice, voice: name, language: 'en', phonemise }),
	);
	const rows = [...new Map(parts.map(({ row }) => [row.ids.length, row])).values()];
	const time = async (filled: boolean): Promise<number> => {
		const start = performance.now();
		let seconds = 0;
		for (const row of rows) {
			const lengthOf = filled ? Math.ceil(row.ids.length / bucket) * bucket : row.ids.length;
			seconds += await speakRow(session, row, lengthOf);
		}
		return (performance.now() - start) / 1000 / seconds;
	};
	/** The true length tells the model where a filled row ends. */
	async function speakRow(on: Session, row: Row, length: number): Promise<number> {
		const feeds = voice.prepare([row], name, 1);
		const ids = [...row.ids, ...Array.from({ length: length - row.ids.length }, () => 0)];
		const input = { data: BigInt64Array.from(ids, BigInt), shape: [1, length] };
		const [spoken] = voice.read(await on.run({ ...feeds, input }), [row]);
		return (spoken?.samples.length ?? 0) / voice.sampleRate;
	}
	try {
		const newLengths = await time(false);
		await time(true);
		return { device, newLengths, fewLengths: await time(true) };
	} finally {
		await session.close();
	}
}
