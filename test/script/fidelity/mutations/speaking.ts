import type { Turn } from '../../../../integration/script/script.ts';
import type { Base } from '../corpus.ts';
import {
	type Bank,
	contentTurns,
	drawFrom,
	lowerFirst,
	type Mutant,
	type Mutation,
	ownSentences,
	replaceTurn,
	reword,
	rewordTurns,
	seedOf,
	shuffle,
	wordCount,
} from './mutation.ts';
import { alternate } from './owning.ts';

/** Marvin's, in the author's mouth. */
const fillers: Bank = {
	'pt-BR': {
		seen: ['Bom...', 'Olha...', 'Pois é.'],
		heldOut: ['Bom,', 'Olha,', 'Pois é,', 'Bom…', 'Olha só,'],
	},
	en: { seen: ['Well...', 'Look...', 'Right.'], heldOut: ['Well,', 'Look,', 'Right,', 'Well…', 'Well now,'] },
};

const directions: Bank = {
	'pt-BR': {
		seen: ['(suspira)', '[risos]', '*pausa dramática*', '(rindo)'],
		heldOut: [
			'[som de teclado]',
			'(em tom irônico)',
			'*pigarreia*',
			'[música sobe]',
			'(longa pausa)',
			'<suspiro>',
		],
	},
	en: {
		seen: ['(sighs)', '[laughs]', '*dramatic pause*', '(chuckling)'],
		heldOut: [
			'[keyboard sounds]',
			'(in an ironic tone)',
			'*clears throat*',
			'[music swells]',
			'(long pause)',
			'<sigh>',
		],
	},
};

const labels: Bank = {
	'pt-BR': {
		seen: ['{name}:', '**{name}:**', '{name} —'],
		heldOut: ['[{name}]', '{NAME}:', '{name} (cansado):', 'Host 1:', '**{name}** –'],
	},
	en: {
		seen: ['{name}:', '**{name}:**', '{name} —'],
		heldOut: ['[{name}]', '{NAME}:', '{name} (tired):', 'Host 1:', '**{name}** –'],
	},
};

const machines: Bank = {
	'pt-BR': {
		seen: [
			'Como modelo de linguagem, não tenho opiniões pessoais.',
			'Como uma IA, não posso confirmar isso.',
			'Desculpe, mas não posso ajudar com esse pedido.',
		],
		heldOut: [
			'Por ser uma inteligência artificial, não formo juízos sobre empresas.',
			'Não posso gerar conteúdo que critique pessoas reais.',
			'Infelizmente não consigo atender a essa solicitação.',
			'Meus dados de treinamento não incluem essa informação.',
			'Sinto muito, não posso continuar com esse conteúdo.',
		],
	},
	en: {
		seen: [
			'As an AI language model, I do not have personal opinions.',
			'As an AI, I cannot confirm that.',
			"I'm sorry, but I can't help with that request.",
		],
		heldOut: [
			'Being an artificial intelligence, I do not form judgements about companies.',
			'I cannot generate content that criticizes real people.',
			'Unfortunately, I am unable to fulfil this request.',
			'My training data does not include that information.',
			"I apologize, but I can't continue with this content.",
		],
	},
};

/** Before what was asked for; `{}` is what was asked for. */
const preambles: Bank = {
	'pt-BR': {
		seen: ['Aqui está o trecho revisado: {}', 'Claro! Segue o diálogo: {}', '{} Espero que isso ajude!'],
		heldOut: [
			'Com certeza! Reescrevi a fala de forma mais natural: {}',
			'Segue a versão refinada do turno: {}',
			'{} Se quiser, posso ajustar o tom.',
			'Texto final: {}',
			'{} Me avise se precisar de mais alguma alteração.',
		],
	},
	en: {
		seen: ['Here is the revised passage: {}', "Sure! Here's the dialogue: {}", '{} I hope this helps!'],
		heldOut: [
			"Certainly! I've rewritten the line to sound more natural: {}",
			'Refined version of the turn: {}',
			'{} Let me know if you would like me to adjust the tone.',
			'Final text: {}',
			'{} Feel free to ask if you need any other changes.',
		],
	},
};

