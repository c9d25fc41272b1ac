import { describe, expect, it } from 'vitest';
import { checkFit, checkLanguage, checkVoice } from '../../integration/speech/check-voice.ts';
import type { Voice } from '../../integration/speech/speech.ts';
import { calmer, samplingOf, usualSampling } from '../../integration/speech/voices.ts';
import { toneEngine } from '../helpers/tone-engine.ts';

const clone: Voice = {
	id: 'ana',
	mode: 'clone',
	reference: { file: 'ana.wav', transcript: 'Hello.' },
	consent: 'cons_1',
};

describe('sampling', () => {
	it('is usual for the mode, and can be overridden', () => {
		expect(samplingOf({ id: 'x' })).toBeUndefined();
		expect(samplingOf(clone)).toEqual({ temperature: 0.9, topP: 0.95, repetitionPenalty: 1.05, topK: 50 });
		expect(samplingOf({ id: 'x', mode: 'fine-tuned', sampling: { temperature: 0.6 } })).toEqual({
			temperature: 0.6,
			topP: 0.8,
			repetitionPenalty: 1.1,
			topK: 50,
		});
		expect(samplingOf({ id: 'x', sampling: { topK: 20 } })).toEqual({ ...usualSampling.preset, topK: 20 });
	});

	it('gets calmer, but neither cold nor warmer than it was', () => {
		expect(calmer(usualSampling.clone)).toMatchObject({ temperature: 0.75, topP: 0.9 });
		expect(calmer(usualSampling['fine-tuned'])).toMatchObject({ temperature: 0.35, topP: 0.8 });
		expect(calmer({ ...usualSampling.clone, temperature: 0.4 }).temperature).toBe(0.3);
		expect(calmer({ ...usualSampling.clone, temperature: 0.2 }).temperature).toBe(0.2);
	});
});

describe('the check of a voice', () => {
	it('has nothing to say about good ones', () => {
		const good: Voice[] = [
			{ id: 'flite:slt', rate: 1.1 },
			clone,
			{ ...clone, consent: 'synthetic', standIn: { id: 'rui' }, sampling: { temperature: 0.85 } },
			{ ...clone, standIn: { id: 'ana', engine: 'other' } },
			{ id: 'tuned', mode: 'fine-tuned', sampling: { temperature: 0.55, topP: 0.85 } },
			{ id: 'x', mode: 'preset', sampling: usualSampling.preset },
		];
		for (const voice of good) expect(checkVoice(voice)).toEqual([]);
	});

	it.each<[Voice, RegExp]>([
		[{ ...clone, reference: undefined }, /“ana” is a clone, and has no recording/],
		[{ ...clone, consent: undefined }, /“ana” is a clone, and nothing says that its owner agreed/],
		[{ ...clone, consent: '' }, /nothing says that its owner agreed/],
		[{ ...clone, standIn: { id: 'ana' } }, /own stand-in/],
		[{ id: 'x', sampling: { temperature: -1 } }, /temperature -1 is not from 0 to 2/],
		[{ id: 'x', sampling: { topP: 0, topK: 1.5 } }, /topP 0 .*, topK 1\.5/],
		[{ id: 'x', sampling: { repetitionPenalty: Number.NaN } }, /repetitionPenalty NaN/],
	])('refuses %j', (voice, message) => {
		expect(() => checkVoice(voice)).toThrow(message);
	});

	it.each<[Voice, RegExp]>([
		[{ ...clone, sampling: usualSampling['fine-tuned'] }, /mode `clone` and the sampling of `fine-tuned`/],
		[{ ...clone, sampling: { temperature: 0.55, topP: 0.8 } }, /sampling of `fine-tuned`/],
		[
			{ id: 'x', mode: 'fine-tuned', sampling: usualSampling.clone },
			/mode `fine-tuned` and the sampling of .* usual is 0\.5\/0\.8\/1\.1/,
		],
		[{ id: 'x', sampling: { temperature: 0.1 } }, /temperature of 0\.1: under 0\.3/],
		[{ id: 'x', sampling: { repetitionPenalty: 1.5 } }, /penalty of 1\.5: over 1\.1/],
		[{ id: 'x', mode: 'preset', reference: { file: 'ana.wav' } }, /which only the mode `clone` uses/],
	])('warns of %j', (voice, warning) => {
		expect(checkVoice(voice).join('\n')).toMatch(warning);
	});
});

describe('the fit of a voice and an engine', () => {
	const tone = toneEngine();
	const cloning = (samples: boolean) => {
		return { ...tone, limits: { ...tone.limits, modes: ['clone', 'fine-tuned'] as const, samples } };
	};

	it('has nothing to say where all is well', () => {
		expect(checkFit({ id: 'x' }, tone)).toEqual([]);
		expect(checkFit({ id: 'x', mode: 'preset' }, tone)).toEqual([]);
		expect(checkFit({ ...clone, sampling: { topK: 20 } }, cloning(true))).toEqual([]);
	});

	it('is refused when the engine has no such voices', () => {
		expect(() => checkFit(clone, tone)).toThrow(
			'The voice “ana” has the mode `clone`, which the speech engine “tone-1” does not have.',
		);
		expect(() => checkFit({ id: 'x' }, cloning(false))).toThrow(/mode `preset`/);
	});

	it('comes with a warning when a sampling has no effect', () => {
		expect(checkFit({ ...clone, sampling: { topK: 20 } }, cloning(false))).toEqual([
			'The voice “ana” has a sampling, and the speech engine “tone-1” does not sample.',
		]);
	});

	it('is refused for languages the engine does not speak', () => {
		const english = { ...tone, limits: { ...tone.limits, languages: ['en'] as const } };
		checkLanguage('en', english);
		expect(() => checkLanguage('pt-BR', english)).toThrow(/“tone-1” does not speak “pt-BR”/);
	});
});
