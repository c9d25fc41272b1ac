import { readFileSync } from 'node:fs';
import { z } from 'astro/zod';
import { Problem, reasonOf } from '../../problem.ts';

const id = z.number().int().min(0);

/** What a Piper voice says about itself in `<model>.onnx.json`; the defaults are Piper's own. */
const configSchema = z.object({
	audio: z.object({ sample_rate: z.number().int().min(8_000).max(96_000) }),
	espeak: z.object({ voice: z.string().min(1) }),
	inference: z
		.object({
			noise_scale: z.number().min(0).default(0.667),
			length_scale: z.number().positive().default(1),
			noise_w: z.number().min(0).default(0.8),
		})
		.default({ noise_scale: 0.667, length_scale: 1, noise_w: 0.8 }),
	phoneme_type: z.string().default('espeak'),
	phoneme_id_map: z.record(z.string(), z.array(id)),
	num_symbols: z.number().int().positive().optional(),
	num_speakers: z.number().int().positive().default(1),
	speaker_id_map: z.record(z.string(), id).default({}),
	default_speaker_id: id.optional(),
});

export type PiperConfig = z.infer<typeof configSchema>;

/** @throws {Problem} if the file is missing, or is not the configuration of a Piper voice. */
export function readPiperConfig(file: string, model: string): PiperConfig {
	let json: unknown;
	try {
		json = JSON.parse(readFileSync(file, 'utf8'));
	} catch (cause) {
		throw new Problem(`The Piper voice ${model} has no readable configuration: ${reasonOf(cause)}`, {
			hint: `Put the file that came with it at ${file}, or name it with \`config\`.`,
			cause,
		});
	}
	const result = configSchema.safeParse(json);
	if (!result.success) {
		const mistakes = result.error.issues.map(({ path, message }) => `- \`${path.join('.')}\`: ${message}`);
		throw new Problem(`${file} is not the configuration of a Piper voice.`, { hint: mistakes.join('\n') });
	}
	return result.data;
}
