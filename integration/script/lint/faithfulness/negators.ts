import type { Language } from '../../../newsletter/newsletter.ts';
import type { HeardWord } from './heard.ts';

const listOf = (words: string): ReadonlySet<string> =>
	new Set(words.split(/\s+/).filter((word) => word !== ''));

/** Per language: the Portuguese “no” denies nothing. */
const negators: Readonly<Record<Language, ReadonlySet<string>>> = {
	'pt-BR': listOf(`não nunca jamais nem nenhum nenhuma nada ninguém tampouco sem falta faltam faltou faltava
		impossível incapaz`),
	en: listOf(`not no never none nobody nothing nowhere neither nor without cannot lack lacks lacked lacking hardly
		barely scarcely impossible unable`),
};

/** Words that deny what follows them only in company: “deixou de”, “em vez de”, “instead of”, “rather than”. */
const companions: Readonly<Record<string, string>> = {
	deixa: 'de',
	deixou: 'de',
	deixam: 'de',
	deixaram: 'de',
	deixar: 'de',
	vez: 'de',
	invés: 'de',
	instead: 'of',
	rather: 'than',
	run: 'out',
	runs: 'out',
	ran: 'out',
	running: 'out',
};

/** Whether a word by itself denies something: “não”, “nobody”, “doesn’t”, and “zero” where it is no number. */
export function isNegator(words: readonly HeardWord[], index: number, language: Language): boolean {
	const folded = words[index]?.folded ?? '';
	const before = words[index - 1]?.folded ?? '';
	// To start from zero is not to deny, nor is it in a number; and who says no does something.
	if (folded === 'zero')
		return (
			!/^(?:do|ao|from|to|para|ponto|point)$/.test(before) &&
			!/^(?:vírgula|ponto|point)$/.test(words[index + 1]?.folded ?? '')
		);
	if (/^(?:no|não)$/.test(folded) && sayings.test(before)) return false;
	if (negators[language].has(folded)) return true;
	if (language === 'en' && folded.endsWith("n't")) return true;
	return Object.hasOwn(companions, folded) && words[index + 1]?.folded === companions[folded];
}

const sayings = /^(?:say|says|said|saying|dizer|diz|disse|dizendo|digo|diga)$/;

/** Whether what is lacking is denied, or else is needed: “falta vergonha” is either. */
export function isLacking({ folded }: HeardWord): boolean {
	return /^(?:falt(?:a|am|ou|ava)|lack(?:s|ed|ing)?)$/.test(folded);
}
