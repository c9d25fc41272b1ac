/** 2³² divided by the golden ratio: steps of it visit every state once, evenly. */
const step = 0x9e3779b9;

/**
 * Random numbers from 0 up to 1, the same for the same seed: SplitMix (Steele, Lea and Flood 2014) with 32 bits of
 * state, whose steps the finaliser of MurmurHash3 (Appleby) mixes. Seeds that are close to each other give numbers that
 * are not.
 * @param seed A whole number; of it, 32 bits count.
 */
export function randomFrom(seed: number): () => number {
	let state = seed | 0;
	return () => {
		state = (state + step) | 0;
		let mixed = Math.imul(state ^ (state >>> 16), 0x85ebca6b);
		mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
		return ((mixed ^ (mixed >>> 16)) >>> 0) / 2 ** 32;
	};
}
