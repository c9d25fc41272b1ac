import type { Language } from '../../newsletter/newsletter.ts';
import { wordsIn } from './words.ts';

/** What a text can be told to be in. The others than the project's own are there so as not to be taken for one of them. */
export type Tongue = Language | 'es' | 'fr' | 'it' | 'de';

const stopWords: Readonly<Record<Tongue, string>> = {
	'pt-BR':
		'a o as os um uma uns umas de do da dos das em no na nos nas por pelo pela pelos pelas para pra com sem sob sobre entre até e ou mas que se quem qual como quando onde porque não nem já ainda também só mais menos muito é são era foi ser está estão tem têm ter há isso isto esse essa este esta ele ela eles elas eu você vocês nós seu sua seus suas meu minha ao aos à às lhe me nunca sempre depois antes tudo nada todo toda cada vai quer pode deve fez diz dele dela deles delas desta deste dessa desse disso nesta neste nessa nesse estava estavam tinha tinham seria então assim agora aí alguém ninguém algum alguma nenhum outra outro mesmo mesma sido fazer ter',
	en: 'a an the of in on at by for from to with without under over between until and or but that if who which as when where because not nor already still also only more less very is are was were be been has have had do does did it its this these those he she they i you we his her their my your our never always after before all nothing every will would can could should said than then there what how so no up out into about them him us me one two some any just than here got get make made want know think',
	es: 'el la los las un una unos unas de del al en por para con sin sobre entre hasta y o pero que si quien cual como cuando donde porque no ni ya aún también sólo más menos muy es son era fue ser está están tiene tienen hay eso esto ese esa este esta él ella ellos ellas yo usted nosotros su sus mi lo le les se me nunca siempre después antes todo nada cada',
	fr: "le la les un une des de du au aux en dans par pour avec sans sous sur entre et ou mais que qui si quel comme quand où parce ne pas ni déjà encore aussi seulement plus moins très est sont était fut être a ont avoir il elle ils elles je vous nous tu son sa ses mon ma ce cette ces cela c'est d'un d'une qu'il n'est se jamais toujours après avant tout rien chaque",
	it: "il lo la i gli le un uno una di del della dei delle al alla in nel nella nei con senza su sul sulla tra fra per e o ma che se chi quale come quando dove perché non né già ancora anche solo più meno molto è sono era fu essere sta stanno ha hanno avere ciò questo questa quello quella lui lei loro io voi noi suo sua mio mia mai sempre dopo prima tutto niente ogni c'è",
	de: 'der die das den dem des ein eine einen einem einer von vom im in an am auf aus bei mit ohne unter über zwischen bis für und oder aber dass wenn wer welche wie wann wo weil nicht noch schon auch nur mehr weniger sehr ist sind war waren sein hat haben hatte es dies diese dieser er sie ich du wir ihr sein mein nie immer nach vor alles nichts jeder zu zum zur',
};

/** How much a word tells: all for one language alone, a fifth for one that five share. */
const weights: ReadonlyMap<string, readonly { tongue: Tongue; weight: number }[]> = weigh();

function weigh() {
	const tongues = new Map<string, Set<Tongue>>();
	for (const tongue of Object.keys(stopWords) as Tongue[])
		for (const word of stopWords[tongue].split(' '))
			tongues.set(word, (tongues.get(word) ?? new Set()).add(tongue));
	return new Map(
		[...tongues].map(([word, its]) => [word, [...its].map((tongue) => ({ tongue, weight: 1 / its.size }))]),
	);
}

/** Stop words of one language alone that outweigh the expected language's, and by how much. */
const leastWeight = 2.5;
const leastLead = 2;
/** Words of a short text, and weight, that tell when next to nothing in it is of the expected language. */
const shortest = 5;
const alone = 1.3;
const shared = 0.35;

/** Words that say little by themselves tell when there is nothing of the expected language among them. */
const brief = { words: 2, weight: 0.8, share: 0.2, looks: 0.75 };

/**
 * The language a short sentence is in when none of its words is one that the expected language alone, or with others,
 * builds sentences with.
 * @param known Whether a word, folded, may stand in either: names, and what the newsletter says.
 */
export function otherLanguageOfShort(
	text: string,
	expected: Language,
	known: (folded: string) => boolean,
): Tongue | undefined {
	const all = wordsIn(text);
	const tongues = (folded: string) => (weights.get(folded) ?? []).map(({ tongue }) => tongue);
	if (all.some(({ folded }) => tongues(folded).join() === expected)) return undefined;
	if (all.filter(({ folded }) => tongues(folded).includes(expected)).length * 2 >= all.length)
		return undefined;
	// Names are in no language, and some function words are in two.
	const words = all.filter(
		({ start, folded }) =>
			!known(folded) &&
			!tongues(folded).includes(expected) &&
			(start === 0 || !/\p{Lu}/u.test(text.charAt(start))),
	);
	if (words.length < brief.words) return undefined;
	const score = new Map<Tongue, number>();
	for (const { folded } of words)
		for (const { tongue, weight } of weights.get(folded) ?? [])
			score.set(tongue, (score.get(tongue) ?? 0) + weight);
	const [best] = [...score].sort(([, one], [, other]) => other - one);
	if (best && best[1] >= brief.weight && best[1] >= words.length * brief.share) return best[0];
	const other = expected === 'en' ? 'pt-BR' : 'en';
	const strange = words.filter(({ folded }) => looks[other].test(folded) || tongues(folded).length > 0);
	if (strange.length >= words.length * brief.looks) return other;
	const isSpanish = expected === 'pt-BR' && words.some(({ folded }) => spanish.test(folded));
	return isSpanish && words.some(({ folded }) => tongues(folded).includes('es') || /ió$/u.test(folded))
		? 'es'
		: undefined;
}

/** Endings and letters of Spanish that Portuguese does not have. */
const spanish = /ñ|ción$|ió$|^ll|[^aeiou]ó$/u;

/** How words of one language look that the other hardly has. */
const looks: Readonly<Record<Language, RegExp>> = {
	'pt-BR': /[áéíóúâêôãõçà]|(?:\p{L}[ao]s?|[ae]m|[oei]u|ei)$/u,
	en: /[kwy]|th|sh|gh|oo|ee|[bcdfgjptvx]$|ll$|ss$|ng$|nt$|rs$/u,
};

/**
 * The language a text is in when that is plainly not the expected one, by the stop words in it. `undefined` also for
 * texts too short or too mixed to tell.
 */
export function otherLanguage(text: string, expected: Language): Tongue | undefined {
	const score = new Map<Tongue, number>();
	const words = wordsIn(text);
	for (const { folded } of words)
		for (const { tongue, weight } of weights.get(folded) ?? [])
			score.set(tongue, (score.get(tongue) ?? 0) + weight);
	const [best] = [...score].sort(([, one], [, other]) => other - one);
	if (!best) return undefined;
	const [tongue, weight] = best;
	const own = score.get(expected) ?? 0;
	if (tongue === expected) return undefined;
	if (own <= shared && words.length >= shortest && weight >= alone) return tongue;
	return weight >= leastWeight && weight >= leastLead * own ? tongue : undefined;
}
