import { describe, expect, test } from 'vitest';
import { languages, moods } from '../../integration/newsletter/newsletter.ts';
import { moodSlotNames, slotNames } from '../../integration/script/slots.ts';
import { authorCard, marvinCard } from './stage.ts';

const cards = { author: authorCard, marvin: marvinCard };
const banks = Object.entries(cards).flatMap(([name, { phrases }]) =>
	languages.map((language) => [name, language, phrases[language]] as const),
);

/** Marvin's own. */
const fillers =
	/bom\.\.\.|olha\.\.\.|pois é|quer dizer|ou melhor|well\.\.\.|look\.\.\.|\bright[.,]|i mean|or rather/gi;
const hedges =
	/talvez|acho|parece|quem sabe|de certa forma|meio que|digamos|por outro lado|quase|maybe|perhaps|i think|i guess|seems?\b|kind of|sort of|arguably|to be fair|probably|provavelmente|might\b/i;

describe.each(banks)('the phrases of %s in %s', (name, _language, bank) => {
	const phrases = Object.values(bank).flat();
	const { disclosure: disclosures = [] } = bank;

	test('come in variants: those that are heard often in many', () => {
		for (const slot of [...slotNames, ...moodSlotNames.filter((each) => bank[each])]) {
			const least = slot === 'reaction' || slot === 'nudge' ? 8 : 3;
			expect(bank[slot]?.length, slot).toBeGreaterThanOrEqual(least);
			expect(new Set(bank[slot]).size, slot).toBe(bank[slot]?.length);
		}
	});

	test('have no digit, and end in punctuation', () => {
		for (const phrase of phrases) expect(phrase).toMatch(/^\D+[.:?]$/);
	});

	test('hedge nothing', () => {
		for (const phrase of phrases) expect(phrase).not.toMatch(hedges);
	});

	test('have Marvin’s fillers in his card alone, one at most', () => {
		const counts = phrases.map((phrase) => phrase.match(fillers)?.length ?? 0);
		expect(Math.max(...counts)).toBe(name === 'marvin' ? 1 : 0);
	});

	test('put no article or agreement on names and titles', () => {
		for (const phrase of phrases) {
			expect(phrase).not.toMatch(/(?<!\p{L})(?:o|a|os|as|do|da|no|na|ao|à|pelo|pela|the|um|uma)\s\{/iu);
			expect(phrase).not.toMatch(/(?<!\p{L})(?:obrigad|bem-vind|pront|cansad[ao] \{)/iu);
		}
	});

	test('say in full that the voices are synthetic', () => {
		expect(disclosures).not.toEqual([]);
		for (const phrase of disclosures) {
			expect(phrase).toMatch(
				/vozes.*sintéticas.*inteligência artificial|voices.*synthetic.*artificial intelligence/i,
			);
			expect(phrase).toMatch(/newsletter/);
		}
	});
});

describe('the cards', () => {
	test('Marvin alone has fillers, and reactions for every mood', () => {
		for (const language of languages) {
			expect(marvinCard.fillers.words[language].length).toBeGreaterThanOrEqual(5);
			expect(authorCard.fillers.words[language]).toEqual([]);
			expect(Object.keys(marvinCard.phrases[language])).toEqual(expect.arrayContaining(moodSlotNames));
		}
	});

	test.each(Object.entries(cards))('%s plays every mood and has words of doubt to avoid', (_, card) => {
		expect(Object.keys(card.moods).sort()).toEqual([...moods].sort());
		for (const language of languages) expect(card.hedges[language].length).toBeGreaterThan(8);
	});

	test('no phrase has what its own card rules out', () => {
		for (const { phrases, never, hedges } of Object.values(cards)) {
			for (const language of languages) {
				const text = Object.values(phrases[language]).flat().join('\n').toLowerCase();
				for (const word of [...never[language], ...hedges[language]]) {
					expect(text).not.toMatch(new RegExp(`(?<!\\p{L})${word.toLowerCase()}(?!\\p{L})`, 'u'));
				}
			}
		}
	});
});

test('the personas are of use to somebody who writes lines', () => {
	for (const { persona } of Object.values(cards)) {
		expect(persona).toMatch(/## Lines that are right[\s\S]+## Lines that are wrong/);
	}
});
