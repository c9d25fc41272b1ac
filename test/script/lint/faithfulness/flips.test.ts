import { describe, expect, test } from 'vitest';
import type { languages } from '../../../../integration/newsletter/newsletter.ts';
import { flippedStance } from '../../../../integration/script/lint/faithfulness/flips.ts';
import { newsletterOf } from '../../../helpers/newsletter.ts';
import { subjectOf, turnOf } from '../scripted.ts';

type Language = (typeof languages)[number];

/** Severities of what is found when Lia’s opinion is voiced in other words. */
function severities(language: Language, opinion: string, text: string): string[] {
	const newsletter = newsletterOf(`## Um\n\n**Lia:** ${opinion}`, language);
	const [section] = newsletter.sections;
	const [owned] = newsletter.opinions;
	if (!section || !owned) throw new Error('The newsletter has no opinion.');
	const place = { section: section.id, refs: [...owned.blocks], opinion: owned.id, host: 'lia' };
	return flippedStance
		.check(subjectOf(newsletter, [turnOf(text, place, language)]))
		.map((one) => one.severity);
}

describe('what is denied in other words is still denied', () => {
	test.each<[Language, string, string]>([
		['pt-BR', 'Isso não é azar, é escolha ruim.', 'Azar não é. É escolha ruim.'],
		['pt-BR', 'Nunca abram a porta na chuva.', 'Não abram a porta na chuva, nunca.'],
		[
			'en',
			'A menu is a decision that nobody had the nerve to take.',
			'A menu is a decision somebody lacked the nerve to take.',
		],
		[
			'en',
			'The vendor dropped support for the old printer.',
			'The old printer is no longer supported by the vendor.',
		],
	])('%s: %s', (language, opinion, text) => {
		expect(severities(language, opinion, text)).toEqual([]);
	});
});

describe('what is said the other way round is found', () => {
	test.each<[Language, string, string]>([
		['pt-BR', 'Isso não é azar, é escolha ruim.', 'Azar não é. Não é escolha ruim.'],
		['pt-BR', 'O mapa dá conforto e não dá direção.', 'Direção o mapa dá; dá só conforto.'],
		[
			'pt-BR',
			'A minha encomenda chegou. A tua ainda não veio.',
			'A minha encomenda chegou. A tua ainda veio.',
		],
		['en', 'I have one lamp. It is on.', 'I have one lamp. It is not on.'],
	])('%s: %s', (language, opinion, text) => {
		expect(severities(language, opinion, text)).toContain('error');
	});
});

test('another word for the same thing is no more than a warning', () => {
	const found = severities(
		'pt-BR',
		'A obra demorou dois anos e três meses.',
		'A obra levou dois anos e três meses.',
	);
	expect(found).not.toContain('error');
});
