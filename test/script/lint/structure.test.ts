import { describe, expect, test } from 'vitest';
import { balance } from '../../../integration/script/lint/structure/balance.ts';
import { duration } from '../../../integration/script/lint/structure/duration.ts';
import { endings } from '../../../integration/script/lint/structure/endings.ts';
import { frame } from '../../../integration/script/lint/structure/frame.ts';
import { kept } from '../../../integration/script/lint/structure/kept.ts';
import { language } from '../../../integration/script/lint/structure/language.ts';
import { turnLength } from '../../../integration/script/lint/structure/length.ts';
import { repetition } from '../../../integration/script/lint/structure/repetition.ts';
import { shape } from '../../../integration/script/lint/structure/shape.ts';
import type { Part } from '../../../integration/script/script.ts';
import { newsletterOf } from '../../helpers/newsletter.ts';
import { castWith, fixed, found, linesOf, subjectOf, turnOf } from './scripted.ts';

const newsletter = newsletterOf('O servidor caiu na terça.');
const english = newsletterOf('The server fell over on Tuesday.', 'en');
const words = (count: number) => `${Array.from({ length: count }, (_, at) => `palavra${at}`).join(' ')}.`;

describe('S01, shape', () => {
	test('is content with a known host who says something from known blocks', () => {
		const refs = [newsletter.sections[0]?.blocks[0]?.id ?? ''];
		expect(found(shape, newsletter, turnOf('O servidor caiu.', { refs }))).toEqual([]);
	});

	test.each([
		[{ host: 'zaphod' }, 'host “zaphod”'],
		[{ section: 'nowhere' }, 'section “nowhere”'],
		[{ refs: ['b-none'] }, 'block “b-none”'],
		[{ opinion: 'o-none' }, 'opinion “o-none”'],
		[{ id: '' }, 'a turn without an id'],
		[{ text: ' …' }, 'no text'],
		[{ spoken: '' }, 'nothing to say aloud'],
	])('finds what does not exist: %o', (changes, expected) => {
		expect(found(shape, newsletter, turnOf('O servidor caiu.', changes))).toEqual([`error: ${expected}`]);
	});

	test('finds ids that two turns share, and scripts without turns', () => {
		const twice = [turnOf('Caiu.', { id: 't-1' }), turnOf('Voltou.', { id: 't-1' })];
		expect(found(shape, newsletter, ...twice)).toEqual(['error: two turns with the id “t-1”']);
		expect(found(shape, newsletter)).toEqual(['error: no turns']);
	});
});

describe('S02, kept', () => {
	const one = turnOf('O servidor caiu.', { refs: ['b-1'] });
	const two = turnOf('Na terça.', { host: 'marvin' });
	const reworded = (...turns: (typeof one)[]) =>
		linesOf(kept.check(subjectOf(newsletter, turns, { before: [one, two] })));

	test('lets the text change, and nothing where there was no pass before', () => {
		expect(reworded({ ...one, text: 'Caiu, o servidor.' }, two)).toEqual([]);
		expect(found(kept, newsletter, one)).toEqual([]);
	});

	test('finds lost, added, moved and re-assigned turns', () => {
		expect(reworded(one)).toEqual(['error: a lost turn: Na terça.']);
		expect(reworded(one, two, turnOf('E voltou.'))).toEqual(['error: an added turn']);
		expect(reworded(two, one)).toEqual(['error: a turn in another place']);
		expect(reworded(one, { ...two, host: 'lia', opinion: 'o-1' })).toEqual([
			'error: another host and opinion',
		]);
		expect(reworded({ ...one, refs: [] }, two)).toEqual(['error: another source']);
	});

	test('names the blocks that went with a lost turn', () => {
		const [finding] = kept.check(subjectOf(newsletter, [two], { before: [one, two] }));
		expect(finding?.blocks).toEqual(['b-1']);
	});
});

describe('S03, length', () => {
	test.each([
		[55, []],
		[56, ['warning: 56 words']],
		[90, ['warning: 90 words']],
		[91, ['error: 91 words']],
	])('%i words', (count, expected) => {
		expect(found(turnLength, newsletter, words(count))).toEqual(expected);
	});

	test('does not count the connecting phrases around the newsletter’s words', () => {
		const source = words(54);
		const parts: Part[] = [
			{ from: 'bank', phrase: 'topic.0', text: 'Em pauta, agora:' },
			{ from: 'source', block: 'b-1', text: source, start: 0, end: source.length },
		];
		const text = parts.map((part) => part.text).join(' ');
		expect(found(turnLength, newsletter, turnOf(text, { parts }))).toEqual([]);
		expect(found(turnLength, newsletter, turnOf(text))).toEqual(['warning: 57 words']);
	});
});

