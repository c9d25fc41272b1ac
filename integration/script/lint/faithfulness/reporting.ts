import type { Language } from '../../../newsletter/newsletter.ts';
import { type PhraseMatch, phraseList } from '../phrase-list.ts';
import { fold, wordsIn } from '../words.ts';
import type { Sentence } from './sentence.ts';

const verbs = {
	'pt-BR': `disse diz dizem disseram afirma afirmou afirmam afirmaram declarou declara declararam explicou explica
		respondeu respondem anunciou anuncia anunciaram garantiu garante garantem alegou alega alegam revelou revela
		admitiu admite confirmou confirma prometeu promete prometem relatou relata escreveu escreve comentou comenta
		argumenta argumentou sustenta nega negou reconheceu avisou alertou alerta estima estimou calculou prevê reclamou
		defende defendeu publicou`,
	en: `said says say told tells announced announces claims claimed claim stated states reports reported explained
		explains confirmed confirms admitted admits wrote writes promised promises warned warns denies denied argues
		argued estimates estimated insists insisted acknowledged revealed reveals published replied answered complained advertise advertises advertised`,
} satisfies Record<Language, string>;

const verbSet: ReadonlySet<string> = new Set(Object.values(verbs).flatMap((list) => list.split(/\s+/)));

/** Whether a word tells what somebody said. */
export function isReportingVerb(word: string): boolean {
	return word !== '' && verbSet.has(fold(word));
}

/** Verbs that report, too, where a claim or a quotation follows: what is thought, found, concluded or shown. */
const thoughts = `acrescentou acrescenta completou resumiu resume concluiu conclui lembrou observou destacou destaca apontou
	aponta ressaltou frisou criticou desmentiu desmente rebateu justificou atribuiu atribui informou informa informam divulgou
	sugeriu sugere acusou culpou jurou insistiu insiste retrucou brincou ironizou anotou registrou registra noticiou avaliou
	avalia considera acredita acreditam acha pensa supõe espera teme constatou descobriu indica indicam mostra mostram
	mostrou encontrou encontraram revelou contou conta contam calcula calculam assegurou assegura dizia diziam diria
	added adds noted notes concluded concludes suggested suggests recalled joked blamed blames attributed attributes believes
	believe thinks expects fears hopes predicts predicted found finds shows showed show observed remarked testified posted
	boasted conceded accused swore swears maintains contends reckons alleges alleged assured cautioned counts counted records
	recorded puts calls called described describes`;

const sayingVerbs: ReadonlySet<string> = new Set([...verbSet, ...thoughts.split(/\s+/)]);

