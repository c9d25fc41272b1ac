import type { Language, Span } from '../../../newsletter/newsletter.ts';
import type { Finding, Rule } from '../lint.ts';
import { phraseList } from '../phrase-list.ts';
import { isExperience } from './first-person.ts';
import { isWithin } from './glue.ts';
import { findVoiced } from './match.ts';
import { type Reading, read, type TurnReading } from './reading.ts';
import { findingAt, quote } from './report.ts';
import type { Sentence } from './sentence.ts';

/** Share of a memory that stands in the newsletter when it is the newsletter's. */
const remembered = 0.5;

/** F12: hosts remember only what the newsletter remembers. */
export const inventedAnecdotes: Rule = {
	id: 'F12',
	asks: 'No memory and no experience that the newsletter does not tell.',
	check(subject) {
		const reading = read(subject);
		return reading.turns.flatMap((turn) => (turn.verbatim ? [] : checkTurn(turn, reading)));
	},
};

function checkTurn(turn: TurnReading, { subject }: Reading): Finding[] {
	const { language } = subject.newsletter;
	const sources = [...turn.cited.sentences, ...turn.around.flatMap(({ sentences }) => sentences)];
	const listed = memories[language](turn.turn.text).flatMap((memory) => {
		const { text } = turn.turn;
		if (isWithin(memory, turn.glue)) return [];
		// A quotation is checked as such, and “the best that I have ever seen” measures.
		if (/^:? ?:\s*["“«]/u.test(text.slice(memory.end)) || isScope(text, memory)) return [];
		const sentence = turn.sentences.find(({ start, end }) => start <= memory.start && memory.start < end);
		if (!sentence) return [];
		const voiced = findVoiced(sentence, sources);
		if (voiced && voiced.support >= remembered) return [];
		const told = sources.some(({ text }) =>
			memories[language](text).some(({ phrase }) => phrase === memory.phrase),
		);
		if (told && voiced && voiced.support > 0) return [];
		return findingAt('F12', 'error', turn, sentence, {
			expected: voiced
				? `Nobody remembers this in the newsletter, which says: ${quote(voiced.sentence)}`
				: 'Nobody remembers this in the newsletter. Leave it out.',
		});
	});
	const blamed = new Set(listed.map(({ span }) => span?.start));
	const more = turn.sentences
		.filter((sentence) => !blamed.has(sentence.start) && !isWithin(sentence, turn.glue))
		.filter((sentence) => isExperience(sentence, language) && isNew(sentence, turn))
		.map((sentence) =>
			findingAt('F12', 'error', turn, sentence, {
				expected: 'Nobody lived through this in the newsletter. Leave it out.',
			}),
		);
	return [...listed, ...more];
}

/** Whether it says of how many something is the first, the best or none. */
function isScope(text: string, { start, end }: Span): boolean {
	const before = text.slice(Math.max(0, start - 60), start);
	return (
		/(?<!\p{L})(?:nenhum|nenhuma|melhor|pior|maior|menor|mais|no|none|best|worst|most|\p{L}{2,12}est)(?: [\p{L}-]{1,20}){0,4} (?:que|that) $/iu.test(
			before,
		) && /(?<!\p{L})(?:já|ever)(?!\p{L})/iu.test(text.slice(start, end))
	);
}

/** Content words, and share of them that is new, with which an experience is not the newsletter's. */
const invented = { words: 3, share: 0.6 };

function isNew({ content }: Sentence, { cited, around }: TurnReading): boolean {
	const novel = [...content].filter(
		(stem) => !cited.stems.has(stem) && !around.some(({ stems }) => stems.has(stem)),
	);
	return novel.length >= invented.words && novel.length >= content.size * invented.share;
}

/** How people begin to tell what happened to them. */
const memories = {
	'pt-BR': phraseList([
		'lembro|recordo|lembrei|recordei',
		'lembra|recorda|lembrou me',
		'me lembra|recorda|lembrou',
		'outro dia',
		'uma|certa vez',
		'um|certo dia !de',
		'anos atrás',
		'há|faz alguns|uns|muitos|poucos|dez|vinte|dois|três|quatro|cinco anos|meses|semanas',
		'semana|mês|ano passada|passado',
		'quando eu',
		'eu|já já vi|vi|passei|vivi|trabalhei|perdi|estive|caí|fui|tive|fiz|ouvi|sofri|usei|testei|conheci|participei|tentei|vivenciei|quebrei|paguei|atendi',
		'eu vi|vivi|passei|trabalhei|trabalhava|estava|era|morava|tinha|tive|fui|conheci|perdi|usava|participei|sofri',
		'na|em minha experiência|época|carreira|infância|empresa|casa|equipe',
		'no meu tempo|emprego|trabalho|time|projeto|primeiro|antigo|último',
		'um|uma amigo|amiga|colega|conhecido|conhecida|primo|prima|vizinho|vizinha|cliente meu|minha',
		'meu|minha|meus|minhas amigo|amiga|colega|primo|prima|vizinho|vizinha|tio|tia|pai|mãe|avô|avó|irmão|irmã|chefe|cliente|ex|esposa|marido|filho|filha|amigos|colegas|clientes',
		'aconteceu comigo',
		'aconteceu com a gente',
		'comigo aconteceu|também|foi|já',
		'a gente trabalhava|viu|passou|perdeu|tinha|estava',
		'conheço|conheci um|uma|gente|alguém|quem',
		'trabalhei|trabalhava|morei|morava|vivi com|em|na|no|numa|num|para',
		'passei por',
		'eu mesmo|mesma',
		'me contou|contaram|disse|disseram|falou|falaram|perguntou|perguntaram|ligou|chamou|explicou|mandou',
		'ouvi de|dizer|um|uma|isso|falar',
		'vi isso|um|uma|gente|de|com|alguém|empresa',
		'quando comecei|trabalhei|trabalhava|era|morei|morava|entrei|estava|fui',
		'aprendi|descobri|percebi isso|na|no|com|do|da|que|cedo',
		'conversei|falei|almocei|jantei|viajei com',
		'estive|participei|trabalhei|estudei em|na|no|de|com|num|numa',
		'passei|perdi|gastei|fiquei anos|meses|semanas|dias|horas|noites|noite|a|uma|um',
		'na|lá faculdade|escola|firma|casa',
		'durante|por anos|muito|muitos|meses',
		'minha|meu mãe|pai|avó|avô|primeiro|primeira|antigo|antiga|último|última',
		'lá em casa',
		'aconteceu conosco|lá|aqui',
		'já me|nos aconteceu',
		'sei|falo por experiência',
		'num|numa|em projeto|reunião|empresa|cliente|viagem que|em|onde|meu|minha|eu',
	]),
	en: phraseList([
		'remember|recall',
		'reminds|reminded me',
		'the other day|week|night',
		'one|once time|day|upon !only|fee|payment|price|purchase',
		'years|months|weeks ago',
		'last year|week|month|summer|winter|night',
		'when i',
		'back when|in|at i|my|the|we',
		"i've|i have seen|worked|been|had|lost|met|used|tried|watched|lived|heard|known|made|done",
		"i've once|actually|personally|also seen|worked|been|had|lost|met|used|tried",
		'!here i once|personally|actually|used|worked|saw|met|lost|lived|had|was|watched|knew|spent|tried|ran|learned|heard|spoke|talked|did|went|got',
		'in my experience|career|day|days|time|previous|last|first|old|own',
		'at my old|last|first|previous|company|job|former',
		'a friend|colleague|client|customer|neighbor|neighbour|cousin of mine',
		'my friend|friends|colleague|colleagues|cousin|neighbor|neighbour|boss|team|uncle|aunt|father|mother|brother|sister|wife|husband|son|daughter|grandmother|grandfather|client|clients',
		'happened to me|us',
		'i know|knew a|an|someone|somebody|people',
		'we used|once|had|were|lost|ran|tried|worked !to',
		'told|asked|called|showed|warned me',
		'someone|somebody i know|knew|met|worked',
		'growing up',
		'as a kid|child|student|junior|teenager|consultant',
		'in|at college|university|school|uni',
		'in my twenties|thirties|forties|youth|childhood',
		'my first|last|old|previous|former job|boss|company|manager|employer|project|client|team',
		'where i worked|lived|was|sat|grew',
		'for years i|we',
		'i spent|watched|sat|stood|learned|learnt|grew|talked|spoke|visited|met|joined|quit|left|remembered|woke|stayed',
		'during my',
		'the hard way',
		'been there',
		'it|that|this|same happened|happens to',
		'i had|was a|an|at|in|on|there|with|once|working|sitting|talking|young|hired',
		'i worked|lived|stayed|waited at|in|on|with|for',
	]),
} satisfies Record<Language, ReturnType<typeof phraseList>>;
