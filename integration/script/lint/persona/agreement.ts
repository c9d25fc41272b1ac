import type { Language } from '../../../newsletter/newsletter.ts';
import { introduced } from '../cited.ts';
import type { Finding, Rule } from '../lint.ts';
import { phraseList } from '../phrase-list.ts';

/** Turns in a row that begin by agreeing. */
const longestStreak = 2;
/** How far into a turn agreement still is its beginning, characters: “Pois é, exatamente”. */
const beginning = 16;

const agreements: Readonly<Record<Language, readonly string[]>> = {
	'pt-BR': [
		'exatamente',
		'exato',
		'concordo',
		'de acordo',
		'com certeza',
		'certamente',
		'sem dúvida',
		'sem dúvidas',
		'isso mesmo',
		'isso aí',
		'é verdade',
		'verdade',
		'perfeito',
		'perfeitamente',
		'justamente',
		'pois é',
		'tem|tens razão',
		'você tem razão',
		'você está certo|certa',
		'claro !que',
		'muito bem',
		'faz sentido',
		'precisamente',
		'assino embaixo',
		'bem dito|lembrado|colocado',
		'boa !parte|notícia|tarde|noite',
		'sim',
	],
	en: [
		'exactly',
		'absolutely',
		'agreed',
		'i agree',
		'totally',
		'definitely',
		'precisely',
		'indeed',
		'true',
		'so true',
		"that's right|true|correct|so",
		"you're right|correct",
		'you are right|correct',
		'of course',
		'for sure',
		'no doubt',
		'without a doubt',
		'yes',
		'yeah',
		'yep',
		'right',
		'well said|put',
		'good|great|fair point',
		'makes sense',
		'spot on',
		'quite !a|the',
	],
};

const lists = { 'pt-BR': phraseList(agreements['pt-BR']), en: phraseList(agreements.en) };

/** Two hosts who agree in turns are one host. */
export const agreement: Rule = {
	id: 'P06',
	asks: `The hosts do not agree with each other more than ${longestStreak} turns in a row.`,
	check(subject) {
		const find = (text: string) =>
			lists[subject.newsletter.language](text.slice(0, beginning + 24)).filter(
				({ start }) => start <= beginning,
			);
		const findings: Finding[] = [];
		let streak = 0;
		for (const [index, turn] of subject.script.turns.entries()) {
			const isAnswer = subject.script.turns[index - 1]?.host !== turn.host;
			const [agrees] = introduced(turn, subject, find, '');
			streak = agrees && isAnswer ? streak + 1 : 0;
			if (agrees && streak > longestStreak)
				findings.push({
					rule: 'P06',
					severity: 'warning',
					turn: turn.id,
					span: { in: 'text', start: agrees.start, end: agrees.end },
					found: turn.text.slice(agrees.start, agrees.end),
					expected: `The hosts have agreed ${streak} times in a row. Answer, add or object.`,
				});
		}
		return findings;
	},
};
