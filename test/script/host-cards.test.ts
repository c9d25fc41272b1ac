import { describe, expect, test } from 'vitest';
import { languages } from '../../integration/newsletter/newsletter.ts';
import { slotNames } from '../../integration/script/slots.ts';
import { authorCard, marvinCard } from './stage.ts';

const cards = { author: authorCard, marvin: marvinCard };
const banks = Object.entries(cards).flatMap(([name, { phrases }]) =>
	languages.map((language) => [name, language, phrases[language]] as const),
);

/** Marvin's own ways to begin. */
const fillers = /bom\.\.\.|olha\.\.\.|pois é|well\.\.\.|look\.\.\.|\bright[.,]/i;
const hedges =
	/talvez|acho|parece|quem sabe|de certa forma|meio que|digamos|por outro lado|quase|maybe|perhaps|i think|i guess|seems?\b|kind of|sort of|arguably|to be fair|probably|provavelmente|might\b/i;

describe.each(banks)('the phrases of %s in %s', (name, _language, bank) => {
	const phrases = Object.values(bank).flat();
	const { disclosure: disclosures = [] } = bank;

	test('come in three to six variants a slot', () => {
		for (const slot of slotNames) {
			expect(bank[slot]?.length, slot).toBeGreaterThanOrEqual(3);
			expect(bank[slot]?.length, slot).toBeLessThanOrEqual(6);
			expect(new Set(bank[slot]).size, slot).toBe(bank[slot]?.length);
		}
	});

	test('have no digit, and end in punctuation', () => {
		for (const phrase of phrases) expect(phrase).toMatch(/^\D+[.:]$/);
	});

	test('hedge nothing', () => {
		for (const phrase of phrases) expect(phrase).not.toMatch(hedges);
	});

	test('have Marvin’s fillers in his card alone, and only where a turn begins', () => {
		const filled = slotNames.filter((slot) => bank[slot]?.some((phrase) => fillers.test(phrase)));
		expect(filled).toEqual(name === 'marvin' ? ['welcome', 'greeting', 'topic', 'farewell'] : []);
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

test('the personas are of use to somebody who writes lines', () => {
	for (const { persona } of Object.values(cards)) {
		expect(persona).toMatch(/## Lines that are right[\s\S]+## Lines that are wrong/);
	}
});
