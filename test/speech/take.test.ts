import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { SpeechEngine, SpeechRequest, Voice } from '../../integration/speech/speech.ts';
import { recordTake, TakeProblem } from '../../integration/speech/take.ts';
import { speechLike } from '../helpers/signals.ts';
import { toneEngine } from '../helpers/tone-engine.ts';

const request: SpeechRequest = {
	text: 'The model got cheaper, and nobody could explain why.',
	language: 'en',
	voice: { id: 'tone:low' },
	seed: 41,
};
const never = new AbortController().signal;
/** For engines that never answer. */
const brief = { deadline: 1_000, coldStart: 0 };

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
		expect(pcm.voice).toEqual(request.voice);
		expect(pcm.attempts).toEqual([{ how: 'as configured', seconds: expect.any(Number) }]);
	});

	it.each([
		['fails', failure],
		['gives silence', silence],
		['hangs and ignores its signal', deaf],
	])('asks again with another seed when the engine %s', async (_, answer) => {
		const runs = [engineWith(answer), engineWith(answer)];
		for (const { engine } of runs) {
			const { attempts } = await recordTake(engine, request, { ...brief, signal: never });
			expect(attempts.map(({ problem }) => problem === undefined)).toEqual([false, true]);
		}
		const [first, again] = runs.map(({ seeds }) => seeds);
		expect(first?.[0]).toBe(41);
		expect(new Set(first).size).toBe(2);
		expect(again).toEqual(first);
	});

	it('says how each attempt failed, and of which text', async () => {
		const { engine, seeds } = engineWith(failure, silence, deaf);
		const long = { ...request, text: `${request.text} It went on and on.` };
		const error = await recordTake(engine, long, { ...brief, signal: never }).catch(
			(thrown: unknown) => thrown,
		);
		expect(seeds).toHaveLength(3);
		expect(error).toBeInstanceOf(TakeProblem);
		const { message, hint, attempts } = error as TakeProblem;
		expect(message.replace(/\d\.\d s:/g, '_ s:')).toBe(
			'“The model got cheaper, and nobody could explain why. It went…” could not be spoken in 3 attempts: ' +
				'1. as configured, _ s: out of memory ' +
				'2. once more, with another seed, _ s: The take was refused: it is silent: -120.0 dBFS, below -50 dBFS. ' +
				'3. in two parts, _ s: The speech engine “tone-1” did not answer within 0.5 s.',
		);
		expect(hint).toMatch(/running/);
		expect(attempts[1]?.faults).toEqual([{ kind: 'silence', text: expect.stringContaining('-120.0 dBFS') }]);
	});

	it('says once what went wrong in the same way each time', async () => {
		await expect(recordTake(toneEngine({ failOn: /model/ }), request, { signal: never })).rejects.toThrow(
			/in 3 attempts: The tone engine was told to fail on this text\.$/,
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

	it('stops where its time is over', async () => {
		const { engine, seeds } = engineWith(deaf, deaf, deaf, deaf);
		const started = performance.now();
		await expect(recordTake(engine, request, { ...brief, signal: never })).rejects.toThrow(/in 2 attempts/);
		expect(performance.now() - started).toBeLessThan(5_000);
		expect(seeds).toHaveLength(2);
	});

	it('waits longer for the first answer of an engine', async () => {
		const slow: SpeechEngine['speak'] = async (asked, signal) => {
			await sleep(900);
			return toneEngine().speak(asked, signal);
		};
		const { engine } = engineWith(slow, slow);
		const { attempts } = await recordTake(engine, request, {
			signal: never,
			deadline: 100,
			coldStart: 5_000,
		});
		expect(attempts).toHaveLength(1);
		const later = await recordTake(engine, request, { signal: never, deadline: 1_400, coldStart: 20_000 });
		expect(later.attempts.map(({ problem }) => problem?.message)).toEqual([
			'The speech engine “tone-1” did not answer within 0.7 s.',
			undefined,
		]);
	});

	it('joins two parts, with the words of both', async () => {
		const tone = toneEngine();
		const withWords: SpeechEngine['speak'] = async (asked, signal) => {
			const pcm = await tone.speak(asked, signal);
			const words = [{ text: asked.text, start: 0, end: pcm.samples.length / pcm.sampleRate }];
			return { ...pcm, words, device: 'abacus' };
		};
		const { engine } = engineWith(failure, failure, withWords, withWords);
		const { attempts, words, device, samples, sampleRate } = await recordTake(engine, request, {
			signal: never,
		});
		expect(attempts.at(-1)?.how).toBe('in two parts');
		expect(words?.map(({ text }) => text)).toEqual([
			'The model got cheaper,',
			'and nobody could explain why.',
		]);
		const [first, second] = words ?? [];
		expect(second?.start).toBeGreaterThan(first?.end ?? Infinity);
		expect(second?.end).toBeLessThanOrEqual(samples.length / sampleRate);
		expect(device).toBe('abacus');
	});

	it('names both devices where two parts came from different ones', async () => {
		const on =
			(device: string): SpeechEngine['speak'] =>
			async (asked, signal) => ({ ...(await toneEngine().speak(asked, signal)), device });
		const { engine } = engineWith(failure, failure, on('webgpu'), on('cpu'));
		const { device } = await recordTake(engine, request, { signal: never });
		expect(device).toBe('webgpu and cpu');
	});

	it('leaves the stand-in to whoever asked', async () => {
		const voice: Voice = { ...request.voice, standIn: { id: 'tone:high' } };
		const { engine, seeds } = engineWith(failure, failure, failure);
		const recording = recordTake(engine, { ...request, voice }, { signal: never });
		await expect(recording).rejects.toThrow(/in 3 attempts/);
		expect(seeds).toHaveLength(3);
	});

	it('learns when a voice begins at once, from the first take refused for it', async () => {
		const cut: SpeechEngine['speak'] = async (asked, signal) => {
			const pcm = await toneEngine().speak(asked, signal);
			return { ...pcm, samples: pcm.samples.subarray(pcm.sampleRate / 10) };
		};
		const { engine } = engineWith(cut, cut, cut);
		const first = await recordTake(engine, request, { signal: never });
		expect(first.attempts.map(({ faults }) => faults?.map(({ kind }) => kind))).toEqual([
			['onset'],
			undefined,
		]);
		expect((await recordTake(engine, request, { signal: never })).attempts).toHaveLength(1);
	});

	it('holds a voice to what it was like before', async () => {
		const { engine } = engineWith();
		for (let n = 0; n < 5; n += 1) await recordTake(engine, request, { signal: never });
		const quiet: SpeechEngine['speak'] = async (asked, signal) => {
			const pcm = await toneEngine().speak(asked, signal);
			return { ...pcm, samples: pcm.samples.map((x) => x / 8) };
		};
		const speak = engine.speak;
		engine.speak = quiet;
		await expect(recordTake(engine, request, { signal: never, attempts: 1 })).rejects.toThrow(
			/it is -18\.1 dB from the level of this voice, more than 10 dB/,
		);
		engine.speak = speak;
	});

	it('leaves the event loop free while it inspects a long take', async () => {
		const long: SpeechEngine['speak'] = async () => speechLike({ seconds: 60 });
		const { engine } = engineWith(long);
		let [worst, last] = [0, performance.now()];
		let inspecting = false;
		const watch = setInterval(() => {
			const now = performance.now();
			if (inspecting) worst = Math.max(worst, now - last);
			last = now;
		}, 1);
		const speak = engine.speak;
		engine.speak = async (asked, signal) => {
			const speech = await speak(asked, signal);
			await sleep(5);
			inspecting = true;
			return speech;
		};
		const error = await recordTake(engine, request, { signal: never, attempts: 1 }).catch((thrown) => thrown);
		clearInterval(watch);
		expect(error).toBeInstanceOf(TakeProblem);
		console.info(`longest stall while a minute was inspected: ${worst.toFixed(0)} ms`);
		expect(worst).toBeLessThan(250);
	});
});
