import type { Language } from '../newsletter/newsletter.ts';
import { Problem } from '../problem.ts';
import type { Voice } from './speech.ts';

/** Where a built-in voice comes from, and its name there. */
export interface BuiltinVoice {
	synthesiser: 'flite' | 'espeak';
	name: string;
}

const fliteVoices = ['slt', 'rms', 'awb', 'kal16'];
/** Plain variants of the espeak-ng voices, female and male; it takes any other name too and ignores it. */
const espeakVariants = ['f1', 'f2', 'f3', 'f4', 'f5', 'm1', 'm2', 'm3', 'm4', 'm5', 'm6', 'm7', 'm8'];
const espeakLanguages: Readonly<Record<Language, string>> = { 'pt-BR': 'pt-br', en: 'en-us' };

/**
 * The author is heard in a female voice, a little quicker than it would be; the co-host, a robot who has seen it
 * all, in a slower male one most of an octave lower.
 */
const defaults: Readonly<Record<Language, readonly [Voice, Voice]>> = {
	en: [
		{ id: 'flite:slt', rate: 1.1 },
		{ id: 'flite:rms', rate: 0.95 },
	],
	'pt-BR': [
		{ id: 'espeak:pt-br+f2', rate: 1.05 },
		{ id: 'espeak:pt-br+m6', rate: 0.95 },
	],
};

export function defaultBuiltinVoice(position: number, language: Language): Voice {
	return defaults[language][position % 2 === 0 ? 0 : 1];
}

/** @throws {Problem} if there is no such voice, or if it speaks another language. */
export function findBuiltinVoice(id: string, language: Language): BuiltinVoice {
	const found = builtinVoices(language).find((voice) => `${voice.synthesiser}:${voice.name}` === id);
	if (found) return found;
	const names = builtinVoices(language).map(({ synthesiser, name }) => `${synthesiser}:${name}`);
	throw new Problem(`There is no built-in voice “${id}” for the language “${language}”.`, {
		hint: `Choose one of ${names.join(', ')}.`,
	});
}

function builtinVoices(language: Language): BuiltinVoice[] {
	const espeak = espeakVariants.map(
		(variant): BuiltinVoice => ({
			synthesiser: 'espeak',
			name: `${espeakLanguages[language]}+${variant}`,
		}),
	);
	if (language !== 'en') return espeak;
	return [...fliteVoices.map((name): BuiltinVoice => ({ synthesiser: 'flite', name })), ...espeak];
}
