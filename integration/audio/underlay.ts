import type { Programme } from './arrange.ts';
import { bedFactor, playBed } from './bed.ts';
import type { PreparedBed } from './clips.ts';
import { amplitudeOf, decibelsOf } from './decibels.ts';
import type { Mix } from './mix.ts';
import { roomTone, roomTonePeak } from './room-tone.ts';

/** What lies under everything. No limiter touches it: what is above leaves it room. */
export interface Underlay {
	bed?: PreparedBed | undefined;
	roomTone: boolean;
}

/** The mix of what is above: with the underlay, it is no louder than `mix` allows. */
export function leaveRoom({ bed, roomTone: hasTone }: Underlay, mix: Mix): Mix {
	const peak = (bed ? bed.peak * bedFactor(bed, mix) : 0) + (hasTone ? roomTonePeak : 0);
	return peak === 0 ? mix : { ...mix, ceiling: decibelsOf(amplitudeOf(mix.ceiling) - peak) };
}

/** Adds the underlay to the samples of a programme, which come one after the other from its beginning to its end. */
export function playUnderlay(
	{ bed, roomTone: hasTone }: Underlay,
	programme: Programme,
	mix: Mix,
): (samples: Float32Array) => Promise<void> {
	const addBed = bed && playBed(bed, programme, mix);
	const addTone = hasTone ? roomTone() : undefined;
	return async (samples) => {
		await addBed?.(samples);
		addTone?.(samples);
	};
}
