import { z } from 'astro/zod';
import { adviceFor } from './option-issues.ts';

/** What platforms ask for: LUFS, and dBTP of the decoded file. */
const loudnessPresets = {
	spotify: { target: -14, truePeak: -1 },
	apple: { target: -16, truePeak: -1 },
	/** Broadcasting (EBU R 128). */
	ebu: { target: -23, truePeak: -1 },
};

type Preset = keyof typeof loudnessPresets;

const loudnessTarget = z.strictObject({
	/** Integrated programme loudness, LUFS. */
	target: z.number().min(-31).max(-9).default(-14),
	/** Highest true peak of the decoded MP3, dBTP. */
	truePeak: z.number().min(-9).max(-0.5).default(-1),
});

/** Figures, or the name of who asks for them. */
export const loudnessSchema = z.preprocess((value, { addIssue }) => {
	if (typeof value !== 'string') return value;
	const preset = Object.entries(loudnessPresets).find(([name]) => name === value)?.[1];
	if (preset) return preset;
	const advice = adviceFor(value, Object.keys(loudnessPresets));
	addIssue({ code: 'custom', message: `“${value}” is no preset. ${advice}` });
	return z.NEVER;
}, loudnessTarget) as z.ZodType<z.output<typeof loudnessTarget>, Preset | z.input<typeof loudnessTarget>>;

const file = z.string().min(1);

const clip = fileOr(
	z.strictObject({
		/** WAV or MP3 of at most 90 s, relative to the project root. */
		file,
		/** How much louder than the voices, dB. */
		gain: z.number().min(-30).max(6).default(0),
		/** Seconds that are heard together with words: the end of an intro or a stinger, the beginning of an outro. */
		overlap: z.number().min(0).max(15).default(0),
	}),
);

const bed = fileOr(
	z.strictObject({
		/** WAV or MP3 of at most 3 minutes, relative to the project root. It is played over and over. */
		file,
		/** How much louder than usual, dB: 22 LU below the voices, and 12 where nobody speaks for a second or longer. */
		gain: z.number().min(-30).max(6).default(0),
		/** Up to the first chapter mark, or everything. */
		under: z.enum(['opening', 'all']).default('opening'),
	}),
);

/** The show's own sounds. Each file is brought to the loudness of the voices first. */
export const soundSchema = z.strictObject({
	/** Before the first word. */
	intro: clip.optional(),
	/** After the last word. */
	outro: clip.optional(),
	/** Before every chapter but the first: the chapter begins with it. */
	between: clip.optional(),
	/** Under the voices. */
	bed: bed.optional(),
	/** A noise of -70 dBFS under everything, as of the room that nobody sits in. */
	roomTone: z.boolean().default(false),
});

export type SoundOptions = z.output<typeof soundSchema>;

/** A file by itself stands for an object with nothing else in it. */
function fileOr<Schema extends z.ZodType>(
	schema: Schema,
): z.ZodType<z.output<Schema>, string | z.input<Schema>> {
	const either = z.preprocess((value) => (typeof value === 'string' ? { file: value } : value), schema);
	return either as z.ZodType<z.output<Schema>, string | z.input<Schema>>;
}
