import { amplify } from './decibels.ts';
import { padded, peakAt, reach, truePeakOf, visitLoudBlocks } from './true-peak.ts';

/** Seconds: how early the gain begins to fall before a peak, and the time constant of its return. */
const [lookAhead, release] = [0.005, 0.08];

/**
 * Limits a whole turn in place so that its true peak (ITU-R BS.1770-4, Annex 2) is at most `ceiling`, an amplitude.
 * The gain is the lowest that any peak within the look-ahead needs, then smoothed by two moving averages which
 * together are no longer than the look-ahead: it has always arrived when the peak comes.
 */
export function limit(samples: Float32Array, ceiling: number, sampleRate: number): void {
	const needed = neededGains(samples, ceiling);
	if (!needed) return;
	const window = Math.round((lookAhead * sampleRate) / 2);
	const gains = lowestAhead(needed, 2 * window);
	slowRises(gains, release * sampleRate);
	average(gains, needed, window);
	average(needed, gains, window);
	for (let i = 0; i < samples.length; i++) samples[i] = (samples[i] as number) * (gains[i] as number);

	// A gain that moves also moves what lies between the samples, some hundredths of a dB further than planned.
	const peak = truePeakOf(samples);
	if (peak > ceiling) amplify(samples, ceiling / peak);
}

/** The gain each sample needs on its own, or undefined when none needs any. */
function neededGains(samples: Float32Array, ceiling: number): Float32Array | undefined {
	const signal = padded(samples);
	let needed: Float32Array | undefined;
	visitLoudBlocks(
		signal,
		() => ceiling,
		(start, end) => {
			for (let index = start; index < end; index++) {
				const peak = peakAt(signal, index);
				if (peak <= ceiling) continue;
				needed ??= new Float32Array(samples.length).fill(1);
				lower(needed, index - reach, ceiling / peak);
				// The peak may lie between this sample and the next.
				lower(needed, index - reach + 1, ceiling / peak);
			}
		},
	);
	return needed;
}

function lower(gains: Float32Array, index: number, gain: number): void {
	if (index < gains.length) gains[index] = Math.min(gains[index] as number, gain);
}

/** Each value becomes the lowest from itself up to `distance` later. */
function lowestAhead(values: Float32Array, distance: number): Float32Array {
	const result = new Float32Array(values.length);
	// Indices of candidates, their values ascending: the first is the lowest of the window. They go round in a ring.
	const queue = new Int32Array(2 ** Math.ceil(Math.log2(distance + 2)));
	const mask = queue.length - 1;
	let head = 0;
	let tail = 0;
	for (let index = values.length - 1; index >= 0; index--) {
		const value = values[index] as number;
		while (tail > head && (values[queue[(tail - 1) & mask] as number] as number) >= value) tail--;
		queue[tail++ & mask] = index;
		if ((queue[head & mask] as number) > index + distance) head++;
		result[index] = values[queue[head & mask] as number] as number;
	}
	return result;
}

/** Lets the gains fall at once but rise slowly: an exponential with the given time constant, in samples. */
function slowRises(gains: Float32Array, constant: number): void {
	const step = 1 - Math.exp(-1 / constant);
	let current = 1;
	for (let i = 0; i < gains.length; i++) {
		const gain = gains[i] as number;
		current = Math.min(gain, current + (gain - current) * step);
		gains[i] = current;
	}
}

/** Mean of each value and those before it, `length` in all, as if the first had always been there. */
function average(values: Float32Array, result: Float32Array, length: number): void {
	const first = values[0] as number;
	let sum = length * first;
	for (let i = 0; i < values.length; i++) {
		sum += (values[i] as number) - (i >= length ? (values[i - length] as number) : first);
		result[i] = sum / length;
	}
}
