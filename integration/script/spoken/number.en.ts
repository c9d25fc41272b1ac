const small = [
	...['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven'],
	...['twelve', 'thirteen', 'fourteen', 'fifteen', 'sixteen', 'seventeen', 'eighteen', 'nineteen'],
];
const tens = ['', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];
const scales = ['', 'thousand', 'million', 'billion', 'trillion'];
const longest = 15;

/** Digits in words, up to 10^15; longer runs and leading zeros digit by digit. */
export function cardinal(digits: string): string {
	if (digits.length > longest) return digitByDigit(digits);
	if (/^0\d/.test(digits)) return digitByDigit(digits);
	if (digits === '0') return 'zero';
	const padded = digits.padStart(longest, '0');
	return [4, 3, 2, 1, 0]
		.map((power) => {
			const value = Number(padded.slice(longest - 3 * power - 3, longest - 3 * power));
			return value === 0 ? '' : `${belowThousand(value)} ${scales[power]}`.trim();
		})
		.filter((words) => words !== '')
		.join(' ');
}

function belowThousand(value: number): string {
	const hundred = value >= 100 ? `${small[Math.floor(value / 100)]} hundred` : '';
	const rest = value % 100 === 0 ? '' : belowHundred(value % 100);
	return [hundred, rest].filter((words) => words !== '').join(' ');
}

function belowHundred(value: number): string {
	if (value < 20) return small[value] ?? '';
	const ten = tens[Math.floor(value / 10)] ?? '';
	return value % 10 === 0 ? ten : `${ten}-${small[value % 10]}`;
}

/** "42" is "four two": telephone numbers, decimals and numbers too long for a name. */
export function digitByDigit(digits: string): string {
	return [...digits].map((digit) => small[Number(digit)] ?? '').join(' ');
}

/** A year in pairs: "nineteen ninety-nine", "twenty oh six" only where no "two thousand" exists. */
export function year(digits: string): string {
	const value = Number(digits);
	const century = Math.floor(value / 100);
	const rest = value % 100;
	if (digits.length !== 4 || value < 1100) return cardinal(digits);
	if (century % 10 === 0 && rest < 10) return cardinal(digits);
	if (rest === 0) return `${belowHundred(century)} hundred`;
	return `${belowHundred(century)} ${rest < 10 ? `oh ${small[rest]}` : belowHundred(rest)}`;
}

const irregular: Readonly<Record<string, string>> = {
	one: 'first',
	two: 'second',
	three: 'third',
	five: 'fifth',
	eight: 'eighth',
	nine: 'ninth',
	twelve: 'twelfth',
};

/** "21" is "twenty-first". */
export function ordinal(digits: string): string {
	return cardinal(digits).replace(/[a-z]+$/, (last) => {
		return irregular[last] ?? (last.endsWith('y') ? `${last.slice(0, -1)}ieth` : `${last}th`);
	});
}

/** "fifties" from "fifty", "twenties" from "twenty", "hundreds" from "hundred": for decades. */
export function plural(words: string): string {
	return words.endsWith('y') ? `${words.slice(0, -1)}ies` : words.endsWith('x') ? `${words}es` : `${words}s`;
}

/** A fraction's name: "3/4" is "three quarters", "5/16" is "five sixteenths". */
export function fraction(above: string, below: string): string {
	const one = Number(above) === 1;
	const part = below === '2' ? 'half' : below === '4' ? 'quarter' : ordinal(below);
	const parts = one ? part : part === 'half' ? 'halves' : `${part}s`;
	return `${cardinal(above)} ${parts}`;
}
