import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LanguageLexicon, Lexicon } from '../../../integration/script/spoken/lexicon.ts';
import { respell } from '../../../integration/script/spoken/respell.ts';
import { speak, spokenText } from '../../../integration/script/spoken/spoken.ts';

const nothing: LanguageLexicon = { terms: {}, keep: [], translate: {}, engines: {} };

describe('terms', () => {
	const lexicon: Lexicon = {
		en: {
			...nothing,
			terms: {
				XPTO: { mode: 'expand', say: 'crosspoint' },
				XR: { mode: 'expand', say: 'extended reality', plural: 'extended realities' },
				API: { mode: 'word', say: 'appy' },
				Qwen: { mode: 'word', say: 'chwen' },
				ACME: { mode: 'keep' },
				GNU: { mode: 'word' },
				nope: { mode: 'spell' },
				CEO: { mode: 'spell' },
				'GPU farm': { mode: 'expand', say: 'render farm' },
				C: { mode: 'expand', say: 'the sea' },
				'say 9': { mode: 'expand', say: 'nine & done 9' },
			},
		},
	};

	it.each([
		['XPTO', 'crosspoint'],
		['two XPTOs', 'two crosspoints'],
		['XPTO-9 and XPTO9', 'crosspoint nine and crosspoint nine'],
		['two XRs', 'two extended realities'],
		['an API', 'an appy'],
		['Qwen3', 'chwen three'],
		['ACME', 'ACME'],
		['GNU', 'Gnu'],
		['nope', 'en oh pee ee'],
		['nopes', 'nopes'],
		['CEO', 'see ee oh'],
		['a GPU farm, a GPU', 'a render farm, a gee pee you'],
		['C, C++ and C#', 'the sea, see plus plus and see sharp'],
		['the EU', 'the ee you'],
		['say 9', 'nine and done nine'],
	])('of a show win over the built-in ones, the longest first: %j', (written, spoken) => {
		expect(spokenText(written, 'en', lexicon)).toBe(spoken);
	});

	it('are for their own language only', () => {
		expect(spokenText('XPTO', 'pt-BR', lexicon)).toBe('xis pê tê ó');
	});

	it('are not reported', () => {
		expect(speak('XPTO, XRs, ACME and GNU and PyXPTO', 'en', lexicon).unresolved).toEqual([]);
	});
});

describe('what is kept in English', () => {
	const lexicon: Lexicon = { 'pt-BR': { ...nothing, keep: ['GitHub', 'OpenXPTO', 'XPTO', 'README'] } };

	it('is said as it is written and never reported', () => {
		const { text, unresolved } = speak('O README do OpenXPTO no GitHub, com XPTO.', 'pt-BR', lexicon);
		expect(text).toBe('O README do OpenXPTO no GitHub, com XPTO.');
		expect(unresolved).toEqual([]);
	});
});

describe('translations', () => {
	const lexicon: Lexicon = {
		'pt-BR': { ...nothing, translate: { deadline: 'prazo', deadlines: 'prazos', 'deep dive': 'mergulho' } },
	};

	it.each([
		['O deadline é hoje.', 'O prazo é hoje.'],
		['Deadlines, deadlines.', 'Prazos, prazos.'],
		['um deep dive no deadline', 'um mergulho no prazo'],
		['deadliness e undeadline', 'deadliness e undeadline'],
	])('are said in place of the English word: %j', (written, spoken) => {
		expect(spokenText(written, 'pt-BR', lexicon)).toBe(spoken);
	});

	it.each([
		['“Sem deadline”, disse. O deadline veio.', '“Sem deadline”, disse. O prazo veio.'],
		['"deadline" e «deadline» e deadline', '"deadline" e “deadline” e prazo'],
		['5" de deadline', 'cinco polegadas de prazo'],
	])('leave quotations alone: %j', (written, spoken) => {
		expect(spokenText(written, 'pt-BR', lexicon)).toBe(spoken);
	});

	it('keep the written form in the account of what was replaced', () => {
		expect(speak('O deadline', 'pt-BR', lexicon).replacements).toEqual([
			{ kind: 'translation', start: 2, end: 10, found: 'deadline', spoken: 'prazo' },
		]);
	});

	it('settle, whatever they stand next to', () => {
		const pieces = ['deadline', 'Deadline', '"', '“', '”', 'deep dive', ' ', '.', '(', ')', '42', 'XPTO'];
		fc.assert(
			fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 12 }), (parts) => {
				const spoken = spokenText(parts.join(''), 'pt-BR', lexicon);
				expect(spokenText(spoken, 'pt-BR', lexicon)).toBe(spoken);
			}),
		);
	});
});

describe('respelling for an engine', () => {
	const lexicon: Lexicon = {
		'pt-BR': {
			...nothing,
			terms: { nginx: { mode: 'expand', say: 'engine ex' } },
			engines: {
				espeak: { nginx: 'êndjin écs', GPU: 'gepeú', deploy: 'diplói' },
				piper: { nginx: 'endinéx' },
			},
		},
	};
	const said = spokenText('O nginx, duas GPUs e o deploy. Deploy!', 'pt-BR', lexicon);

	it.each([
		['espeak:pt-br+f2', 'O êndjin écs, duas gepeús e o diplói. Diplói!'],
		['builtin-1 espeak:pt-br+f2', 'O êndjin écs, duas gepeús e o diplói. Diplói!'],
		['espeak', 'O êndjin écs, duas gepeús e o diplói. Diplói!'],
		['piper-1.2', 'O endinéx, duas gê pê us e o deploy. Deploy!'],
		['espeakish', said],
		['onnx', said],
		['', said],
	])('%j gets what is meant for it', (engine, expected) => {
		expect(respell(said, 'pt-BR', engine, lexicon)).toBe(expected);
	});

	it('leaves other languages, other words and shows without a lexicon alone', () => {
		expect(respell('engine ex', 'en', 'espeak', lexicon)).toBe('engine ex');
		expect(respell('desdeployado', 'pt-BR', 'espeak', lexicon)).toBe('desdeployado');
		expect(respell(said, 'pt-BR', 'espeak')).toBe(said);
	});
});
