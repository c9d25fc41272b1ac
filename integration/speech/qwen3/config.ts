import { z } from 'astro/zod';
import { type Language, languages } from '../../newsletter/newsletter.ts';

const id = z.number().int().min(0);
const size = z.number().int().min(1).max(1_000_000);
const cache = { num_hidden_layers: size, num_key_value_heads: size, head_dim: size };

/** `embeddings/config.json` of an export of Qwen3-TTS: what the graphs are like, and what the special ids are. */
export const configSchema = z.object({
	talker: z.object({
		hidden_size: size,
		text_hidden_size: size,
		/** Codes, and the control ids after them. */
		vocab_size: size,
		...cache,
		/** Codebooks: 16. */
		num_code_groups: z.number().int().min(2).max(64),
		codec_eos_token_id: id,
		codec_think_id: id,
		codec_think_bos_id: id,
		codec_think_eos_id: id,
		codec_pad_id: id,
		codec_bos_id: id,
	}),
	code_predictor: z.object({
		/** Codes of a codebook: 2048. */
		vocab_size: size,
		...cache,
	}),
	tts: z.object({
		tts_bos_token_id: id,
		tts_eos_token_id: id,
		tts_pad_token_id: id,
		im_start_token_id: id,
		im_end_token_id: id,
	}),
	language_ids: z.record(z.string(), id),
});

export type Qwen3Config = z.output<typeof configSchema>;

/** `embeddings/speaker_ids.json`: the voices that are in the model. */
export const speakersSchema = z.record(z.string(), id);

/** The model knows one Portuguese: which one is heard depends on the voice. */
const names: Readonly<Record<Language, string>> = { en: 'english', 'pt-BR': 'portuguese' };

/** The model's id of a language, or undefined if it does not speak it. */
export function languageId(config: Qwen3Config, language: Language): number | undefined {
	return config.language_ids[names[language]];
}

export function languagesIn(config: Qwen3Config): Language[] {
	return languages.filter((language) => languageId(config, language) !== undefined);
}
