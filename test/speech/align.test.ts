import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { alignWords } from '../../integration/speech/align/align.ts';
import { builtin } from '../../integration/speech/builtin.ts';
import { onnx } from '../../integration/speech/onnx/onnx.ts';
import type { SpeechEngine } from '../../integration/speech/speech.ts';
import { joined, silence } from '../helpers/signals.ts';
import { weights } from './onnx/weights.ts';
import { energyInWords, expectWordsOf, longestPause, quantile, startErrors } from './word-times.ts';

const english =
	'I have been thinking about this for a while. A company in Lisbon trained a small model on its own support ' +
	'tickets, twelve thousand of them, and it now answers half of the questions before anybody has had a coffee.';
const portuguese =
	'O relatório, que saiu na terça-feira à noite, diz que o orçamento cresceu; ninguém soube explicar por quê. ' +
	'Eu não me espantei: a conta da nuvem só cresce, e quem assina nunca é quem liga a máquina.';
const never = new AbortController().signal;

describe('words that are found by another voice', () => {
	const engine = builtin({ threads: 1 });
	afterAll(() => engine[Symbol.asyncDispose]());
	const speak = (id: string, text: string, language: 'en' | 'pt-BR', rate = 1) =>
		engine.speak({ text, language, voice: { id, rate }, seed: 1 }, never);

	it.each([
		['flite:slt', english, 'en', 30],
		['flite:rms', english, 'en', 30],
		['espeak:pt-br+f2', portuguese, 'pt-BR', 30],
	] as const)('are those that %s knows itself', async (id, text, language, median) => {
		const take = await speak(id, text, language);
		const words = (await alignWords(take, text, language)) ?? [];
		expectWordsOf(text, { ...take, words });
		expect(energyInWords({ ...take, words })).toBeGreaterThan(0.95);
		const errors = startErrors(words, take.words);
		expect(quantile(errors, 0.5)).toBeLessThan(median);
		expect(quantile(errors, 0.9)).toBeLessThan(150);
	});

	it('do not reach into a pause that the other voice does not make', async () => {
		const text = 'Nobody could explain why the bills got larger and the model got cheaper.';
		const { samples, sampleRate, words = [] } = await speak('flite:slt', text, 'en');
		const [before, pause] = [0.8, 1.2];
		for (const split of [2, 5, 8]) {
			const time = words[split]?.start ?? 0;
			const cut = Math.round(time * sampleRate);
			const parts = [
				silence(before, sampleRate),
				samples.subarray(0, cut),
				silence(pause, sampleRate),
				samples.subarray(cut),
			];
			const found = (await alignWords({ samples: joined(...parts), sampleRate }, text, 'en')) ?? [];
			expect(Math.abs((found[split]?.start ?? 0) - (before + time + pause))).toBeLessThan(0.1);
			expect(found[split - 1]?.end).toBeLessThan(before + time + 0.1);
			expect(longestPause(found)).toBeGreaterThan(pause - 0.15);
		}
	});

	it('are the same each time', async () => {
		const take = await speak('flite:slt', english, 'en');
		const first = await alignWords(take, english, 'en');
		await alignWords(take, 'Something else was said before.', 'en');
		await alignWords(take, portuguese, 'pt-BR');
		expect(await alignWords(take, english, 'en')).toEqual(first);
		// Longer than what an instance of espeak-ng is used again after.
		await alignWords(take, 'And so on.'.padEnd(10_000), 'en');
		expect(await alignWords(take, english, 'en')).toEqual(first);
	});

	it.each([
		['one word', 'Yes.'],
		[
			'a text that is not what is heard',
			'These are other words, and many more of them than there is time for.',
		],
	])('are in order and within the sound: %s', async (_name, text) => {
		const take = await speak('flite:slt', 'Yes.', 'en');
		expectWordsOf(text, { ...take, words: (await alignWords(take, text, 'en')) ?? [] });
	});

	it('are in order where nothing is heard', async () => {
		const take = { samples: silence(0.5, 16_000), sampleRate: 16_000 };
		expectWordsOf(english, { ...take, words: (await alignWords(take, english, 'en')) ?? [] });
	});
});

const amy = weights('piper/en_US-amy.onnx');

describe.skipIf(amy.missing)('words of a neural voice', () => {
	let engine: SpeechEngine;
	beforeAll(() => {
		engine = onnx({ model: amy.file, device: 'cpu' });
	});
	afterAll(() => engine[Symbol.asyncDispose]());

	it('are those that the model knows itself', async () => {
		const take = await engine.speak(
			{ text: english, language: 'en', voice: { id: 'en_US-amy' }, seed: 1 },
			never,
		);
		const errors = startErrors(await alignWords(take, english, 'en'), take.words);
		expect(quantile(errors, 0.5)).toBeLessThan(35);
		expect(quantile(errors, 0.9)).toBeLessThan(130);
	});
});
