import type { Turn } from '../../../../integration/script/script.ts';
import type { Base } from '../corpus.ts';
import {
	type Bank,
	contentTurns,
	drawFrom,
	type Mutation,
	ordinaryTurns,
	ownSentences,
	reword,
	rewordTurns,
	seedOf,
} from './mutation.ts';
import { namesIn } from './names.ts';

/** Facts with a number that no newsletter of the corpus has. */
const numbers: Bank = {
	'pt-BR': {
		seen: [
			'Isso afetou mais de 730 mil clientes.',
			'São 67% do mercado.',
			'E olha que aconteceu em 2017.',
			'O contrato previa multa de R$ 3,6 milhões.',
			'Levou sessenta e sete dias.',
			'Foram quase oitocentas horas de trabalho.',
		],
		heldOut: [
			'No ano anterior tinham sido 133.',
			'A conta final passou de trinta e quatro milhões.',
			'É um aumento de 77 por cento.',
			'Ao todo, vinte e seis equipes pararam.',
			'A empresa existe desde 1978.',
			'Cada um custa US$ 555.',
			'E isso foi às 5h50 da manhã.',
			'A temperatura chegou a oitenta e seis graus.',
		],
	},
	en: {
		seen: [
			'It affected more than 730,000 customers.',
			'That is 67% of the market.',
			'And this was back in 2017.',
			'The contract set a penalty of $3.6 million.',
			'It took sixty-seven days.',
			'Nearly eight hundred hours of work went into it.',
		],
		heldOut: [
			'The year before, it had been 133.',
			'The final bill came to thirty-three million.',
			'That is up 77 percent.',
			'Twenty-six teams stopped working altogether.',
			'The company has been around since 1978.',
			'Each of them costs €555.',
			'It was ten to six in the morning.',
			'It got up to eighty-six degrees.',
		],
	},
};

/** Sentences about people who are in none of the newsletters. */
const people: Bank = {
	'pt-BR': {
		seen: [
			'Quem percebeu primeiro foi Ricardo Meireles.',
			'A ideia veio de Sônia Barreto, que já trabalhou na área.',
			'É o que diz Danilo Freitas.',
			'O Caetano Lins pensa a mesma coisa.',
		],
		heldOut: [
			'Foi a Márcia Quintela que descobriu.',
			'O projeto era do Valdir.',
			'Perguntem ao Leandro Bastos.',
			'A doutora Ivone Sarmento estuda isso há anos.',
			'Lembra o que dizia Dijkstra?',
			'É a velha lei de Conway.',
		],
	},
	en: {
		seen: [
			'It was Richard Mellor who noticed first.',
			'The idea came from Susan Barlow, who used to work there.',
			'That is what Daniel Frost says.',
			'Catherine Lindt thinks so too.',
		],
		heldOut: [
			'Ask Priya Raman, she was there.',
			'It was Walter who found it.',
			'The project belonged to Leonard Bates.',
			'Doctor Yvonne Sarmiento has studied this for years.',
			'Remember what Dijkstra used to say?',
			"It is Conway's law all over again.",
		],
	},
};

const organisations: Bank = {
	'pt-BR': {
		seen: [
			'A Netflix passou pela mesma coisa.',
			'Segundo a Gartner, isso é tendência.',
			'Foi assim também na Cobalto Sistemas.',
			'O Google faz diferente.',
		],
		heldOut: [
			'É o que a Universidade de Stanford vem mostrando.',
			'A concorrente, a Lumina Digital, não comentou.',
			'Quem fez isso direito foi a Toyota.',
			'O caso foi parar no Procon.',
			'Parece coisa da Petrobras.',
			'Está tudo rodando na Amazon.',
		],
	},
	en: {
		seen: [
			'Netflix went through the same thing.',
			'According to Gartner, this is a trend.',
			'It was like that at Cobalt Systems too.',
			'Google does it differently.',
		],
		heldOut: [
			'Stanford University has been showing this for a while.',
			'Their competitor, Lumina Digital, had no comment.',
			'Toyota is the one that got it right.',
			'The case ended up at the Federal Trade Commission.',
			'It sounds like something from Boeing.',
			'All of it runs on Amazon.',
		],
	},
};

