import type { Turn } from '../../../../integration/script/script.ts';
import type { Base } from '../corpus.ts';
import {
	type Bank,
	lowerFirst,
	type Mutation,
	opinionTurns,
	ordinaryTurns,
	ownSentences,
	rewordTurns,
	type Swap,
	swapIn,
	word,
	wordCount,
} from './mutation.ts';

/** Words of doubt at the beginning of a sentence. */
const openers: Bank = {
	'pt-BR': {
		seen: [
			'Talvez',
			'Acho que',
			'De certa forma,',
			'Me parece que',
			'Eu diria que',
			'Em alguma medida,',
			'Posso estar errando, mas',
			'Tendo a achar que',
		],
		heldOut: [
			'Quem sabe',
			'Eu acho que',
			'Até certo ponto,',
			'Tenho a impressão de que',
			'Não sei se é bem assim, mas',
			'Imagino que',
			'Ao que tudo indica,',
			'Salvo engano,',
			'Provavelmente',
			'É possível que',
		],
	},
	en: {
		seen: [
			'Perhaps',
			'I think',
			'Maybe',
			"I'd say",
			'It seems to me that',
			'In a way,',
			'I might be wrong, but',
			'Arguably,',
		],
		heldOut: [
			'I suspect',
			'To some extent,',
			'I tend to feel that',
			'It could be argued that',
			"I'm not entirely sure, but",
			'Probably',
			'As far as I can tell,',
			'I suppose',
			'It is possible that',
			'From what I can see,',
		],
	},
};

/** The same at its end. */
const tails: Bank = {
	'pt-BR': {
		seen: [', eu acho', ', de certo modo', ', na maioria dos casos', ', pelo menos em parte'],
		heldOut: [
			', digamos assim',
			', em muitos casos',
			', se não me engano',
			', ao menos por enquanto',
			', creio eu',
		],
	},
	en: {
		seen: [', I think', ', in a sense', ', in most cases', ', at least in part'],
		heldOut: [', or so it seems', ', more or less', ', if you ask me', ', at least for now', ', I guess'],
	},
};

/** Sentences that take half of it back. */
const concessions: Bank = {
	'pt-BR': {
		seen: [
			'Mas, justiça seja feita, eles tinham os seus motivos.',
			'Claro que existem exceções.',
			'Dito isso, entendo quem pensa diferente.',
			'Por outro lado, há quem defenda a ideia.',
			'Reconheço que a questão é mais complexa do que parece.',
			'Não que eles não tenham boas intenções.',
			'Mas tudo bem, cada um sabe de si.',
		],
		heldOut: [
			'Ainda assim, é preciso reconhecer os méritos da proposta.',
			'Óbvio que cada caso é um caso.',
			'Em defesa deles, a situação era difícil.',
			'Dá para entender o lado deles também.',
			'Mas sejamos justos: ninguém acerta sempre.',
			'Claro, depende muito do contexto.',
			'É verdade que nem tudo é tão simples.',
			'Ao mesmo tempo, tem pontos positivos aí.',
			'No fim das contas, os dois lados têm razão.',
		],
	},
	en: {
		seen: [
			'But to be fair, they had their reasons.',
			'Of course, there are exceptions.',
			'That said, I understand why people see it differently.',
			'On the other hand, some would defend it.',
			'I admit the question is more complex than it looks.',
			'Not that they meant any harm.',
			'Still, it has its merits.',
		],
		heldOut: [
			'In fairness, the situation was difficult.',
			'Then again, every case is different.',
			'And yes, I can see their side of it too.',
			'Granted, nobody gets it right every time.',
			'Naturally, it depends on the context.',
			'To their credit, they tried.',
			'It is not all bad, of course.',
			'At the end of the day, both sides have a point.',
			'Reasonable people can disagree about this.',
		],
	},
};

/** The other side, in the same sentence: `{}` is what was said. */
const balances: Bank = {
	'pt-BR': {
		seen: [
			'Embora a ideia tenha os seus méritos, {}',
			'Há bons argumentos dos dois lados, mas {}',
			'Com todo o respeito a quem discorda, {}',
			'Apesar de a intenção ser boa, {}',
		],
		heldOut: [
			'Mesmo que faça algum sentido para muita gente, {}',
			'Entendo as razões de cada um, ainda que {}',
			'Sem querer generalizar, {}',
			'Há vantagens, é claro, só que {}',
			'Por mais que exista um lado bom, {}',
		],
	},
	en: {
		seen: [
			'While the idea has its merits, {}',
			'There are good arguments on both sides, but {}',
			'With all due respect to those who disagree, {}',
			'Even though the intention was good, {}',
		],
		heldOut: [
			'As sensible as it may sound to many, {}',
			'I can see both sides of this, although {}',
			'Without wanting to generalize, {}',
			'It has advantages, certainly, and yet {}',
			'Much as there is something to be said for it, {}',
		],
	},
};

