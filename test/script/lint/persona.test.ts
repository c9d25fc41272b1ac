import { describe, expect, test } from 'vitest';
import { agreement } from '../../../integration/script/lint/persona/agreement.ts';
import { borrowed } from '../../../integration/script/lint/persona/borrowed.ts';
import { clicheRule } from '../../../integration/script/lint/persona/cliches.ts';
import { distinctness } from '../../../integration/script/lint/persona/distinctness.ts';
import { dosage } from '../../../integration/script/lint/persona/dosage.ts';
import { hedging } from '../../../integration/script/lint/persona/hedging.ts';
import { newsletterOf } from '../../helpers/newsletter.ts';
import { castWith, fixed, found, linesOf, subjectOf, turnOf } from './scripted.ts';

const newsletter = newsletterOf('O servidor caiu na terça. A culpa é da configuração.');
const english = newsletterOf('The server fell over on Tuesday. The settings are to blame.', 'en');
const marvin = (text: string, id = `t-${text}`) => turnOf(text, { host: 'marvin', id });

/** Cards with just what these tests are about. */
const cards = {
	cast: castWith('marvin', {
		fillers: { words: { 'pt-BR': ['bom...', 'olha...', 'pois é', 'quer dizer'], en: [] }, share: [0.1, 0.5] },
		catchPhrases: { 'pt-BR': [{ text: 'Eu avisei.', limit: 1 }], en: [] },
		never: { 'pt-BR': ['que legal'], en: [] },
		phrases: { 'pt-BR': { topic: ['Pois é. Talvez seja isto: {topic}.'] }, en: {} },
	}),
};

describe('P01, hedging', () => {
	test.each([
		'Talvez a culpa seja da configuração.',
		'De certa forma, a culpa é da configuração.',
		'A culpa é da configuração, eu acho.',
		'Por outro lado, a configuração tem seus méritos.',
	])('finds what the author never wrote: %s', (text) => {
		expect(found(hedging, newsletter, text)).toContainEqual(expect.stringMatching(/^error/));
	});

	test.each([
		'Arguably, the settings are to blame.',
		'To be fair, the settings are to blame.',
		'I think the settings are to blame.',
	])('in English: %s', (text) => {
		expect(found(hedging, english, text)).toContainEqual(expect.stringMatching(/^error/));
	});

	test('lets the newsletter hedge', () => {
		expect(
			found(hedging, newsletterOf('Talvez o servidor tenha caído.'), 'Talvez. O servidor caiu.'),
		).toEqual([]);
	});

	test('compares with what a turn cites, not with the rest of the newsletter', () => {
		const two = newsletterOf('Talvez chova.\n\nO servidor caiu.');
		const [rain, server] = two.sections[0]?.blocks ?? [];
		const citing = (id = '') => turnOf('Talvez tenha caído.', { refs: [id] });
		expect(found(hedging, two, citing(rain?.id))).toEqual([]);
		expect(found(hedging, two, citing(server?.id))).toEqual(['error: Talvez']);
	});

	test('is not for hosts who may, nor for the phrases of their cards', () => {
		const free = castWith('lia', { hedges: { 'pt-BR': [], en: [] } });
		const turns = [turnOf('Talvez seja.')];
		expect(hedging.check(subjectOf(newsletter, turns, { cast: free }))).toEqual([]);
		const lent = marvin('Pois é. Talvez seja isto: preços.');
		expect(hedging.check(subjectOf(newsletter, [lent], cards))).toEqual([]);
	});
});

describe('P02, borrowed words', () => {
	const check = (...turns: ReturnType<typeof turnOf>[]) =>
		borrowed.check(subjectOf(newsletter, turns, cards));

	test.each([
		['Bom... a culpa é da configuração.', 'A culpa é da configuração.'],
		['Olha, caiu.', 'Caiu.'],
		['Caiu. Pois é, caiu.', 'Caiu. Caiu.'],
	])('takes the other host’s filler out: %s', (text, without) => {
		const findings = check(turnOf(text));
		expect(findings).toMatchObject([{ severity: 'error' }]);
		expect(fixed(text, findings)).toBe(without);
	});

	test('finds it inside a sentence too', () => {
		expect(linesOf(check(turnOf('Caiu, quer dizer, desligaram.')))).toEqual(['error: quer dizer']);
	});

	test.each(['Um bom plano.', 'Bom dia não resolve.', 'Olha o preço.', 'O que isso quer dizer é claro.'])(
		'knows words that are no fillers: %s',
		(text) => {
			expect(check(turnOf(text))).toEqual([]);
		},
	);

	test('lets the owner have them, and the newsletter', () => {
		expect(check(marvin('Bom... caiu.'))).toEqual([]);
		const source = newsletterOf('Olha, caiu.');
		expect(borrowed.check(subjectOf(source, [turnOf('Olha, caiu.')], cards))).toEqual([]);
	});

	test('finds trademark lines of the other host, and what a host never says', () => {
		expect(linesOf(check(turnOf('Eu avisei. Caiu.')))).toEqual(['warning: Eu avisei']);
		expect(linesOf(check(marvin('Que legal, caiu.')))).toEqual(['error: Que legal']);
		expect(check(marvin('Eu avisei. Caiu.'))).toEqual([]);
	});
});

