import type { HeardWord } from './heard.ts';

const listOf = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/));

const comparativesOf = {
	pt: listOf('maior menor melhor pior maiores menores melhores piores'),
	en: listOf('better worse bigger larger smaller greater'),
};
const measures = listOf('mais menos more less fewer');
const articles = listOf('o a os as do da dos das no na nos nas ao à');
const others = listOf('outro outra outros outras other else');

/**
 * Whether something is measured against something else, “pior do que”, “a better one than”, “no other”: then a denial
 * may well affirm. “O pior” is no comparison but a verdict.
 */
export function isComparing(words: readonly HeardWord[]): boolean {
	return words.some(({ folded }, index) => {
		if (others.has(folded)) return true;
		if (comparativesOf.en.has(folded)) return true;
		if (comparativesOf.pt.has(folded)) return !articles.has(words[index - 1]?.folded ?? '');
		const after = words.slice(index + 1, index + 7).map((word) => word.folded);
		if (!measures.has(folded)) return /^\p{L}{3,12}er$/u.test(folded) && after.includes('than');
		return after[0] === 'que' || after.includes('than') || ` ${after.join(' ')} `.includes(' do que ');
	});
}

const equals = listOf('tão tanto tanta tantos tantas such as so that');
const degrees = listOf('much many good bad quanto quantos como');
const superlatives = listOf('best worst most least');

/** How something is measured: “worse than” is “more”, and “the worst” is “most”. */
export function measureOf(words: readonly HeardWord[]): 'more' | 'as much' | 'most' | undefined {
	for (const [index, { folded }] of words.entries()) {
		const next = words.slice(index + 1, index + 7).map((word) => word.folded);
		const isOfPt = comparativesOf.pt.has(folded);
		const isMore = isOfPt || comparativesOf.en.has(folded) || measures.has(folded);
		if (isMore && (next.includes('than') || (isOfPt && next[0] === 'que'))) return 'more';
		if (superlatives.has(folded) || (isOfPt && articles.has(words[index - 1]?.folded ?? ''))) return 'most';
		if (equals.has(folded) && degrees.has(next[0] ?? '')) return 'as much';
	}
	return undefined;
}

const irregular: Readonly<Record<string, string>> = {
	best: 'better',
	worst: 'worse',
	most: 'more',
	least: 'less',
};

/** “The shortest I know” is “I know none that is shorter”: whether of two words one is the other’s superlative. */
function isSuperlativeOf(one: string, other: string): boolean {
	const comparative = irregular[one] ?? (/^\p{L}{3,12}est$/u.test(one) ? one.replace(/st$/, 'r') : undefined);
	return comparative === other;
}

const kinds: Readonly<Record<Degree, ReadonlySet<string>>> = {
	more: listOf(
		'mais menos maior maiores menor menores melhor melhores pior piores more less fewer better worse',
	),
	equal: listOf('tão tanto tanta tantos tantas as such so much muito muita muitos muitas many'),
	most: listOf(
		'primeiro primeira único única só somente apenas sozinho sozinha first only alone sole best worst any qualquer',
	),
	other: listOf('outro outra outros outras other else'),
};

/** How things are measured: by a comparative, as alike, by a superlative or an only one, or apart from the others. */
export type Degree = 'more' | 'equal' | 'most' | 'other';

/** All the ways in which words measure something. */
export function degreesIn(words: readonly HeardWord[]): ReadonlySet<Degree> {
	return new Set(words.flatMap((_, index) => degreeAt(words, index) ?? []));
}

function degreeAt(words: readonly HeardWord[], index: number): Degree | undefined {
	const folded = words[index]?.folded ?? '';
	const before = words[index - 1]?.folded ?? '';
	if (comparativesOf.pt.has(folded)) return articles.has(before) ? 'most' : 'more';
	if (/^\p{L}{3,12}er$/u.test(folded) && words[index + 1]?.folded === 'than') return 'more';
	if (/^(?:\p{L}{3,12}est|most|least)$/u.test(folded)) return before === 'the' ? 'most' : undefined;
	return (['most', 'more', 'equal', 'other'] as const).find((degree) => kinds[degree].has(folded));
}

/**
 * Whether a denial in one of two sentences may come to what the other affirms: “not as much” is “less”, “none better” the
 * best, and “no other” the one there is.
 */
export function areMeasuredOtherwise(
	denying: readonly HeardWord[],
	affirming: readonly HeardWord[],
): boolean {
	if (denying.some((word) => affirming.some((other) => isSuperlativeOf(other.folded, word.folded))))
		return true;
	const [ours, theirs] = [degreesIn(denying), degreesIn(affirming)];
	if (isOnlyOne(denying) && !theirs.has('other')) return true;
	if (theirs.has('most')) return !ours.has('most') && ours.size > 0;
	const isEqual = denying.some(
		({ folded }) => equals.has(folded) && affirming.every((other) => other.folded !== folded),
	);
	return (isEqual && theirs.size > 0) || (ours.has('equal') && theirs.has('more'));
}

/** “No other”, “não há outro”, “nobody else”. */
function isOnlyOne(words: readonly HeardWord[]): boolean {
	return words.some(
		({ folded }, index) => others.has(folded) && excluding.has(words[index - 1]?.folded ?? ''),
	);
}

const excluding = listOf('no none nobody nothing any nenhum nenhuma ninguém nada há existe tem');
