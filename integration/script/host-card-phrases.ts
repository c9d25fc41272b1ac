import { type Placeholder, placeholderPattern, rulesOfSlot, slotNames } from './slots.ts';

type Phrases = Readonly<Record<string, readonly string[]>>;

/** What is wrong with the phrases of one language, each mistake with what is allowed. */
export function checkPhrases(language: string, bank: Phrases): string[] {
	const missing = slotNames.filter((slot) => !Object.hasOwn(bank, slot));
	return [
		...Object.entries(bank).flatMap(([slot, phrases]) =>
			checkSlot(`phrases.${language}.${slot}`, slot, phrases),
		),
		...missing.map((slot) => `\`phrases.${language}.${slot}\` is missing.`),
	];
}

function checkSlot(path: string, slot: string, phrases: readonly string[]): string[] {
	const rules = rulesOfSlot(slot);
	if (!rules) {
		return [
			`\`${path}\` is not a slot. Slots are: ${slotNames.join(', ')}; and \`reaction:\` with a mood after it.`,
		];
	}
	return phrases.flatMap((phrase) =>
		checkPhrase(phrase, rules).map((mistake) => `\`${path}\`: “${phrase}” ${mistake}`),
	);
}

function checkPhrase(
	phrase: string,
	{ allowed, required }: { allowed: readonly Placeholder[]; required: readonly Placeholder[] },
): string[] {
	const found = [...phrase.matchAll(placeholderPattern)].map(([, name = '']) => name);
	const here = allowed.map((name) => `{${name}}`).join(', ');
	const mistakes = found
		.filter((name) => !allowed.some((known) => known === name))
		.map((name) => `has {${name}}; allowed here: ${here}.`);
	for (const name of required) if (!found.includes(name)) mistakes.push(`lacks {${name}}.`);
	if (/[{}]/.test(phrase.replace(placeholderPattern, ''))) mistakes.push('has an unpaired brace.');
	return mistakes;
}
