import type { Language } from '../../../newsletter/newsletter.ts';
import type { PhraseMatch } from '../phrase-list.ts';

/** Sounds and words with which people win time. */
const sounds = {
	'pt-BR':
		'h[uũ]+m+|h+m+|h[aãá]+n?|ah?n+|hein|éé+|eh+|uh+|ahã|né|sabe|sabem|tipo|tipo assim|sei lá|quer dizer|digo|vejamos|vamos ver|deixa eu ver|deixa ver|peraí|pera|como (?:é que )?(?:eu )?(?:digo|dizer|se diz)|sabe como é|ah|oh|ih|ué|ó|opa|putz|eita|poxa|puxa|vixe|nossa|aham|bem assim|entende|entendeu|tá bom|tá',
	en: "u+m+|u+h+|e+r+|e+rm+|h+m+|huh|mm+|like|you know|y[’']know|you see|i mean|let[’']s see|oh|ah|aw|gosh|oops|whoa|wow|ugh|phew|let me see|let me think|how (?:do|shall|should) i (?:put|say) (?:this|it)|what[’']s the word|okay,? so|ok,? so|so,? yeah|yeah,? so|well,? (?:um|uh|you know|so)",
} satisfies Record<Language, string>;

/** Words that begin many a sentence, and win time only where it breaks off: “So...” */
const connectives = {
	'pt-BR': 'então|bem|bom|pois|pois bem|pois é|assim|enfim|olha|olhe|veja|veja bem|ok|certo|beleza|é|ah|ó|aí',
	en: 'so|well|right|okay|ok|now|anyway|anyways|look|listen|see|all right|alright|yeah|actually|honestly|basically|oh|ah',
} satisfies Record<Language, string>;

const finders: Readonly<Record<Language, readonly RegExp[]>> = {
	'pt-BR': findersOf('pt-BR'),
	en: findersOf('en'),
};

function findersOf(language: Language): RegExp[] {
	const [sound, connective] = [sounds[language], connectives[language]];
	const begins = '(?<=^|[.!?…:]["”»]?\\s)';
	const pause = '(?=\\s?(?:\\.{2,}|…|[—–]))';
	return [
		new RegExp(`${begins}(?:${sound})(?=\\s?(?:[,.…!?—–]|$))`, 'giu'),
		new RegExp(`${begins}(?:${connective})${pause}`, 'giu'),
		new RegExp(`${begins}(?:${connective}),? (?:${connective}|${sound})(?=\\s?(?:[,.…—–]))`, 'giu'),
		// Between marks in the middle: “it was, um, slow”.
		new RegExp(`(?<=[,…—–]\\s)(?:${sound})(?=\\s?[,.…?—–])`, 'giu'),
	];
}

/** Where a text hesitates, in order. The phrase is the words themselves. */
export function findHesitations(text: string, language: Language): PhraseMatch[] {
	const matches = finders[language].flatMap((pattern) =>
		Array.from(text.matchAll(pattern), ({ 0: found, index }) => ({
			start: index,
			end: index + found.length,
			phrase: found.toLowerCase(),
		})),
	);
	return matches
		.sort((one, other) => one.start - other.start || other.end - one.end)
		.filter((match, index, all) => all.slice(0, index).every(({ end }) => end <= match.start));
}
