import { execFile } from 'node:child_process';
import { mkdtemp, rmdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { builtin } from '../../integration/speech/builtin.ts';
import { inspectTake } from '../../integration/speech/gate.ts';
import type { SpeechRequest } from '../../integration/speech/speech.ts';
import { medianPitch } from '../helpers/pitch.ts';
import { toneEngine } from '../helpers/tone-engine.ts';
import { describeEngine } from './engine-contract.ts';
import { energyInWords, expectWordsOf } from './word-times.ts';

const samples = {
	en: 'The model got cheaper, the bills got larger, and nobody could explain why.',
	'pt-BR': 'O modelo ficou mais barato, as contas cresceram, e ninguém soube explicar por quê.',
};

describeEngine('builtin', () => builtin({ threads: 2 }), samples);
describeEngine('tone', () => toneEngine(), samples);

describe('the built-in voices', () => {
	const engine = builtin({ threads: 2 });
	afterAll(() => engine[Symbol.asyncDispose]());
	const never = new AbortController().signal;
	const english: SpeechRequest = { text: samples.en, language: 'en', voice: { id: 'flite:slt' }, seed: 1 };
	const portuguese: SpeechRequest = {
		text: samples['pt-BR'],
		language: 'pt-BR',
		voice: { id: 'espeak:pt-br+m6' },
		seed: 1,
	};

	it.each(['flite:slt', 'flite:rms', 'flite:awb', 'flite:kal16', 'espeak:en-us+f2', 'espeak:en-us+m6'])(
		'include %s',
		async (id) => {
			const request = { ...english, voice: { id } };
			expect(inspectTake(await engine.speak(request, never), request).reasons).toEqual([]);
		},
	);

	it.each([english, portuguese])('change their pitch: $voice.id', async (request) => {
		const higher = { ...request, voice: { ...request.voice, pitch: 1.3 } };
		const ratio =
			medianPitch(await engine.speak(higher, never)) / medianPitch(await engine.speak(request, never));
		expect(ratio).toBeCloseTo(1.3, 1);
	});

	it.each([
		['flite:rms', { pitch: 1.2 }, /only one pitch/],
		['espeak:en-us+m6', { rate: 0.5 }, /cannot do rate 0\.5/],
		['espeak:en-us+m6', { pitch: 2 }, /cannot do pitch 2/],
		['espeak:en-us+Annie', {}, /no built-in voice/],
		['espeak:pt-br+m6', {}, /no built-in voice .* for the language “en”/],
	])('say what %s cannot do: %j', async (id, settings, message) => {
		await expect(engine.speak({ ...english, voice: { id, ...settings } }, never)).rejects.toThrow(message);
	});

	it('take any punctuation for what it is', async () => {
		const plain = await engine.speak({ ...english, text: 'So, hello there, you' }, never);
		for (const text of ['— “hello” there', '-voice hello there', '(‘hello’ there)', 'hello[[x]] there…']) {
			const pcm = await engine.speak({ ...english, text }, never);
			expect(pcm.samples.length / plain.samples.length).toBeGreaterThan(0.5);
		}
	});

	it('do not read brackets as phonemes', async () => {
		const inBrackets = await engine.speak({ ...portuguese, text: 'diga [[ola]] agora' }, never);
		const without = await engine.speak({ ...portuguese, text: 'diga   ola   agora' }, never);
		expect(inBrackets.samples).toEqual(without.samples);
	});

	it('read accented names in English, and say so when letters are not Latin', async () => {
		const accented = await engine.speak({ ...english, text: 'José met Łukasz in Málaga.' }, never);
		const plain = await engine.speak({ ...english, text: 'Jose met Lukasz in Malaga.' }, never);
		expect(accented.samples).toEqual(plain.samples);
		await expect(engine.speak({ ...english, text: 'They said 日本.' }, never)).rejects.toThrow('“日本”');
	});

	it('speak a text beyond the limit whole', async () => {
		const text = `${samples['pt-BR']} `.repeat(30);
		expect(text.length).toBeGreaterThan(engine.limits.characters);
		const request = { ...portuguese, text };
		expect(inspectTake(await engine.speak(request, never), request).reasons).toEqual([]);
	});

	it.each([english, portuguese])('know when each word is heard: $voice.id', async (request) => {
		const take = await engine.speak(request, never);
		expectWordsOf(request.text, take);
		expect(energyInWords(take)).toBeGreaterThan(0.97);
	});

	it('know it in a text that is spoken in pieces, too', async () => {
		const text = `${samples.en} `.repeat(30);
		const take = await engine.speak({ ...english, text }, never);
		expectWordsOf(text, take);
		expect(energyInWords(take)).toBeGreaterThan(0.97);
	});

	it('leave nothing behind', async () => {
		const temporary = await mkdtemp(path.join(tmpdir(), 'newscast-test-'));
		vi.stubEnv('TMPDIR', temporary);
		const controller = new AbortController();
		const long = { ...english, text: `${samples.en} `.repeat(20) };
		const speaking = expect(engine.speak(long, controller.signal)).rejects.toThrow('stopped');
		setTimeout(() => controller.abort(new Error('stopped')), 100);
		await speaking;
		await engine.speak(english, never);
		vi.unstubAllEnvs();
		// Fails if it is not empty.
		await rmdir(temporary);
	});

	it('are silent on the console and let the process end', async () => {
		const builtinUrl = new URL('../../integration/speech/builtin.ts', import.meta.url).href;
		const script = `import { builtin } from ${JSON.stringify(builtinUrl)};
			const engine = builtin({ threads: 1 });
			const signal = new AbortController().signal;
			const [en, pt] = ${JSON.stringify([english, portuguese])};
			for (const request of [en, pt]) console.log((await engine.speak(request, signal)).sampleRate);`;
		const { NODE_OPTIONS: _, ...env } = process.env;
		const { stdout, stderr } = await promisify(execFile)(
			process.execPath,
			['--input-type=module', '--eval', script],
			{ timeout: 60_000, env },
		);
		expect({ stdout, stderr }).toEqual({ stdout: '16000\n22050\n', stderr: '' });
	});
});
