import { irregular } from './irregular-forms.ts';
import { stemOf } from './stems.ts';
import { families } from './synonym-families.ts';

const canonical = new Map<string, string>();
for (const line of irregular.trim().split('\n')) {
	const [first = '', ...forms] = line.trim().split(/\s+/).map(stemOf);
	for (const form of forms) if (!canonical.has(form)) canonical.set(form, first);
}

function rootOf(stem: string): string {
	return canonical.get(stem) ?? stem;
}

const familyOf = new Map<string, Set<number>>();
for (const [index, line] of families.trim().split('\n').entries()) {
	for (const root of line.trim().split(/\s+/).map(stemOf).map(rootOf))
		familyOf.set(root, (familyOf.get(root) ?? new Set<number>()).add(index));
}

/** Whether two stems are of one word, or of words that may stand for one another. */
export function areSynonyms(one: string, other: string): boolean {
	const [first, second] = [rootOf(one), rootOf(other)];
	if (first === second || bare(first) === bare(second)) return true;
	const others = familyOf.get(second);
	return others !== undefined && [...(familyOf.get(first) ?? [])].some((family) => others.has(family));
}

/** “Reconheço” and “conheço”. */
function bare(root: string): string {
	const without = root.replace(/^re/, '');
	return without.length < telling ? root : without.slice(0, telling);
}

/** Letters that are enough to know a root by. */
const telling = 5;

/** Words that bring next to nothing of their own: who rephrases needs them to turn a sentence round. */
const light = `
	ser ver dizer fazer pôr saber querer poder dar vir trazer sair ir ido ficar passar levar andar chegar deixar virar tomar usar
	botar haver havendo acabar começar continuar conseguir tirar voltar chamar servir falar seguir acontecer existir significar
	pessoa gente mundo lado modo jeito forma maneira lugar hora dia ano momento parte tipo caso fato ponto vez hoje manhã tarde
	noite único inteiro junto próprio certo exemplo resto além apesar acima baixo ainda logo sobretudo
	take give put make say tell look want keep get find let use turn bring hold leave feel try call happen become start need
	have know see mean talk speak work stand show set send ask like
	person somebody whoever whatever whichever wherever enough together single whole part time day year moment place
	side lot kind sort case fact point example rest last long first next back away around behind along exactly else
	sole alone either already anybody really`;
const lightRoots: ReadonlySet<string> = new Set(light.trim().split(/\s+/).map(stemOf).map(rootOf));

/** Whether a word of this stem says next to nothing by itself. */
export function isLight(stem: string): boolean {
	return lightRoots.has(rootOf(stem));
}
