import { describe, expect, it } from 'vitest';
import { ladderFor } from '../../integration/speech/ladder.ts';
import type { SpeechRequest, Voice } from '../../integration/speech/speech.ts';
import { splitInTwo } from '../../integration/speech/split.ts';

const text = 'The model got cheaper. Nobody could explain why, least of all the model.';

function ladder(voice: Voice, said = text) {
	const request: SpeechRequest = { text: said, language: 'en', voice, seed: 41 };
	return ladderFor(request);
}

const clone: Voice = {
	id: 'ana',
	mode: 'clone',
	reference: { file: 'ana.wav', transcript: 'Hello.' },
	consent: 'cons_1',
	standIn: { id: 'rui' },
};

describe('the ladder', () => {
	it('goes through all a clone can do', () => {
		const rungs = ladder(clone);
		expect(rungs.map(({ how }) => how)).toEqual([
			'as configured',
			'with another seed and calmer sampling',
			'in two parts',
			'by the sound of the reference alone',
		]);
		const voices = rungs.map(({ request }): Voice => request.voice);
		expect(voices[0]).toBe(clone);
		expect(voices[1]?.sampling).toEqual({ temperature: 0.75, topP: 0.9, repetitionPenalty: 1.05, topK: 50 });
		expect(voices[3]).toEqual({ ...voices[1], reference: { file: 'ana.wav' } });
	});

	it('leaves out what the voice and the text do not allow', () => {
		expect(ladder({ id: 'plain' }, 'Right.').map(({ how }) => how)).toEqual([
			'as configured',
			'once more, with another seed',
		]);
		const { reference: _, ...bare } = clone;
		expect(ladder({ ...bare, reference: { file: 'ana.wav' } }, 'Right.')).toHaveLength(2);
		expect(ladder({ id: 'plain' }, 'Right.')[1]?.request.voice).toEqual({ id: 'plain' });
	});

	it('splits into texts that are the text again', () => {
		const rung = ladder(clone)[2];
		expect([rung?.request.text, rung?.rest?.request.text].join(' ')).toBe(text);
		expect(rung?.rest?.after).toBe('sentence');
	});

	it('gives every attempt a seed of its own, the same for the same take', () => {
		const seeds = (of: ReturnType<typeof ladder>) =>
			of.flatMap(({ request, rest }) => [request.seed, ...(rest ? [rest.request.seed] : [])]);
		const own = seeds(ladder(clone));
		expect(own[0]).toBe(41);
		expect(new Set(own).size).toBe(5);
		expect(own.every((seed) => Number.isInteger(seed) && seed >= 0 && seed < 2 ** 32)).toBe(true);
		expect(seeds(ladder(clone))).toEqual(own);
		const other = ladderFor({ text, language: 'en', voice: clone, seed: 42 });
		expect(seeds(other).some((seed) => own.includes(seed))).toBe(false);
	});
});

describe('a text in two', () => {
	it.each([
		[text, 'The model got cheaper.', 'sentence'],
		['Everyone is here, the vendor said, and nobody left', 'Everyone is here,', 'clause'],
		['“Who pays for this?” Nobody, as it turned out.', '“Who pays for this?”', 'sentence'],
		['Não sabemos — e isso é o pior — quem paga a conta.', 'Não sabemos — e isso é o pior —', 'clause'],
	])('“%s” is cut after “%s”', (whole, first, ending) => {
		const cut = splitInTwo(whole);
		expect(cut?.ending).toBe(ending);
		expect(cut?.halves[0]).toBe(first);
		expect(cut?.halves.join(' ')).toBe(whole);
	});

	it.each([
		'Right.',
		'No, no.',
		'A long sentence that has neither clause nor any other place to breathe',
		'',
	])('“%s” stays whole', (whole) => {
		expect(splitInTwo(whole)).toBeUndefined();
	});
});
