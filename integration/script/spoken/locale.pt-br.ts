import { dates } from './dates.pt-br.ts';
import type { Amount, Currency, Locale, Noun, Surroundings } from './locale.ts';
import { cardinal, decimals, digitByDigit, fraction, ordinal } from './number.pt-br.ts';
import { currencies, denominators, units } from './units.pt-br.ts';
import { common } from './words.pt-br.ts';

const singular = ['', 'mil', 'milhão', 'bilhão', 'trilhão'];
const plural = ['', 'mil', 'milhões', 'bilhões', 'trilhões'];

/** Brazilian Portuguese. */
export const brazilian: Locale = {
	language: 'pt-BR',
	numeral: [
		String.raw`\d{1,3}(?:\.\d{3})+(?:,\d+)?(?!\d)`,
		String.raw`\d{1,3}(?:,\d{3}){2,}(?:\.\d+)?(?!\d)`,
		String.raw`\d{1,3}(?: 000){1,3}(?:,\d{1,2})?(?!\d)`,
		String.raw`\d+[.,]\d+(?!\d)`,
		String.raw`\d+(?!\d)`,
	].join('|'),
	scales: {
		glued: { K: 3, k: 3, M: 6, MM: 6, B: 9, T: 12, bi: 9, mi: 6, tri: 12, mil: 3 },
		apart: {
			...{ mil: 3, mi: 6, bi: 9, tri: 12 },
			...{ milhão: 6, milhões: 6, bilhão: 9, bilhões: 9, trilhão: 12, trilhões: 12 },
		},
		money: { m: 6, b: 9, bn: 9, mn: 6 },
	},
	units,
	per: denominators,
	currencies,
	counted:
		/^(?:tokens?|usuári[oa]s?|pessoas?|estrelas?|stars|linhas|palavras|seguidores|downloads|requisições|parâmetros|clientes|assinantes|visualizações|inscritos|commits|arquivos|imagens|funcionários|vagas|dólares|reais|de)$/,
	phrases: {
		percent: 'por cento',
		about: 'cerca de',
		plusOrMinus: 'mais ou menos',
		moreThan: 'mais de',
		lessThan: 'menos de',
		atLeast: 'pelo menos',
		atMost: 'no máximo',
		to: 'a',
		per: 'por',
		by: 'por',
		and: 'e',
		plus: 'mais',
		minus: 'menos',
		times: 'vezes',
		dividedBy: 'dividido por',
		equals: 'igual a',
		differs: 'diferente de',
		degrees: 'graus',
		number: 'número',
		version: 'versão',
		infinity: 'infinito',
		point: 'ponto',
		at: 'arroba',
		dot: 'ponto',
		slash: 'barra',
		dash: 'hífen',
		underscore: 'underline',
		squared: 'ao quadrado',
		root: 'raiz quadrada de',
		cubed: 'ao cubo',
		toThePower: 'elevado a',
		outOf: 'de',
		half: 'meio',
		section: 'parágrafo',
	},
	roman: {
		after:
			/^(?:séculos?|sécs?|incs?|arts?|caps?|vols?|capítulos?|volumes?|tomos?|partes?|títulos?|atos?|fases?|Guerra|Guerra Mundial|Mundial|anexos?|incisos?|livros?|artigos?)$/iu,
		royal:
			/^(?:Pedro|João|Paulo|Luís|Henrique|Carlos|Bento|Pio|Leão|Elizabeth|Isabel|Filipe|Felipe|Jorge|Eduardo|Ricardo|Guilherme|Napoleão|Manuel|Afonso|Maria|Catarina|Ramsés|Gregório|Bonifácio|Francisco)$/u,
		read(value, title, royal) {
			const feminine = /^(?:Elizabeth|Isabel|Maria|Catarina)$/.test(title);
			return royal && value <= 10 ? ordinal(String(value), feminine) : cardinal(String(value));
		},
	},
	common,
	cardinal: (digits) => cardinal(digits),
	grouped: (written) => (written.match(/\d+/g) ?? []).map(digitByDigit).join(', '),
	fraction,
	parse(written) {
		const thousands = /^\d{1,3}(?:[. ]\d{3})+(?:,\d+)?$/.test(written);
		const foreign = /^\d{1,3}(?:,\d{3}){2,}(?:\.\d+)?$/.test(written);
		const plain = thousands ? written.replace(/[. ]/g, '') : foreign ? written.replaceAll(',', '') : written;
		const [whole = '', rest = ''] = plain.split(/[.,]/);
		return { whole, fraction: rest, dotted: !thousands && !foreign && written.includes('.') };
	},
	count(amounts, noun, around) {
		const feminine = noun ? noun.feminine === true : isFeminine(around.after, amounts.at(-1));
		const said = amounts.map((amount, index) => number(amount, feminine, index === amounts.length - 1));
		return `${said.join(' a ')}${counted(amounts.at(-1) as Amount, noun, around)}`;
	},
	money(amounts, currency) {
		const last = amounts.at(-1) as Amount;
		if (amounts.length === 1 && last.exponent === 0 && currency.cent && last.fraction.length === 2) {
			return coins(last, currency, currency.cent);
		}
		return brazilian.count(amounts, currency, { before: '', after: '' });
	},
	bare(amount, written, around) {
		if (amount.dotted)
			return signed(
				amount,
				written
					.split('.')
					.map((part) => cardinal(part))
					.join(' ponto '),
			);
		const year =
			/^(?:1[5-9]|20)\d\d$/.test(written) && /^(?:em|de|desde|até|ano|entre|a|por)$/i.test(around.before);
		return number(amount, !year && isFeminine(around.after, amount)) + counted(amount, undefined, around);
	},
	rules: dates,
};

