import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Language } from '../../integration/newsletter/newsletter.ts';
import { inspectTake } from '../../integration/speech/gate.ts';
import type { SpeechEngine, SpeechRequest } from '../../integration/speech/speech.ts';
import { medianPitch } from '../helpers/pitch.ts';

const never = new AbortController().signal;

/**
 * What every speech engine must do, whatever is behind it.
 * @param samples Texts of a sentence or two.
 * @param rates Whether its voices can speak faster and slower; those that cannot must say so.
 */
export function describeEngine(
	name: string,
	make: () => SpeechEngine,
	samples: Readonly<{ en: string; 'pt-BR'?: string }>,
	{ rates = true }: { rates?: boolean } = {},
): void {
	describe(`${name} as a speech engine`, () => {
		let engine: SpeechEngine;
		beforeAll(() => {
			engine = make();
		});
		afterAll(() => engine[Symbol.asyncDispose]());

		const requestFor = (language: Language, position = 0): SpeechRequest => ({
			text: samples[language] ?? samples.en,
			language,
			voice: engine.defaultVoice(position, language),
			seed: 1,
		});

		it.each(Object.keys(samples) as Language[])(
			'speaks %s in two clearly different voices',
			async (language) => {
				expect(engine.limits.languages).toContain(language);
				const pitches: number[] = [];
				for (const position of [0, 1]) {
					const request = requestFor(language, position);
					const pcm = await engine.speak(request, never);
					expect(Number.isInteger(pcm.sampleRate) && pcm.sampleRate >= 8_000).toBe(true);
					expect(inspectTake(pcm, request).reasons).toEqual([]);
					pitches.push(medianPitch(pcm));
				}
				const [low, high] = pitches.toSorted((a, b) => a - b) as [number, number];
				expect(high / low).toBeGreaterThan(1.2);
			},
		);

		it('takes as long for the same request again', async () => {
			const [first, second] = [
				await engine.speak(requestFor('en'), never),
				await engine.speak(requestFor('en'), never),
			];
			expect(second.samples.length).toBe(first.samples.length);
			if (engine.limits.deterministic) expect(second.samples).toEqual(first.samples);
		});

		it.runIf(rates).each(Object.keys(samples) as Language[])(
			'speaks %s at the rate it is told',
			async (language) => {
				const request = requestFor(language);
				const lengthAt = async (rate: number) => {
					const pcm = await engine.speak({ ...request, voice: { ...request.voice, rate } }, never);
					return pcm.samples.length / pcm.sampleRate;
				};
				expect((await lengthAt(0.8)) / (await lengthAt(1.6))).toBeGreaterThan(1.5);
			},
		);

		it.skipIf(rates)('has a problem with another rate than its own', async () => {
			const { voice, ...request } = requestFor('en');
			await expect(engine.speak({ ...request, voice: { ...voice, rate: 1.6 } }, never)).rejects.toMatchObject(
				{
					name: 'Newscast',
					message: expect.stringContaining('rate'),
				},
			);
		});

		it('answers several requests at once, each with its own text', async () => {
			const request = requestFor('en');
			const texts = [samples.en, `${samples.en} ${samples.en}`];
			const alone: number[] = [];
			for (const text of texts) alone.push((await engine.speak({ ...request, text }, never)).samples.length);
			const together = await Promise.all(texts.map((text) => engine.speak({ ...request, text }, never)));
			expect(together.map((pcm) => pcm.samples.length)).toEqual(alone);
		});

		it('speaks a text at the limit whole', async () => {
			const words = Math.floor(engine.limits.characters / (samples.en.length + 1));
			const request = { ...requestFor('en'), text: `${samples.en} `.repeat(words).trim() };
			expect(inspectTake(await engine.speak(request, never), request).reasons).toEqual([]);
		});

		it('leaves the event loop free', async () => {
			let ticks = 0;
			const ticking = setInterval(() => {
				ticks += 1;
			}, 1);
			await engine.speak(requestFor('en'), never);
			clearInterval(ticking);
			expect(ticks).toBeGreaterThan(0);
		});

		it('stops when it is aborted, with the reason, and goes on with other work', async () => {
			const controller = new AbortController();
			const endless = { ...requestFor('en'), text: `${samples.en} `.repeat(40) };
			const speaking = engine.speak(endless, controller.signal);
			const aborted = expect(speaking).rejects.toThrow('enough');
			setTimeout(() => controller.abort(new Error('enough')), 2);
			await aborted;
			await expect(engine.speak(requestFor('en'), never)).resolves.toBeDefined();
			await expect(engine.speak(requestFor('en'), AbortSignal.abort(new Error('before')))).rejects.toThrow(
				'before',
			);
		});

		it.each(['', ' ', '…', '— !'])('has a problem with nothing to say: “%s”', async (text) => {
			await expect(engine.speak({ ...requestFor('pt-BR'), text }, never)).rejects.toMatchObject({
				name: 'Newscast',
				hint: expect.stringMatching(/./),
			});
		});

		it('has a problem with a voice it does not know', async () => {
			const request = { ...requestFor('en'), voice: { id: 'no-such-voice' } };
			await expect(engine.speak(request, never)).rejects.toMatchObject({
				name: 'Newscast',
				message: expect.stringContaining('no-such-voice'),
			});
		});

		it('can be disposed twice', async () => {
			const other = make();
			await other.speak(requestFor('en'), never);
			await other[Symbol.asyncDispose]();
			await other[Symbol.asyncDispose]();
		});
	});
}
