import { Problem } from '../../problem.ts';
import { lengthsIn, type RowSpeech } from './family.ts';
import type { GraphSignature } from './graph.ts';
import type { Feed } from './session.ts';

/** The speed in the type this export takes it: a wrong one is refused by the runtime. */
export function speedFeed({ inputs }: GraphSignature, rate: number): Feed {
	const type = inputs.find(({ name }) => name === 'speed')?.type;
	if (type === 'float32') return { data: Float32Array.of(rate), shape: [1] };
	if (!Number.isInteger(rate)) {
		throw new Problem(
			`This export of the model cannot speak at the rate ${rate}: it takes whole numbers (${type}).`,
			{
				hint: 'Leave `rate` out, or use an export whose speed is float32.',
			},
		);
	}
	return { data: type === 'int32' ? Int32Array.of(rate) : BigInt64Array.of(BigInt(rate)), shape: [1] };
}

/** The one output that is sound, and the frames of each id if there is an output for them. */
export function readStyled(
	outputs: Readonly<Record<string, Float32Array | BigInt64Array>>,
	signature: GraphSignature,
): RowSpeech {
	const [sound, told] = ['waveform|audio|output', 'durations?|pred_dur'].map((names) =>
		signature.outputs.find(({ name }) => new RegExp(`^(?:${names})$`).test(name)),
	);
	const samples = outputs[sound?.name ?? signature.outputs[0]?.name ?? ''];
	if (!(samples instanceof Float32Array)) throw new Error('The model gave no float32 sound.');
	const frames = Array.from(outputs[told?.name ?? ''] ?? [], Number);
	const lengths = lengthsIn([frames], samples.length)?.[0];
	return { samples, ...(lengths && { lengths }) };
}
