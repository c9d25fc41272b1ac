import type { Language } from '../../../newsletter/newsletter.ts';
import { findHedges, type Hedge } from '../hedges.ts';
import { phraseList } from '../phrase-list.ts';

/**
 * Words that make a verdict smaller. Plain where a newsletter has them, a softening where it has not: so they count
 * only against the opinion that is voiced.
 */
const attenuators = {
	'pt-BR': phraseList([
		'um pouco|pouquinho|tanto',
		'alguns|algumas',
		// “Coisa alguma” is nothing.
		'!coisa|modo|jeito|forma|maneira|dúvida|vez|hipótese|lugar|sentido alguma|algum',
		'certo|certa|certos|certas grau|dose|medida|cuidado|razão|sentido|problema|problemas|dificuldade',
		'às|as vezes',
		'nem sempre|todo|toda|todos|todas|tudo|tanto',
		'em geral|parte',
		'de vez em quando',
		'na maioria|maior das|dos|parte',
		'em muitos|muitas|vários|várias|certos|certas|determinados|diversos casos|aspectos|pontos|contextos|cenários|situações|sentidos',
		'exceções|exceção',
		'claro|óbvio que há|existem|existe|tem|têm|nem|ninguém|não',
		'é|são|era|foram bem intencionado|intencionada|intencionados|intencionadas',
		'outro|outra|outros lado|versão|ponto|pontos',
		'geralmente|normalmente|ocasionalmente|eventualmente|raramente|frequentemente|parcialmente|ligeiramente',
		'levemente|aparentemente|relativamente|praticamente|basicamente|quase',
		'pode|podem|poderia|poderiam|podia|podiam !contar|escrever|anotar|apostar|ter|confiar',
		'deveria|deveriam talvez|considerar|pensar',
		'costuma|costumam|tende|tendem',
		'parece|parecem|parecia|pareceu',
		'considere|considerem|considerar|avalie|avaliem|avaliar|pondere|ponderem|repense|repensem',
		'sugiro|sugerimos|recomendaria|gostaria|preferiria',
		'seria|seriam bom|ideal|melhor|interessante|prudente|recomendável|útil|preferível|o|a|um|uma',
		'vale|valeria a pena considerar|pensar|avaliar|discutir',
		'razoável|razoáveis|aceitável|aceitáveis|discutível|questionável|imperfeito|imperfeita|mediano|mediana|morno',
		'delicado|delicada|polêmico|polêmica|controverso|controversa|desafiador|desafiadora|complicado|complicada',
		'ponto|pontos de atenção|melhoria|vista',
		'deixa|deixam|deixou a desejar',
		'espaço para melhorar|melhoria|melhorias',
		'desafio|desafios|contratempo|contratempos|inconveniente|incômodo|ressalva|ressalvas',
		'não é|são|foi ideal|o|perfeito|perfeita|exatamente|bem|das|dos|lá',
		'menos|pouco ideal|indicado|recomendável|adequado',
		'um|uma dos|das',
		'mal compreendido|entendido',
		'intenção|intenções boa|boas',
		'boa|boas intenção|intenções',
		'mas|embora|apesar|porém|contudo|entretanto|todavia',
		'ainda que|assim',
		'mesmo que|assim|assim',
		'no entanto',
		'se bem que',
		'um|uma|uns|umas certo|certa|certos|certas',
		'está|estão|fica|ficam|figura|figuram entre os|as',
		'não é|são|era|foi|foram só|apenas|a|o única|único|principal',
		'tem|têm|teve|tiveram|terá algum|alguma|certo|certa papel|participação|responsabilidade|culpa',
		'tem|têm|tinha lá seu|sua|seus|suas',
		'faz|fazem|fez sentido',
		'pouco feliz|felizes|claro|clara|convincente',
		'pelo menos',
		'ao menos',
	]),
	en: phraseList([
		'a bit|little|tad|touch|shade',
		'somewhat|slightly|rather|fairly|partly|partially|mildly|moderately|relatively|reasonably|largely|mostly !than',
		'sometimes|occasionally|often|usually|generally|typically|frequently|rarely|seldom|practically|basically|almost|nearly',
		'not always|everyone|everybody|anyone|anybody|every|everything|all|necessarily|ideal|entirely|exactly|quite|really|perfect|perfectly|great',
		'in general|part',
		'for the most part',
		'most of the time|cases',
		'in most|many|several|certain|some cases|ways|respects|situations|contexts',
		'exceptions|exception',
		'of course there|it|they|not|nobody|no|some',
		'not that it|they|he|she|anyone|anybody|i|we',
		'other side|view|views|perspective|perspectives',
		'some|certain|several !one|day|time',
		'might|may !think|believe|expect|imagine|suppose',
		'could|can|would sometimes|be|seem|have|do|use|benefit',
		'tends|tend to',
		'seems|seem|seemed|appears|appear|appeared',
		'consider|considering|suggest|suggests|reconsider',
		'would|might prefer|suggest|recommend',
		'worth considering|thinking|discussing|a|exploring',
		'should probably|perhaps|maybe|consider|think',
		'less than ideal|perfect|great',
		'suboptimal|imperfect|questionable|debatable|controversial|tricky|delicate|challenging|problematic|concerning',
		'acceptable|decent|okay|adequate|tolerable|manageable|understandable|mediocre|mixed|modest|minor|mild|limited',
		'room for improvement',
		'leaves something to be desired',
		'challenge|challenges|concern|concerns|drawback|drawbacks|downside|downsides|inconvenience|caveat|caveats|nuance|nuances|nuanced|tradeoff|tradeoffs',
		'trade off|offs',
		'one of the',
		'good|best intention|intentions',
		'well intentioned|meaning',
		'but|although|though|however|nevertheless|nonetheless|despite',
		'yet !to',
		'even though|so|if',
		'a certain|few',
		'not|never the|just|only|one only|sole|main|whole|thing',
		'plays|played a|some part|role',
		'try|tries|tried to avoid|keep|stay|limit',
		'its|their|his|her charm|charms|merits|points|uses|place',
		'had|has|have its|their|his|her charm|charms|merits|points|uses|place|moments',
		'not his|her|its|their finest|best',
		'keep|keeping an eye',
		'leaves|left room',
		'at least',
	]),
} satisfies Record<Language, ReturnType<typeof phraseList>>;

/** Doubt that is added at the end of a sentence. */
const trailing: Readonly<Record<Language, RegExp>> = {
	'pt-BR': /, (?:(?:eu )?(?:acho|acredito|creio|suponho|imagino|diria)(?: eu)?)(?=[.,;!?…]|$)/giu,
	en: /, (?:I|we) (?:think|guess|suppose|believe|imagine|feel|suspect|reckon)(?=[.,;!?…]|$)/giu,
};

/** The hedges of a text and the words that make a verdict smaller. Those that overlap are one. */
export function findSofteners(text: string, language: Language): { hedges: Hedge[]; attenuators: Hedge[] } {
	const last = [...text.matchAll(trailing[language])].map(({ index, 0: found }) => {
		return { start: index, end: index + found.length, hedge: found };
	});
	const hedges = [...findHedges(text, language), ...last];
	const rest = attenuators[language](text)
		.map(({ start, end, phrase }) => ({ start, end, hedge: phrase }))
		.filter(({ start, end }) => !hedges.some((hedge) => hedge.start < end && start < hedge.end));
	return { hedges, attenuators: rest };
}