describe('S04, balance', () => {
	const by = (...hosts: string[]) =>
		hosts.map((host, at) => turnOf(`Um fato número ${at}.`, { host, id: `t-${at}` }));

	test('lets hosts take turns', () => {
		expect(found(balance, newsletter, ...by('lia', 'marvin', 'lia', 'lia', 'marvin', 'marvin'))).toEqual([]);
	});

	test('finds the third turn in a row, once', () => {
		const equal = {
			cast: castWith('lia', { share: undefined }).map((one) => ({
				...one,
				card: { ...one.card, share: undefined },
			})),
		};
		const findings = balance.check(subjectOf(newsletter, by('lia', 'lia', 'lia', 'lia'), equal));
		expect(findings).toMatchObject([{ severity: 'warning', turn: 't-2' }]);
	});

	test('blames nobody for the length of an opinion', () => {
		const turns = by('lia', 'lia', 'lia', 'lia', 'marvin', 'marvin', 'marvin').map((turn, at) =>
			at === 1 || at === 2 || at === 5 ? { ...turn, opinion: 'o-1' } : turn,
		);
		expect(found(balance, newsletter, ...turns)).toEqual([]);
	});

	test('finds a host who has far more of the words than the card says', () => {
		const turns = [turnOf(words(40)), turnOf(words(10), { host: 'marvin', id: 't-2' })];
		expect(found(balance, newsletter, ...turns)).toEqual([
			'warning: Lia has 80 % of the words',
			'warning: Marvin has 20 % of the words',
		]);
	});
});

describe('S05, frame', () => {
	test.each([
		'Bom dia, pessoal! O servidor caiu.',
		'Olá! O servidor caiu.',
		'Eu sou Lia. O servidor caiu.',
		'O servidor caiu. Até a próxima!',
		'Obrigado por ouvir. O servidor caiu.',
	])('finds a greeting or a farewell in the middle: %s', (text) => {
		const turns = [
			turnOf('Oi.', { section: 'opening' }),
			turnOf(text),
			turnOf('Fim.', { section: 'closing' }),
		];
		expect(found(frame, newsletter, ...turns)).toEqual([expect.stringMatching(/^error/)]);
	});

	test.each(['Welcome back! It fell.', 'It fell. See you next week!', 'Thanks for listening. It fell.'])(
		'in English: %s',
		(text) => {
			const framed = [
				turnOf('Hi.', { section: 'opening' }),
				turnOf(text),
				turnOf('Bye.', { section: 'closing' }),
			];
			expect(found(frame, english, ...framed)).toEqual([expect.stringMatching(/^error/)]);
		},
	);

	test.each([
		['Bom dia. O servidor caiu.', 'Bom dia. O servidor caiu.'],
		['A Oi subiu o preço.', 'A Oi subiu, e o preço foi até mais alto.'],
		['O pão da tarde.', 'É um bom pão, e é até mais barato.'],
	])('lets the newsletter greet, and words be words: %s', (body, text) => {
		const turns = [
			turnOf('Oi.', { section: 'opening' }),
			turnOf(text),
			turnOf('Fim.', { section: 'closing' }),
		];
		expect(found(frame, newsletterOf(body), ...turns)).toEqual([]);
	});

	test('a farewell in the opening and a greeting in the closing are out of place', () => {
		const turns = [
			turnOf('Oi. Até a próxima!', { section: 'opening' }),
			turnOf('Olá! Até a próxima!', { section: 'closing' }),
		];
		expect(found(frame, newsletter, ...turns)).toEqual(['error: Até a próxima', 'error: Olá']);
	});

	test('finds openings and closings that are in the middle or missing', () => {
		const turns = [
			turnOf('Fim.', { section: 'closing' }),
			turnOf('Caiu.'),
			turnOf('Boa.', { section: 'opening' }),
		];
		expect(found(frame, newsletter, ...turns)).toEqual([
			'error: a turn of the closing in the middle',
			'error: a turn of the opening in the middle',
		]);
		expect(found(frame, newsletter, 'Caiu.')).toEqual(['warning: no opening', 'warning: no closing']);
	});
});

