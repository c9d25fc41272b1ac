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

	it('lists each acronym it had to spell for want of an entry', () => {
		expect(speak('XPTO, XPTOs e a API da NASA custam US$ 5', 'pt-BR').unresolved).toEqual(['XPTO']);
		expect(speak('NEVER ask XPTO for $5', 'en').unresolved).toEqual(['XPTO']);
	});
});

describe('a lexicon', () => {
	const lexicon = {
		en: {
			XPTO: { mode: 'expand', say: 'crosspoint' },
			API: { mode: 'word', say: 'appy' },
			Qwen: { mode: 'word', say: 'chwen' },
			ACME: { mode: 'keep' },
			GNU: { mode: 'word' },
			nope: { mode: 'spell' },
			'say 9': { mode: 'expand', say: 'nine & done 9' },
		},
	} as const;

	it.each([
		['XPTO', 'crosspoint'],
		['two XPTOs', 'two crosspoints'],
		['an API', 'an appy'],
		['Qwen3', 'chwen three'],
		['ACME', 'ACME'],
		['GNU', 'Gnu'],
		['nope', 'en oh pee ee'],
		['nopes', 'nopes'],
		['the EU', 'the ee you'],
		['say 9', 'nine and done nine'],
	])('wins over the built-in terms: %j', (written, spoken) => {
		expect(spokenText(written, 'en', lexicon)).toBe(spoken);
	});

	it('is for its own language only', () => {
		expect(spokenText('XPTO', 'pt-BR', lexicon)).toBe('xis pê tê ó');
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
