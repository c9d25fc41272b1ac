import { cardinal, fraction, plural, year } from './number.en.ts';
import { around, type Rule, rule } from './scan.ts';

/** Words before a number that is a name: “port 443”, “RFC 9110”. */
const named =
	/^(?:HTTP|RFCs?|ISO|errors?|status|codes?|ports?|sections?|sec|flights?|routes?|highways?|Boeing|Airbus)$/iu;
const status = /^(?:20[014]|30[12478]|40[013459]|410|413|418|42[2569]|451|50[0-4])$/;
const answers = /^(?:errors?|responses?|redirects?|status)$/;
const answered =
	/^(?:an?|another|returns?|returned|returning|throws?|threw|serves?|served|got|gets?|getting)$/i;

/** A number that names something rather than counts it, as it is said: “four oh four” for the error 404. */
export function nameIn(written: string, before: string, after: string): string | undefined {
	if (!/^\d{3,4}$/.test(written)) return undefined;
	const isNamed =
		named.test(before) ||
		(status.test(written) && (answers.test(after) || (answered.test(before) && !/s$/.test(after)))) ||
		(/^(?:403|404|410|50[03])$/.test(written) && /^pages?$/.test(after));
	return isNamed ? name(written) : undefined;
}

/** “Four oh four”, “five hundred”, “two thirty”, “ninety-one ten”. */
function name(digits: string): string {
	if (digits.length !== 3) return year(digits);
	const [hundreds, rest] = [cardinal(digits.charAt(0)), digits.slice(1)];
	if (rest === '00') return `${hundreds} hundred`;
	return `${hundreds} ${rest.startsWith('0') ? `oh ${cardinal(rest.charAt(1))}` : cardinal(rest)}`;
}

const several = /^(?:two|three|four|five|six|seven|eight|nine|ten)$/i;
const lasting = /^(?:in|for|after|within|every|took|takes?|lasts?|lasted|than|about|to|under|over|of)$/i;

/** Several of what has a number for a name: 404s, H100s, 747s, 2x4s, 1:1s, five 9s. */
export const numbered: readonly Rule[] = [
	rule('identifier', ['digit'], /(\d{1,4})s(?![\p{L}\p{N}])/uy, ([, digits = ''], { text, start }) => {
		const said = severalOf(
			digits,
			text.slice(Math.max(0, start - 6), start),
			around(text, start, start).before,
		);
		return said === undefined ? undefined : plural(said);
	}),
	rule('identifier', ['digit'], /(\d{1,2})x(\d{1,2})s(?![\p{L}\p{N}])/uy, ([, one = '', other = '']) => {
		return `${cardinal(one)} by ${plural(cardinal(other))}`;
	}),
	rule(
		'identifier',
		['digit'],
		/([01])s(?= and [01]s(?![\p{L}\p{N}]))|(?<=[01]s and )([01])s(?![\p{L}\p{N}])/uy,
		([found]) => plural(cardinal(found.charAt(0))),
	),
	rule(
		'fraction',
		['digit'],
		/(\d{1,3})\/(\d{1,3})(?:nd|rd|th)s?(?![\p{L}\p{N}])/uy,
		([, above = '', below = '']) => fraction(above, below),
	),
	rule('identifier', ['digit'], /1:1s(?![\p{L}\p{N}])/uy, () => 'one on ones'),
	// Aeroplanes with their variants: 737-800.
	rule(
		'identifier',
		['digit'],
		/(\d{3})-(\d{1,4})(?![\p{L}\p{N}])/uy,
		([, model = '', variant = ''], scene) => {
			const { before } = around(scene.text, scene.start, scene.start);
			if (!/^(?:Boeing|Airbus)$/.test(before)) return undefined;
			return `${name(model)} ${variant.length < 3 ? cardinal(variant) : name(variant)}`;
		},
	),
];

function severalOf(digits: string, touching: string, before: string): string | undefined {
	if (/\p{L}$|\p{Lu}-$/u.test(touching)) return digits.length === 4 ? year(digits) : cardinal(digits);
	if (/-on-$/.test(touching)) return cardinal(digits);
	if (digits.length === 1) return several.test(before) ? cardinal(digits) : undefined;
	const isModel = /^7[0-8]7$/.test(digits);
	const isStatus = status.test(digits) && !lasting.test(before);
	return isModel || isStatus ? name(digits) : undefined;
}
