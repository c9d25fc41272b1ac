import type { Sampling } from '../speech.ts';
import type { Qwen3Config } from './config.ts';
import type { Embeddings } from './embeddings.ts';
import type { Graph } from './graphs.ts';
import { chooseId } from './sampler.ts';

/** What the models were published with for all codebooks but the first. */
const usual: Sampling = { temperature: 0.9, topP: 1, repetitionPenalty: 1, topK: 50 };

/**
 * Completes a frame: from what the talker made of its place and the code of the first codebook, one code for each of
 * the others, each read before the next is chosen. The memory of the graph begins anew with each frame.
 * @param hidden The talker's last hidden row.
 * @returns the codes of the frame, `first` included.
 */
export async function completeFrame(
	graph: Graph,
	{ hidden, first }: { hidden: Float32Array; first: number },
	{ config, embeddings, random }: { config: Qwen3Config; embeddings: Embeddings; random: () => number },
): Promise<number[]> {
	const { hidden_size: width, num_code_groups: books } = config.talker;
	const {
		vocab_size: codes,
		num_hidden_layers: layers,
		num_key_value_heads: heads,
		head_dim,
	} = config.code_predictor;
	const frame = [first];
	let input: Float32Array = new Float32Array(2 * width);
	input.set(hidden);
	input.set(embeddings.codec(first), width);
	let keys: Float32Array = new Float32Array();
	let values = keys;
	for (let length = 0; frame.length < books; ) {
		const cache = [layers, 1, heads, length, head_dim];
		const rows = input.length / width;
		const answer = await graph.run({
			inputs_embeds: { data: input, shape: [1, rows, width] },
			generation_steps: { data: BigInt64Array.of(BigInt(frame.length - 1)), shape: [1] },
			past_keys: { data: keys, shape: cache },
			past_values: { data: values, shape: cache },
		});
		[keys, values] = [answer('present_keys'), answer('present_values')];
		length += rows;
		const code = chooseId(answer('logits').subarray(-codes), { sampling: usual, random });
		input = embeddings.code(frame.length, code);
		frame.push(code);
	}
	return frame;
}
