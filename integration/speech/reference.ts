import { decodeRecording, type Recorded } from '../recording.ts';
import { expectedSeconds } from './expected-seconds.ts';
import { measureReference, type ReferenceMeasures } from './reference-measures.ts';
import type { Pcm } from './speech.ts';

export interface ReferenceOptions {
	/** What is said in it, word for word. */
	transcript?: string | undefined;
	/** Silence wanted before the voice, seconds. @default 0.05 to 0.1, because clones begin as their reference does */
	lead?: number | undefined;
}

/** Something about a recording that makes a worse voice, or none. */
export interface ReferenceFinding {
	/** Whether a voice can still be made of it. */
	severity: 'error' | 'warning';
	/** With the value and the limit. */
	text: string;
	/** Whether `repairReference` does something about it. */
	repairable: boolean;
}

export interface ReferenceReport {
	/** No errors. */
	ok: boolean;
	findings: ReferenceFinding[];
	/** Absent when there is no voice in it. */
	measures: ReferenceMeasures | undefined;
}

/** Seconds; what a repair brings lead and tail to. */
export const wanted = { lead: { least: 0.05, most: 0.1, repaired: 0.075 }, tail: 0.5 };
/** Levels are those of the voice, dBFS. */
export const levels = { wanted: -23, tolerance: 6, faint: -35, tooFaint: -45, peak: -1 };
const seconds = { fewest: 3, best: [10, 15], most: 60, active: 2 } as const;
const rates = { least: 16_000, good: 24_000 };
const clipping = { some: 0.0001, much: 0.001 };
/** Voice over pauses, dB. */
const noises = { good: 25, least: 15 };
const offset = 0.02;
/** A first or last frame this close to the level of the voice is inside a sound, dB. */
const inside = -12;
/** A recording without any lead begins where somebody cut it. */
const noLead = 0.02;
/** How far the length may be from that which the transcript suggests. */
const plausible = { least: 0.5, most: 1.8 };
/** Two channels that are this much alike are one voice heard twice. */
const alike = 0.95;

/**
 * Looks whether a voice can be copied from a recording: the numbers are those of research on voice cloning, and of
 * measurements on read speech.
 * @param source A WAV file, or its sound.
 * @throws {Problem} for a file that is not WAV.
 */
export function checkReference(
	source: Uint8Array | Recorded,
	{ transcript, lead }: ReferenceOptions = {},
): ReferenceReport {
	const recorded = source instanceof Uint8Array ? decodeRecording(source) : source;
	const pcm = toMono(recorded);
	const bad = pcm.samples.findIndex((sample) => !Number.isFinite(sample));
	if (bad >= 0) return report([error(`Sample ${bad} is ${pcm.samples[bad]}, not a number.`)], undefined);
	const measures = measureReference(pcm);
	if (!measures) return report([error('There is no voice in it.')], undefined);
	return report(
		[
			...findFormat(recorded),
			...findEdges(measures, lead),
			...findSound(measures),
			...findWords(measures, transcript),
		],
		measures,
	);
}

/** One channel: the mean of channels that are alike, else the louder one. */
export function toMono({ channels, sampleRate }: Recorded): Pcm {
	const [first = new Float32Array(), ...others] = channels;
	const mixed = others.reduce((sum, other) => sum.map((x, n) => x + (other[n] ?? 0)), first);
	if (others.every((other) => correlation(first, other) > alike)) {
		return { samples: mixed.map((x) => x / channels.length), sampleRate };
	}
	const energy = (samples: Float32Array) => samples.reduce((sum, x) => sum + x * x, 0);
	const loudest = channels.reduce((best, other) => (energy(other) > energy(best) ? other : best), first);
	return { samples: loudest.slice(), sampleRate };
}

function findFormat({ channels, sampleRate }: Recorded): ReferenceFinding[] {
	const findings: ReferenceFinding[] = [];
	if (channels.length > 1) {
		findings.push(warning(`It has ${channels.length} channels; a voice has one.`, true));
	}
	if (sampleRate < rates.least) {
		findings.push(error(`Its sample rate is ${sampleRate} Hz, less than ${rates.least} Hz.`));
	} else if (sampleRate < rates.good) {
		findings.push(
			warning(`Its sample rate is ${sampleRate} Hz, less than the ${rates.good} Hz models work at.`),
		);
	}
	return findings;
}

