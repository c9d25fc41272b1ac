import { spell } from './letters.ts';
import { nowhere } from './locale.ts';
import { type Rule, rule, type Scene } from './scan.ts';

const start = '(?<![\\p{L}\\p{N}_])';
const end = '(?![\\p{L}\\p{N}_]|[-.:][\\p{L}\\p{N}])';
/** Characters of a code that are all said; of a longer one a listener keeps none, and hears how it begins. */
const longest = 12;
const beginning = 4;

/** What machines write for machines: network addresses, hashes, colours and codes of sixteen digits. */
export const codeRules: readonly Rule[] = [
	rule(
		'address',
		['digit'],
		/((?:(?:25[0-5]|2[0-4]\d|1?\d{1,2})\.){3}(?:25[0-5]|2[0-4]\d|1?\d{1,2}))(?:\/([12]?\d|3[0-2]))?(?::(\d{2,5}))?(?![\p{L}\p{N}]|[.:/-][\p{L}\p{N}])/uy,
		([, host = '', prefix, port], { locale }) => {
			const { dot, slash, port: name } = locale.phrases;
			const said = host.split('.').map(locale.cardinal).join(` ${dot} `);
			const network = prefix === undefined ? '' : ` ${slash} ${locale.cardinal(prefix)}`;
			return said + network + (port === undefined ? '' : `, ${name} ${locale.cardinal(port)}`);
		},
	),
	rule(
		'identifier',
		['digit', 'letter'],
		new RegExp(`${start}[\\da-f]{2}(?::[\\da-f]{2}){5}${end}`, 'iuy'),
		([found], scene) => {
			return found
				.split(':')
				.map((pair) => characters(pair, scene))
				.join(', ');
		},
	),
	rule(
		'identifier',
		['digit', 'letter'],
		new RegExp(`${start}[\\da-f]{8}(?:-[\\da-f]{4}){3}-[\\da-f]{12}${end}`, 'iuy'),
		([found], scene) => code(found, scene),
	),
	rule('identifier', ['digit'], new RegExp(`0x([\\da-f]{1,64})${end}`, 'iuy'), ([, digits = ''], scene) => {
		return `${scene.locale.cardinal('0')} ${spell('x', scene.locale.language)} ${code(digits, scene)}`;
	}),
	// A hash: a word or a number of the same letters does not go to and fro between the two.
	rule(
		'identifier',
		['digit', 'letter'],
		new RegExp(`${start}(?=[a-f]*\\d+[a-f]+\\d|\\d*[a-f]+\\d+[a-f])[\\da-f]{7,128}${end}`, 'uy'),
		([found], scene) => code(found, scene),
	),
	rule(
		'identifier',
		['symbol'],
		/(?<![\p{L}\p{N}])#((?=[A-F\d]*[A-F])[A-F\d]{6}(?:[A-F\d]{2})?|(?=[a-f\d]*\d)(?=\d*[a-f])[a-f\d]{6}(?:[a-f\d]{2})?)(?![\p{L}\p{N}_-])/uy,
		([, digits = ''], scene) => characters(digits, scene),
	),
	rule(
		'identifier',
		['letter'],
		/CVE-(\d{4})-(\d{4,7})(?![\p{L}\p{N}])/uy,
		([, year = '', number = ''], { locale }) => {
			const named = locale.bare({ ...locale.parse(year), sign: '', exponent: 0 }, year, nowhere);
			return `${spell('CVE', locale.language)} ${named}, ${locale.grouped(number)}`;
		},
	),
];

/** A code's characters one by one, or how a long one begins. */
function code(written: string, scene: Scene): string {
	const plain = written.replaceAll('-', '');
	if (plain.length <= longest) return characters(plain, scene);
	return `${characters(plain.slice(0, beginning), scene)} ${scene.locale.phrases.andSoOn}`;
}

function characters(written: string, { locale }: Scene): string {
	return [...written]
		.map((one) => (/\d/.test(one) ? locale.cardinal(one) : spell(one, locale.language)))
		.join(' ');
}
