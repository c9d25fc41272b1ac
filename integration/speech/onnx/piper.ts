import path from 'node:path';
import type { Language } from '../../newsletter/newsletter.ts';
import { Problem } from '../../problem.ts';
import {
	checkTypes,
	enclose,
	encodeSounds,
	type Family,
	float32,
	int64,
	lengthsIn,
	type Model,
	type ModelSource,
	type Row,
	type RowSpeech,
} from './family.ts';
import type { GraphSignature } from './graph.ts';
import { type PiperConfig, readPiperConfig } from './piper-config.ts';

/**
 * Voices of Piper: VITS graphs of rhasspy/piper and OHF-Voice/piper1-gpl, with one speaker or several. The speakers
 * of `en_US-libritts.onnx` are the voices `en_US-libritts:p3922` and so on.
 */
export const piper: Family = {
	name: 'piper',
	inputs: 'input, input_lengths, scales and perhaps sid',
	matches: ({ inputs }) => {
		const names = inputs.map(({ name }) => name);
		return ['input', 'input_lengths', 'scales'].every((name) => names.includes(name)) && names.every(isKnown);
	},
	open: openPiper,
};

const isKnown = (name: string) => ['input', 'input_lengths', 'scales', 'sid'].includes(name);

/** Symbols that begin, end and fill a text. */
const begin = '^';
const end = '$';
const pad = '_';

function openPiper(source: ModelSource, signature: GraphSignature): Model {
	checkTypes(source, signature, {
		...{ input: ['int64'], input_lengths: ['int64'], scales: ['float32'], sid: ['int64'] },
	});
	const configFile = source.config ?? `${source.file}.json`;
	const config = readPiperConfig(configFile, source.file);
	checkFit(config, signature, configFile, source.file);
	const name = path.basename(source.file, '.onnx');
	const speakers = speakersOf(name, config);
	const languages = languagesOf(config);
	const idsOf = (symbol: string) => config.phoneme_id_map[symbol];
	const [[first = 1] = [], [last = 2] = [], [fill = 0] = []] = [begin, end, pad].map(idsOf);
	const inner = innerLengths(signature);
	return {
		family: 'piper',
		source,
		companions: [configFile],
		languages,
		voices: (language) => (languages.includes(language) ? [...speakers.keys()] : []),
		languagesOf: (id) => (id === name || speakers.has(id) ? languages : undefined),
		sampleRate: config.audio.sample_rate,
		pieces: { least: 20, most: 300 },
		longest: 2_000,
		// Its map has more, but in training it met what espeak-ng says about the end of a clause.
		marks: ' .,;:!?',
		// Rows end where their lengths say, so without lengths there is no telling them from what follows.
		batches: inner !== undefined,
		...(inner !== undefined && { inner }),
		phonemeLanguage: () => config.espeak.voice,
		encode: ({ sounds }, { length }) => ({
			...enclose([first, fill], encodeSounds(sounds, idsOf, [fill]), [last]),
			characters: length,
		}),
		prepare(rows, voice, rate) {
			const longest = Math.max(...rows.map(({ ids }) => ids.length));
			const { noise_scale, length_scale, noise_w } = config.inference;
			const speaker = speakers.get(voice) ?? config.default_speaker_id ?? 0;
			return {
				input: int64(
					rows.flatMap(({ ids }) => [...ids, ...Array.from({ length: longest - ids.length }, () => fill)]),
					[rows.length, longest],
				),
				input_lengths: int64(
					rows.map(({ ids }) => ids.length),
					[rows.length],
				),
				scales: float32([noise_scale, length_scale / rate, noise_w], [3]),
				...(config.num_speakers > 1 && { sid: int64([speaker], [1]) }),
			};
		},
		read: (outputs, rows) => readRows(outputs, rows, signature.outputs[0]?.name ?? 'output', inner),
	};
}

/** The output is [rows, …, samples], and behind the end of a shorter row it is noise. */
function readRows(
	outputs: Readonly<Record<string, Float32Array | BigInt64Array>>,
	rows: readonly Row[],
	output: string,
	inner: string | undefined,
): RowSpeech[] {
	const sound = outputs[output];
	if (!(sound instanceof Float32Array)) throw new Error(`The model gave no float32 “${output}”.`);
	const width = sound.length / rows.length;
	const all = Array.from((inner === undefined ? undefined : outputs[inner]) ?? [], Number);
	const stride = all.length / rows.length;
	const frames = rows.map(({ ids }, row) => all.slice(row * stride, row * stride + ids.length));
	const lengths = inner === undefined ? undefined : lengthsIn(frames, width);
	if (!lengths && rows.length > 1) throw new Error('The model does not say how long each row is.');
	return rows.map((_, row) => {
		const own = lengths?.[row];
		const length = own ? own.reduce((sum, samples) => sum + samples, 0) : width;
		return { samples: sound.slice(row * width, row * width + length), ...(own && { lengths: own }) };
	});
}

/** VITS rounds the length of each phoneme up to whole frames in the one `Ceil` of its graph; some exports round. */
function innerLengths({ whole }: GraphSignature): string | undefined {
	const [only, other] = whole.ceil.length > 0 ? whole.ceil : whole.round;
	return other === undefined ? only : undefined;
}

function speakersOf(name: string, { num_speakers, speaker_id_map }: PiperConfig): Map<string, number> {
	if (num_speakers === 1) return new Map([[name, 0]]);
	const named = Object.entries(speaker_id_map).map(([speaker, id]) => [`${name}:${speaker}`, id] as const);
	const numbered = Array.from({ length: num_speakers }, (_, id) => [`${name}:${id}`, id] as const);
	return new Map(named.length > 0 ? named : numbered);
}

function languagesOf({ espeak }: PiperConfig): Language[] {
	const [language] = espeak.voice.toLowerCase().split(/[-+]/);
	return language === 'en' ? ['en'] : language === 'pt' ? ['pt-BR'] : [];
}

function checkFit(config: PiperConfig, signature: GraphSignature, configFile: string, model: string): void {
	const highest = Math.max(...Object.values(config.phoneme_id_map).flat());
	const symbols = signature.rows['input'] ?? config.num_symbols ?? highest + 1;
	const speakers = signature.inputs.some(({ name }) => name === 'sid') ? 'several speakers' : 'one speaker';
	const said = config.num_speakers > 1 ? 'several speakers' : 'one speaker';
	const missing = [begin, end, pad].filter((symbol) => config.phoneme_id_map[symbol]?.length !== 1);
	const faults = [
		...(config.phoneme_type === 'espeak' ? [] : [`its phonemes are “${config.phoneme_type}”, not “espeak”`]),
		...missing.map((symbol) => `it has no id for “${symbol}”`),
		...(highest < symbols ? [] : [`it has an id ${highest}, and the model knows ${symbols}`]),
		...(speakers === said ? [] : [`it describes ${said}, and the model has ${speakers}`]),
	];
	if (faults.length === 0) return;
	throw new Problem(`${configFile} does not fit the model ${model}: ${faults.join('; ')}.`, {
		hint: 'Use the configuration that came with the model: both have the same name but for `.json`.',
	});
}
