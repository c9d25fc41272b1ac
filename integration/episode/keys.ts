import { createHash } from 'node:crypto';
import { compareText } from '../order.ts';

/**
 * Bumped when the same inputs give a different result. Every bump makes that stage's objects again; `text` stands for
 * transcripts and chapters, `image` for what is shown where a page is shared, `answer` for what language models answered,
 * `rendition` for an MP3 in another format.
 */
const versions = { answer: 1, script: 2, take: 1, episode: 2, text: 1, image: 1, rendition: 1 } as const;

/**
 * Store key of an object: SHA-256 over the canonical JSON of everything that decides its content.
 * @param inputs Hashes, values and versions; never paths or times.
 */
export function objectKey(
	kind: keyof typeof versions,
	extension: string,
	inputs: readonly unknown[],
): string {
	return `${kind}/${sha256(canonicalJson([kind, versions[kind], ...inputs]))}.${extension}`;
}

export function sha256(data: string | Uint8Array): string {
	return createHash('sha256').update(data).digest('hex');
}

/** JSON with sorted keys: equal values give equal text however they were put together. */
export function canonicalJson(value: unknown): string {
	return JSON.stringify(value, (_key, item: unknown) =>
		typeof item === 'object' && item !== null && !Array.isArray(item)
			? Object.fromEntries(Object.entries(item).sort(([a], [b]) => compareText(a, b)))
			: item,
	);
}
