import type { Language } from '../../../newsletter/newsletter.ts';
import type { HeardWord } from './heard.ts';
import { stemOf } from './stems.ts';
import { isContent } from './stop-words.ts';

const listOf = (words: string): ReadonlySet<string> =>
	new Set(words.split(/\s+/).filter((word) => word !== ''));

/** Per language: the Portuguese “no” denies nothing. */
const negators: Readonly<Record<Language, ReadonlySet<string>>> = {
	'pt-BR': listOf(`não nunca jamais nem nenhum nenhuma nada ninguém tampouco sem falta faltam faltou faltava
		impossível incapaz`),
	en: listOf(`not no never none nobody nothing neither nor without cannot lack lacks lacked lacking hardly barely
		impossible unable don't doesn't didn't isn't aren't wasn't weren't won't wouldn't couldn't shouldn't can't
		hasn't haven't hadn't ain't`),
};

/** Words that deny what follows them only in company: “deixou de”, “em vez de”, “instead of”, “rather than”. */
const companions: Readonly<Record<string, string>> = {
	deixa: 'de',
	deixou: 'de',
	deixam: 'de',
	deixaram: 'de',
	deixar: 'de',
	vez: 'de',
	invés: 'de',
	instead: 'of',
	rather: 'than',
	run: 'out',
	runs: 'out',
	ran: 'out',
	running: 'out',
};

export function isNegator(words: readonly HeardWord[], index: number, language: Language): boolean {
	const folded = words[index]?.folded ?? '';
	const before = words[index - 1]?.folded ?? '';
	// To start from zero is not to deny, nor is it in a number; and who says no does something.
	if (folded === 'zero')
		return (
			!/^(?:do|ao|from|to|para|ponto|point)$/.test(before) &&
			!/^(?:vírgula|ponto|point)$/.test(words[index + 1]?.folded ?? '')
		);
	if (/^(?:no|não)$/.test(folded) && sayings.test(before)) return false;
	if (negators[language].has(folded)) return true;
	return Object.hasOwn(companions, folded) && words[index + 1]?.folded === companions[folded];
}

const sayings = /^(?:say|says|said|saying|dizer|diz|disse|dizendo|digo|diga)$/;

/** Content words that a negator reaches. */
const reach = 3;

/** What a clause affirms and what it denies, by stem; a word said both ways is in both. */
export interface Polarity {
	affirmed: ReadonlySet<string>;
	denied: ReadonlySet<string>;
	/** What each negator denies, one list a negator. */
	denials: readonly (readonly string[])[];
}

export function polarityOf(words: readonly HeardWord[], language: Language): Polarity {
	const affirmed = new Set<string>();
	const denied = new Set<string>();
	const denials: string[][] = [];
	let open: { clause: number; left: number; stems: string[] }[] = [];
	for (const [index, { folded, stem, clause }] of words.entries()) {
		open = open.filter((negator) => negator.clause === clause && negator.left > 0);
		if (isNegator(words, index, language)) {
			// “Não … nada” denies once in Portuguese, and “not without” twice in both languages.
			if (open.length > 0 && doubling.has(folded)) continue;
			const negator = { clause, left: reach, stems: [] };
			open.push(negator);
			denials.push(negator.stems);
			continue;
		}
		if (!isContent(folded)) continue;
		if (open.length % 2 === 1) denied.add(stem);
		else affirmed.add(stem);
		for (const negator of open) {
			negator.left--;
			negator.stems.push(stem);
		}
	}
	return { affirmed, denied, denials };
}

const doubling: ReadonlySet<string> = new Set([
	'nada',
	'ninguém',
	'nenhum',
	'nenhuma',
	'nunca',
	'jamais',
	'nem',
]);

/** Words that go on with a negation: “neither … nor” denies once. */
const continuing: ReadonlySet<string> = new Set(['nem', 'nor', 'tampouco']);
/** “Not only” denies nothing. */
const limiting: ReadonlySet<string> = new Set('só somente apenas only just merely simply'.split(' '));
const tags: ReadonlySet<string> = new Set([
	...['não é', 'não foi', 'não é mesmo', 'não é verdade', 'não acha', 'não acham', 'ou não'],
	...["isn't it", "wasn't it", "don't you", "doesn't it", "aren't they", "isn't he", "isn't she", 'or not'],
]);

/** Where words are denied: the places of the negators, those left out that deny nothing or for the second time. */
export function negationsIn(words: readonly HeardWord[], language: Language): number[] {
	const found: number[] = [];
	for (const [index, { folded, clause }] of words.entries()) {
		if (!isNegator(words, index, language)) continue;
		const last = found.at(-1);
		if (last !== undefined && continuing.has(folded)) continue;
		// “Não subam nada, nunca.”
		const isOutside = words[last ?? 0]?.clause !== clause && words[index + 1]?.clause === clause;
		if (last !== undefined && doubling.has(folded) && !isOutside) continue;
		if (limiting.has(words[index + 1]?.folded ?? '') || isTag(words, index) || isPhrase(words, index))
			continue;
		found.push(index);
	}
	return found;
}

/** “Isn’t it?” asks for a yes. */
function isTag(words: readonly HeardWord[], index: number): boolean {
	const { clause } = words[index] ?? {};
	const whole = words.filter((word) => word.clause === clause).map(({ folded }) => folded);
	return tags.has(whole.join(' '));
}

/** “Pois não”, and “why not?”. */
function isPhrase(words: readonly HeardWord[], index: number): boolean {
	const before = words[index - 1]?.folded ?? '';
	return /^(?:não|not)$/.test(words[index]?.folded ?? '') && /^(?:pois|why|quê)$/.test(before);
}

/** Words that deny without saying so, in the right company: “before it can” is “cannot until”. */
const veiled = listOf(
	`antes até desde só somente apenas exceto salvo longe ausente ausência raramente dificilmente zero fora
	recusou evitou impediu proibiu proibido vetou negou rejeitou falhou faltou perdeu acabou encerrou matou largou
	dispensa desistiu ignorou esqueceu sumiu zerou carece escapou poupou livrou parou deixou cortou tirou removeu
	abandonou cancelou
	before until since only far gone except rarely seldom few little instead unless absence absent exempt
	failed refused avoided prevented prohibited forbids banned denied rejected dropped stopped ceased quit removed
	deleted abandoned ended killed cut missed lost ignored forgot skipped spared escaped declined withheld`,
);
const veiledStems: ReadonlySet<string> = new Set([...veiled].map(stemOf));

/** Whether a word may deny what stands beside it, although it is no negator. */
export function isVeiled({ folded, stem }: HeardWord): boolean {
	return veiled.has(folded) || veiledStems.has(stem);
}

/** Whether anything is denied anywhere, openly or not. */
export function deniesAnything(words: readonly HeardWord[], language: Language): boolean {
	return words.some((word, index) => isNegator(words, index, language) || isVeiled(word));
}

const comparativesOf = {
	pt: listOf('maior menor melhor pior'),
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
