import { availableParallelism } from 'node:os';
import { z } from 'astro/zod';
import { parseWith } from '../../option-issues.ts';

/** More threads than this do not make it faster. */
const mostThreads = 4;

const optionsSchema = z.strictObject({
	/** Path of the folder of an ONNX export of Qwen3-TTS CustomVoice or Base. */
	folder: z.string().min(1),
	/** What computes: `auto` is the first of CUDA, WebGPU and CPU that gives the right numbers. */
	device: z.enum(['auto', 'cuda', 'webgpu', 'cpu']).default('auto'),
	/** Turns spoken at the same time, each with a copy of the model: about 6 GB for 0.6 G parameters in float32. */
	sessions: z.number().int().min(1).max(16).default(1),
	/** Threads that work on one turn. @default the number of cores, at most 4 */
	threads: z.number().int().min(1).max(64).optional(),
	/** Whether these threads wait for work busily: a little faster, at the cost of everything else on the machine. */
	spinning: z.boolean().default(false),
});

export type Qwen3Options = z.input<typeof optionsSchema>;
export type CheckedOptions = z.output<typeof optionsSchema> & { threads: number };

/** @throws {Problem} listing every mistake. */
export function parseQwen3Options(input: unknown): CheckedOptions {
	const options = parseWith(optionsSchema, input, 'qwen3()');
	return { ...options, threads: options.threads ?? Math.min(availableParallelism(), mostThreads) };
}