function number(amount: Amount, feminine: boolean, scaled = true): string {
	const { whole, fraction: rest, exponent } = amount;
	// Millions are masculine nouns of their own; "mil" agrees with what is counted.
	const gender = feminine && exponent < 6 && (rest === '' || exponent > 0);
	const zeros = Number(rest) === 0 && exponent > 0 ? '' : rest;
	const thousand = scaled && exponent === 3 && zeros === '' && whole === '1';
	const words =
		zeros === '' ? cardinal(whole, gender) : `${cardinal(whole, gender)} vírgula ${decimals(zeros)}`;
	const scale = scaled ? (Number(whole) < 2 ? singular : plural)[exponent / 3] : '';
	return signed(amount, thousand ? 'mil' : [words, scale].filter((word) => word).join(' '));
}

function signed({ sign }: Amount, words: string): string {
	return sign === '-' ? `menos ${words}` : sign === '+' ? `mais ${words}` : words;
}

/** The noun after a number, with the "de" that whole millions ask for. */
function counted(amount: Amount, noun: Noun | undefined, { after }: Surroundings): string {
	const millions = amount.exponent >= 6 || (/^[1-9]\d*0{6}$/.test(amount.whole) && amount.fraction === '');
	if (!noun) return millions && isPlural(after) ? ' de' : '';
	const times = noun.feminine === true && amount.fraction !== '';
	const one = amount.exponent === 0 && Number(amount.whole) < 2 && !times;
	return `${millions ? ' de' : ''} ${one ? noun.one : noun.many}`;
}

function coins({ sign, whole, fraction: cents }: Amount, currency: Currency, cent: Noun): string {
	const plain = { sign: '', exponent: 0, dotted: false, fraction: '' } as const;
	const parts = [
		{ amount: { ...plain, whole }, noun: currency },
		{ amount: { ...plain, whole: String(Number(cents)) }, noun: cent },
	].filter(({ amount }) => Number(amount.whole) > 0);
	if (parts.length === 1 && Number(whole) === 0 && currency.centAlone) {
		return coins({ ...plain, whole: String(Number(cents)), sign, fraction: '' }, currency.centAlone, cent);
	}
	if (parts.length === 0) return `zero ${currency.one}`;
	const words = parts.map(
		({ amount, noun }) => number(amount, noun.feminine === true) + counted(amount, noun, nothing),
	);
	return signed({ ...plain, whole, sign }, words.join(' e '));
}

const nothing = { before: '', after: '' };
const notCounted = new Set([
	...[
		'mas',
		'nos',
		'nas',
		'dos',
		'às',
		'aos',
		'os',
		'as',
		'pelos',
		'pelas',
		'depois',
		'antes',
		'mais',
		'menos',
	],
	...[
		'apenas',
		'após',
		'através',
		'todos',
		'todas',
		'essas',
		'esses',
		'estas',
		'estes',
		'das',
		'seus',
		'suas',
	],
]);

function isPlural(word: string): boolean {
	return /^\p{Ll}{2,}s$/u.test(word) && !notCounted.has(word);
}

const masculine =
	/^(?:dia|problema|sistema|programa|tema|idioma|planeta|mapa|grama|quilograma|diagrama|esquema|paradigma|poema|teorema|dilema|cara|papa|guia|trauma|ecossistema|cinema|clima|atleta|colega|astronauta|pijama|\p{Ll}+ista)s?$/u;

const feminine =
	/^(?:vez|vezes|mulher|mulheres|mãos|redes?|fontes?|bases?|chaves?|classes?|frases?|fases?|metades?|noites?|partes?|das|APIs?|GPUs?|CPUs?|TPUs?|IAs?|startups?|releases?|issues?|imagens|ordens|viagens)$/u;

const notNouns =
	/^(?:para|ainda|agora|era|seja|cada|contra|sobra|fica|fora|toda|nunca|nada|acima|uma|outra)$/u;

/** Whether the noun right after a number is feminine, judged by its ending; masculine in doubt. */
function isFeminine(word: string, amount: Amount | undefined): boolean {
	if (feminine.test(word)) return true;
	if (masculine.test(word) || notCounted.has(word)) return false;
	if (amount?.whole === '1' && /^\p{Ll}{3,}a$/u.test(word)) return !notNouns.test(word);
	return /(?:\p{Ll}{2}as|ções|sões|dades?|gens|tudes|ices|ção|são|gem)$/u.test(word);
}
