import type { Span } from '../../../newsletter/newsletter.ts';
import { matchesOf } from '../finding.ts';
import { beginsSentence } from '../set-off.ts';

/** Up to so many words in between. */
const few = String.raw`(?:\s[\p{L}\p{N}\x27\u2019\-]{1,20}){0,3}`;
const notInWord = String.raw`(?<![\p{L}\p{N}'’-])`;
const notBeforeWord = String.raw`(?![\p{L}\p{N}])`;

/** Alternatives of which each is a piece of an expression; spaces stand for any single space. */
function phrases(...alternatives: readonly string[]): RegExp {
	const pattern = alternatives.join('|').replaceAll(' ', String.raw`,?\s`).replaceAll("'", "['’]");
	return new RegExp(`${notInWord}(?:${pattern})${notBeforeWord}`, 'giu');
}

/** What is asked for: the thing that a writer for language models calls by these names, and nobody on air does. */
const thing =
	'(?:text|passage|line|turn|dialogue|script|section|transcript|version|response|answer|content|request|conversation|texto|trecho|fala|turno|diálogo|roteiro|seção|transcrição|versão|resposta|conteúdo|pedido|solicitação|conversa)s?';
const done =
	'(?:revised|rewritten|refined|improved|updated|corrected|edited|polished|adjusted|requested|final|revisad[oa]|reescrit[oa]|refinad[oa]|melhorad[oa]|atualizad[oa]|corrigid[oa]|ajustad[oa]|solicitad[oa]|pedid[oa]|final)s?';
const help =
	'(?:help|assist|comply|fulfil|fulfill|provide|generate|create|write|produce|continue|proceed|engage|discuss|ajudar|auxiliar|atender|cumprir|fornecer|gerar|criar|escrever|produzir|continuar|prosseguir|discutir|opinar)';

/**
 * What a language model says about itself, its limits or its task. One list for both languages: models answer in
 * English to Portuguese. What people say of others, such as “it writes as a language model”, counts only where a
 * sentence begins.
 */
const anywhere = phrases(
	// Itself
	"i(?:'m| am)(?: just| only)? an? (?:ai|artificial intelligence|assistant|language model|large language model)",
	'(?:as|being) an ai (?:language|model|assistant)',
	'(?:as|being) a large language model',
	'my (?:training data|knowledge cutoff)',
	'(?:eu )?sou (?:apenas )?(?:uma ia|uma inteligência artificial|um modelo de linguagem|um assistente virtual)',
	'meus dados de treinamento',
	// Its limits
	`(?:i (?:can't|cannot|can not|won't)|i(?:'m| am) (?:unable|not able) to) ${help}${few} (?:with )?(?:that|this|${thing})`,
	`(?:i(?:'m| am) sorry|i apologi[sz]e|unfortunately) (?:but )?i (?:can't|cannot|won't|am unable to|am not able to) (?:${help}|do)`,
	`i(?:'m| am) (?:unable|not able) to ${help}`,
	`não (?:posso|consigo|devo) ${help}${few} (?:isso|isto|${thing})`,
	`não (?:estou|sou) (?:autorizad[oa]|apt[oa]|capaz)(?: a| de) ${help}`,
	`(?:desculpe|desculpa|desculpem|lamento|sinto muito|infelizmente|perdão) (?:mas )?(?:eu )?não (?:posso|consigo|devo) ${help}`,
	// Its task
	'let me know if you',
	'feel free to (?:ask|reach|let)',
	"(?:if you(?:'d| would)? (?:like|want|need|prefer)) i (?:can|could|will)",
	'would you like me to',
	'(?:i )?hope this (?:helps|meets|works)',
	'(?:me avise|me diga|avise-me|diga-me) (?:se|caso) (?:precisar|quiser|desejar|você)',
	'(?:se|caso) (?:você )?(?:quiser|precisar|desejar|preferir|deseje|queira|precise) (?:eu )?(?:posso|faço|ajusto)',
	`posso (?:ajustar|reescrever|refinar|adaptar|alterar|modificar)(?: o| a| os| as)? (?:tom|${thing})`,
	'(?:fique|fiquem|sinta-se) (?:à vontade|livre) para (?:pedir|perguntar|solicitar)',
	'espero que (?:isso|isto) (?:ajude|atenda)',
	`(?:ignore|disregard|forget)${few} (?:instructions|messages)`,
	`(?:ignore|desconsidere|esqueça)${few} instruções`,
	'(?:system|developer) prompt',
	'prompt do sistema',
);

const first = phrases(
	'(?:as|being) an? (?:ai|artificial intelligence|language model)(?! (?:company|lab|startup|agent|team|product))',
	'(?:como|sendo|por ser|enquanto)(?: uma?)? (?:ia|inteligência artificial|modelo de linguagem|llm|assistente virtual)',
	`(?:(?:sure|certainly|absolutely|of course|okay|ok)[,!.]? )?here(?:'s| is| are)(?: the| your| a| my| an)?(?: ${done})? (?:${thing})(?: ${done})?:`,
	`here(?:'s| is| are)(?: the| your| a| my| an)? ${done} ${thing}`,
	"(?:sure|certainly|absolutely|of course)[,!.] (?:here|i'll|i've|i will|i have|i can)",
	`i(?:'ve| have)(?: now)? ${done}`,
	`i(?: have|'ve)? (?:revised|rewritten|rewrote|refined|adjusted|edited)(?: the| your)? ${thing}`,
	`(?:the )?${done} ${thing}(?=${few}:)`,
	`(?:claro|certo|com certeza|ok|perfeito)[,!.] (?:aqui|segue|seguem|vou|reescrevi|ajustei|revisei)`,
	`aqui (?:está|estão|vai|vão)(?: o| a| os| as| uma| um| seu| sua)? (?:${thing}):`,
	`aqui (?:está|estão|vai|vão)(?: o| a| os| as| uma| um| seu| sua)? ${thing} ${done}`,
	`(?:segue|seguem)(?: abaixo)?(?: o| a| os| as| uma| um)? (?:${thing}|abaixo)`,
	`(?:reescrevi|ajustei|revisei|refinei|reformulei)(?: o| a| os| as)? ${thing}`,
	`(?:o |a )?${thing} ${done}(?=${few}:)`,
	'(?:as requested|as per your (?:request|instructions)|per your request)',
	'(?:conforme|como) (?:solicitado|solicitada|pedido)',
	'(?:happy|glad) to (?:help|assist)',
	'(?:espero ter|fico feliz em) (?:ajudado|ajudar)',
);

/** Where a text says something only the machine that wrote it would say. */
export function machineWords(text: string): Span[] {
	const begun = matchesOf(text, first).filter(({ start }) => beginsSentence(text, start));
	return [...matchesOf(text, anywhere), ...begun];
}
