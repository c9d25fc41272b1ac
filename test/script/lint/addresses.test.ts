import { describe, expect, test } from 'vitest';
import { borrowed } from '../../../integration/script/lint/persona/borrowed.ts';
import { findHesitations } from '../../../integration/script/lint/persona/hesitations.ts';
import { findAddresses } from '../../../integration/script/lint/structure/addresses.ts';
import { frame } from '../../../integration/script/lint/structure/frame.ts';
import { language } from '../../../integration/script/lint/structure/language.ts';
import { newsletterOf } from '../../helpers/newsletter.ts';
import { castWith, linesOf, subjectOf, turnOf } from './scripted.ts';

const issue = newsletterOf('## A conta\n\nA conta da nuvem dobrou em março.');
const english = newsletterOf('## The bill\n\nThe bill for the cloud doubled in March.', 'en');

describe('sentences for listeners in the middle of an episode', () => {
	test.each([
		'Salve, turma!',
		'Muito obrigado a quem está ouvindo.',
		'A gente volta depois do intervalo.',
		'Fica com a gente.',
		'Que bom ter vocês aqui de novo.',
		'Bom fim de semana a todos.',
		'Siga a gente nas redes.',
	])('are known by their shape: “%s”', (text) => {
		expect(findAddresses(text, 'pt-BR')).toHaveLength(1);
	});

	test.each([
		'Hey folks, welcome back to the show.',
		'We’ll be right back after this.',
		'Great to have you here with us.',
		'Tell a friend about the show.',
		'Stick around.',
	])('are known by their shape in English: “%s”', (text) => {
		expect(findAddresses(text, 'en')).toHaveLength(1);
	});

	test.each([
		['pt-BR', 'Até hoje não responderam.'],
		['pt-BR', 'Todos pagaram.'],
		['pt-BR', 'Não percam a chave privada.'],
		['pt-BR', 'A próxima edição da feira é em maio.'],
		['en', 'Thanks to the cache, it is fast.'],
		['en', 'They hang up on everyone.'],
		['en', 'Here is the review.'],
		['en', 'Keep the app for those who love it.'],
	] as const)('%s: what tells a story is none: “%s”', (tongue, text) => {
		expect(findAddresses(text, tongue)).toEqual([]);
	});

	test('are an error in a story, and not in the opening', () => {
		const [section] = issue.sections;
		const turn = (part: string) =>
			turnOf('Que bom ter vocês aqui de novo.', { section: part, refs: [], id: part });
		const errors = (part: string) =>
			linesOf(frame.check(subjectOf(issue, [turn(part)]))).filter((line) => line.startsWith('error'));
		expect(errors(section?.id ?? '')).toHaveLength(1);
		expect(errors('opening')).toEqual([]);
	});
});

describe('hesitation', () => {
	test.each([
		['pt-BR', 'Hmm, a conta veio.'],
		['pt-BR', 'A conta, sabe, veio.'],
		['pt-BR', 'Então, né... a conta veio.'],
		['pt-BR', 'Bem... a conta veio.'],
		['en', 'Um, the bill came.'],
		['en', 'Okay, so... the bill came.'],
		['en', 'The bill, you know, came.'],
	] as const)('%s: “%s” has some', (tongue, text) => {
		expect(findHesitations(text, tongue)).toHaveLength(1);
	});

	test.each([
		['pt-BR', 'Então a conta veio.'],
		['pt-BR', 'Sabe quem pagou?'],
		['pt-BR', 'O tipo de conta é outro.'],
		['en', 'So the bill came.'],
		['en', 'You know the bill.'],
		['en', 'It looks like rain.'],
	] as const)('%s: “%s” has none', (tongue, text) => {
		expect(findHesitations(text, tongue)).toEqual([]);
	});

	test('is an error for a host without fillers, a warning for one with others, and neither with their own', () => {
		const check = (host: string, text: string) =>
			linesOf(borrowed.check(subjectOf(issue, [turnOf(text, { host })], { cast: castWith('lia', {}) })));
		expect(check('lia', 'Hum, a conta veio.')).toEqual([expect.stringMatching(/^error/)]);
		expect(check('marvin', 'Hum, a conta veio.')).toEqual([expect.stringMatching(/^warning/)]);
		expect(check('marvin', 'Bom... a conta veio.')).toEqual([]);
	});
});

describe('short sentences in another language', () => {
	const check = (text: string, letter = issue) =>
		linesOf(language.check(subjectOf(letter, [turnOf(text, {}, letter.language)])));

	test.each(['So, moving on.', 'Nobody paid.', 'La factura llegó tarde.', 'What a shame.'])(
		'“%s”',
		(text) => {
			expect(check(`A conta da nuvem dobrou. ${text}`)).toHaveLength(1);
		},
	);

	test.each(['Gelar, ainda gelam.', 'Todos pagaram.', 'A conta chegou.', 'Rien ne va plus.'])(
		'“%s”',
		(text) => {
			expect(check(`The bill doubled. ${text}`, english)).toHaveLength(1);
		},
	);

	test.each(['Backup, cache, deploy.', 'Wi-Fi caiu.', 'Feedback zero.', 'Zero resposta.'])(
		'“%s” is Portuguese',
		(text) => {
			expect(check(text)).toEqual([]);
		},
	);

	test.each(['I am in no hurry.', 'Two years later.', 'Radio silence.', 'Coins work.'])(
		'“%s” is English',
		(text) => {
			expect(check(text, english)).toEqual([]);
		},
	);
});
