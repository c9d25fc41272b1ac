import type { Language } from '../../../newsletter/newsletter.ts';
import type { HeardWord } from './heard.ts';
import { isNegator } from './negators.ts';
import { stemOf } from './stems.ts';
import { isContent } from './stop-words.ts';

const listOf = (words: string): readonly string[] => words.split(/\s+/).filter((word) => word !== '');

/** Words that deny without saying so, in the right company: “before it can” is “cannot until”. */
const veiled: ReadonlySet<string> = new Set(
	listOf(`antes até desde só somente apenas exceto salvo longe ausente ausência raramente dificilmente zero fora
		recusou evitou impediu proibiu proibido vetou negou rejeitou falhou faltou perdeu acabou encerrou matou largou
		dispensa desistiu ignorou esqueceu sumiu zerou carece escapou poupou livrou parou deixou cortou tirou removeu
		abandonou cancelou
		before until since only far gone outside except rarely seldom few little instead unless absence absent exempt
		failed refused avoided prevented prohibited forbids banned denied rejected dropped stopped ceased quit removed
		deleted abandoned ended killed cut missed lost ignored forgot skipped spared escaped declined withheld`),
);
const veiledStems: ReadonlySet<string> = new Set([...veiled].map(stemOf));

/** Whether a word may deny what stands beside it, although it is no negator. */
export function isVeiled({ folded, stem }: HeardWord): boolean {
	return veiled.has(folded) || (isContent(folded) && veiledStems.has(stem));
}

/** Whether anything is denied anywhere, openly or not. */
export function deniesAnything(words: readonly HeardWord[], language: Language): boolean {
	return words.some((word, index) => isNegator(words, index, language) || isVeiled(word));
}

/** What goes on, and what ends it: who “still” is somewhere “has not left”, and who is “the same” “has not changed”. */
const lasting: ReadonlySet<string> = new Set(
	listOf(`ainda continua continuam continuou continuar continuo mesmo mesma mesmos mesmas permanece permanecem
		permaneceu segue seguem seguiu fica ficam ficou mantém mantêm manteve mantenho sempre idêntico idêntica igual iguais
		still same remain remains remained stay stays stayed keep keeps kept stand stands stood identical always
		unchanged continue continues continued`),
);
const ending: ReadonlySet<string> = new Set(
	listOf(`mudar sair parar acabar mexer deixar largar terminar partir variar alterar trocar abandonar
		change leave left move stop end quit budge vary alter gone go depart finish abandon differ stir`).map(
		stemOf,
	),
);

/** Whether a word says that something goes on as it was. */
export function isLasting({ folded }: HeardWord): boolean {
	return lasting.has(folded);
}

/** Whether a word says that something no longer goes on as it was. */
export function isEnding({ stem }: HeardWord): boolean {
	return ending.has(stem);
}
