import { isReportingVerb, isSayingVerb } from './saying-verbs.ts';
import type { Sentence } from './sentence.ts';

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
export const determiners =
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
