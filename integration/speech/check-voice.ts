import type { Language } from '../newsletter/newsletter.ts';
import { Problem } from '../problem.ts';
import type { Sampling, SpeechEngine, Voice, VoiceMode } from './speech.ts';
import { samplingOf, usualSampling } from './voices.ts';

const modes = Object.keys(usualSampling) as VoiceMode[];

/**
 * Looks at a voice before any work is done with it.
 * @returns Warnings: settings that can be meant, but hardly ever are.
 * @throws {Problem} for a clone of nothing, or of somebody who was not asked, and for settings that mean nothing.
 */
export function checkVoice(voice: Voice): string[] {
	const { id, engine, mode, reference, consent, standIn } = voice;
	if (mode === 'clone' && !reference) {
		throw new Problem(`The voice “${id}” is a clone, and has no recording to be copied from.`, {
			hint: 'Give it a `reference` with a file and its transcript, or another `mode`.',
		});
	}
	if (mode === 'clone' && !consent) {
		throw new Problem(`The voice “${id}” is a clone, and nothing says that its owner agreed.`, {
			hint: 'Give it a `consent`: the id of the recorded consent, or `synthetic` if it is nobody’s voice.',
		});
	}
	if (standIn?.id === id && standIn.engine === engine) {
		throw new Problem(`The voice “${id}” is its own stand-in.`, { hint: 'Name another voice, or none.' });
	}
	const warnings: string[] = [];
	if (reference && mode !== 'clone') {
		warnings.push(`The voice “${id}” has a reference, which only the mode \`clone\` uses.`);
	}
	const sampling = samplingOf(voice);
	return sampling ? [...warnings, ...checkSampling(voice, sampling)] : warnings;
}

/**
 * Looks whether an engine can do what a voice asks of it.
 * @returns Warnings: what will have no effect.
 * @throws {Problem} when it cannot.
 */
export function checkFit({ id, mode = 'preset', sampling }: Voice, engine: SpeechEngine): string[] {
	const { modes: able = ['preset'], samples } = engine.limits;
	if (!able.includes(mode)) {
		throw new Problem(
			`The voice “${id}” has the mode \`${mode}\`, which the speech engine “${engine.id}” does not have.`,
			{
				hint:
					`Voices of this engine have the mode ${able.map((each) => `\`${each}\``).join(' or ')}: ` +
					'choose one of them, or give this voice another `engine`.',
			},
		);
	}
	if (!sampling || samples) return [];
	return [`The voice “${id}” has a sampling, and the speech engine “${engine.id}” does not sample.`];
}

/** @throws {Problem} when an engine does not speak a language. */
export function checkLanguage(language: Language, { id, limits: { languages } }: SpeechEngine): void {
	if (languages.includes(language)) return;
	throw new Problem(`The speech engine “${id}” does not speak “${language}”.`, {
		hint: `It speaks ${languages.join(', ')}: choose another engine for this language.`,
	});
}

function checkSampling({ id, mode = 'preset', sampling: own }: Voice, sampling: Sampling): string[] {
	const { temperature, topP, repetitionPenalty, topK = 1 } = sampling;
	const invalid: string[] = [];
	if (!(temperature >= 0 && temperature <= 2)) invalid.push(`temperature ${temperature} is not from 0 to 2`);
	if (!(topP > 0 && topP <= 1)) invalid.push(`topP ${topP} is not above 0 and up to 1`);
	if (!(repetitionPenalty >= 1 && repetitionPenalty <= 2)) {
		invalid.push(`repetitionPenalty ${repetitionPenalty} is not from 1 to 2`);
	}
	if (!(Number.isInteger(topK) && topK > 0)) invalid.push(`topK ${topK} is not a number of choices`);
	if (invalid.length > 0) {
		throw new Problem(`The voice “${id}” cannot be sampled: ${invalid.join(', ')}.`, {
			hint: `Usual for the mode \`${mode}\` is ${describe(usualSampling[mode])}.`,
		});
	}
	const warnings: string[] = [];
	const meant = own && modes.find((other) => other !== mode && isNearer(own, other, mode));
	if (meant) {
		warnings.push(
			`The voice “${id}” has the mode \`${mode}\` and the sampling of \`${meant}\` (${describe(sampling)}); ` +
				`usual is ${describe(usualSampling[mode])}.`,
		);
	}
	if (temperature < 0.3) {
		warnings.push(
			`The voice “${id}” has a temperature of ${temperature}: under 0.3 models tend to fall silent.`,
		);
	}
	if (repetitionPenalty > 1.1) {
		warnings.push(
			`The voice “${id}” has a repetition penalty of ${repetitionPenalty}: over 1.1 speech gets faster and faster.`,
		);
	}
	return warnings;
}

/** Whether the settings that were written down are those of another mode, each of them, more than of the own one. */
function isNearer(own: Partial<Sampling>, other: VoiceMode, mode: VoiceMode): boolean {
	const settings = (['temperature', 'topP', 'repetitionPenalty'] as const).filter(
		// What is the same in both says nothing.
		(name) => own[name] !== undefined && usualSampling[other][name] !== usualSampling[mode][name],
	);
	const distance = (name: (typeof settings)[number], from: VoiceMode) =>
		Math.abs((own[name] ?? 0) - usualSampling[from][name]);
	return settings.length > 1 && settings.every((name) => distance(name, other) < distance(name, mode));
}

function describe({ temperature, topP, repetitionPenalty }: Sampling): string {
	return `${temperature}/${topP}/${repetitionPenalty}`;
}
