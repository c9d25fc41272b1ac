import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { espeakPhonemes, type Phonemise } from '../../../integration/speech/espeak-phonemes.ts';
import { labelPhonemes } from '../../../integration/speech/onnx/labels.ts';
import { readPhonemes } from '../../../integration/speech/onnx/phonemes.ts';
import { cutIntoPieces } from '../../../integration/speech/pieces.ts';

const kokoro = ' ;:,.!?—…"()“”';
const piper = ' .,;:!?';

describe('pieces', () => {
	const lengths = { least: 12, most: 40 };

	it('are sentences; long ones are cut after clauses, then words', () => {
		const text =
			'This is one sentence. “This is another!” And this one goes on, and on after it, until it can go on no more. ' +
			'Without any mark at all it goes on and on until nobody can stop it any more.';
		expect(cutIntoPieces(text, lengths)).toEqual([
			{ text: 'This is one sentence.', ending: 'sentence' },
			{ text: '“This is another!”', ending: 'sentence' },
			{ text: 'And this one goes on, and on after it,', ending: 'clause' },
			{ text: 'until it can go on no more.', ending: 'sentence' },
			{ text: 'Without any mark at all it goes on and', ending: 'word' },
			{ text: 'on until nobody can stop it any more.', ending: 'sentence' },
		]);
	});

	it('of a few words are joined to a neighbour', () => {
		expect(cutIntoPieces('No. Never. This is the third of them.', lengths)).toEqual([
			{ text: 'No. Never. This is the third of them.', ending: 'sentence' },
		]);
		expect(cutIntoPieces('This is the first of them all. Yes.', lengths)).toHaveLength(1);
	});

	it('lose nothing and are never too long', () => {
		const text = fc.array(
			fc.constantFrom('a', 'bcd', 'é', ' ', ' ', '. ', ', ', ' — ', '!” ', '(', 'x'.repeat(50)),
		);
		fc.assert(
			fc.property(text, (parts) => {
				const whole = parts.join('');
				const pieces = cutIntoPieces(whole, lengths).map((piece) => piece.text);
				expect(pieces.join('').replaceAll(' ', '')).toBe(whole.replaceAll(' ', ''));
				for (const piece of pieces) expect(piece.length).toBeLessThanOrEqual(lengths.most);
			}),
		);
	});

	it('are cut from a text of any length in time', () => {
		for (const text of ['a'.repeat(100_000), ' '.repeat(100_000), '. '.repeat(50_000), '"”'.repeat(50_000)]) {
			const start = performance.now();
			cutIntoPieces(text, { least: 20, most: 300 });
			expect(performance.now() - start).toBeLessThan(2_000);
		}
	});
});

describe('phonemes', () => {
	let phonemise: Phonemise;
	beforeAll(async () => {
		phonemise = await espeakPhonemes();
	});
	const spell = (text: string, voice = 'en-us', marks = kokoro) =>
		readPhonemes(text, voice, marks, phonemise)
			.sounds.map(({ symbol }) => symbol)
			.join('');

	it('keep the punctuation a model knows', () => {
		const text = 'Well — “yes” (no), he said… Really?!';
		expect(spell(text)).toBe('wˈɛl — “jˈɛs” (nˈoʊ), hiː sˈɛd… ɹˈiəli?!');
		expect(spell(text, 'en-us', piper)).toBe('wˈɛl, jˈɛs nˈoʊ, hiː sˈɛd. ɹˈiəli?!');
	});

	it('keep hyphens and apostrophes inside words, and take a lone hyphen for a dash', () => {
		expect(spell('the co-host’s own - yes')).toBe('ðə kˈoʊhˈoʊsts ˈoʊn — jˈɛs');
	});

	it('of Brazilian Portuguese are decomposed', () => {
		const spelled = spell('Um carro não, dois irmãos.', 'pt-br');
		expect(spelled).toBe(spelled.normalize('NFD'));
		expect(spelled).toContain('u\u0303');
		expect(spelled).toContain('x');
	});

	it('belong to the words of the text, also where espeak-ng hears two as one', () => {
		const { sounds, words } = readPhonemes('One of the best of them.', 'en-us', piper, phonemise);
		expect(words).toEqual(['One', 'of', 'the', 'best', 'of', 'them']);
		const heard = words.map((_, index) =>
			sounds
				.filter(({ word }) => word === index)
				.map(({ symbol }) => symbol)
				.join(''),
		);
		expect(heard).toEqual(['wˈʌn', 'ʌv', 'ðə', 'bˈɛst', 'ʌv', 'ðˌɛm']);
	});

	it('leave out other scripts and pictures, and count them', () => {
		const { unread, words } = readPhonemes('Ótimo 日本 ok 🎉!', 'pt-br', piper, phonemise);
		expect(unread).toEqual(['日', '本', '🎉']);
		expect(words).toEqual(['Ótimo', 'ok']);
	});

	it('are those of the whole of a very long word', () => {
		expect(spell('bla'.repeat(100)).replaceAll(/[^b]/g, '')).toHaveLength(100);
	});

	it('are not markup', () => {
		expect(spell('say [[h@l]] <b>now</b>', 'en-us', piper)).not.toMatch(/[[\]<>@]/);
	});

	it('need a language espeak-ng has', () => {
		expect(() => phonemise('hello', 'tlh-mars')).toThrow('espeak-ng has no language “tlh-mars”');
		expect(phonemise('hello', 'en-gb').length).toBe(1);
	});
});

describe('labels', () => {
	it('follow the words, whatever ran together or apart', () => {
		const heard = [['a', 'b', 'c'], ['d'], ['e', 'f']];
		expect(labelPhonemes(heard, 3, () => [])).toEqual([[0, 0, 0], [1], [2, 2]]);
		expect(
			labelPhonemes(heard, 2, () => [
				[['ˈa', 'b']],
				[
					['c', 'd'],
					['e', 'x'],
				],
			]),
		).toEqual([[0, 0, 1], [1], [1, 1]]);
	});

	it('never fall', () => {
		const sounds = fc.array(fc.constantFrom('a', 'b', 'c'), { minLength: 1, maxLength: 6 });
		fc.assert(
			fc.property(
				fc.array(sounds, { minLength: 1, maxLength: 6 }),
				fc.array(sounds, { maxLength: 6 }),
				(heard, alone) => {
					const labels = labelPhonemes(heard, -1, () => alone.map((word) => [word])).flat();
					expect(labels).toHaveLength(heard.flat().length);
					expect(labels).toEqual(labels.toSorted((a, b) => a - b));
				},
			),
		);
	});
});
