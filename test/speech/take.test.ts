import { describe, expect, it } from 'vitest';
import { Problem } from '../../integration/problem.ts';
import type { SpeechEngine, SpeechRequest } from '../../integration/speech/speech.ts';
import { recordTake } from '../../integration/speech/take.ts';
import { toneEngine } from '../helpers/tone-engine.ts';

const request: SpeechRequest = {
	text: 'The model got cheaper, and nobody could explain why.',
	language: 'en',
	voice: { id: 'tone:low' },
	seed: 41,
};
const never = new AbortController().signal;

/** A tone engine of which one answer after the other is replaced. */
function engineWith(...answers: SpeechEngine['speak'][]) {
	const tone = toneEngine();
	const seeds: number[] = [];
	const engine: SpeechEngine = {
		...tone,
		speak(asked, signal) {
			seeds.push(asked.seed);
			return (answers.shift() ?? tone.speak)(asked, signal);
		},
	};
	return { engine, seeds };
}

const silence: SpeechEngine['speak'] = async () => ({
	samples: new Float32Array(48_000),
	sampleRate: 16_000,
});
const failure: SpeechEngine['speak'] = async () => {
	throw new RangeError('out of memory');
};
const deaf: SpeechEngine['speak'] = () => new Promise(() => {});

describe('recording a take', () => {
	it('asks once when the take is good', async () => {
		const engine = toneEngine();
		const pcm = await recordTake(engine, request, { signal: never });
		expect(pcm.samples.length).toBeGreaterThan(0);
		expect(engine.calls).toEqual([request]);
	});

	it.each([
		['fails', failure],
		['gives silence', silence],
		['hangs and ignores its signal', deaf],
	])('asks again with the next seed when the engine %s', async (_, answer) => {
		const { engine, seeds } = engineWith(answer);
		await expect(recordTake(engine, request, { signal: never, deadline: 100 })).resolves.toBeDefined();
		expect(seeds).toEqual([41, 42]);
	});

	it('says how each attempt failed, and of which text', async () => {
		const { engine, seeds } = engineWith(failure, silence, deaf);
		const long = { ...request, text: `${request.text} It went on and on.` };
		const error = await recordTake(engine, long, { signal: never, attempts: 3, deadline: 100 }).catch(
			(thrown: unknown) => thrown,
		);
		expect(seeds).toHaveLength(3);
		expect(error).toBeInstanceOf(Problem);
		expect((error as Problem).message).toBe(
			'“The model got cheaper, and nobody could explain why. It went…” could not be spoken in 3 attempts: ' +
				'1. out of memory 2. The take was refused: it is silent: -120.0 dBFS, below -50 dBFS. ' +
				'3. The speech engine “tone-1” did not answer within 0.1 s.',
		);
		expect((error as Problem).hint).toMatch(/running/);
	});

	it('says once what went wrong in the same way each time', async () => {
		await expect(recordTake(toneEngine({ failOn: /model/ }), request, { signal: never })).rejects.toThrow(
			/in 2 attempts: The tone engine was told to fail on this text\.$/,
		);
	});

	it('keeps what was thrown as the cause', async () => {
		const { engine } = engineWith(failure);
		await expect(recordTake(engine, request, { signal: never, attempts: 1 })).rejects.toMatchObject({
			cause: { message: 'out of memory', cause: expect.any(RangeError) },
		});
	});

	it('stops at once when it is aborted, and does not ask again', async () => {
		for (const engine of [toneEngine({ hangOn: /model/ }), engineWith(deaf, deaf).engine]) {
			const controller = new AbortController();
			const recording = recordTake(engine, request, { signal: controller.signal });
			setTimeout(() => controller.abort(new Error('no longer needed')), 10);
			await expect(recording).rejects.toThrow(/^no longer needed$/);
		}
		const engine = toneEngine();
		const signal = AbortSignal.abort(new Error('before it began'));
		await expect(recordTake(engine, request, { signal })).rejects.toThrow('before it began');
		expect(engine.calls).toEqual([]);
	});

	it('does not ask for a language the engine does not speak', async () => {
		const tone = toneEngine();
		const engine: SpeechEngine = { ...tone, limits: { ...tone.limits, languages: ['pt-BR'] } };
		await expect(recordTake(engine, request, { signal: never })).rejects.toThrow('does not speak “en”');
		expect(tone.calls).toEqual([]);
	});
});
