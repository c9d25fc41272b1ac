import type { Espeak } from './espeak-module.ts';

/** The longest text that may be spoken between two returns to a state that was kept, bytes of UTF-8. */
export const longestText = 8_192;

/** Bytes by which WASM memory grows. */
const page = 65_536;
const empty = Buffer.alloc(page);

/**
 * Keeps the state an instance is in, with its voice and settings. What espeak-ng said before changes what it says next;
 * going back takes a millisecond, where a new instance takes 50 and is slow at first.
 * @returns A function that takes the instance back to that state.
 */
export function keepState({ module, worker }: Espeak): () => void {
	// The bindings keep a place in this memory for their texts, and know where it is from outside: it must not move. It
	// is enlarged by the text that follows one that is too long. These texts end with their first character.
	for (let times = 0; times < 2; times++) worker.synthesize('\0'.repeat(longestText), () => {});
	const { HEAPU8: memory } = module;
	let used = memory.length;
	while (used > 0 && empty.equals(memory.subarray(used - page, used))) used -= page;
	const kept = memory.slice(0, used);
	return () => {
		module.HEAPU8.set(kept);
		module.HEAPU8.fill(0, used);
	};
}
