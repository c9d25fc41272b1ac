import { availableParallelism } from 'node:os';
import { z } from 'astro/zod';
import { parseWith } from '../../option-issues.ts';
import { Problem } from '../../problem.ts';

const path = z.string().min(1);
const number = z.number().int().min(1).max(64);

const optionsSchema = z.strictObject({
	/**
	 * Path of an .onnx file, or of a folder that holds one, or several Piper voices; or the id of a model that
	 * `newscast models pull` downloaded, such as `kokoro:v1.0`; or a list of these, for one engine with all their voices.
	 */
	model: z.union([path, z.array(path).min(1)]),
	/** What computes: `auto` is the first of CUDA, WebGPU and CPU that gives the right numbers. */
	device: z.enum(['auto', 'cuda', 'webgpu', 'cpu']).default('auto'),
	/** Turns spoken at the same time, each with a copy of the model. @default the number of cores, at most 4; on a named GPU 1 */
	sessions: number.optional(),
	/** Threads that work on one turn. Two sessions of one thread are faster than one of two. */
	threads: number.default(1),
	/** Whether these threads wait for work busily: about 6 % faster, at the cost of everything else on the machine. */
	spinning: z.boolean().default(false),
	/** Path of the configuration, if it is not beside the model. */
	config: path.optional(),
	/** Path of the voices, if they are not beside the model: a folder of .bin files, or an .npz file. */
	voices: path.optional(),
	/** Path of the tokenizer.json or config.json with the vocabulary, if it is not beside the model. */
	tokenizer: path.optional(),
});

export type OnnxOptions = z.input<typeof optionsSchema>;
export type CheckedOptions = Omit<z.output<typeof optionsSchema>, 'model'> & {
	models: readonly string[];
	sessions: number;
};

/** Each holds a model: more would rarely fit into memory. */
const mostSessions = 4;

/** @throws {Problem} listing every mistake. */
export function parseOnnxOptions(input: unknown): CheckedOptions {
	const { model, ...options } = parseWith(optionsSchema, input, 'onnx()');
	const models = Array.isArray(model) ? model : [model];
	const companions = (['config', 'voices', 'tokenizer'] as const).filter(
		(name) => options[name] !== undefined,
	);
	if (models.length > 1 && companions.length > 0) {
		throw new Problem(`onnx() has ${models.length} models, and \`${companions.join('`, `')}\` for one.`, {
			hint: 'Put what belongs to a model beside it, or make an engine of its own for it.',
		});
	}
	const onGpu = options.device === 'cuda' || options.device === 'webgpu';
	const sessions = onGpu ? 1 : Math.min(availableParallelism(), mostSessions);
	return { ...options, models, sessions: options.sessions ?? sessions };
}
