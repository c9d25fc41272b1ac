import { type Bank, type Mutation, opinionTurns, rewordTurns, type Swap, swapIn, word } from './mutation.ts';

const withoutNegation: Bank<Swap> = {
	'pt-BR': {
		seen: [
			[/(?<!\p{L})não (?![^.;:,]{0,60}(?:nad|nenhum|ningu[ée]m))(?=\p{L})/iu, ''],
			[word('nunca'), 'sempre'],
		],
		heldOut: [
			[word('ninguém'), 'todo mundo'],
			[word('nada'), 'tudo'],
			[/(?<!\p{L})não (?![^.;:,]{0,60}(?:nad|nenhum|ningu[ée]m))(?=é|são|tem|se|precisa|serve)/iu, ''],
			[word('sem'), 'com'],
		],
	},
	en: {
		seen: [
			[/(?<=\b(?:is|are|do|does|did|has|have|was|were)) not\b/iu, ''],
			[word('never'), 'always'],
			[/\bcannot\b/iu, 'can'],
		],
		heldOut: [
			[word('nobody'), 'everybody'],
			[/n['’]t\b/iu, ''],
			[word('nothing'), 'everything'],
			[/(?<=\b(?:is|are|has|have|with) )no (?=\p{L})/iu, 'a '],
			[/\bnot (?=an? |to )/iu, ''],
			[word('without'), 'with'],
			[word('none'), 'all'],
		],
	},
};

const withNegation: Bank<Swap> = {
	'pt-BR': {
		seen: [
			[/(?<!não |pois )(?<!\p{L})é(?!\p{L})/iu, 'não é'],
			[/(?<!não )(?<!\p{L})são(?!\p{L})/iu, 'não são'],
			[/(?<!não )(?<!\p{L})funciona(?!\p{L})/iu, 'não funciona'],
		],
		heldOut: [
			[
				/(?<!não |sempre |nenhum[^.]{0,20} )(?<!\p{L})(?=(?:está|tem|foi|vale|resolve|serve|existe|venceu|continua|prova|custa|cabe)(?!\p{L}))/iu,
				'não ',
			],
			[
				/(?<!não |sempre |nenhum[^.]{0,20} )(?<!\p{L})(?=(?:precisa|reprovaram|troca|virou|merece|rende|vai|vão|era|veio)(?!\p{L}))/iu,
				'não ',
			],
			[/(?<!não |pois )(?<!\p{L})é(?!\p{L})/iu, 'nunca é'],
		],
	},
	en: {
		seen: [
			[/\bis\b(?! not)/iu, 'is not'],
			[/\bare\b(?! not)/iu, 'are not'],
			[/\bwill\b(?! not)/iu, 'will not'],
		],
		heldOut: [
			[/\bcan\b/iu, "can't"],
			[/\bis\b(?! not)/iu, "isn't"],
			[/\bwas\b(?! not)/iu, 'was never'],
			[/\bhave\b(?! not)/iu, 'have never'],
			[/\bhas\b(?! not)/iu, "hasn't"],
			[/\bdid\b(?! not)/iu, "didn't"],
			[/\bdeserves?\b/iu, "doesn't deserve"],
		],
	},
};

const antonyms: Bank<Swap> = {
	'pt-BR': {
		seen: [
			[word('certa'), 'errada'],
			[word('certo'), 'errado'],
			[word('errada'), 'certa'],
			[word('errado'), 'certo'],
			[word('melhor'), 'pior'],
			[word('pior'), 'melhor'],
			[word('bom'), 'ruim'],
			[word('boa'), 'ruim'],
			[word('inocente'), 'culpado'],
			[word('insustentável'), 'sustentável'],
			[word('bobagem'), 'sabedoria'],
			[word('vergonha'), 'honra'],
		],
		heldOut: [
			[word('bons'), 'ruins'],
			[word('venceu'), 'perdeu'],
			[word('contra'), 'a favor de'],
			[word('a favor'), 'contra'],
			[word('desperdício'), 'investimento'],
			[word('superstição'), 'boa prática'],
			[word('golpe'), 'cortesia'],
			[word('vazamento'), 'patrimônio'],
			[word('acabem com'), 'mantenham'],
			[word('favorito'), 'detestado'],
			[word('acidente'), 'acerto'],
			[word('teatro'), 'engenharia'],
			[word('publicidade'), 'ciência'],
			[word('mais cara'), 'mais barata'],
		],
	},
	en: {
		seen: [
			[word('good'), 'bad'],
			[word('best'), 'worst'],
			[word('better'), 'worse'],
			[word('worse'), 'better'],
			[word('right'), 'wrong'],
			[word('wrong'), 'right'],
			[word('excellent'), 'terrible'],
			[word('useful'), 'useless'],
			[word('cheapest'), 'most expensive'],
		],
		heldOut: [
			[word('surrender'), 'victory'],
			[word('scam'), 'bargain'],
			[word('contempt'), 'respect'],
			[word('fiction'), 'science'],
			[word('liability'), 'asset'],
			[word('well'), 'badly'],
			[word('quiet'), 'noisy'],
			[word('solid'), 'flimsy'],
			[word('honest'), 'dishonest'],
			[word('has failed'), 'has always helped'],
			[word('complains?'), 'cheers'],
			[word('against'), 'in favor of'],
			[word('ready'), 'hopeless'],
			[word('more'), 'less'],
			[word('most'), 'least'],
		],
	},
};

function flip(id: string, bank: Bank<Swap>): Mutation {
	return {
		id,
		mutate: (base) => rewordTurns(base, opinionTurns(base), bank, (turn, swap) => swapIn(turn, base, swap)),
	};
}

export const flipping: readonly Mutation[] = [
	flip('flips: negation removed', withoutNegation),
	flip('flips: negation added', withNegation),
	flip('flips: antonym', antonyms),
];
