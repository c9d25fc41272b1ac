/** Letters that Kokoro's own phonemes have for what espeak-ng writes with two, in any language. */
const joined: readonly (readonly [string, string])[] = [
	...([
		['aɪ', 'I'],
		['aʊ', 'W'],
		['eɪ', 'A'],
		['oʊ', 'O'],
		['ɔɪ', 'Y'],
		['əʊ', 'Q'],
	] as const),
	...([
		['dʒ', 'ʤ'],
		['tʃ', 'ʧ'],
		['dz', 'ʣ'],
		['ts', 'ʦ'],
	] as const),
];

/** The sounds of English as Kokoro learned them. */
const english: readonly (readonly [string, string])[] = [
	...([
		['əl', 'ᵊl'],
		['n\u0329', 'ᵊn'],
		['l\u0329', 'ᵊl'],
		['m\u0329', 'ᵊm'],
	] as const),
	...([
		['ɚ', 'əɹ'],
		['ɐ', 'ə'],
		['r', 'ɹ'],
		['x', 'k'],
		['ç', 'k'],
		['ɬ', 'l'],
		['ʔ', 't'],
	] as const),
	...([
		['ʲ', ''],
		['\u0303', ''],
	] as const),
];
const american: readonly (readonly [string, string])[] = [
	...([
		['ɜːɹ', 'ɜɹ'],
		['ɜː', 'ɜɹ'],
		['ɪə', 'iə'],
		['o', 'ɔ'],
		['ɾ', 'T'],
		['ː', ''],
	] as const),
];
const british: readonly (readonly [string, string])[] = [
	['eə', 'ɛː'],
	['iə', 'ɪə'],
];

/**
 * One phoneme of espeak-ng in the alphabet Kokoro 1.0 was trained on (that of `misaki`): diphthongs and affricates are
 * single letters. Brazilian Portuguese keeps its `x`, which is the sound of “rr”.
 * @param language espeak-ng's name of it.
 */
export function toKokoro(symbol: string, language: string): string {
	const dialect = language === 'en-us' ? american : british;
	const table = [...joined, ...(language.startsWith('en') ? [...english, ...dialect] : [])];
	return table.reduce((text, [from, to]) => text.replaceAll(from, to), symbol);
}
