import { describe, expect, it } from 'vitest';
import { joinPieces, trimSilence } from '../../integration/speech/joining.ts';
import type { Speech } from '../../integration/speech/speech.ts';

const sampleRate = 16_000;

/** `lead` s of near silence, `sound` s of a tone, `tail` s of near silence. */
function toneBetween(lead: number, sound: number, tail: number): Speech {
	const samples = Float32Array.from(
		{ length: Math.round((lead + sound + tail) * sampleRate) },
		(_, index) => {
			const time = index / sampleRate;
			const loudness = time >= lead && time < lead + sound ? 0.5 : 0.0005;
			return loudness * Math.sin(2 * Math.PI * 200 * time);
		},
	);
	return { samples, sampleRate, words: [{ text: 'tone', start: lead, end: lead + sound }] };
}

describe('trimming', () => {
	it('keeps 50 ms of the silence on both ends, and fades the cuts', () => {
		const { samples, words } = trimSilence(toneBetween(0.3, 1, 0.4));
		expect(samples.length / sampleRate).toBeCloseTo(1.1, 2);
		expect(words?.[0]?.start).toBeCloseTo(0.05, 2);
		expect(words?.[0]?.end).toBeCloseTo(1.05, 2);
		expect(Math.abs(samples[0] ?? 1)).toBeLessThan(1e-5);
	});

	it('leaves a sound that begins at once as long as it is', () => {
		expect(trimSilence(toneBetween(0, 1, 0)).samples).toHaveLength(sampleRate);
	});

	it('leaves silence to the gate', () => {
		const silent = { samples: new Float32Array(100), sampleRate };
		expect(trimSilence(silent).samples).toHaveLength(100);
		expect(trimSilence({ samples: new Float32Array(0), sampleRate }).samples).toHaveLength(0);
	});
});

describe('joining', () => {
	const speech = toneBetween(0, 0.5, 0);

	it('puts pauses between pieces, by how they end and how fast they are spoken', () => {
		const pieces = [
			{ speech, ending: 'sentence' as const },
			{ speech, ending: 'clause' as const },
			{ speech, ending: 'sentence' as const },
		];
		expect(joinPieces(pieces, 1).samples.length / sampleRate).toBeCloseTo(1.5 + 0.3 + 0.12, 3);
		expect(joinPieces(pieces, 1.5).samples.length / sampleRate).toBeCloseTo(1.5 + 0.2 + 0.08, 3);
		expect(joinPieces(pieces, 1).words?.map(({ start }) => start)).toEqual([
			0,
			expect.closeTo(0.8),
			expect.closeTo(1.42),
		]);
	});

	it('tells no times if one piece has none', () => {
		const { words: _, ...mute } = speech;
		const pieces = [speech, mute].map((one) => ({ speech: one, ending: 'word' as const }));
		expect(joinPieces(pieces, 1).words).toBeUndefined();
	});
});
