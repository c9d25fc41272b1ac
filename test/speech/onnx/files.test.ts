import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { digestOf } from '../../../integration/speech/onnx/digest.ts';
import { readNpz } from '../../../integration/speech/onnx/npz.ts';
import { readFields, writeMessage } from '../../../integration/speech/onnx/protobuf.ts';
import { styleRows, writeNpz } from './doubles.ts';

const root = mkdtempSync(path.join(tmpdir(), 'newscast-test-'));
afterAll(() => rmSync(root, { recursive: true }));

describe('the digest of a file', () => {
	const file = path.join(root, 'weights');
	const memory = path.join(root, 'memory');
	const hash = (text: string) => createHash('sha256').update(text).digest('hex');

	it('is its SHA-256, and is remembered only for a file that has settled', async () => {
		writeFileSync(file, 'one');
		expect(digestOf(file, memory)).toBe(hash('one'));
		expect(() => readdirSync(memory)).toThrow();
		await new Promise((resolve) => setTimeout(resolve, 2_100));
		expect(digestOf(file, memory)).toBe(hash('one'));
		const [name = ''] = readdirSync(memory);
		// What is remembered is used: here it says something else.
		writeFileSync(path.join(memory, name), hash('remembered'));
		expect(digestOf(file, memory)).toBe(hash('remembered'));
		writeFileSync(path.join(memory, name), 'damaged');
		expect(digestOf(file, memory)).toBe(hash('one'));
	});

	it('is another after a change of the same size and time', () => {
		writeFileSync(file, 'two');
		utimesSync(file, 1, 1);
		const before = digestOf(file, memory);
		writeFileSync(file, 'six');
		utimesSync(file, 1, 1);
		expect(digestOf(file, memory)).not.toBe(before);
	});

	it('does without a memory', () => {
		expect(digestOf(file, path.join(file, 'not a folder'))).toBe(hash('six'));
	});
});

describe('an .npz file', () => {
	const bytes = writeNpz({ deflated: [3, 256], stored: [3, 1, 256] }, styleRows(5, 3));

	it('is read whether it is deflated or stored', () => {
		const arrays = readNpz(bytes);
		expect(arrays.get('deflated')?.shape).toEqual([3, 256]);
		expect(arrays.get('stored')?.shape).toEqual([3, 1, 256]);
		for (const { data } of arrays.values()) {
			expect(data).toHaveLength(768);
			expect(data[700]).toBeCloseTo(5.002);
		}
	});

	it('is refused when it is damaged, never read beyond', () => {
		fc.assert(
			fc.property(fc.nat({ max: bytes.length - 1 }), (length) => {
				expect(() => readNpz(bytes.subarray(0, length))).toThrow(RangeError);
			}),
		);
		expect(() => readNpz(Buffer.from('no archive'))).toThrow('no zip archive');
	});
});

describe('a message of protobuf', () => {
	const read = (bytes: Uint8Array) =>
		[...readFields({ size: bytes.length, read: (at, end) => bytes.subarray(at, end) })].map(
			({ number, value, start, end }) => [number, end > start ? bytes.subarray(start, end) : value] as const,
		);

	it('is read as it was written', () => {
		const value = fc.oneof(fc.nat({ max: 2 ** 40 }), fc.uint8Array({ minLength: 1, maxLength: 300 }));
		fc.assert(
			fc.property(fc.array(fc.tuple(fc.integer({ min: 1, max: 5_000 }), value)), (fields) => {
				expect(read(new Uint8Array(writeMessage(fields)))).toEqual(fields);
			}),
		);
	});

	it('is either read or refused, whatever the bytes', () => {
		fc.assert(
			fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
				try {
					for (const [number] of read(bytes)) expect(number).toBeGreaterThanOrEqual(0);
				} catch (error) {
					expect(error).toBeInstanceOf(RangeError);
				}
			}),
		);
	});
});
