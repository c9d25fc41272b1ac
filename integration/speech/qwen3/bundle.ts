import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'astro/zod';
import { Problem, reasonOf } from '../../problem.ts';
import { readSignature } from '../onnx/graph.ts';
import { configSchema, type Qwen3Config, speakersSchema } from './config.ts';
import { checkGraph, type GraphName, graphPlans } from './contract.ts';
import { embeddingFiles } from './embeddings.ts';

/** An export of Qwen3-TTS that is understood: everything about it but its weights. */
export interface Bundle {
	folder: string;
	config: Qwen3Config;
	/** The voices in the model, by name; none in one that copies voices. */
	speakers: ReadonlyMap<string, number>;
	/** Whether an instruction in the prompt has an effect. */
	followsInstructions: boolean;
	graphs: Readonly<Partial<Record<GraphName, string>>>;
	tokenizer: { vocabulary: string; merges: string };
	embeddings: string;
	/** Every file that decides how it sounds. */
	files: readonly string[];
}

const always = ['talker_prefill', 'talker_decode', 'code_predictor', 'vocoder'] as const;
const layout =
	'It takes exports with talker_prefill.onnx, talker_decode.onnx, code_predictor.onnx, vocoder.onnx, and for a model ' +
	'that copies voices speaker_encoder.onnx; with embeddings/*.npy, embeddings/config.json and tokenizer/.';

/** CustomVoice of 1.7 G parameters is this wide, and follows instructions; that of 0.6 G is half as wide and does not. */
const instructed = 2_048;

/**
 * Reads what is in a folder: some milliseconds, weights are not touched.
 * @throws {Problem} naming the files that are missing, and what does not fit together.
 */
export function openBundle(folder: string): Bundle {
	checkLayout(folder);
	const within = (...names: string[]) => path.join(folder, ...names);
	const graphFile = (name: string) => within(`${name}.onnx`);
	const configFile = within('embeddings', 'config.json');
	const speakersFile = within('embeddings', 'speaker_ids.json');
	requireFiles(folder, [...always.map(graphFile), configFile, speakersFile]);
	const config = readJson(configFile, configSchema);
	const speakers = new Map(Object.entries(readJson(speakersFile, speakersSchema)));
	checkIds(configFile, config, speakers);
	if (speakers.size === 0 && !existsSync(graphFile('speaker_encoder'))) {
		throw new Problem(`The model in ${folder} has neither voices of its own nor a speaker_encoder.onnx.`, {
			hint: 'Use an export of Qwen3-TTS CustomVoice or Base: VoiceDesign and others are not understood.',
		});
	}
	const names: GraphName[] = speakers.size === 0 ? [...always, 'speaker_encoder'] : [...always];
	const tokenizer = {
		vocabulary: within('tokenizer', 'vocab.json'),
		merges: within('tokenizer', 'merges.txt'),
	};
	const tables = embeddingFiles(config.talker.num_code_groups).map((name) => within('embeddings', name));
	const companions = [configFile, speakersFile, tokenizer.vocabulary, tokenizer.merges, ...tables];
	requireFiles(folder, companions);
	for (const name of names) checkGraph(name, graphFile(name), readSignature(graphFile(name)), config);
	const weights = names.map((name) => `${graphFile(name)}.data`).filter((file) => existsSync(file));
	return {
		folder,
		config,
		speakers,
		followsInstructions: speakers.size > 0 && config.talker.hidden_size >= instructed,
		graphs: Object.fromEntries(names.map((name) => [name, graphFile(name)])),
		tokenizer,
		embeddings: within('embeddings'),
		files: [...companions, ...names.map(graphFile), ...weights],
	};
}

/** Says what is there instead, when none of the graphs is. */
function checkLayout(folder: string): void {
	const there = list(folder).filter((name) => name.endsWith('.onnx'));
	if (there.some((name) => Object.hasOwn(graphPlans, path.basename(name, '.onnx')))) return;
	const found = there.length === 0 ? 'no .onnx file' : there.slice(0, 10).join(', ');
	throw new Problem(`The folder ${folder} is no export of Qwen3-TTS that is understood: it has ${found}.`, {
		hint: layout,
	});
}

/** Two levels deep: some exports have a folder for each graph. */
function list(folder: string): string[] {
	try {
		return readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
			entry.isDirectory()
				? readdirSync(path.join(folder, entry.name)).map((name) => `${entry.name}/${name}`)
				: [entry.name],
		);
	} catch (cause) {
		throw new Problem(`The folder ${folder} cannot be read: ${reasonOf(cause)}`, {
			hint: 'Give `folder` the path of an export of Qwen3-TTS.',
			cause,
		});
	}
}

function requireFiles(folder: string, files: readonly string[]): void {
	const missing = files.filter((file) => !existsSync(file)).map((file) => path.relative(folder, file));
	if (missing.length === 0) return;
	throw new Problem(`The model in ${folder} is not complete: there is no ${missing.join(', no ')}.`, {
		hint: `Download what is missing from where the other files came from. ${layout}`,
	});
}

function readJson<T extends z.ZodType>(file: string, schema: T): z.output<T> {
	try {
		return schema.parse(JSON.parse(readFileSync(file, 'utf8')));
	} catch (cause) {
		const issues = cause instanceof z.ZodError ? cause.issues : [];
		const reasons = issues.map(({ path: place, message }) => `\`${place.join('.')}\`: ${message}`);
		throw new Problem(
			`${file} does not describe a Qwen3-TTS model: ${reasons.join('; ') || reasonOf(cause)}.`,
			{
				hint: 'It must be the file of that name from the export, not the config.json of another model.',
				cause,
			},
		);
	}
}

/** Ids beyond the table of control ids belong to another model. */
function checkIds(
	file: string,
	{ talker, code_predictor, language_ids }: Qwen3Config,
	speakers: Bundle['speakers'],
): void {
	const control = Object.entries(talker).filter(([name]) => name.startsWith('codec_'));
	const all = [...control, ...Object.entries(language_ids), ...speakers];
	const [first, end] = [code_predictor.vocab_size, talker.vocab_size];
	const wrong = all.filter(([, id]) => id < first || id >= end).map(([name, id]) => `${name} ${id}`);
	if (wrong.length === 0) return;
	throw new Problem(
		`${file} contradicts itself: of its control ids, ${first} to ${end - 1}, are not ${wrong.join(', ')}.`,
		{
			hint: 'Use config.json and speaker_ids.json of the same export.',
		},
	);
}
