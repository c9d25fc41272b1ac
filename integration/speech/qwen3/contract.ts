import { Problem } from '../../problem.ts';
import type { GraphSignature, GraphTensor } from '../onnx/graph.ts';
import type { Qwen3Config } from './config.ts';
import { hearing } from './mel.ts';

/** A tensor that a graph takes. A size that may be anything is undefined. */
interface Expected {
	type: 'float32' | 'int64';
	shape: readonly (number | undefined)[];
}

interface GraphPlan {
	inputs: Record<string, Expected>;
	/** All float32. What exporters say of their sizes is not reliable. */
	outputs: readonly string[];
}

const any = undefined;
const float = (...shape: Expected['shape']): Expected => ({ type: 'float32', shape });
const whole = (...shape: Expected['shape']): Expected => ({ type: 'int64', shape });

/** What each graph of an export takes and gives, by the numbers in its configuration. */
export const graphPlans = {
	/** Reads the prompt. */
	talker_prefill: ({ talker }) => ({
		inputs: {
			inputs_embeds: float(any, any, talker.hidden_size),
			attention_mask: whole(any, any),
			position_ids: whole(3, any, any),
		},
		outputs: ['logits', 'hidden_states', ...layerCaches(talker.num_hidden_layers).flat()],
	}),
	/** Reads one frame. */
	talker_decode: ({ talker }) => ({
		inputs: {
			inputs_embeds: float(any, 1, talker.hidden_size),
			attention_mask: whole(any, any),
			position_ids: whole(3, any, 1),
			past_keys: cacheOf(talker),
			past_values: cacheOf(talker),
		},
		outputs: ['logits', 'hidden_states', 'present_keys', 'present_values'],
	}),
	/** Says the other codes of a frame, one codebook after the other. */
	code_predictor: ({ talker, code_predictor }) => ({
		inputs: {
			inputs_embeds: float(any, any, talker.hidden_size),
			generation_steps: whole(any),
			past_keys: cacheOf(code_predictor),
			past_values: cacheOf(code_predictor),
		},
		outputs: ['logits', 'present_keys', 'present_values'],
	}),
	/** Makes codes into sound. */
	vocoder: ({ talker }) => ({
		inputs: { codes: whole(any, talker.num_code_groups, any) },
		outputs: ['waveform'],
	}),
	/** Makes a recording into an x-vector. */
	speaker_encoder: () => ({
		inputs: { mel_spectrogram: float(any, any, hearing.bands) },
		outputs: ['speaker_embedding'],
	}),
} satisfies Record<string, (config: Qwen3Config) => GraphPlan>;

/** Names of the keys and the values that the prompt leaves in each layer. */
export function layerCaches(layers: number): [string, string][] {
	return Array.from({ length: layers }, (_, layer) => [`present_key_${layer}`, `present_value_${layer}`]);
}

export type GraphName = keyof typeof graphPlans;

function cacheOf(part: {
	num_hidden_layers: number;
	num_key_value_heads: number;
	head_dim: number;
}): Expected {
	return float(part.num_hidden_layers, any, part.num_key_value_heads, any, part.head_dim);
}

/**
 * Compares what a graph takes and gives with what the configuration says.
 * @throws {Problem} naming every tensor that is missing, unknown, of another type or of other sizes.
 */
export function checkGraph(
	name: GraphName,
	file: string,
	signature: GraphSignature,
	config: Qwen3Config,
): void {
	const plan: GraphPlan = graphPlans[name](config);
	const faults = [
		...Object.entries(plan.inputs).flatMap(([input, expected]) => compare(input, expected, signature.inputs)),
		...signature.inputs
			.filter((tensor) => !Object.hasOwn(plan.inputs, tensor.name))
			.map((tensor) => `it takes ${describe(tensor)}, which is not known`),
		...plan.outputs.flatMap((output) => {
			const tensor = signature.outputs.find((candidate) => candidate.name === output);
			if (!tensor) return [`it does not give ${output}`];
			return tensor.type === 'float32' ? [] : [`its ${output} is ${tensor.type}, not float32`];
		}),
	];
	if (faults.length === 0) return;
	throw new Problem(
		`The graph ${file} is not what its configuration says: ${faults.slice(0, 8).join('; ')}.`,
		{
			hint:
				'All files must be of one export of Qwen3-TTS with float32 inputs and outputs; exports in float16 and of ' +
				'other layouts are not understood.',
		},
	);
}

function compare(name: string, { type, shape }: Expected, tensors: readonly GraphTensor[]): string[] {
	const tensor = tensors.find((candidate) => candidate.name === name);
	if (!tensor) return [`it does not take ${name}`];
	if (tensor.type === type && (tensor.shape.length === 0 || hasShape(tensor, shape))) return [];
	return [`its ${describe(tensor)} is not ${type} [${shape.map((size) => size ?? 'any').join(', ')}]`];
}

/** A size that an export left open is a name, and says nothing. */
function hasShape(tensor: GraphTensor, shape: Expected['shape']): boolean {
	return (
		tensor.shape.length === shape.length &&
		shape.every((size, index) => {
			const stated = tensor.shape[index];
			return size === undefined || typeof stated !== 'number' || stated === size;
		})
	);
}

function describe({ name, type, shape }: GraphTensor): string {
	return `${name} (${type} [${shape.join(', ')}])`;
}