/** Whether a word may tell what somebody said, thought or found. */
export function isSayingVerb(folded: string): boolean {
	return sayingVerbs.has(folded);
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
		'descreve|descreveu|responde|perguntou|perguntaram|pergunta|previ|escrevi|disseram|ouviram',
		'!se chama|chamou',
		'é|foi|são|foram quem',
		'justifica|justificam',
		'está|estava|foi|é escrito|escrita',
		'pôs|puseram|consta no|na|em',
		'no|num|pelo guia|manual|relatório|laudo|comunicado|anúncio|contrato|site',
		'na|numa|pela nota|propaganda|ata|embalagem|bula',
	]),
	en: phraseList([
		'version|account|reply|answer|explanation|comment|statement|prediction|promise|response|words',
		'predicted|record|records|recorded|describes|described|responded|responds|responding|counts|calls|called',
		'puts|put the|it|them|that',
		'by|on|in their|its|his|her|own|my count|counts|account|own|words',
		'asked !for',
		'own numbers|figures|count|words|account|data',
		'going|go by',
		'in|by|on the|their|its|a|an guide|manual|report|brochure|leaflet|ads|ad|statement|press|release|website|box|advertisement|advertisements',
		'the|their|its guide|manual|report|brochure|ads|ad|advertisement|website calls|says|has|puts|promises|describes',
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
	/** Whether it is what a study found: to name the study is to say who says so. */
	isFinding?: boolean;
}

/** “Segundo a empresa”, but not “o segundo dia”. */
const sourced =
	/(?<!\p{L})(?:(?<![Oo] )(?:[Ss]egundo|[Cc]onforme) (?=(?:[oa]s?|uma?|el[ea]s?) |\p{Lu})|[Aa]ccording to |[Dd]e acordo com )[^,.;]{2,80}/u;
/** Verbs whose object is a claim. */
const objects =
	/^(?:promet(?:e|em|eu|eram)|estim(?:a|ou|am)|prevê|calcul(?:a|ou)|neg(?:a|ou|am)|aleg(?:a|ou|am)|denies|denied|promises?|promised|estimates?|estimated|predicts?|predicted|expects?|expected|fears?|feared)$/;
/** “Assured us that” */
const leadsOn = /^(?:(?:us|me|them|him|her|you|nos|lhes?) )?(?:que|that|about|how|como)(?!\p{L})/u;
/** What provides for something and foretells nothing: “o contrato prevê multa”. */
const provisions = /^(?:contrat|lei$|regra|norma|decret|edital|regulament|cláusul|artig|acord|estatut)/;
/** Verbs that report only with “that” or a quotation after them: one publishes books, too. */
const acts =
	/^(?:publi|escrev|wr[io]|explain|explic|anunci|announc|reveal|revel|replied|answered|respond|reports?$|reported)/;
/** Before what is a noun here. */
const determiners =
	/^(?:the|an?|its|their|his|her|our|these|those|and|or|of|[oa]s?|uma?|sua|seu|su[ao]s|d[aeo]s?)$/;
/** How a sentence goes on that is not over with who said it. */
const goesOn = /^ ?(?:to|by|with|in|for|into|from|a|em|de|para|por|com)\s/u;
const longestSubject = 8;

/** “A study by the university found”: who finds what. */
const studies =
	/(?<!\p{L})(?:stud(?:y|ies)|survey|audit|poll|analysis|report|research|estudo|pesquisa|levantamento|auditoria|relatório|análise)(?!\p{L})/iu;
const finds =
	/^(?:found|finds|showed|shows|revealed|concluded|constatou|encontrou|achou|apontou|aponta|mostrou|mostra|revelou|concluiu|indicou|indica)$/;

const firstPerson: ReadonlySet<string> = new Set(['eu', 'i', 'we', 'nós', 'me']);

/** What a sentence reports: somebody, a verb of saying and a claim; what a study finds; or a claim and its source. */
export function reportOf(sentence: Sentence): Report | undefined {
	return sayingIn(sentence) ?? findingIn(sentence) ?? sourceIn(sentence);
}

function sayingIn({ text, start, words, content }: Sentence): Report | undefined {
	const at = words.findIndex(
		({ folded }, index) =>
			isReportingVerb(folded) ||
			(isSayingVerb(folded) && leadsOn.test(`${words[index + 1]?.folded} ${words[index + 2]?.folded}`)),
	);
	const saying = words[at];
	if (!saying) return undefined;
	const before = words.slice(0, at);
	if (/^(?:prevê|preveem)$/.test(saying.folded) && before.some(({ stem }) => provisions.test(stem)))
		return undefined;
	if (before.some(({ folded }) => firstPerson.has(folded))) return undefined;
	const after = words.slice(at + 1);
	const [head, rest] = [text.slice(0, saying.start - start), text.slice(saying.end - start)];
	const isAct = acts.test(saying.folded);
	const leads = /^(?: [\p{L}\d ]{1,40})?(?: que | that |: |, ["“])/u.test(rest);
	const isNoun = at === 0 || determiners.test(before.at(-1)?.folded ?? '');
	const isObject =
		/^ (?:the|its|there|it|an?|o|os|as)(?= )/u.test(rest) || (objects.test(saying.folded) && !isNoun);
	if (leads || (isObject && !isAct)) return split(stemsOf(before), stemsOf(after), content);
	// “..., says Acme.”
	const isLast = /(?:[,"”] ?|, \p{L}+ )$/u.test(head) && !goesOn.test(rest);
	return isLast && after.length <= longestSubject
		? split(stemsOf(after), stemsOf(before), content)
		: undefined;
}

function findingIn({ text, words, content }: Sentence): Report | undefined {
	const finding = studies.test(text) ? words.findIndex(({ folded }) => finds.test(folded)) : -1;
	if (finding <= 0) return undefined;
	const study = words.slice(0, finding).filter(({ folded }) => studies.test(folded));
	return { ...split(stemsOf(study), stemsOf(words), content), isFinding: true };
}

function sourceIn({ text, start, words, content }: Sentence): Report | undefined {
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

function stemsOf(words: Sentence['words']): string[] {
	return words.map(({ stem }) => stem);
}

function split(speaker: readonly string[], claim: readonly string[], content: ReadonlySet<string>): Report {
	return {
		speaker: new Set(speaker.filter((stem) => content.has(stem))),
		claim: new Set(claim.filter((stem) => content.has(stem))),
	};
}

/** Whether a text of the newsletter, without what it quotes, says in whatever way that somebody says something. */
export function hasReport(bare: string, language: Language): boolean {
	// “A company called Threshold” is called so, and says nothing.
	const told = bare.replace(/(?<!\p{L})called (?=\p{Lu})/gu, '');
	return (
		/:\s*$/u.test(told) ||
		findReports(told, language).length > 0 ||
		wordsIn(told).some(
			// “A espera” is a noun.
			({ folded }, at, all) => isSayingVerb(folded) && !determiners.test(all[at - 1]?.folded ?? ''),
		)
	);
}
