import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openBundle } from '../../../integration/speech/qwen3/bundle.ts';
import { configSchema } from '../../../integration/speech/qwen3/config.ts';
import { openEmbeddings } from '../../../integration/speech/qwen3/embeddings.ts';
import { openTable } from '../../../integration/speech/qwen3/npy.ts';
import { writeGraph } from './graph-writer.ts';
import { npy, tinyConfig, tinyIds, writeTinyModel } from './tiny-model.ts';

const root = mkdtempSync(path.join(tmpdir(), 'newscast-test-'));
afterAll(() => rmSync(root, { recursive: true }));
let models = 0;
const write = (options = {}) => writeTinyModel(path.join(root, String(models++)), options);
const change = (folder: string, name: string, edit: (config: Record<string, never>) => object) => {
	const file = path.join(folder, name);
	writeFileSync(file, JSON.stringify(edit(JSON.parse(readFileSync(file, 'utf8')))));
};
const cutOff = (file: string, bytes: number) => writeFileSync(file, readFileSync(file).subarray(0, -bytes));

describe('the folder of a model', () => {
	it('is known as one with voices, or one that copies them', () => {
		const [own, copies] = [openBundle(write()), openBundle(write({ copies: true }))];
		expect(Object.fromEntries(own.speakers)).toEqual({ ryan: tinyIds.ryan, serena: tinyIds.serena });
		expect(own.graphs.speaker_encoder).toBeUndefined();
		expect(copies.speakers.size).toBe(0);
		expect(copies.graphs.speaker_encoder).toMatch(/speaker_encoder\.onnx$/);
	});

	it('is one that follows instructions if it is wide and has voices', () => {
		const [own, wide, copies] = [{}, { width: 2_048 }, { width: 2_048, copies: true }].map((options) =>
			openBundle(write(options)),
		);
		expect([own, wide, copies].map((bundle) => bundle?.followsInstructions)).toEqual([false, true, false]);
	});

	it('counts every file that decides how it sounds', () => {
		const folder = write();
		writeFileSync(path.join(folder, 'vocoder.onnx.data'), 'weights');
		const names = openBundle(folder).files.map((file) => path.relative(folder, file));
		expect(names.sort()).toEqual(
			[
				...['talker_prefill.onnx', 'talker_decode.onnx', 'code_predictor.onnx', 'vocoder.onnx'],
				...['vocoder.onnx.data', 'tokenizer/vocab.json', 'tokenizer/merges.txt'],
				...['embeddings/config.json', 'embeddings/speaker_ids.json', 'embeddings/text_embedding.npy'],
				...[1, 2].map((layer) => `embeddings/text_projection_fc${layer}_weight.npy`),
				...[1, 2].map((layer) => `embeddings/text_projection_fc${layer}_bias.npy`),
				...[0, 1, 2].map((book) => `embeddings/cp_codec_embedding_${book}.npy`),
				'embeddings/talker_codec_embedding.npy',
			].sort(),
		);
	});

	it.each([
		'talker_decode.onnx',
		'embeddings/config.json',
		'embeddings/cp_codec_embedding_2.npy',
		'tokenizer/merges.txt',
	])('is refused without %s', (name) => {
		const folder = write();
		rmSync(path.join(folder, name));
		expect(() => openBundle(folder)).toThrow(`is not complete: there is no ${name}.`);
	});

	it('is refused when it is of another layout, with what it has', () => {
		const folder = path.join(root, 'other');
		mkdirSync(path.join(folder, 'talker_core'), { recursive: true });
		writeFileSync(path.join(folder, 'talker_core', 'talker_core.onnx'), '');
		expect(() => openBundle(folder)).toThrow(
			expect.objectContaining({
				message: expect.stringContaining('it has talker_core/talker_core.onnx'),
				hint: expect.stringContaining('talker_prefill.onnx'),
			}),
		);
		expect(() => openBundle(path.join(root, 'nowhere'))).toThrow('nowhere cannot be read');
	});

	it('is refused when nothing says whose voice it has', () => {
		const folder = write({ copies: true });
		rmSync(path.join(folder, 'speaker_encoder.onnx'));
		expect(() => openBundle(folder)).toThrow('neither voices of its own nor a speaker_encoder.onnx');
	});

	it('is refused when a graph is cut off, a pointer, or something else', () => {
		const folder = write();
		const file = path.join(folder, 'code_predictor.onnx');
		cutOff(file, 50);
		expect(() => openBundle(folder)).toThrow(`${file} is damaged, cut off, or no ONNX file`);
		writeFileSync(file, 'version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n');
		expect(() => openBundle(folder)).toThrow(`${file} is only a pointer of Git LFS`);
	});

	it('is refused when its graphs are not those of its configuration, naming what differs', () => {
		const folder = write();
		change(folder, 'embeddings/config.json', () => tinyConfig(16));
		expect(() => openBundle(folder)).toThrow(
			/talker_prefill\.onnx .*its inputs_embeds \(float32 \[batch_size, sequence_length, 8\]\) is not float32 \[any, any, 16\]/,
		);
		change(folder, 'embeddings/config.json', () => {
			const { talker, ...rest } = configSchema.parse(tinyConfig());
			return { ...rest, talker: { ...talker, num_hidden_layers: 3 } };
		});
		expect(() => openBundle(folder)).toThrow(
			/talker_prefill\.onnx .*does not give present_key_2; it does not give present_value_2/,
		);
	});

	it('is refused when a graph has inputs of other types or names', () => {
		const folder = write();
		const graph = writeGraph();
		graph.input('codes', 'float16', [1, 4, 'time']);
		graph.input('lengths', 'int64', [1]);
		graph.output('waveform', 'float16');
		writeFileSync(path.join(folder, 'vocoder.onnx'), graph.bytes());
		expect(() => openBundle(folder)).toThrow(
			/vocoder\.onnx .*its codes \(float16 \[1, 4, time\]\) is not int64 \[any, 4, any\]; it takes lengths \(int64 \[1\]\), which is not known; its waveform is float16, not float32/,
		);
	});

	it('is refused with the configuration of another model', () => {
		const folder = write();
		change(folder, 'embeddings/config.json', () => ({ model_type: 'kokoro', vocab: {} }));
		expect(() => openBundle(folder)).toThrow(
			/config\.json does not describe a Qwen3-TTS model: `talker`: .*`code_predictor`/,
		);
	});

	it('is refused when an id is outside of the control ids', () => {
		const folder = write();
		change(folder, 'embeddings/speaker_ids.json', () => ({ ryan: 3061 }));
		expect(() => openBundle(folder)).toThrow('of its control ids, 32 to 63, are not ryan 3061');
	});
});

