const small = [
	...['zero', 'um', 'dois', 'três', 'quatro', 'cinco', 'seis', 'sete', 'oito', 'nove', 'dez', 'onze', 'doze'],
	...['treze', 'quatorze', 'quinze', 'dezesseis', 'dezessete', 'dezoito', 'dezenove'],
];
const tens = [
	...['', '', 'vinte', 'trinta', 'quarenta', 'cinquenta', 'sessenta', 'setenta', 'oitenta', 'noventa'],
];
const hundreds = [
	...['', 'cento', 'duzentos', 'trezentos', 'quatrocentos', 'quinhentos', 'seiscentos', 'setecentos'],
	...['oitocentos', 'novecentos'],
];
const scales = [
	['', ''],
	['mil', 'mil'],
	['milhão', 'milhões'],
	['bilhão', 'bilhões'],
	['trilhão', 'trilhões'],
] as const;
const longest = 15;

/** Digits in words, up to 10^15; longer runs and leading zeros digit by digit. */
export function cardinal(digits: string, feminine = false): string {
	if (digits.length > longest) return digitByDigit(digits);
	const zeros = /^0+(?=\d)/.exec(digits)?.[0].length ?? 0;
	if (zeros > 0) return `${digitByDigit('0'.repeat(zeros))} ${cardinal(digits.slice(zeros), feminine)}`;
	if (digits === '0') return 'zero';
	const groups = thousands(digits);
	const last = groups.at(-1) as Group;
	return groups
		.map((group, index) => {
			const joined = index > 0 && group === last && (group.value <= 100 || group.value % 100 === 0);
			return (joined ? 'e ' : '') + scaled(group, feminine);
		})
		.join(' ');
}

interface Group {
	value: number;
	/** Power of a thousand. */
	power: number;
}

function thousands(digits: string): Group[] {
	const padded = digits.padStart(longest, '0');
	return [4, 3, 2, 1, 0]
		.map((power) => ({ power, value: Number(padded.slice(longest - 3 * power - 3, longest - 3 * power)) }))
		.filter(({ value }) => value > 0);
}

function scaled({ value, power }: Group, feminine: boolean): string {
	if (power === 0) return belowThousand(value, feminine);
	const [one, many] = scales[power] ?? scales[0];
	if (power === 1) return value === 1 ? one : `${belowThousand(value, feminine)} ${many}`;
	return `${belowThousand(value, false)} ${value === 1 ? one : many}`;
}

function belowThousand(value: number, feminine: boolean): string {
	if (value === 100) return 'cem';
	const rest = value % 100;
	const hundred = hundreds[Math.floor(value / 100)] ?? '';
	const ten = rest < 20 ? '' : (tens[Math.floor(rest / 10)] ?? '');
	const unit = rest < 20 ? rest : rest % 10;
	const words = [
		feminine && value >= 200 ? hundred.replace(/os$/, 'as') : hundred,
		ten,
		unit === 0 ? '' : feminine ? feminineUnit(unit) : (small[unit] ?? ''),
	];
	return words.filter((word) => word !== '').join(' e ');
}

function feminineUnit(unit: number): string {
	return unit === 1 ? 'uma' : unit === 2 ? 'duas' : (small[unit] ?? '');
}

/** "42" is "quatro dois": telephone numbers, postal codes and numbers too long for a name. */
export function digitByDigit(digits: string): string {
	return [...digits].map((digit) => small[Number(digit)] ?? '').join(' ');
}

/** What follows "vírgula": up to three digits as a number, more digit by digit, leading zeros always named. */
export function decimals(digits: string): string {
	const significant = digits.replace(/^0+/, '');
	if (significant === '' || significant.length > 3) return digitByDigit(digits);
	return cardinal(digits);
}

const ordinalUnits = [
	...['', 'primeiro', 'segundo', 'terceiro', 'quarto', 'quinto', 'sexto', 'sétimo', 'oitavo', 'nono'],
];
const ordinalTens = [
	...['', 'décimo', 'vigésimo', 'trigésimo', 'quadragésimo', 'quinquagésimo', 'sexagésimo', 'septuagésimo'],
	...['octogésimo', 'nonagésimo'],
];
const ordinalHundreds = [
	...['', 'centésimo', 'ducentésimo', 'tricentésimo', 'quadringentésimo', 'quingentésimo', 'sexcentésimo'],
	...['septingentésimo', 'octingentésimo', 'noningentésimo'],
];

/** "21" is "vigésimo primeiro". Above 1999, and for zero, speech falls back to the cardinal. */
export function ordinal(digits: string, feminine = false): string {
	const value = Number(digits);
	if (value === 0 || value > 1999) return cardinal(digits, feminine);
	const words = [
		value >= 1000 ? 'milésimo' : '',
		ordinalHundreds[Math.floor(value / 100) % 10],
		ordinalTens[Math.floor(value / 10) % 10],
		ordinalUnits[value % 10],
	].filter((word) => word);
	return words.map((word) => (feminine ? word?.replace(/o$/, 'a') : word)).join(' ');
}

/** A fraction's name: "3/4" is "três quartos", "5/16" is "cinco dezesseis avos". */
export function fraction(above: string, below: string): string {
	const denominator = Number(below);
	const one = Number(above) === 1;
	const number = cardinal(above);
	if (denominator === 2) return one ? 'meio' : `${number} meios`;
	if (denominator === 3) return one ? 'um terço' : `${number} terços`;
	if (denominator <= 10 || denominator === 100 || denominator === 1000) {
		return `${number} ${ordinal(below)}${one ? '' : 's'}`;
	}
	return `${number} ${cardinal(below)} avos`;
}
