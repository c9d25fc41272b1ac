import { decodeRecording, type Recorded } from '../recording.ts';
import { levels, type ReferenceOptions, toMono, wanted } from './reference.ts';
import { measureReference } from './reference-measures.ts';
import type { Pcm } from './speech.ts';

export interface RepairedReference {
	pcm: Pcm;
	/** What was changed, in order; empty when nothing had to be. */
	changes: string[];
}

/** Cuts and joints are faded over so many seconds. */
const fadeSeconds = 0.005;
/** Smaller offsets are in every recording. */
const offset = 0.002;
/** Lead and tail that are this close to what is wanted are left as they are, seconds. */
const close = 0.03;

/**
 * Makes of a recording what voices are best copied from: one channel, a short lead, a tail of half a second so that
 * its last sound does not run into what the clone says, no offset, and a usual level. It does not remove noise,
 * clipping or reverberation, and cannot bring back a beginning that was cut off.
 * @throws {Problem} for a file that is not WAV.
 */
export function repairReference(
	source: Uint8Array | Recorded,
	{ lead = wanted.lead.repaired }: Pick<ReferenceOptions, 'lead'> = {},
): RepairedReference {
	const recorded = source instanceof Uint8Array ? decodeRecording(source) : source;
	const changes: string[] = [];
	const pcm = toMono(recorded);
	if (recorded.channels.length > 1) changes.push(`one channel made of ${recorded.channels.length}`);
	const measures = measureReference(pcm);
	if (!measures) return { pcm, changes };

	if (Math.abs(measures.dc) > offset) {
		pcm.samples = pcm.samples.map((x) => x - measures.dc);
		changes.push(`offset of ${measures.dc.toFixed(3)} taken off`);
	}
	// The offset counted into both, so they are measured again.
	const { level, peak } = measureReference(pcm) ?? measures;
	const gain = Math.min(levels.wanted - level, levels.peak - peak);
	if (Math.abs(levels.wanted - level) > levels.tolerance || peak > levels.peak) {
		const factor = 10 ** (gain / 20);
		pcm.samples = pcm.samples.map((x) => x * factor);
		changes.push(`turned ${gain < 0 ? 'down' : 'up'} by ${Math.abs(gain).toFixed(1)} dB`);
	}
	if (Math.abs(measures.lead - lead) > close) {
		pcm.samples = withLead(pcm, lead - measures.lead);
		changes.push(`silence before the voice: ${milliseconds(measures.lead)} made ${milliseconds(lead)}`);
	}
	if (Math.abs(measures.tail - wanted.tail) > close) {
		pcm.samples = withLead(
			{ ...pcm, samples: pcm.samples.toReversed() },
			wanted.tail - measures.tail,
		).reverse();
		changes.push(`silence after the voice: ${milliseconds(measures.tail)} made ${milliseconds(wanted.tail)}`);
	}
	return { pcm, changes };
}

/** With so many seconds more before it, or fewer, and what is there faded in. */
function withLead({ samples, sampleRate }: Pcm, more: number): Float32Array {
	const count = Math.round(more * sampleRate);
	const kept = samples.slice(Math.max(0, -count));
	const fade = Math.min(kept.length, Math.round(fadeSeconds * sampleRate));
	for (let n = 0; n < fade; n++) kept[n] = (kept[n] ?? 0) * ((n + 0.5) / fade);
	const result = new Float32Array(kept.length + Math.max(0, count));
	result.set(kept, Math.max(0, count));
	return result;
}

function milliseconds(value: number): string {
	return `${Math.round(value * 1000)} ms`;
}
