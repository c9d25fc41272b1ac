import { describe, expect, test } from 'vitest';
import { canonicalJson, objectKey } from '../../integration/episode/keys.ts';

describe('object keys', () => {
	test('name the kind, a SHA-256 and the extension', () => {
		expect(objectKey('take', 'wav', ['a'])).toMatch(/^take\/[0-9a-f]{64}\.wav$/);
	});

	test('do not depend on the order in which an object was put together', () => {
		const one = objectKey('take', 'wav', [{ id: 'slt', rate: 1.1 }]);
		expect(objectKey('take', 'wav', [{ rate: 1.1, id: 'slt' }])).toBe(one);
	});

	test.each([
		['a value', ['b']],
		['the number of inputs', ['a', 'b']],
		['where one input ends', ['a,b']],
		['a number that was a string', [1]],
	])('change with %s', (_name, inputs) => {
		expect(objectKey('take', 'wav', inputs)).not.toBe(objectKey('take', 'wav', ['a']));
	});

	test('stay the same from release to release', () => {
		// A change here makes every episode again, at its author's cost.
		expect(objectKey('take', 'wav', ['builtin-1', { id: 'slt' }, 'en', 'Hello.'])).toMatchInlineSnapshot(
			`"take/63c1c52c07cdc0c5902c4341b76c09f5ed59e83802932dcb213f1977f0fb1293.wav"`,
		);
	});
});

describe('canonical JSON', () => {
	test('sorts keys at every depth and leaves lists alone', () => {
		expect(canonicalJson({ b: [{ d: 1, c: 2 }], a: null })).toBe('{"a":null,"b":[{"c":2,"d":1}]}');
	});
});