/** Verbs and quantities taken down a notch. */
const downtoned: Bank<Swap> = {
	'pt-BR': {
		seen: [
			[word('é'), 'parece ser'],
			[word('são'), 'podem ser'],
			[word('ninguém'), 'pouca gente'],
			[word('nunca'), 'raramente'],
			[word('o pior'), 'um dos piores'],
			[word('o melhor'), 'um dos melhores'],
			[word('resolve'), 'pode ajudar a resolver'],
			[word('não serve'), 'talvez não sirva'],
		],
		heldOut: [
			[word('é'), 'costuma ser'],
			[word('são'), 'tendem a ser'],
			[word('é'), 'é, em geral,'],
			[word('foi'), 'talvez tenha sido'],
			[word('nada'), 'quase nada'],
			[word('nenhum'), 'quase nenhum'],
			[word('nenhuma'), 'quase nenhuma'],
			[word('precisa'), 'talvez precise'],
			[word('precisam'), 'poderiam precisar'],
			[word('sempre'), 'quase sempre'],
			[word('todos'), 'quase todos'],
			[word('melhor'), 'um pouco melhor'],
			[word('está certa'), 'tem lá a sua razão'],
		],
	},
	en: {
		seen: [
			[word('is'), 'seems to be'],
			[word('are'), 'can be'],
			[word('nobody'), 'hardly anyone'],
			[word('never'), 'rarely'],
			[word('the best'), 'one of the best'],
			[word('the worst'), 'one of the worst'],
			[word('will'), 'may'],
			[word('should'), 'might want to'],
		],
		heldOut: [
			[word('is'), 'tends to be'],
			[word('are'), 'are often'],
			[word('is'), 'is somewhat'],
			[word('was'), 'may have been'],
			[word('nothing'), 'next to nothing'],
			[word('none'), 'almost none'],
			[word('everybody'), 'almost everybody'],
			[word('everyone'), 'most people'],
			[word('every'), 'nearly every'],
			[word('always'), 'usually'],
			[word('worse'), 'a little worse'],
			[word('has to'), 'probably ought to'],
			[word('do not'), 'tend not to'],
		],
	},
};

/** The sentence that carries the verdict: with a copula or a negation, else the longest. */
function verdictOf(turn: Turn, base: Base): string | undefined {
	const sentences = ownSentences(turn, base).filter((sentence) => wordCount(sentence) >= 4);
	const verdict = word('é|são|não|nunca|ninguém|is|are|not|never|nobody');
	return (
		sentences.find((sentence) => verdict.test(sentence)) ??
		sentences.sort((a, b) => wordCount(b) - wordCount(a))[0]
	);
}

function withVerdict(turn: Turn, base: Base, change: (sentence: string) => string): string | undefined {
	const sentence = verdictOf(turn, base);
	return sentence && turn.text.replace(sentence, () => change(sentence));
}

const hedged = (base: Base) => (turn: Turn, opener: string) =>
	withVerdict(turn, base, (sentence) => `${opener} ${lowerFirst(sentence, base)}`);

export const softening: readonly Mutation[] = [
	{
		id: 'softens: hedge first',
		mutate: (base) => rewordTurns(base, opinionTurns(base), openers, hedged(base)),
	},
	{
		id: 'softens: hedge last',
		mutate: (base) =>
			rewordTurns(base, opinionTurns(base), tails, (turn, tail) =>
				withVerdict(turn, base, (sentence) => sentence.replace(/(?=[.!?…:]["”]?$)/u, tail)),
			),
	},
	{
		id: 'softens: concession',
		mutate: (base) =>
			rewordTurns(base, opinionTurns(base), concessions, (turn, concession) => {
				const last = ownSentences(turn, base).at(-1);
				return last && turn.text.replace(last, () => `${last} ${concession}`);
			}),
	},
	{
		id: 'softens: other side',
		mutate: (base) =>
			rewordTurns(base, opinionTurns(base), balances, (turn, balance) =>
				withVerdict(turn, base, (sentence) => balance.replace('{}', lowerFirst(sentence, base))),
			),
	},
	{
		id: 'softens: verb or quantity',
		mutate: (base) =>
			rewordTurns(base, opinionTurns(base), downtoned, (turn, swap) => swapIn(turn, base, swap)),
	},
	{
		id: 'hedges in the author’s ordinary turns',
		mutate: (base) => {
			const turns = ordinaryTurns(base).filter(({ host }) => host === 'lia');
			return rewordTurns(base, turns, openers, hedged(base));
		},
	},
];
