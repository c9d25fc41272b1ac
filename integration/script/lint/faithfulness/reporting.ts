import type { Language } from '../../../newsletter/newsletter.ts';
import { type PhraseMatch, phraseList } from '../phrase-list.ts';
import { fold } from '../words.ts';

const verbs = {
	'pt-BR': `disse diz dizem disseram afirma afirmou afirmam afirmaram declarou declara declararam explicou explica
		respondeu respondem anunciou anuncia anunciaram garantiu garante garantem alegou alega alegam revelou revela
		admitiu admite confirmou confirma prometeu promete prometem relatou relata escreveu escreve comentou comenta
		argumenta argumentou sustenta nega negou reconheceu avisou alertou alerta estima estimou calculou prevê reclamou
		defende defendeu publicou`,
	en: `said says say told tells announced announces claims claimed claim stated states reports reported explained
		explains confirmed confirms admitted admits wrote writes promised promises warned warns denies denied argues
		argued estimates estimated insists insisted acknowledged revealed reveals published replied answered complained`,
} satisfies Record<Language, string>;

const verbSet: ReadonlySet<string> = new Set(Object.values(verbs).flatMap((list) => list.split(/\s+/)));

/** Whether a word tells what somebody said. */
export function isReportingVerb(word: string): boolean {
	return word !== '' && verbSet.has(fold(word));
}

const toList = (words: string) => words.split(/\s+/).filter((word) => word !== '');

const attributions = {
	'pt-BR': phraseList([
		...toList(verbs['pt-BR']),
		'segundo o|a|os|as|um|uma|ele|ela|eles|dados|fontes',
		'de acordo com',
		'conforme o|a|os|as|relatório|comunicado|nota',
		'nas palavras de|do|da|dos|das|dele|dela',
		'foi assim que',
		'como disse|diz|contou|falou',
		'falou|falava|pôs|resumiu|resume|definiu|define',
		'na versão|opinião de|do|da|dos|das',
		'teria|teriam',
	]),
	en: phraseList([
		...toList(verbs.en),
		'according to',
		'in the words of',
		'as reported by',
		'put|puts it',
		'summed|sums it up',
		'called it|them|this|that',
	]),
} satisfies Record<Language, (text: string) => PhraseMatch[]>;

/** Where a text says that somebody said something. */
export function findAttributions(text: string, language: Language): PhraseMatch[] {
	const named = language === 'pt-BR' ? [...text.matchAll(/(?<!\p{L})[Ss]egundo (?=\p{Lu})/gu)] : [];
	return [
		...attributions[language](text),
		...named.map((match) => ({ phrase: 'segundo', start: match.index, end: match.index + 7 })),
	];
}
