import type { Language } from '../../../newsletter/newsletter.ts';
import { type PhraseMatch, phraseList } from '../phrase-list.ts';
import { fold } from '../words.ts';
import type { Sentence } from './sentence.ts';

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

/** Other ways to say that somebody says so: looked for in a script only. */
const reports = {
	'pt-BR': phraseList([
		'conta|contam|contou|contaram que|o|a|como',
		'informa|informam|informou|informaram',
		'calcula|calculam|cálculo|cálculos|contas|estimativa|estimativas',
		'explicação|resposta|promessa|versão|relato|palavras|comentário|declaração|previsão|alegação|ata|nota',
		'para|pra ele|ela|eles|elas',
		'descreve|descreveu|chama|chamou|responde|perguntou|perguntaram|pergunta|previ|escrevi|disseram|ouviram|pediu',
		'quem',
	]),
	en: phraseList([
		'version|account|reply|answer|explanation|comment|statement|prediction|promise|response|words',
		'predicted|record|records|recorded|describes|described|asked|responded|responds|responding|counts|calls|called',
		'puts|put the|it|them|that',
		'by|on|in their|its|his|her|own|my count|counts|account|own|words',
		'own numbers|figures|count|words|account|data',
		'going|go by',
		'as|so they|he|she|it put|puts|tell|tells',
	]),
} satisfies Record<Language, (text: string) => PhraseMatch[]>;

/** Where a script says in whatever way that somebody says so. */
export function findReports(text: string, language: Language): PhraseMatch[] {
	const possessive =
		language === 'en' ? [...text.matchAll(/(?<!\p{L})(?:by|per) [\p{L} ]{1,40}['’]s? /giu)] : [];
	return [
		...findAttributions(text, language),
		...reports[language](text),
		...possessive.map(({ 0: found, index }) => ({ phrase: 'by', start: index, end: index + found.length })),
	];
}

/** Who says what, as stems, in a sentence that reports no more than that. */
export interface Report {
	speaker: ReadonlySet<string>;
	claim: ReadonlySet<string>;
}

/** “Segundo a empresa”, but not “o segundo dia”. */
const sourced =
	/(?<!\p{L})(?:(?<![Oo] )(?:[Ss]egundo|[Cc]onforme) (?=(?:[oa]s?|uma?|el[ea]s?) |\p{Lu})|[Aa]ccording to |[Dd]e acordo com )[^,.;]{2,80}/u;
/** Verbs that report when a claim follows. */
const tells: ReadonlySet<string> = new Set(
	'conta contam contou contaram informa informou informaram calcula calcularam counts count counted records record recorded'.split(
		' ',
	),
);
const firstPerson: ReadonlySet<string> = new Set(['eu', 'i', 'we', 'nós', 'me']);

/** What a sentence reports: somebody, a verb of saying and a claim; or a claim and its source. */
export function reportOf({ text, start, words, content }: Sentence): Report | undefined {
	const at = words.findIndex(
		({ folded }, index) =>
			isReportingVerb(folded) ||
			(tells.has(folded) && /^(?:que|that|about)$/.test(words[index + 1]?.folded ?? '')),
	);
	const saying = words[at];
	if (saying) {
		const before = words.slice(0, at);
		if (before.some(({ folded }) => firstPerson.has(folded))) return undefined;
		const rest = text.slice(saying.end - start);
		if (/^(?: [\p{L}\d ]{1,40})?(?: que | that |: |, ["“])|^ (?:the|its|there|it|a|o|os|as)(?= )/u.test(rest))
			return split(
				before.map(({ stem }) => stem),
				words.slice(at + 1).map(({ stem }) => stem),
				content,
			);
		// “..., says Acme.”
		if (
			/[,"”] ?$/.test(text.slice(0, saying.start - start)) ||
			/, \p{L}+ $/u.test(text.slice(0, saying.start - start))
		)
			return split(
				words.slice(at + 1).map(({ stem }) => stem),
				before.map(({ stem }) => stem),
				content,
			);
		return undefined;
	}
	const source = sourced.exec(text);
	if (!source) return undefined;
	const from = source.index + start;
	const to = from + source[0].length;
	const isSource = (word: { start: number }) => from <= word.start && word.start < to;
	return split(
		words.filter(isSource).map(({ stem }) => stem),
		words.filter((word) => !isSource(word)).map(({ stem }) => stem),
		content,
	);
}

function split(speaker: readonly string[], claim: readonly string[], content: ReadonlySet<string>): Report {
	return {
		speaker: new Set(speaker.filter((stem) => content.has(stem))),
		claim: new Set(claim.filter((stem) => content.has(stem))),
	};
}
