import type { Language } from '../../../newsletter/newsletter.ts';
import { type PhraseMatch, phraseList } from '../phrase-list.ts';
import { reportingVerbs } from './saying-verbs.ts';

const toList = (words: string) => words.split(/\s+/).filter((word) => word !== '');

/** Ways to say that somebody says so, of a newsletter and of a script. */
export const attributions = {
	'pt-BR': phraseList([
		...toList(reportingVerbs['pt-BR']),
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
		...toList(reportingVerbs.en),
		'according to',
		'in the words of',
		'as reported by',
		'put|puts it',
		'summed|sums it up',
		'called it|them|this|that',
	]),
} satisfies Record<Language, (text: string) => PhraseMatch[]>;

/** Other ways to say that somebody says so: looked for in a script only. */
export const reports = {
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