function findEdges({ lead, tail, onset, ending }: ReferenceMeasures, wish?: number): ReferenceFinding[] {
	const findings: ReferenceFinding[] = [];
	const [least, most] =
		wish === undefined ? [wanted.lead.least, wanted.lead.most] : [wish - 0.02, wish + 0.05];
	if (lead < noLead && onset > inside) {
		findings.push(
			error(
				`It begins inside a sound: ${onset.toFixed(1)} dB from the level of the voice, more than ${inside} dB.`,
			),
		);
	} else if (lead < least || lead > most) {
		const limits = `${milliseconds(least)} to ${milliseconds(most)}`;
		findings.push(
			warning(`${milliseconds(lead)} of silence come before the voice; best are ${limits}.`, true),
		);
	}
	if (tail < noLead && ending > inside) {
		findings.push(
			warning(
				`It ends inside a sound: ${ending.toFixed(1)} dB from the level of the voice, more than ${inside} dB.`,
			),
		);
	}
	if (tail < wanted.tail - 0.02) {
		findings.push(
			warning(
				`${milliseconds(tail)} of silence follow the voice, less than ${milliseconds(wanted.tail)}: ` +
					'its last sound would be heard in everything the clone says.',
				true,
			),
		);
	}
	return findings;
}

function findSound(measures: ReferenceMeasures): ReferenceFinding[] {
	const { speech, active, level, noise, dc, clipped, floor } = measures;
	const findings: ReferenceFinding[] = [];
	const [best, enough] = seconds.best;
	if (speech < seconds.fewest || active < seconds.active) {
		findings.push(error(`It has ${speech.toFixed(1)} s of speech, less than ${seconds.fewest} s.`));
	} else if (speech > seconds.most) {
		findings.push(error(`It has ${speech.toFixed(1)} s of speech, more than ${seconds.most} s.`));
	} else if (speech < best || speech > enough) {
		findings.push(warning(`It has ${speech.toFixed(1)} s of speech; best are ${best} to ${enough} s.`));
	}
	if (clipped > clipping.some) {
		const find = clipped > clipping.much ? error : warning;
		findings.push(find(`${percent(clipped)} of it are clipped, more than ${percent(clipping.some)}.`));
	}
	if (level < levels.faint) {
		const text = `The voice is at ${level.toFixed(1)} dBFS, less than ${levels.faint} dBFS.`;
		findings.push(level < levels.tooFaint ? error(text) : warning(text, true));
	}
	if (noise === undefined) {
		findings.push(warning('Its pauses are digital silence: it went through a noise gate.'));
	} else if (noise < noises.good) {
		const find = noise < noises.least ? error : warning;
		const text = `The voice is ${noise.toFixed(1)} dB above its noise (${floor.toFixed(1)} dBFS)`;
		findings.push(find(`${text}, less than ${noises.good} dB.`));
	}
	if (Math.abs(dc) > offset) {
		findings.push(warning(`Its mean is ${dc.toFixed(3)}, more than ${offset} off zero.`, true));
	}
	return findings;
}

function findWords({ speech }: ReferenceMeasures, transcript: string | undefined): ReferenceFinding[] {
	if (!transcript?.trim()) {
		return [warning('It has no transcript: its sound can be copied, but not how it speaks.')];
	}
	const expected = expectedSeconds(transcript);
	const share = speech / expected;
	if (share >= plausible.least && share <= plausible.most) return [];
	const [has, about] = [speech, expected].map((of) => of.toFixed(1));
	return [error(`Its transcript takes about ${about} s to say, and it has ${has} s of speech.`)];
}

function report(findings: ReferenceFinding[], measures: ReferenceMeasures | undefined): ReferenceReport {
	return { ok: findings.every(({ severity }) => severity !== 'error'), findings, measures };
}

function error(text: string): ReferenceFinding {
	return { severity: 'error', text, repairable: false };
}

function warning(text: string, repairable = false): ReferenceFinding {
	return { severity: 'warning', text, repairable };
}

function correlation(a: Float32Array, b: Float32Array): number {
	let [product, own, other] = [0, 0, 0];
	for (const [n, x] of a.entries()) {
		const y = b[n] ?? 0;
		product += x * y;
		own += x * x;
		other += y * y;
	}
	return product / (Math.sqrt(own * other) || 1);
}

function milliseconds(value: number): string {
	return `${Math.round(value * 1000)} ms`;
}

function percent(share: number): string {
	return `${(share * 100).toFixed(2)} %`;
}