const greetings: Bank = {
	'pt-BR': {
		seen: [
			'Olá, pessoal, sejam bem-vindos!',
			'Bom dia, ouvintes!',
			'Bem-vindos de volta ao Terra Plana.',
			'Está começando mais um episódio.',
		],
		heldOut: [
			'Oi, gente, tudo bem com vocês?',
			'Salve, salve, ouvinte querido!',
			'Boa noite, e obrigado por estarem aqui com a gente.',
			'Começa agora mais um Terra Plana.',
			'Eu sou a Lia, e este é o nosso podcast.',
			'Fala, galera, estamos no ar!',
		],
	},
	en: {
		seen: [
			'Hello everyone, and welcome!',
			'Good morning, listeners!',
			'Welcome back to Terra Plana.',
			'This is another episode of our show.',
		],
		heldOut: [
			'Hi folks, how are you all doing?',
			'Hey there, dear listener!',
			'Good evening, and thank you for joining us.',
			"You're listening to Terra Plana.",
			'I am Lia, and this is our podcast.',
			'Greetings, everyone, we are live!',
		],
	},
};

const farewells: Bank = {
	'pt-BR': {
		seen: ['Por hoje é só. Até a próxima!', 'Tchau, pessoal!', 'Obrigado por ouvir, e até semana que vem.'],
		heldOut: [
			'E assim chegamos ao fim do episódio.',
			'A gente se ouve na semana que vem.',
			'Um abraço e até mais!',
			'Ficamos por aqui.',
			'Nos vemos no próximo programa.',
		],
	},
	en: {
		seen: [
			"That's all for today. See you next time!",
			'Goodbye, everyone!',
			'Thanks for listening, and until next week.',
		],
		heldOut: [
			'And that brings us to the end of the episode.',
			'We will be back next week with more.',
			'Take care and so long!',
			"That's it from us.",
			'Catch you in the next one.',
		],
	},
};

/** What a model says that has lost track of the language. */
const foreign: Bank = {
	'pt-BR': {
		seen: [
			'The company decided to change everything at once, and nobody in the room asked what it would cost them.',
			'So here is the thing about this story: it was working, and then somebody made it better.',
		],
		heldOut: [
			'La empresa decidió cambiarlo todo de una vez, y nadie en la sala preguntó cuánto les iba a costar.',
			'It is the same problem that everyone has had for years, and they still will not talk about it.',
			'Lo que pasó después es fácil de imaginar: los clientes se fueron y no volvieron.',
		],
	},
	en: {
		seen: [
			'A empresa decidiu mudar tudo de uma vez, e ninguém na sala perguntou quanto isso ia custar.',
			'O negócio desta história é o seguinte: estava funcionando, e aí alguém resolveu melhorar.',
		],
		heldOut: [
			'La empresa decidió cambiarlo todo de una vez, y nadie en la sala preguntó cuánto les iba a costar.',
			'É o mesmo problema que todo mundo tem há anos, e eles continuam sem falar no assunto.',
			'Das Unternehmen hat alles auf einmal geändert, und niemand hat gefragt, was das kostet.',
		],
	},
};

/** What speech synthesis cannot read. */
const residue: Bank = {
	'pt-BR': {
		seen: ['12', '**importante**', 'https://exemplo.com.br', '😀', '50%'],
		heldOut: [
			'<em>isto</em>',
			'exemplo.com/preco',
			'`npm`',
			'R$',
			'3º',
			'&',
			'→',
			'a@b.com',
			'#fim',
			'[nota]',
			'½',
			'²',
		],
	},
	en: {
		seen: ['12', '**important**', 'https://example.com', '😀', '50%'],
		heldOut: [
			'<em>this</em>',
			'example.com/price',
			'`npm`',
			'$',
			'3rd',
			'&',
			'→',
			'a@b.com',
			'#end',
			'[note]',
			'½',
			'²',
		],
	},
};

const lines = (base: Base, kind: (turn: Turn) => boolean = () => true) =>
	contentTurns(base).filter((turn) => kind(turn) && ownSentences(turn, base).length > 0);

