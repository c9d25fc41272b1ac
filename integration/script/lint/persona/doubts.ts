import type { Language } from '../../../newsletter/newsletter.ts';
import type { PhraseMatch } from '../phrase-list.ts';

/**
 * Doubt by its grammar, which no list of phrases is long enough for: a speaker's own memory, count or understanding as a
 * condition, hearsay without a source, and the conditional by which the press in Portuguese says “allegedly”.
 */
const doubts: Readonly<Record<Language, readonly RegExp[]>> = {
	'pt-BR': [
		/(?<!\p{L})se (?:(?:eu|bem|não|me|é que) ){0,3}(?:sei|lembro|recordo|erro|engano|li|ouvi|contei|entendi|vi|calculei|somei|falha)(?!\p{L})/giu,
		/(?<!\p{L})(?:pelo|até onde|do) que (?:eu )?(?:me )?(?:entendi|li|vi|ouvi|lembro|contam|dizem|sabemos|apurei)(?!\p{L})/giu,
		/(?<!\p{L})ao que (?:se (?:sabe|diz|conta)|consta|parece|dizem|tudo indica)(?!\p{L})/giu,
		/(?<!\p{L})(?:tudo (?:leva a|faz|indica|sugere|aponta)|leva a crer|segundo consta|consta que|dizem por aí|salvo erro)(?!\p{L})/giu,
		/(?<!\p{L})(?:algo|qualquer coisa|coisa) como(?!\p{L})/giu,
		/(?<!\p{L})(?:posso|podemos) (?:ter|estar) \p{L}{2,16}(?:do|ndo|to)(?!\p{L})/giu,
		/(?<!\p{L})minha (?:leitura|interpretação|impressão)(?!\p{L})/giu,
		/(?<!\p{L})(?:teria|teriam|estaria|estariam|haveria|haveriam) (?:\p{L}{1,16}(?:ado|ido|ados|idos|ando|endo|indo)|pago|feito|dito|visto|gasto|ganho|aberto|escrito|posto)(?!\p{L})/giu,
	],
	en: [
		/(?<!\p{L})if (?:I|memory|my (?:memory|notes|maths?|count)) (?:(?:am|have|was|do|can|not|only|still|correctly) ){0,3}(?:remember|recall|count(?:ed)?|know|read|heard|serves?|understand|understood|right|mistaken|got|hold)(?!\p{L})/giu,
		/(?<!\p{L})(?:reportedly|supposedly|allegedly|purportedly|ostensibly|presumably|seemingly)(?!\p{L})/giu,
		/(?<!\p{L})(?:by|on|in|that is|that's) (?:some|most|certain|one|my|just my|only my) (?:readings?|accounts?|interpretations?)(?!\p{L})/giu,
		/(?<!\p{L})from what (?:I|we) (?:can )?(?:hear|heard|gather|understand|read|tell|recall|saw)(?!\p{L})/giu,
		/(?<!\p{L})so (?:I|we) (?:understand|gather|hear|believe|am told|are told)(?!\p{L})/giu,
		/(?<!\p{L})(?:I|we) (?:gather|take it|would (?:imagine|guess|assume|suppose)|may have \p{L}{2,16}ed)(?!\p{L})/giu,
		/(?<!\p{L})as (?:I|we) (?:recall|remember|understand it)(?!\p{L})/giu,
		/(?<!\p{L})(?:for all I know|who am I to|(?:word|rumou?r) has it)(?!\p{L})/giu,
	],
};

/** Where a text doubts, in order. The phrase is the words themselves, so that an author's own doubts are known. */
export function findDoubts(text: string, language: Language): PhraseMatch[] {
	return doubts[language]
		.flatMap((pattern) =>
			Array.from(text.matchAll(pattern), ({ 0: found, index }) => ({
				start: index,
				end: index + found.length,
				phrase: found.toLowerCase(),
			})),
		)
		.sort((one, other) => one.start - other.start);
}