const quotes: Bank = {
	'pt-BR': {
		seen: [
			'Como disse um diretor: "a gente aprendeu muito com isso".',
			'Um funcionário resumiu: "era só apertar o botão".',
			'Nas palavras da equipe, "ninguém imaginava".',
		],
		heldOut: [
			'A resposta oficial foi “estamos trabalhando nisso”.',
			'E ainda ouvi um "depois a gente vê" do gerente.',
			'Abre aspas: "a culpa foi do estagiário". Fecha aspas.',
			'O chefe só falou: "resolve aí".',
		],
	},
	en: {
		seen: [
			'As one director said, "we learned a lot from this."',
			'An employee summed it up: "you only had to press the button."',
			'In the words of the team, "nobody saw it coming."',
		],
		heldOut: [
			'The official answer was “we are working on it.”',
			'And a manager actually said, "we will see about that later."',
			'Quote: "the intern did it." End of quote.',
			'All the boss said was, "just fix it."',
		],
	},
};

const anecdotes: Bank = {
	'pt-BR': {
		seen: [
			'Eu lembro quando isso aconteceu comigo, numa empresa em que trabalhei.',
			'No ano passado eu vi a mesma coisa num cliente.',
			'Outro dia eu estava num café e ouvi essa conversa.',
			'Uma vez, num projeto, eu passei a noite inteira atrás disso.',
		],
		heldOut: [
			'Isso me lembra uma vez em que derrubei o servidor sozinho.',
			'Quando eu era estagiário, aprendi isso do pior jeito.',
			'Já passei por isso, e não foi bonito.',
			'Na minha última empresa era igualzinho.',
			'Tive um chefe que fazia exatamente assim.',
			'Semana passada mesmo um amigo me contou uma história parecida.',
		],
	},
	en: {
		seen: [
			'I remember when this happened to me at an old job.',
			'Last year I saw the same thing at a client.',
			'The other day I was in a coffee shop and overheard this very conversation.',
			'I once spent a whole night on a project chasing that.',
		],
		heldOut: [
			'It reminds me of the time I took the server down myself.',
			'Back when I was an intern, I learned that the hard way.',
			"I've been there, and it was not pretty.",
			'At my last company it was just the same.',
			'I had a boss who did exactly that.',
			'Just last week a friend told me a similar story.',
		],
	},
};

const acronyms: Bank = {
	'pt-BR': {
		seen: ['Isso bate direto no EBITDA.', 'É o tipo de coisa que nenhum SLA cobre.', 'Cadê o OKR disso?'],
		heldOut: [
			'E o ROI, alguém calculou?',
			'Parece decisão de PMO.',
			'O NPS agradece.',
			'Tinha que passar pelo DPO.',
			'Coisa de MVP.',
		],
	},
	en: {
		seen: [
			'That goes straight to the EBITDA.',
			'It is the kind of thing no SLA covers.',
			'Where is the OKR for that?',
		],
		heldOut: [
			'And the ROI, did anyone work it out?',
			'It sounds like a decision by the PMO.',
			'The NPS says thank you.',
			'Somebody call the DPO.',
			'Classic MVP.',
		],
	},
};

/** What the spoken form has when nobody gave an acronym its letters. */
const unspoken: Bank = {
	'pt-BR': { seen: ['API', 'SLA', 'LLM'], heldOut: ['HTTPS', 'KPIs', 'CI/CD', 'S.A.', 'XPTO'] },
	en: { seen: ['API', 'SLA', 'LLM'], heldOut: ['HTTPS', 'KPIs', 'CI/CD', 'U.S.', 'XPTO'] },
};

/** Adds a sentence after one of the turn's own: in the middle as often as at the end. */
function withSentence(turn: Turn, sentence: string, base: Base): string | undefined {
	const own = ownSentences(turn, base);
	const after = own[turn.text.length % own.length];
	return after && turn.text.replace(after, () => `${after} ${sentence}`);
}

function invention(id: string, bank: Bank): Mutation {
	return {
		id,
		mutate: (base) =>
			rewordTurns(base, contentTurns(base), bank, (turn, sentence) => withSentence(turn, sentence, base)),
	};
}

