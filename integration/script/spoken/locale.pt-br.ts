import { coinsOf } from './coins.ts';
import { dates } from './dates.pt-br.ts';
import { isFeminine, isPlural } from './gender.pt-br.ts';
import {
	type Amount,
	type Currency,
	isLongCode,
	type Locale,
	type Noun,
	nowhere,
	type Surroundings,
} from './locale.ts';
import { cardinal, decimals, digitByDigit, fraction, ordinal } from './number.pt-br.ts';
import { numbered } from './numbered.pt-br.ts';
import { telephones } from './telephones.pt-br.ts';
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
		port: 'porta',
		star: 'estrelas',
		andSoOn: 'e assim por diante',
	},
	lengths: {
		foot: { one: 'pé', many: 'pés' },
		inch: { one: 'polegada', many: 'polegadas', feminine: true },
		height: (feet, inches, point) => {
			const [foot, inch] = [
				feet === '1' ? 'pé' : 'pés',
				inches === '1' && point === '' ? 'polegada' : 'polegadas',
			];
			return `${cardinal(feet)} ${foot} e ${cardinal(inches, point === '')}${point} ${inch}`;
		},
	},
	labels:
		/^(?:salas?|apartamento|apto|ap|blocos?|casa|lote|quadra|box|turma|séries?|seção|anexo|artigo|art|figuras?|fig|tabelas?|item|itens|grupos?|portão|portões|andar|nível|fase|etapa|classe|linha|assentos?|poltronas?)$/iu,
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
		if (isLongCode(written)) return digitByDigit(written);
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
	rules: [...numbered, ...dates, ...telephones],
};

function number(amount: Amount, feminine: boolean, scaled = true): string {
	const { whole, fraction: rest, exponent } = amount;
	// Millions are masculine nouns of their own; "mil" agrees with what is counted.
	const gender = feminine && exponent < 6 && rest === '';
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

function coins(amount: Amount, currency: Currency, cent: Noun): string {
	const parts = coinsOf(amount, currency, cent);
	if (parts.length === 0) return `zero ${currency.one}`;
	const words = parts.map(
		(part) => number(part.amount, part.noun.feminine === true) + counted(part.amount, part.noun, nowhere),
	);
	return signed(amount, words.join(' e '));
}
