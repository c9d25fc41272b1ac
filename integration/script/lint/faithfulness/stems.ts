/** Inflections of both languages, longest first: newsletters mix them. Derived by hand, judged on the demo issues. */
const endings = [
	...[
		'izações',
		'ização',
		'amentos',
		'imentos',
		'amente',
		'amento',
		'imento',
		'idades',
		'ássemos',
		'êssemos',
	],
	...[
		'aríamos',
		'eríamos',
		'iríamos',
		'ações',
		'ições',
		'idade',
		'mente',
		'ância',
		'ência',
		'antes',
		'entes',
	],
	...[
		'ariam',
		'eriam',
		'iriam',
		'aremos',
		'eremos',
		'iremos',
		'avam',
		'aram',
		'eram',
		'iram',
		'ando',
		'endo',
	],
	...[
		'indo',
		'adas',
		'ados',
		'idas',
		'idos',
		'asse',
		'esse',
		'isse',
		'ação',
		'ição',
		'ável',
		'ível',
		'aria',
		'ança',
	],
	...['eria', 'iria', 'amos', 'emos', 'imos', 'arem', 'erem', 'irem', 'arão', 'erão', 'irão', 'izar', 'ador'],
	...[
		'ança',
		'anças',
		'ença',
		'enças',
		'ante',
		'ente',
		'osos',
		'osas',
		'ada',
		'ado',
		'ida',
		'ido',
		'ava',
		'iam',
		'ará',
		'erá',
		'irá',
		'oso',
	],
	...['osa', 'eis', 'ões', 'ães', 'ais', 'óis', 'ou', 'eu', 'iu', 'ei', 'ia', 'am', 'em', 'ar', 'er', 'ir'],
	...['ão', 'as', 'os', 'es', 'is', 'a', 'o', 'e', 's', 'i', 'u', 'á', 'ê', 'é', 'l'],
].map((ending) => plain(ending));

const englishEndings = [
	...[
		'izations',
		'ization',
		'fulness',
		'iveness',
		'ations',
		'ation',
		'ments',
		'ility',
		'ness',
		'ment',
		'able',
	],
	...[
		'ible',
		'ings',
		'ing',
		'ions',
		'ion',
		'ies',
		'ied',
		'ers',
		'est',
		'ful',
		'ous',
		'ive',
		'ed',
		'er',
		'es',
	],
	...['ly', 'al', 'ity', 's', 'y', 'e'],
];

const longestFirst = [...new Set([...endings, ...englishEndings])].sort((a, b) => b.length - a.length);
const byLast = Map.groupBy(longestFirst, (ending) => ending.slice(-1));

/** Letters that are left of a word at least, and those that decide at most: derivations differ further on. */
const shortest = 3;
const longest = 7;

const known = new Map<string, string>();

/** The form in which inflections of a word are the same: “cobrança”, “cobrar” and “cobrou” are `cobr`. */
export function stemOf(folded: string): string {
	const kept = known.get(folded);
	if (kept !== undefined) return kept;
	const stem = findStem(plain(folded));
	// Bounded, so that a long-running server does not keep every word it ever read.
	if (known.size < 50_000) known.set(folded, stem);
	return stem;
}

function findStem(word: string): string {
	const bare = word.replace(/'(?:s|re|ll|ve|d|m)$/, '');
	let stem = withoutEnding(bare, shortest);
	// Endings stand behind one another, and inflections must come out the same whichever they have.
	for (let round = 0; round < 3; round++) stem = withoutEnding(stem, shortest + 1);
	return stem.replace(/(\p{L})\1$/u, '$1').slice(0, longest);
}

function withoutEnding(word: string, least: number): string {
	for (const ending of byLast.get(word.slice(-1)) ?? []) {
		if (word.length - ending.length >= least && word.endsWith(ending)) return word.slice(0, -ending.length);
	}
	return word;
}

/** Without accents. */
export function plain(word: string): string {
	return word.normalize('NFD').replace(/\p{M}/gu, '');
}