describe('S06, endings', () => {
	test.each([
		'O servidor caiu.',
		'Caiu?',
		'E ele disse: “caiu.”',
		'O servidor...',
		'Mas o servidor —',
		'É o plano A.',
		'Há dois motivos: a) caiu; b) caiu de novo.',
		'Não. 🙂',
	])('is content with %s', (text) => {
		expect(found(endings, newsletter, text)).toEqual([]);
	});

	test.each([
		['O servidor caiu', 'O servidor caiu.'],
		['O servidor caiu,', 'O servidor caiu.'],
		['Ele disse “caiu”', 'Ele disse “caiu”.'],
		['O servidor caiu).', 'O servidor caiu.'],
		['O “servidor caiu.', 'O servidor caiu.'],
	])('mends %s', (text, mended) => {
		const findings = endings.check(subjectOf(newsletter, [turnOf(text)]));
		expect(findings).toMatchObject([{ severity: 'error' }]);
		expect(fixed(text, findings)).toBe(mended);
	});

	test.each(['O servidor caiu e', 'O servidor caiu na tarde de.', 'A causa da queda não é', 'Caiu porque'])(
		'cannot mend what is cut off: %s',
		(text) => {
			const [finding] = endings.check(subjectOf(newsletter, [turnOf(text)]));
			expect(finding).toMatchObject({ severity: 'error', expected: 'Finish the sentence.' });
			expect(finding).not.toHaveProperty('fix');
		},
	);

	test('leaves the newsletter’s own punctuation alone', () => {
		const text = 'Ele disse: “caiu';
		const parts: Part[] = [{ from: 'source', block: 'b-1', text, start: 0, end: text.length }];
		expect(found(endings, newsletter, turnOf(text, { parts }))).toEqual([]);
	});
});

describe('S07, repetition', () => {
	const first = 'O servidor caiu na terça e ninguém da equipe de plantão percebeu nada.';

	test('finds a turn that says an earlier one again, nearly word for word', () => {
		const again = 'Na verdade, o servidor caiu na terça e ninguém da equipe de plantão percebeu nada.';
		expect(found(repetition, newsletter, first, again)).toEqual([`warning: ${again}`]);
	});

	test('finds six words in a row that were said before', () => {
		const again =
			'Segundo a empresa, ninguém da equipe de plantão percebeu o preço do café subir naquela tarde.';
		expect(found(repetition, newsletter, first, again)).toEqual([
			'warning: ninguém da equipe de plantão percebeu',
		]);
	});

	test('finds a block that is voiced twice', () => {
		const refs = [newsletterOf(first).sections[0]?.blocks[0]?.id ?? ''];
		const twice = [turnOf(first, { refs }), turnOf(first, { refs, id: 't-again' })];
		expect(found(repetition, newsletterOf(first), ...twice)).toEqual([`error: ${first}`]);
	});

	test('lets the newsletter repeat itself, and turns differ', () => {
		expect(found(repetition, newsletterOf(`${first}\n\n${first}`), first, `${first} `)).toEqual([]);
		expect(found(repetition, newsletter, first, 'A conta do café chegou.')).toEqual([]);
	});
});

describe('S08, duration', () => {
	const lasting = (characters: number) =>
		linesOf(
			duration.check(
				subjectOf(newsletter, [turnOf('a'.repeat(characters))], {
					length: { target: 10, max: 12, pace: { lia: 15 } },
				}),
			),
		);

	test('finds what is much longer or shorter than the target', () => {
		expect(lasting(15 * 60 * 13)).toEqual(['warning: about 13.0 minutes']);
		expect(lasting(15 * 60 * 7)).toEqual(['warning: about 7.0 minutes']);
	});

	test('is content near the target, and without one', () => {
		expect(lasting(15 * 60 * 9)).toEqual([]);
		expect(found(duration, newsletter, 'Curto.')).toEqual([]);
	});
});

describe('S09, language', () => {
	test.each([
		'The server fell over on Tuesday and nobody from the team was there to see it.',
		'El servidor se cayó el martes y nadie del equipo estaba allí para verlo.',
		'Caiu. The whole thing was down for three hours and they had no idea why it was.',
	])('finds another language than the newsletter’s: %s', (text) => {
		expect(found(language, newsletter, text)).toEqual([expect.stringMatching(/^error/)]);
	});

	test.each([
		'O servidor caiu na terça e não havia ninguém da equipe para ver.',
		'Node, Bun e Deno.',
		'No. OK.',
	])('is content with %s', (text) => {
		expect(found(language, newsletter, text)).toEqual([]);
	});

	test('finds Portuguese in an English script', () => {
		const text = 'O servidor caiu na terça e não havia ninguém da equipe para ver.';
		expect(found(language, english, turnOf(text))).toHaveLength(1);
		expect(found(language, english, 'It was down, and nobody from the team was there to see it.')).toEqual(
			[],
		);
	});

	test('lets a turn quote what the newsletter quotes', () => {
		const quote = 'The server fell over on Tuesday and nobody from the team was there to see it.';
		expect(found(language, newsletterOf(`Escreveram assim:\n\n> ${quote}`), quote)).toEqual([]);
	});
});
