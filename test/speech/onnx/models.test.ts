import { mkdirSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readSignature, withOutput } from '../../../integration/speech/onnx/graph.ts';
import { openModel, openModels } from '../../../integration/speech/onnx/models.ts';
import { piperPlan, stylePlan, styleRows, writeModel, writePiper } from './doubles.ts';
import { weights } from './weights.ts';

const root = mkdtempSync(path.join(tmpdir(), 'newscast-test-'));
afterAll(() => rmSync(root, { recursive: true }));

function folderOf(name: string): string {
	const folder = path.join(root, name);
	mkdirSync(folder, { recursive: true });
	return folder;
}

describe('the signature of a graph', () => {
	const { file, missing } = weights('piper/en_US-amy.onnx');

	it.skipIf(missing)('is what onnxruntime says', async () => {
		const { InferenceSession } = await import('onnxruntime-node');
		const session = await InferenceSession.create(file);
		const { inputs, outputs } = readSignature(file);
		const said = (list: readonly object[]) => list.map((entry) => ({ ...entry, isTensor: true }));
		expect(said(inputs)).toEqual(session.inputMetadata);
		expect(said(outputs)).toEqual(session.outputMetadata);
		await session.release();
	});

	it('says where lengths are rounded and how many rows a table has', () => {
		const place = path.join(folderOf('signature'), 'm.onnx');
		writeFileSync(place, withOutput(writeModel(piperPlan), 'w_ceil'));
		expect(readSignature(place)).toMatchObject({
			whole: { ceil: ['w_ceil'], round: [] },
			rows: { input: 256 },
			outputs: [{ name: 'output' }, { name: 'w_ceil', type: 'float32' }],
		});
	});
});

describe('a model', () => {
	const folder = folderOf('wrong');
	const file = path.join(folder, 'model.onnx');
	const missingConfig = path.join(folderOf('bare'), 'bare.onnx');
	writeFileSync(missingConfig, writeModel(piperPlan));

	it.each([
		[
			'version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 63201294\n',
			/only a pointer of Git LFS/,
		],
		['<!doctype html><title>404</title>', /damaged, cut off, or no ONNX file/],
		['', /it has no graph/],
	])('that is no model is named for what it is: %j', (content, message) => {
		writeFileSync(file, content);
		expect(() => openModel({ file })).toThrow(message);
	});

	it('that is cut off is noticed, wherever', () => {
		const whole = writeModel(piperPlan);
		for (let length = 1; length < whole.length; length += 7) {
			writeFileSync(file, whole);
			truncateSync(file, length);
			expect(() => openModel({ file })).toThrow(/damaged, cut off/);
		}
	});

	it('of an unknown kind is refused with what it takes', () => {
		writeFileSync(
			file,
			writeModel({ inputs: { image: 'float32', mask: 'int64' }, outputs: { out: 'float32' } }),
		);
		expect(() => openModel({ file })).toThrow(
			/not understood: it takes image \(float32 \[\]\), mask \(int64 \[\]\)/,
		);
	});

	it('with other types is refused', () => {
		writeFileSync(file, writeModel({ ...piperPlan, inputs: { ...piperPlan.inputs, input: 'int32' } }));
		expect(() => openModel({ file })).toThrow('input is int32, not int64');
	});

	it.each([
		[
			'an id too many',
			{ phoneme_id_map: { _: [0], '^': [1], $: [2], a: [256] } },
			/id 256, and the model knows 256/,
		],
		['several speakers', { num_speakers: 2 }, /describes several speakers, and the model has one speaker/],
		['no beginning', { phoneme_id_map: { _: [0], $: [2] } }, /no id for “\^”/],
		['another alphabet', { phoneme_type: 'pinyin' }, /its phonemes are “pinyin”/],
		['no rate', { audio: {} }, /is not the configuration of a Piper voice/],
	])('of Piper refuses a configuration of another: %s', (_, config, message) => {
		const wrong = writePiper(folder, 'wrong', { config });
		expect(() => openModel({ file: wrong })).toThrow(message);
	});

	it('of Piper needs its configuration', () => {
		expect(() => openModel({ file: missingConfig })).toThrow(
			expect.objectContaining({ hint: expect.stringContaining(`${missingConfig}.json`) }),
		);
	});

	it('of Kokoro needs voices and a tokenizer that fits', () => {
		const place = folderOf('kokoro');
		const model = path.join(place, 'model.onnx');
		writeFileSync(
			model,
			writeModel({ ...stylePlan, nodes: [['Gather', ['emb', 'input_ids'], 'x']], tables: { emb: [178, 4] } }),
		);
		expect(() => openModel({ file: model })).toThrow('has no voices');
		mkdirSync(path.join(place, 'voices'));
		writeFileSync(path.join(place, 'voices', 'af_one.bin'), styleRows(1, 510));
		expect(() => openModel({ file: model })).toThrow('has no tokenizer.json');
		writeFileSync(path.join(place, 'tokenizer.json'), '{"model":{}}');
		expect(() => openModel({ file: model })).toThrow('is no tokenizer');
		writeFileSync(path.join(place, 'tokenizer.json'), '{"model":{"vocab":{"a":178}}}');
		expect(() => openModel({ file: model })).toThrow('id 178, and the model knows 178');
		writeFileSync(path.join(place, 'tokenizer.json'), '{"vocab":{"a":43}}');
		expect(openModel({ file: model }).family).toBe('kokoro');
		writeFileSync(path.join(place, 'voices', 'am_two.bin'), readFileSync(path.join(place, 'tokenizer.json')));
		expect(() => openModel({ file: model })).toThrow(/am_two\.bin cannot be used: it has 18 bytes/);
	});

	it('is looked for in a folder', () => {
		const place = folderOf('several');
		expect(() => openModels({ file: place })).toThrow('no .onnx file');
		writePiper(place, 'b');
		writePiper(path.join(place, '.'), 'a');
		expect(openModels({ file: place }).flatMap((model) => model.voices('en'))).toEqual(['a', 'b']);
		writeFileSync(path.join(place, 'c.onnx'), writeModel(stylePlan));
		expect(() => openModels({ file: place })).toThrow();
	});
});
