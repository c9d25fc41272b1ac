import type { Qwen3Config } from './config.ts';

/** Whose voice: one of the model's own, by the id of its name, or an x-vector, as many numbers as the model is wide. */
export type Speaker = number | Float32Array;

/** One place of what the model reads first: the sum of a text token and something of the codec, or one of the two. */
export interface Position {
	text?: number;
	codec?: Speaker;
}

export interface Prompt {
	positions: Position[];
	/** Text tokens that are added to the frames the model makes, one to each; those after them get the pad. */
	trailing: number[];
}

/** What is said, as ids. */
export interface PromptText {
	/** `<|im_start|>assistant\n`. */
	role: readonly number[];
	text: readonly number[];
	/** `<|im_start|>user\n…<|im_end|>\n`: how it should sound. */
	instruction?: readonly number[] | undefined;
}

/**
 * Lays out what the talker reads, as Qwen3-TTS's own `generate` does: an instruction, the role, then language and
 * speaker beside pads, then the text. For a voice of the model's own, the whole text comes before the first frame. For
 * one that is copied, only its first token does, and the others accompany the frames; both are what the model was
 * published with.
 * @param language The codec's id of the language.
 */
export function layOut(
	{ role, text, instruction = [] }: PromptText,
	{ language, speaker }: { language: number; speaker: Speaker },
	{ talker, tts }: Pick<Qwen3Config, 'talker' | 'tts'>,
): Prompt {
	const { codec_think_id, codec_think_bos_id, codec_think_eos_id, codec_pad_id, codec_bos_id } = talker;
	const beside = [codec_think_id, codec_think_bos_id, language, codec_think_eos_id, speaker];
	const beginning: Position[] = [
		...[...instruction, ...role].map((id) => ({ text: id })),
		...beside.map((codec) => ({ text: tts.tts_pad_token_id, codec })),
		{ text: tts.tts_bos_token_id, codec: codec_pad_id },
	];
	const said = [...text, tts.tts_eos_token_id];
	if (typeof speaker !== 'number') {
		const [first = tts.tts_eos_token_id, ...trailing] = said;
		return { positions: [...beginning, { text: first, codec: codec_bos_id }], trailing };
	}
	const whole = said.map((id) => ({ text: id, codec: codec_pad_id }));
	const start: Position = { text: tts.tts_pad_token_id, codec: codec_bos_id };
	return { positions: [...beginning, ...whole, start], trailing: [] };
}
