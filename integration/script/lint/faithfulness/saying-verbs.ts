import type { Language } from '../../../newsletter/newsletter.ts';
import { fold } from '../words.ts';

/** Verbs that report by themselves what somebody said. */
export const reportingVerbs = {
	'pt-BR': `disse diz dizem disseram afirma afirmou afirmam afirmaram declarou declara declararam explicou explica
		respondeu respondem anunciou anuncia anunciaram garantiu garante garantem alegou alega alegam revelou revela
		admitiu admite confirmou confirma prometeu promete prometem relatou relata escreveu escreve comentou comenta
		argumenta argumentou sustenta nega negou reconheceu avisou alertou alerta estima estimou calculou prevê reclamou
		defende defendeu publicou`,
	en: `said says say told tells announced announces claims claimed claim stated states reports reported explained
		explains confirmed confirms admitted admits wrote writes promised promises warned warns denies denied argues
		argued estimates estimated insists insisted acknowledged revealed reveals published replied answered complained advertise advertises advertised`,
} satisfies Record<Language, string>;

const reporting: ReadonlySet<string> = new Set(
	Object.values(reportingVerbs).flatMap((list) => list.split(/\s+/)),
);

/** Whether a word tells what somebody said. */
export function isReportingVerb(word: string): boolean {
	return word !== '' && reporting.has(fold(word));
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

const sayingVerbs: ReadonlySet<string> = new Set([...reporting, ...thoughts.split(/\s+/)]);

/** Whether a word may tell what somebody said, thought or found. */
export function isSayingVerb(folded: string): boolean {
	return sayingVerbs.has(folded);
}
