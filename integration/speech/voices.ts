import type { Sampling, Voice, VoiceMode } from './speech.ts';

/**
 * Usual sampling of each mode. `preset` is what the models' own configurations say (Qwen3-TTS: 0.9, 1.0, 1.05, top 50).
 * That of clones is a little tighter, and that of fine-tuned voices is users' experience, not a law.
 */
export const usualSampling: Readonly<Record<VoiceMode, Sampling>> = {
	preset: { temperature: 0.9, topP: 1, repetitionPenalty: 1.05, topK: 50 },
	clone: { temperature: 0.9, topP: 0.95, repetitionPenalty: 1.05, topK: 50 },
	'fine-tuned': { temperature: 0.5, topP: 0.8, repetitionPenalty: 1.1, topK: 50 },
};

/** What a voice is sampled with, its own settings first; undefined for a voice that has neither mode nor settings. */
export function samplingOf({ mode, sampling }: Voice): Sampling | undefined {
	if (!mode && !sampling) return undefined;
	const usual = usualSampling[mode ?? 'preset'];
	return {
		temperature: sampling?.temperature ?? usual.temperature,
		topP: sampling?.topP ?? usual.topP,
		repetitionPenalty: sampling?.repetitionPenalty ?? usual.repetitionPenalty,
		topK: sampling?.topK ?? usual.topK,
	};
}

/** Colder than this, models fall silent or into loops. */
const coldest = 0.3;
const calming = { temperature: -0.15, topP: 0.9 };

/** For another try: fewer surprises, but not so few that the model falls into a loop. */
export function calmer(sampling: Sampling): Sampling {
	const temperature = Math.max(coldest, sampling.temperature + calming.temperature);
	return {
		...sampling,
		// Rounded, so that the data does not say 0.7499999999999999.
		temperature: Math.min(sampling.temperature, Math.round(temperature * 1000) / 1000),
		topP: Math.min(sampling.topP, calming.topP),
	};
}
