import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeMessage } from '../../../integration/speech/onnx/protobuf.ts';

/** Where the files are that sherpa-onnx asks for beside a model, as its configuration names them. */
export interface SherpaFiles {
	model: string;
	tokens: string;
	dataDir: string;
	/** Of Kokoro only. */
	voices?: string;
}

/** ModelProto.metadata_props in onnx.proto: at the end of a file it is added to what is there. */
const metadata = 14;

/** A copy of a voice of Piper, with what sherpa-onnx reads from its metadata. */
export async function piperForSherpa(model: string, folder: string): Promise<SherpaFiles> {
	await mkdir(folder, { recursive: true });
	const config: {
		phoneme_id_map: Record<string, number[]>;
		audio: { sample_rate: number };
		espeak: { voice: string };
	} = JSON.parse(await readFile(`${model}.json`, 'utf8'));
	const files = { model: path.join(folder, 'piper.onnx'), tokens: path.join(folder, 'piper-tokens.txt') };
	await copyWithMetadata(model, files.model, {
		model_type: 'vits',
		comment: 'piper',
		language: 'English',
		voice: config.espeak.voice,
		has_espeak: 1,
		n_speakers: 1,
		sample_rate: config.audio.sample_rate,
	});
	const ids = Object.entries(config.phoneme_id_map).map(([symbol, [id]]) => [symbol, id] as const);
	await writeTokens(files.tokens, ids);
	return { ...files, dataDir: await unpackEspeak(folder) };
}

/** The same for Kokoro, with some of its voices in the order given. */
export async function kokoroForSherpa(
	source: string,
	voices: readonly string[],
	folder: string,
): Promise<SherpaFiles> {
	await mkdir(folder, { recursive: true });
	const files = {
		model: path.join(folder, 'kokoro.onnx'),
		tokens: path.join(folder, 'kokoro-tokens.txt'),
		voices: path.join(folder, 'kokoro-voices.bin'),
	};
	await copyWithMetadata(path.join(source, 'kokoro-contract-double.onnx'), files.model, {
		model_type: 'kokoro',
		language: 'English',
		voice: 'en-us',
		has_espeak: 1,
		version: 1,
		n_speakers: voices.length,
		sample_rate: 24_000,
		style_dim: '510,1,256',
		max_token_len: 510,
	});
	const tokenizer: { model: { vocab: Record<string, number> } } = JSON.parse(
		await readFile(path.join(source, 'tokenizer.json'), 'utf8'),
	);
	await writeTokens(files.tokens, Object.entries(tokenizer.model.vocab));
	const rows = await Promise.all(
		voices.map((voice) => readFile(path.join(source, 'voices', `${voice}.bin`))),
	);
	await writeFile(files.voices, Buffer.concat(rows));
	return { ...files, dataDir: await unpackEspeak(folder) };
}

/** The folder that kokoro-js loads, as it is on the hub. */
export async function kokoroForTransformers(source: string, folder: string): Promise<void> {
	await mkdir(path.join(folder, 'onnx'), { recursive: true });
	await cp(path.join(source, 'kokoro-contract-double.onnx'), path.join(folder, 'onnx/model.onnx'));
	await cp(path.join(source, 'tokenizer.json'), path.join(folder, 'tokenizer.json'));
	await writeFile(path.join(folder, 'config.json'), '{ "model_type": "style_text_to_speech_2" }');
	await writeFile(
		path.join(folder, 'tokenizer_config.json'),
		'{ "tokenizer_class": "PreTrainedTokenizer", "model_max_length": 512, "unk_token": "$", "pad_token": "$" }',
	);
}

async function copyWithMetadata(
	from: string,
	to: string,
	entries: Readonly<Record<string, string | number>>,
): Promise<void> {
	const added = Object.entries(entries).map(([key, value]) =>
		writeMessage([
			[
				metadata,
				writeMessage([
					[1, key],
					[2, String(value)],
				]),
			],
		]),
	);
	await writeFile(to, Buffer.concat([await readFile(from), ...added]));
}

async function writeTokens(
	file: string,
	ids: readonly (readonly [string, number | undefined])[],
): Promise<void> {
	await writeFile(file, `${ids.map(([symbol, id]) => `${symbol} ${id}`).join('\n')}\n`);
}

/** The data of espeak-ng out of the package that we use it from, so that both speak the same phonemes. */
async function unpackEspeak(folder: string): Promise<string> {
	const place = (name: string) =>
		fileURLToPath(new URL(import.meta.resolve(`@echogarden/espeak-ng-emscripten/${name}`)));
	const data = await readFile(place('espeak-ng.data'));
	const script = await readFile(place('espeak-ng.js'), 'utf8');
	const target = path.join(folder, 'espeak-ng-data');
	const entries = script.matchAll(
		/filename:"\/usr\/share\/espeak-ng-data\/([\w/+-]{1,80})",start:(\d+),end:(\d+)/g,
	);
	for (const [, name = '', start, end] of entries) {
		await mkdir(path.dirname(path.join(target, name)), { recursive: true });
		await writeFile(path.join(target, name), data.subarray(Number(start), Number(end)));
	}
	return target;
}
