import { z } from 'astro/zod';
import matter from 'gray-matter';
import { type Language, languages } from '../newsletter/newsletter.ts';
import { Problem, reasonOf } from '../problem.ts';
import type { HostCard } from './script.ts';
import { type Placeholder, placeholderPattern, type Slot, slotNames, slots } from './slots.ts';

const quoteHint = 'Put quotes around phrases that contain a colon or braces.';
const phraseSchema = z
	.string({ error: `must be text. ${quoteHint}` })
	.trim()
	.min(1, 'must not be empty');

const cardSchema = z.strictObject({
	phrases: z
		.partialRecord(
			z.enum(languages),
			z.record(z.string(), z.array(phraseSchema).min(1, 'needs at least one phrase'), {
				error: 'must list phrases per slot',
			}),
		)
		.refine((phrases) => Object.keys(phrases).length > 0, 'needs the phrases of at least one language'),
});

type Phrases = Readonly<Record<string, readonly string[]>>;

/**
 * Reads and checks a host card: markdown whose front matter has `phrases` per language and slot, and whose body is
 * the persona. A language may be left out; one that is there must have every slot.
 * @param file What messages call the card.
 * @throws {Problem} listing every mistake with what is allowed in its place.
 */
export function readHostCard(file: string, text: string): HostCard {
	const { data, content } = readFrontMatter(file, text.replace(/^\uFEFF/, ''));
	const result = cardSchema.safeParse(data);
	if (!result.success) {
		throw mistakesIn(
			file,
			result.error.issues.map((issue) => `\`${issue.path.map(String).join('.')}\`: ${issue.message}`),
		);
	}
	const { phrases } = result.data;
	const mistakes = languages.flatMap((language) => {
		const bank = phrases[language];
		return bank ? checkBank(language, bank) : [];
	});
	if (mistakes.length > 0) throw mistakesIn(file, mistakes);
	return {
		file,
		phrases: { 'pt-BR': phrases['pt-BR'] ?? {}, en: phrases.en ?? {} },
		persona: content.trim(),
	};
}

function readFrontMatter(file: string, text: string): { data: unknown; content: string } {
	if (!/^---[ \t]*\r?\n/.test(text)) {
		throw new Problem(`The host card ${file} does not begin with YAML front matter.`, {
			hint: 'Begin it with a line of three dashes, then `phrases:`. Other front matter languages are not read.',
			place: { file, line: 1 },
		});
	}
	try {
		// Without options gray-matter remembers what it parsed, failures included.
		return matter(text, { language: 'yaml' });
	} catch (cause) {
		throw new Problem(`The front matter of the host card ${file} is not YAML: ${reasonOf(cause)}`, {
			hint: quoteHint,
			place: { file },
			cause,
		});
	}
}

function checkBank(language: Language, bank: Phrases): string[] {
	const unknown = Object.keys(bank).filter((slot) => !Object.hasOwn(slots, slot));
	const missing = slotNames.filter((slot) => !Object.hasOwn(bank, slot));
	return [
		...unknown.map(
			(slot) => `\`phrases.${language}.${slot}\` is not a slot. Slots are: ${slotNames.join(', ')}.`,
		),
		...missing.map((slot) => `\`phrases.${language}.${slot}\` is missing.`),
		...slotNames.flatMap((slot) =>
			(bank[slot] ?? []).flatMap((phrase) =>
				checkPhrase(slot, phrase).map((mistake) => `\`phrases.${language}.${slot}\`: “${phrase}” ${mistake}`),
			),
		),
	];
}

function checkPhrase(slot: Slot, phrase: string): string[] {
	const allowed: readonly Placeholder[] = slots[slot].allowed;
	const required: readonly Placeholder[] = slots[slot].required;
	const found = [...phrase.matchAll(placeholderPattern)].map(([, name = '']) => name);
	const here = allowed.map((name) => `{${name}}`).join(', ');
	const mistakes = found
		.filter((name) => !allowed.some((known) => known === name))
		.map((name) => `has {${name}}; allowed here: ${here}.`);
	for (const name of required) if (!found.includes(name)) mistakes.push(`lacks {${name}}.`);
	if (/[{}]/.test(phrase.replace(placeholderPattern, ''))) mistakes.push('has an unpaired brace.');
	return mistakes;
}

function mistakesIn(file: string, mistakes: readonly string[]): Problem {
	return new Problem(`The host card ${file} is not right.`, {
		hint: mistakes.map((mistake) => `- ${mistake}`).join('\n'),
		place: { file },
	});
}