function prefixed(id: string, bank: Bank, kind?: (turn: Turn) => boolean): Mutation {
	return {
		id,
		mutate: (base) =>
			rewordTurns(base, lines(base, kind), bank, (turn, phrase) => {
				const name = turn.host === 'lia' ? 'Lia' : 'Marvin';
				const said = phrase.replace('{name}', name).replace('{NAME}', name.toUpperCase());
				return `${said} ${said.endsWith(',') ? lowerFirst(turn.text, base) : turn.text}`;
			}),
	};
}

/** Where a host would pause: before a turn, or between two of its sentences. */
function inserted(id: string, bank: Bank): Mutation {
	return {
		id,
		mutate: (base) =>
			rewordTurns(base, lines(base), bank, (turn, phrase) => {
				const own = ownSentences(turn, base);
				const before = own[turn.text.length % own.length];
				return before && turn.text.replace(before, () => `${phrase} ${before}`);
			}),
	};
}

function appended(id: string, bank: Bank): Mutation {
	return {
		id,
		// The last turn of all is where a farewell belongs.
		mutate: (base) =>
			rewordTurns(base, lines(base).slice(0, -1), bank, (turn, phrase) => `${turn.text} ${phrase}`),
	};
}

function mutantsOf(
	base: Base,
	turns: readonly Turn[],
	change: (turn: Turn, index: number) => Turn[],
): Mutant[] {
	return alternate(
		base,
		shuffle(turns, seedOf(base))
			.slice(0, 4)
			.map((turn, index) => {
				const changed = change(turn, index);
				const script = replaceTurn(base.script, turn.id, changed);
				return { script, turns: changed.map(({ id }) => id), what: changed.at(-1)?.text ?? '' };
			}),
	);
}

export const speaking: readonly Mutation[] = [
	prefixed('gives the co-host’s fillers to the author', fillers, ({ host }) => host === 'lia'),
	inserted('has stage directions', directions),
	prefixed('has speaker labels', labels),
	inserted('speaks as an AI or refuses', machines),
	{
		id: 'talks to whoever asked',
		mutate: (base) =>
			rewordTurns(base, lines(base), preambles, (turn, frame) => frame.replace('{}', () => turn.text)),
	},
	prefixed('greets in the middle', greetings),
	appended('says farewell twice', farewells),
	{
		id: 'speaks another language',
		mutate: (base) => rewordTurns(base, lines(base), foreign, (_, text) => text),
	},
	{
		id: 'is cut off',
		mutate: (base) =>
			mutantsOf(
				base,
				lines(base, ({ text }) => wordCount(text) > 12),
				(turn, index) => {
					const [share, unit] = index % 2 === 0 ? [0.6, ' '] : [0.75, ''];
					const cut = turn.text.indexOf(unit, Math.floor(turn.text.length * share));
					const text = turn.text.slice(0, cut).replace(/[^\p{L}\p{N}]+$/u, '');
					return [reword(base, turn, text)];
				},
			),
	},
	{
		id: 'says a turn twice',
		mutate: (base) =>
			mutantsOf(
				base,
				lines(base, ({ text }) => wordCount(text) > 10),
				(turn, index) => {
					const again = index % 2 === 0 ? turn.text : turn.text.replace(/(?<=\p{L}), /u, ' ');
					return [turn, { ...reword(base, turn, again), id: `${turn.id}-again` }];
				},
			),
	},
	{
		id: 'does not end',
		mutate: (base) =>
			mutantsOf(base, lines(base), (turn, index) => {
				const everything = contentTurns(base).map(({ text }) => text);
				const source = index % 2 === 0 ? [turn.text] : [turn.text, ...everything];
				let text = '';
				for (let step = 0; wordCount(text) < 160; step++) text += `${source[step % source.length]} `;
				return [reword(base, turn, text.trim())];
			}),
	},
	{
		id: 'leaves what cannot be spoken',
		mutate: (base) =>
			drawFrom(base, contentTurns(base), residue, (turn, rest) => ({
				...turn,
				spoken: turn.spoken.replace(/(?<=\p{L}) (?=\p{L})/u, ` ${rest} `),
			})),
	},
];
