import { describe, expect, it } from 'vitest';
import { configSchema } from '../../../integration/speech/qwen3/config.ts';
import { type Embeddings, embed } from '../../../integration/speech/qwen3/embeddings.ts';
import { instructedTags, instructionFor } from '../../../integration/speech/qwen3/instructions.ts';
import { layOut } from '../../../integration/speech/qwen3/prompt.ts';
import { tinyConfig } from './tiny-model.ts';

/** The ids of the published models. */
const published = {
	talker: {
		codec_think_id: 2154,
		codec_think_bos_id: 2156,
		codec_think_eos_id: 2157,
		codec_pad_id: 2148,
		codec_bos_id: 2149,
	},
	tts: { tts_bos_token_id: 151672, tts_eos_token_id: 151673, tts_pad_token_id: 151671 },
};
const tiny = configSchema.parse(tinyConfig());
const config = {
	talker: { ...tiny.talker, ...published.talker },
	tts: { ...tiny.tts, ...published.tts },
};
const [pad, bos, eos] = [151671, 151672, 151673];
const [codecPad, codecBos] = [2148, 2149];
const role = [151644, 77091, 198];
const [english, ryan] = [2050, 3061];
/** “Hello!”. */
const text = [9707, 0];

describe('the prompt', () => {
	const beginning = [
		...role.map((id) => ({ text: id })),
		{ text: pad, codec: 2154 },
		{ text: pad, codec: 2156 },
		{ text: pad, codec: english },
		{ text: pad, codec: 2157 },
	];

	it('of a voice of the model has the whole text before the first frame', () => {
		expect(layOut({ role, text }, { language: english, speaker: ryan }, config)).toEqual({
			positions: [
				...beginning,
				{ text: pad, codec: ryan },
				{ text: bos, codec: codecPad },
				{ text: 9707, codec: codecPad },
				{ text: 0, codec: codecPad },
				{ text: eos, codec: codecPad },
				{ text: pad, codec: codecBos },
			],
			trailing: [],
		});
	});

	it('of a copied voice has the first token of the text, and the x-vector in the place of the speaker', () => {
		const speaker = Float32Array.of(1, 2, 3);
		expect(layOut({ role, text }, { language: english, speaker }, config)).toEqual({
			positions: [
				...beginning,
				{ text: pad, codec: speaker },
				{ text: bos, codec: codecPad },
				{ text: 9707, codec: codecBos },
			],
			trailing: [0, eos],
		});
	});

	it('begins with the instruction, if there is one', () => {
		const instruction = [151644, 872, 198, 5, 151645, 198];
		const { positions } = layOut({ role, text, instruction }, { language: english, speaker: ryan }, config);
		expect(positions.slice(0, 9)).toEqual([...instruction, ...role].map((id) => ({ text: id })));
		expect(positions).toHaveLength(6 + 13);
	});

	it('is read as the sum of the text and the codec', () => {
		const embeddings: Embeddings = {
			text: (id) => Float32Array.of(id, 0),
			codec: (id) => Float32Array.of(0, id),
			code: () => Float32Array.of(0, 0),
			close() {},
		};
		const positions = [{ text: 1 }, { text: 2, codec: 3 }, { text: 4, codec: Float32Array.of(10, 20) }];
		expect(embed(positions, embeddings, 2)).toEqual(Float32Array.of(1, 0, 2, 3, 14, 20));
	});
});

describe('instructions', () => {
	it('are sentences for the tags that are known', () => {
		expect(instructionFor([])).toBeUndefined();
		expect(instructionFor(['unheard of'])).toBeUndefined();
		expect(instructionFor(['sighs', 'dryly'])).toBe(
			'Begin with an audible sigh. Speak dryly, with understated irony.',
		);
		for (const tag of instructedTags) expect(instructionFor([tag])).toMatch(/^[A-Z].*\.$/);
	});
});
