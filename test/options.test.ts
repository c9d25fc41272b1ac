import { describe, expect, it } from 'vitest';
import { parseOptions } from '../integration/options.ts';
import type { SpeechEngine } from '../integration/speech/speech.ts';
import { testShow } from './helpers/site.ts';
import { toneEngine } from './helpers/tone-engine.ts';

const tone = toneEngine();

/** Options of a show in which Lia has a voice of her own in English. */
function optionsWith(voice: unknown, engine?: unknown): unknown {
	const [author, cohost] = testShow.hosts;
	const hosts = [{ ...author, voice: { en: voice } }, cohost];
	return { show: { ...testShow, hosts }, ...(engine !== undefined && { engine }) };
}

/** The mistakes in a voice, each without the place where the voice is. */
function mistakesIn(voice: unknown, engine?: unknown): string {
	try {
		parseOptions(optionsWith(voice, engine));
	} catch (error) {
		return (error as { hint: string }).hint.replaceAll('show.hosts.0.voice.en', '@');
	}
	throw new Error('Nothing was refused.');
}

describe('a voice in the options', () => {
	it('may be all that a voice is', () => {
		const standIn = { id: 'rui', engine: 'small', rate: 1.1 };
		const voice = {
			id: 'ana',
			engine: 'big',
			mode: 'clone',
			sampling: { temperature: 0.8, topK: 40 },
			reference: { file: 'voices/ana.wav', transcript: 'Hello.' },
			consent: 'cons_1',
			rate: 0.9,
			pitch: 1.1,
			standIn,
		};
		const { show } = parseOptions(optionsWith(voice, { big: tone, small: tone }));
		expect(show.hosts[0].voice.en).toEqual(voice);
	});

	it.each<[unknown, string]>([
		[{}, '- `@.id`: is missing; it must be of type string'],
		[{ id: 'a', mod: 'clone' }, '- `@.mod` is not an option. Did you mean `mode`?'],
		[
			{ id: 'a', mode: 'cloned' },
			'- `@.mode`: Invalid option: expected one of "preset"|"clone"|"fine-tuned"',
		],
		[
			{ id: 'a', sampling: { temprature: 1 } },
			'- `@.sampling.temprature` is not an option. Did you mean `temperature`?',
		],
		[{ id: 'a', reference: {} }, '- `@.reference.file`: is missing; it must be of type string'],
		[
			{ id: 'a', reference: { file: 'a.wav', text: 'x' } },
			'- `@.reference.text` is not an option. Known here: file, transcript.',
		],
		[
			{ id: 'a', standIn: { id: 'b', standIn: { id: 'c' } } },
			'- `@.standIn.standIn` is not an option. ' +
				'Known here: id, engine, rate, pitch, mode, sampling, reference, consent.',
		],
	])('%j has a mistake', (voice, mistake) => {
		expect(mistakesIn(voice)).toBe(mistake);
	});
});

describe('the engine in the options', () => {
	it.each<[string, unknown]>([
		['one', tone],
		['several by name', { neural: tone, 'my-gpu': tone }],
		['none', undefined],
	])('may be %s', (_, engine) => {
		expect(parseOptions(optionsWith({ id: 'a' }, engine)).engine).toEqual(engine);
	});

	it.each<[string, unknown, string]>([
		['a name', 'kokoro', '- `engine`: must be a speech engine, or an object of several by name'],
		['empty', {}, '- `engine`: must be a speech engine, or an object of several by name'],
		['a name in an object', { neural: 'kokoro' }, '- `engine.neural`: must be a speech engine'],
		['a list', [tone], '- `engine.0`: must have a name that begins with a letter'],
	])('is refused when it is %s', (_, engine, mistake) => {
		expect(mistakesIn({ id: 'a' }, engine)).toBe(mistake);
	});

	it('is not asked for its id, which may take reading a model', () => {
		const shy: SpeechEngine = {
			...tone,
			get id(): string {
				throw new Error('asked');
			},
		};
		expect(parseOptions({ show: testShow, engine: shy }).engine).toBe(shy);
	});

	it.each<[string, unknown, string]>([
		[
			'misspelt',
			{ id: 'a', engine: 'nueral' },
			'- `@.engine`: There is no engine `nueral`. Did you mean `neural`?',
		],
		['unknown', { id: 'a', engine: 'x' }, '- `@.engine`: There is no engine `x`. Known here: neural, gpu.'],
		[
			'misspelt for a stand-in',
			{ id: 'a', engine: 'gpu', standIn: { id: 'b', engine: 'neurl' } },
			'- `@.standIn.engine`: There is no engine `neurl`. Did you mean `neural`?',
		],
	])('is told when its name is %s', (_, voice, mistake) => {
		expect(mistakesIn(voice, { neural: tone, gpu: tone })).toBe(mistake);
	});

	it.each([undefined, tone])('has no name when there is only one', (engine) => {
		expect(mistakesIn({ id: 'a', engine: 'neural' }, engine)).toBe(
			'- `@.engine`: There is no engine `neural`: the option `engine` has no names. ' +
				'Give it an object, such as `{ neural: … }`, or leave this out.',
		);
	});
});
