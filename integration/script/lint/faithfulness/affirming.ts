import type { HeardWord } from './heard.ts';

/** Words after a negation that decide what it comes to. */
const view = 8;

/**
 * Denials that affirm, from the negator on: “nothing but habit” is habit, “não passa de um brinquedo” a toy, and without
 * doubt is with certainty. Between the words of a construction others may stand.
 */
const constructions: readonly RegExp[] = [
	// Nothing but, none other than, never anything but
	/^(?:nothing|nobody|none|nowhere|(?:never|not|\S+n't) (?:\S+ ){0,2}any\S+) (?:\S+ ){0,4}?(?:but|except|besides|beyond) /,
	/^(?:nothing|nobody|none|nowhere|never|not|no|\S+n't) (?:\S+ ){0,4}?(?:more|less|other|else|short) (?:than|of|but) /,
	/^(?:não|nunca|jamais|nem|nada|ninguém|nenhum|nenhuma) (?:\S+ ){0,4}?(?:senão|além|exceto|salvo|fora) /,
	/^(?:não|nunca|jamais|nada|ninguém|nenhum|nenhuma) (?:\S+ ){0,4}?(?:mais|menos) (?:do )?que /,
	/^(?:não|nunca|jamais|nada|ninguém) (?:\S+ ){0,4}?a não ser /,
	/^não ser /,
	/^(?:não|nunca|jamais) (?:\S+ ){0,2}?pass\S{1,5} (?:de|dum|duma) /,
	// Not until, no sooner
	/^(?:not|never|no|nobody|nothing|\S+n't) (?:\S+ ){0,6}?(?:until|till|unless|sooner) /,
	/^(?:não|nunca|jamais|nem|ninguém|nada) (?:\S+ ){0,6}?(?:enquanto|antes|até|a menos) /,
	/^não (?:for|fosse|forem|fossem|houver|houvesse) /,
	// Cannot help, could not agree more
	/^(?:not|cannot|can't|couldn't|could not) (?:\S+ )?(?:help (?:but|\S+ing)|but) /,
	/^(?:could not|cannot|couldn't) (?:\S+ ){1,3}?(?:more|better|clearer|happier|less) $/,
	// Without doubt, no wonder, no matter
	/^(?:no|without|without a|sem|sem nenhuma|sem qualquer|não há|nenhuma) (?:doubt|question|wonder|matter|fail|exception|dúvida|exceção) /,
	/^(?:not|não|nem|no|never) (?:to mention|least|raro|obstante|withstanding|importa|mind) /,
	/^(?:não|nem|not|no) (?:\S+ ){0,2}?(?:à toa|por acaso|accident|coincidence) /,
	// And that is all
	/^(?:nada|ninguém|nothing|nobody|none|no one) (?:mais|more|else) $/,
];

/** Whether a negator, seen with what follows it, denies nothing. */
export function isAffirming(words: readonly HeardWord[], index: number): boolean {
	const { clause } = words[index] ?? {};
	const inClause = words
		.slice(index, index + view)
		.filter((word) => word.clause === clause)
		.map(({ folded }) => `${folded} `);
	const text = inClause.join('');
	return constructions.some((construction) => construction.test(text));
}