describe('the tables of a model', () => {
	const config = configSchema.parse(tinyConfig());
	const open = (folder: string) => openEmbeddings(path.join(folder, 'embeddings'), config);

	it('project a token of the text through two layers with SiLU between them', () => {
		const folder = write();
		const place = path.join(folder, 'embeddings');
		const put = (name: string, numbers: number[], shape: number[]) =>
			writeFileSync(path.join(place, `${name}.npy`), npy(Float32Array.from(numbers), shape));
		put('text_embedding', [0, 0, 3, -2], [2, 2]);
		put('text_projection_fc1_weight', [1, 2, 3, 4], [2, 2]);
		put('text_projection_fc1_bias', [0.5, 0], [2]);
		put('text_projection_fc2_weight', [1, -1], [1, 2]);
		put('text_projection_fc2_bias', [10], [1]);
		put(
			'talker_codec_embedding',
			Array.from({ length: 64 }, (_, id) => id),
			[64, 1],
		);
		for (const book of [0, 1, 2]) {
			put(
				`cp_codec_embedding_${book}`,
				Array.from({ length: 32 }, (_, id) => 100 * book + id),
				[32, 1],
			);
		}
		const narrow = { ...config, talker: { ...config.talker, hidden_size: 1, text_hidden_size: 2 } };
		const embeddings = openEmbeddings(place, narrow);
		const silu = (x: number) => x / (1 + Math.exp(-x));
		// 1·3 + 2·-2 + 0.5 = -0.5; 3·3 + 4·-2 + 0 = 1.
		expect(embeddings.text(1)[0]).toBeCloseTo(10 + silu(-0.5) - silu(1), 5);
		expect(embeddings.text(1)).toBe(embeddings.text(1));
		expect([embeddings.codec(63)[0], embeddings.code(1, 5)[0], embeddings.code(3, 31)[0]]).toEqual([
			63, 5, 231,
		]);
		expect(() => embeddings.text(2)).toThrow('The tokenizer has an id 2, and text_embedding.npy has 2 rows.');
		embeddings.close();
	});

	it.each([
		['cut off', (file: string) => cutOff(file, 4), /cut off: it has \d+ bytes of \d+/],
		[
			'of other sizes',
			(file: string) => writeFileSync(file, npy(new Float32Array(64 * 7), [64, 7])),
			/sizes are \[64, 7\], and the configuration says \[64, 8\]/,
		],
		[
			'of other numbers',
			(file: string) => writeFileSync(file, npy(new Float32Array(64 * 4), [64, 8], '<f2')),
			/not float32 in rows: .*<f2/,
		],
		[
			'something else',
			(file: string) => writeFileSync(file, 'version https://git-lfs'),
			/holds no numpy array/,
		],
		['missing', (file: string) => renameSync(file, `${file}.away`), /no such file/],
	])('are refused when one is %s', (_, spoil, message) => {
		const folder = write();
		spoil(path.join(folder, 'embeddings', 'talker_codec_embedding.npy'));
		expect(() => open(folder)).toThrow(message);
		expect(() => open(folder)).toThrow('talker_codec_embedding.npy');
	});

	it('are read row by row, or whole', () => {
		const file = path.join(root, 'table.npy');
		writeFileSync(file, npy(Float32Array.of(1, 2, 3, 4, 5, 6), [3, 2]));
		const table = openTable(file, { width: 2 });
		expect([table.rows, table.row(2), table.all()]).toEqual([
			3,
			Float32Array.of(5, 6),
			Float32Array.of(1, 2, 3, 4, 5, 6),
		]);
		expect(() => table.row(3)).toThrow('there is no row 3 of 3');
		table.close();
	});
});