/** Names of the newsletter, half spelled otherwise. */
function otherNames({ newsletter }: Base): { whole: string; changed: string }[] {
	const { people: known, organisations: firms } = namesIn[newsletter.id] ?? { people: [], organisations: [] };
	const [surname, firm] = newsletter.language === 'en' ? ['Holloway', 'Northgate'] : ['Peçanha', 'Taquara'];
	return [
		...known.map((whole) => ({ whole, changed: `${whole.split(' ')[0]} ${surname}` })),
		...firms.map((whole) => ({ whole, changed: firm })),
	];
}

export const inventing: readonly Mutation[] = [
	invention('invents a number', numbers),
	invention('invents a person', people),
	invention('invents an organisation', organisations),
	invention('invents a quote', quotes),
	invention('invents an anecdote', anecdotes),
	invention('brings in an acronym', acronyms),
	{
		id: 'leaves an acronym unspoken',
		mutate: (base) =>
			drawFrom(base, contentTurns(base), unspoken, (turn, acronym) => ({
				...turn,
				spoken: turn.spoken.replace(/(?<=\p{L}) (?=\p{L})/u, ` ${acronym} `),
			})),
	},
	{
		id: 'changes a name',
		mutate: (base) =>
			contentTurns(base)
				.flatMap((turn) => {
					const name = otherNames(base).find(({ whole }) => turn.text.includes(whole));
					if (!name) return [];
					const text = turn.text.replace(name.whole, name.changed);
					return [{ turn: reword(base, turn, text), what: `${name.whole} → ${name.changed}` }];
				})
				.slice(0, 4)
				.map(({ turn, what }, index) => ({
					script: {
						...base.script,
						turns: base.script.turns.map((one) => (one.id === turn.id ? turn : one)),
					},
					turns: [turn.id],
					heldOut: (index + seedOf(base)) % 2 === 1,
					what: `${what}: ${turn.text}`,
				})),
	},
	{
		id: 'gives a quote to someone else',
		mutate: (base) => {
			const quoting = ordinaryTurns(base).filter(isQuoting);
			return rewordTurns(base, quoting, attributions, (turn, attribution) => {
				const { people: known = [], organisations: firms = [] } = namesIn[base.newsletter.id] ?? {};
				const other = turn.host === 'lia' ? 'Marvin' : 'Lia';
				const named = known.find((name) => turn.text.includes(name));
				// Whoever is named gives way; where the offline writer names nobody, the quotation gets a speaker.
				if (named) return turn.text.replaceAll(named, known.find((name) => name !== named) ?? other);
				const isAbsent = (name: string) => !sectionText(base, turn).includes(name);
				const speaker = attribution.includes('{host}') ? other : [...known, ...firms].find(isAbsent);
				if (!speaker || !cue.test(turn.text)) return undefined;
				return `${attribution.replace(/\{(?:name|host)\}/u, speaker)} ${turn.text}`;
			});
		},
	},
];

const attributions: Bank = {
	'pt-BR': {
		seen: ['Foi {name} que disse isto.', '{host} disse assim.'],
		heldOut: ['Palavras de {name}.', 'Como {host} escreveu.'],
	},
	en: {
		seen: ['This is what {name} said.', '{host} put it like this.'],
		heldOut: ['In the words of {name}.', 'As {host} wrote.'],
	},
};

/** How the offline writer announces a quotation. */
const cue =
	/^(?:Abre aspas|As aspas abrem aqui|Está entre aspas|Entre aspas|A citação, palavra por palavra|Quote|The quote opens here|This is in quotes|In quotes|The quote, word for word):/u;

/** Somebody's sentence, not a word in quotation marks. */
function isQuoting({ text }: Turn): boolean {
	return cue.test(text) || /["“](?:[^"“”?\s]+\s+){3,}[^"“”?]+["”]/u.test(text);
}

function sectionText({ newsletter }: Base, turn: Turn): string {
	const section = newsletter.sections.find(({ id }) => id === turn.section);
	return section ? newsletter.body.slice(section.start, section.end) : '';
}
