import { describe, expect, it } from 'vitest';
import { speak, spokenText } from '../../../integration/script/spoken/spoken.ts';
import { english as en } from '../../../integration/script/spoken/terms.en.ts';
import { portuguese } from '../../../integration/script/spoken/terms.pt-br.ts';
import { golden as english } from './golden.en.ts';
import { golden as brazilian } from './golden.pt-br.ts';

const terms = { en, 'pt-BR': portuguese };

describe.each([
	['pt-BR', brazilian],
	['en', english],
] as const)('%s', (language, golden) => {
	describe.each(Object.entries(golden))('%s', (_, rows) => {
		it.each(rows)('%j', (written, spoken) => {
			expect(spokenText(written, language)).toBe(spoken);
		});
	});
});

describe('speak', () => {
	it('keeps the written form of what it replaced', () => {
		const text = 'Olá 🎉, **R$ 5** por 2 GPUs';
		const { replacements } = speak(text, 'pt-BR');
		expect(replacements.map(({ found, spoken, kind }) => [found, spoken, kind])).toEqual([
			['R$ 5', 'cinco reais', 'money'],
			['2', 'duas', 'cardinal'],
			['GPUs', 'gê pê us', 'term'],
		]);
		for (const { start, end, found } of replacements) expect(text.slice(start, end)).toBe(found);
	});

	it.each([
		['os XPTOs e a XPTO', ['XPTO']],
		['XR-7, XR7 e XR 7', ['XR']],
		['eXPTO e PyXPTO', ['eXPTO', 'PyXPTO']],
		['dois PyXPTOs', ['PyXPTO']],
		// One letter has one name, and points ask for spelling: neither is a guess.
		['A100, M4, S3, 3D, x86 e J. K. R.', []],
		['PostgreSQL, ChatGPT, vLLM e OpenSSL', []],
		['NÃO É ASSIM', []],
		['século XXI, XPTO@example.com, https://XPTO.com', []],
	])('lists what it had to guess in %j', (text, unresolved) => {
		expect(speak(text, 'pt-BR').unresolved).toEqual(unresolved);
	});

	it('lists each acronym it had to spell for want of an entry', () => {
		expect(speak('XPTO, XPTOs e a API da NASA custam US$ 5', 'pt-BR').unresolved).toEqual(['XPTO']);
		expect(speak('NEVER ask XPTO for $5', 'en').unresolved).toEqual(['XPTO']);
	});
});

it.each(['pt-BR', 'en'] as const)(
	'every built-in term of %s is said without residue, alone and in a sentence',
	(language) => {
		for (const term of Object.keys(language === 'en' ? terms.en : terms['pt-BR'])) {
			const spoken = spokenText(`x ${term} y`, language);
			expect(spoken, term).toMatch(/^x [\p{L} .,:'-]+ y$/u);
			expect(spokenText(spoken, language), term).toBe(spoken);
			expect(spokenText(term, language), term).not.toBe('');
		}
	},
);
