import { expect, test } from 'vitest';
import { sizeWarning } from '../../integration/publish/file-sizes.ts';

const mebibyte = 2 ** 20;

test('files that every host takes are not spoken of', () => {
	expect(sizeWarning([])).toBeUndefined();
	expect(sizeWarning([{ file: '1.mp3', bytes: 25 * mebibyte }])).toBeUndefined();
});

test('a file for some hosts names the others, and what helps', () => {
	const made = [
		{ file: '1.mp3', bytes: 25 * mebibyte + 1 },
		{ file: '2.mp3', bytes: 1000 },
	];
	expect(sizeWarning(made)).toBe(
		'1.mp3 (26 MiB): Cloudflare Pages takes no file over 25 MiB. If yours is such a host, keep audio in object storage: option `audioBaseUrl`.',
	);
});

test('a large one names both hosts, in one line with all others', () => {
	const made = [
		{ file: '1.mp3', bytes: 30 * mebibyte },
		{ file: '2.mp3', bytes: 101 * mebibyte },
	];
	expect(sizeWarning(made)).toMatch(
		/^1\.mp3 \(30 MiB\), 2\.mp3 \(101 MiB\): GitHub takes no file over 100 MiB, Cloudflare Pages takes no file over 25 MiB\./,
	);
});
