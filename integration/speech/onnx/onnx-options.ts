import { availableParallelism } from 'node:os';
import { z } from 'astro/zod';
import { closestTo } from '../../closest.ts';
import { Problem } from '../../problem.ts';

const path = z.string().min(1);
const number = z.number().int().min(1).max(64);

const optionsSchema = z.strictObject({
	/** Path of an .onnx file, or of a folder that holds one, or several Piper voices. */
	model: path,
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
export type CheckedOptions = z.output<typeof optionsSchema> & { sessions: number };

/** Each holds a model: more would rarely fit into memory. */
const mostSessions = 4;

/** @throws {Problem} listing every mistake. */
export function parseOnnxOptions(input: unknown): CheckedOptions {
	const result = optionsSchema.safeParse(input);
	if (!result.success) {
		throw new Problem('The options of onnx() are not right.', {
			hint: result.error.issues
				.flatMap(describe)
				.map((mistake) => `- ${mistake}`)
				.join('\n'),
		});
	}
	const onGpu = result.data.device === 'cuda' || result.data.device === 'webgpu';
	const sessions = onGpu ? 1 : Math.min(availableParallelism(), mostSessions);
	return { ...result.data, sessions: result.data.sessions ?? sessions };
}

function describe(issue: z.core.$ZodIssue): string[] {
	if (issue.code !== 'unrecognized_keys')
		return [`\`${issue.path.join('.') || 'options'}\`: ${issue.message}`];
	const known = Object.keys(optionsSchema.shape);
	return issue.keys.map((key) => {
		const closest = closestTo(key, known);
		return `\`${key}\` is not an option. ${closest ? `Did you mean \`${closest}\`?` : `Known: ${known.join(', ')}.`}`;
	});
}
