import type { Language } from '../../../newsletter/newsletter.ts';
import { type PhraseMatch, phraseList } from '../phrase-list.ts';

/** Words that say one thing comes of another, or comes to pass after it. */
const causes = {
	'pt-BR': phraseList([
		'porque',
		'graças|devido|consequentemente|portanto',
		'por causa|culpa|conta|isso|esse|essa',
		'em razão|consequência|decorrência de|do|da|dos|das',
		'como resultado|consequência',
		'o resultado|motivo é|foi|era',
		'a razão|causa|culpa é|foi|era|do|da|de',
		'o|os|a|as culpado|culpados|culpada|responsável|vilão',
		'foi|é aí|assim|isso|então|daí que',
		'foi|é por isso|esse|essa|causa',
		'com isso|isto',
		'desde então',
		'a partir daí|disso|dali',
		'uma vez que',
		'já|visto que',
		'provocou|provocaram|causou|causaram|resultou|resultaram|gerou|geraram|forçou|obrigou|motivou',
		'levou|levaram a|à|ao|muita|muitos|muitas|alguns|algumas|os|as',
		'fez|fizeram com que',
		'para fugir|evitar|esconder|agradar|escapar|impedir|economizar|ganhar',
	]),
	en: phraseList([
		'because',
		'thanks|due|consequently|therefore|hence',
		'as a result|consequence',
		"that's|that|which|this|is|was why",
		'the reason|culprit|cause|result',
		'reason|reasons for|why|was|is',
		'caused|causes|resulted|triggered|prompted|forced|pushed|drove|blamed',
		"!don't|not|never|can't blame",
		'led|leads|leading to|many|some|several|people|them|customers',
		'since then',
		'ever since',
		'after that',
		'that is|was when',
		"that's when",
		'which|this|that made|makes|meant|means|left',
		'in order to',
		'in an attempt|effort|bid to',
		'so as to',
		'to avoid|hide|save|please|escape|prevent',
		'on purpose',
	]),
} satisfies Record<Language, (text: string) => PhraseMatch[]>;

/** Words that speak of more than the case that is told: of most, of many, of what is usual. */
const generalities = {
	'pt-BR': phraseList([
		'a|grande|imensa|ampla maioria de|do|da|dos|das',
		'grande|maior parte de|do|da|dos|das',
		'boa parte',
		'quase todos|todas|todo|toda|sempre|ninguém|nunca|nenhum|nenhuma',
		'muitos|muitas|vários|várias|inúmeros|inúmeras|diversos|diversas|poucos|poucas',
		'geralmente|normalmente|frequentemente|raramente|tipicamente|habitualmente',
		'em|no geral',
		'costuma|costumam|tende|tendem',
		// “Antes de todo mundo” is first.
		'!de todo mundo',
		'cada vez mais|menos',
		'mais e mais',
		'dos|das últimos|últimas tempos|anos|décadas',
		'o|a|os|as mais !uma|um|que|do|da|de',
		'o|a|os|as maior|menor|melhor|pior|maiores|menores|melhores|piores',
		'entre os|as mais|maiores|menores|melhores|piores',
		'já querem|pensam|planejam|estudam|começaram|pensa|planeja|estuda',
	]),
	en: phraseList([
		'most|many|several|countless|numerous|few|lots',
		'the|a majority',
		'nearly|almost|hardly|virtually|practically all|every|always|any|anyone|anybody|nobody|none|everyone|everybody',
		'usually|generally|typically|often|rarely|seldom|normally|commonly',
		'more and more',
		'tend|tends to',
		'the|a biggest|largest|smallest|best|worst|fastest|slowest|latest|greatest|oldest|newest|highest|lowest|most|least',
		'among the',
		'one of the',
		'in recent|living years|months|memory|times',
	]),
} satisfies Record<Language, (text: string) => PhraseMatch[]>;

/** Where a text says why, or what came of it. */
export function findCauses(text: string, language: Language): PhraseMatch[] {
	return causes[language](text);
}

/** Where a text speaks of more than one case. */
export function findGeneralities(text: string, language: Language): PhraseMatch[] {
	return generalities[language](text);
}