describe('P03, dosage', () => {
	const check = (...turns: ReturnType<typeof turnOf>[]) =>
		linesOf(dosage.check(subjectOf(newsletter, turns, cards)));
	const many = (share: number) =>
		Array.from({ length: 10 }, (_, at) =>
			marvin(at < share * 10 ? `Bom... fato ${at}.` : `Fato ${at}.`, `t-${at}`),
		);

	test('wants one filler in a turn', () => {
		expect(check(marvin('Bom... caiu. Pois é, caiu.'))).toEqual(['warning: Pois é']);
		expect(check(marvin('Bom... caiu.'))).toEqual([]);
	});

	test('wants the share of the card', () => {
		expect(check(...many(0.3))).toEqual([]);
		expect(check(...many(0.8))).toEqual(['warning: 80 % of the turns of Marvin with a filler']);
		expect(check(...many(0))).toEqual(['warning: 0 % of the turns of Marvin with a filler']);
	});

	test('counts trademark lines', () => {
		expect(check(marvin('Eu avisei.', 't-1'))).toEqual([]);
		expect(check(marvin('Eu avisei.', 't-1'), marvin('Caiu. Eu avisei!', 't-2'))).toEqual([
			'warning: Eu avisei',
		]);
	});
});

describe('P04, clichés', () => {
	test('finds what every generated show says', () => {
		expect(found(clicheRule, newsletter, 'Vamos mergulhar nisso.')).toEqual(['warning: Vamos mergulhar']);
		expect(found(clicheRule, english, "Great question. Let's dive in.")).toEqual([
			'warning: Great question',
			"warning: Let's dive",
		]);
	});

	test('lets the newsletter say it', () => {
		expect(found(clicheRule, newsletterOf('Vamos mergulhar na piscina.'), 'Vamos mergulhar.')).toEqual([]);
		expect(found(clicheRule, newsletter, 'O servidor caiu.')).toEqual([]);
	});
});

describe('P05, distinctness', () => {
	const lines = (lia: string, other: string) =>
		Array.from({ length: 40 }, (_, at) => {
			const filling = Array.from({ length: 10 }, (__, word) => `coisa${at}x${word}`).join(' ');
			return at % 2 === 0
				? turnOf(`${lia} ${filling}.`, { id: `t-${at}` })
				: marvin(`${other} ${filling}.`, `t-${at}`);
		});

	test('finds hosts who talk alike', () => {
		const alike = lines('O que é isso é o', 'O que é isso é o');
		expect(found(distinctness, newsletter, ...alike)).toEqual([expect.stringMatching(/^warning: \d+ %/)]);
	});

	test('is content with hosts who do not, and with too few turns to tell', () => {
		const apart = lines('Não é. Nunca foi.', 'Bom, então lá vai ela, mais uma');
		expect(found(distinctness, newsletter, ...apart)).toEqual([]);
		expect(found(distinctness, newsletter, ...lines('O que é', 'O que é').slice(0, 10))).toEqual([]);
	});
});

describe('P06, agreement', () => {
	const dialogue = (...texts: string[]) =>
		found(
			agreement,
			newsletter,
			...texts.map((text, at) => turnOf(text, { id: `t-${at}`, host: at % 2 === 0 ? 'lia' : 'marvin' })),
		);

	test('finds the third agreement in a row', () => {
		expect(dialogue('Caiu.', 'Exatamente. Caiu.', 'Concordo. Caiu.', 'Com certeza, caiu.')).toEqual([
			'warning: Com certeza',
		]);
	});

	test('lets the hosts agree twice', () => {
		expect(dialogue('Caiu.', 'Exatamente. Caiu.', 'Concordo. Caiu.', 'A culpa é sua.', 'Exato.')).toEqual([]);
	});
});
