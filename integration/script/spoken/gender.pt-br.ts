import type { Amount } from './locale.ts';

const notCounted = new Set(
	`
	mas nos nas dos às aos os as pelos pelas depois antes mais menos apenas após através todos todas
	essas esses estas estes das seus suas
	`
		.trim()
		.split(/\s+/),
);

/** Whether a word after a number is a noun in the plural, judged by its ending. */
export function isPlural(word: string): boolean {
	return /^\p{Ll}{2,}s$/u.test(word) && !notCounted.has(word);
}

const masculine =
	/^(?:dia|problema|sistema|programa|tema|idioma|planeta|mapa|grama|quilograma|diagrama|esquema|paradigma|poema|teorema|dilema|cara|papa|guia|trauma|ecossistema|cinema|clima|atleta|colega|astronauta|pijama|\p{Ll}+ista)s?$/u;

const feminine =
	/^(?:vez|vezes|mulher|mulheres|mãos|redes?|fontes?|bases?|chaves?|classes?|frases?|fases?|metades?|noites?|partes?|das|APIs?|GPUs?|CPUs?|TPUs?|IAs?|startups?|releases?|issues?|imagens|ordens|viagens)$/u;

const notNouns =
	/^(?:para|ainda|agora|era|seja|cada|contra|sobra|fica|fora|toda|nunca|nada|acima|uma|outra)$/u;

/** Whether the noun right after a number is feminine, judged by its ending; masculine in doubt. */
export function isFeminine(word: string, amount: Amount | undefined): boolean {
	if (feminine.test(word)) return true;
	if (masculine.test(word) || notCounted.has(word)) return false;
	if (amount?.whole === '1' && /^\p{Ll}{3,}a$/u.test(word)) return !notNouns.test(word);
	return /(?:\p{Ll}{2}as|ções|sões|dades?|gens|tudes|ices|ção|são|gem)$/u.test(word);
}
