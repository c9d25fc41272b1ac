import { describe, expect, test } from 'vitest';
import { findEvidence } from '../../integration/script/evidence.ts';
import { newsletterOf } from '../helpers/newsletter.ts';
import { turnOf } from './lint/scripted.ts';
import { contentOf } from './stage.ts';

const newsletter = newsletterOf(`## A queda

O provedor ficou 3 horas fora do ar. O prejuízo passou de R\\$ 2 milhões. A causa foi uma mudança de configuração.

**Lia:** Configuração sem teste é **roleta-russa**. Quem paga a conta é o cliente.`);
const section = newsletter.sections[0];
const [facts, opinion] = section?.blocks ?? [];

const quoted = (turn: Parameters<typeof findEvidence>[0]) =>
	findEvidence(turn, newsletter).map(({ start, end }) => newsletter.body.slice(start, end));

describe('the sentences a turn voices', () => {
	test('are those of its parts, whole, for a verbatim turn', async () => {
		const turns = await contentOf(newsletter);
		const all = turns.flatMap(quoted);
		expect(all).toEqual([
			'O provedor ficou 3 horas fora do ar.',
			'O prejuízo passou de R\\$ 2 milhões.',
			'A causa foi uma mudança de configuração.',
			'Configuração sem teste é **roleta-russa**.',
			'Quem paga a conta é o cliente.',
		]);
	});

	test('are those most like it for a turn in other words, in the order of the newsletter', () => {
		const text = 'O cliente é quem paga a conta. Roleta-russa: configuração sem teste é isso.';
		const turn = turnOf(text, { refs: [opinion?.id ?? ''], opinion: opinion?.opinion ?? '' });
		expect(quoted(turn)).toEqual([
			'Configuração sem teste é **roleta-russa**.',
			'Quem paga a conta é o cliente.',
		]);
		expect(quoted(turnOf('Dois milhões de prejuízo.', { refs: [facts?.id ?? ''] }))).toEqual([
			'O prejuízo passou de R\\$ 2 milhões.',
		]);
	});

	test('are none for a reaction, and for a turn that says something else', () => {
		expect(quoted(turnOf('Pois é.'))).toEqual([]);
		expect(quoted(turnOf('Choveu em Olinda.', { refs: [facts?.id ?? ''] }))).toEqual([]);
	});
});
