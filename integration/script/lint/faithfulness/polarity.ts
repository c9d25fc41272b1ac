import type { Language } from '../../../newsletter/newsletter.ts';
import type { HeardWord } from './heard.ts';
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

/** Words that deny without saying so, in the right company: “before it can” is “cannot until”. */
const veiled = listOf(
	`antes até desde só somente apenas recusa recusou evita evitou before until since only far gone fail fails failed
	refuse refuses refused avoid avoids avoided`,
);

/** “Sem ninguém” and “não … nada” deny once. */
export function countNegators(words: readonly HeardWord[], language: Language): number {
	return words.filter(
		({ folded }, index) =>
			isNegator(words, index, language) &&
			!(
				doubling.has(folded) &&
				words.slice(Math.max(0, index - 4), index).some((_, at, some) => isNegator(some, at, language))
			),
	).length;
}

/** Whether anything is denied anywhere, openly or not. */
export function deniesAnything(words: readonly HeardWord[], language: Language): boolean {
	return words.some(({ folded }, index) => isNegator(words, index, language) || veiled.has(folded));
}

/**
 * What may be denied and what is surely affirmed: in doubt it is denied. A negation reaches the words after it, those
 * right before it (“a team they were not”) and, standing alone, all of the clause before (“a team? No.”).
 */
export function looselyDenied(
	words: readonly HeardWord[],
	language: Language,
): { denied: ReadonlySet<string>; affirmed: ReadonlySet<string> } {
	const clauses = clausesIn(words);
	const denied = new Set<number>();
	for (const [place, clause] of clauses.entries()) {
		const content = clause.filter((at) => isContent(words[at]?.folded ?? ''));
		for (const at of clause) {
			if (!isNegator(words, at, language) && !veiled.has(words[at]?.folded ?? '')) continue;
			const further = clause.length <= brief ? (clauses[place + 1] ?? []) : [];
			const after = [...content.filter((other) => other > at).slice(0, reach), ...further.slice(0, brief)];
			const before = content.filter((other) => other < at).slice(-reachBack);
			for (const other of content.length === 0 ? (clauses[place - 1] ?? []) : [...before, ...after])
				denied.add(other);
		}
	}
	const stems = (isWanted: (at: number) => boolean) =>
		new Set(words.flatMap(({ folded, stem }, at) => (isContent(folded) && isWanted(at) ? stem : [])));
	return { denied: stems((at) => denied.has(at)), affirmed: stems((at) => !denied.has(at)) };
}

/** Content words before it that a negation reaches. */
const reachBack = 2;
/** Words of a clause that a negation may reach beyond: “nobody, I notice, has written”. */
const brief = 5;
/** Words of a clause that is part of the one after it. */
const apart = 2;

/** Places of the words, clause by clause. */
function clausesIn(words: readonly HeardWord[]): number[][] {
	const clauses: number[][] = [];
	for (const [index, { clause }] of words.entries()) {
		const last = clauses.at(-1);
		if (last && (words[index - 1]?.clause === clause || last.length <= apart)) last.push(index);
		else clauses.push([index]);
	}
	return clauses;
}

/** The plainest negations, one by one. */
export function countDenials(words: readonly HeardWord[]): number {
	return words.filter(({ folded }) => /^(?:não|nunca|jamais|not|never)$|n't$/.test(folded)).length;
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
