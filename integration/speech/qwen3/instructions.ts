/**
 * What models that follow instructions are told for each delivery tag of the host cards. They were trained on
 * instructions in Chinese and English, whatever language is spoken.
 */
const instructions: Readonly<Record<string, string>> = {
	sighs: 'Begin with an audible sigh.',
	weary: 'Sound weary and worn out.',
	dryly: 'Speak dryly, with understated irony.',
	deadpan: 'Speak in a flat, deadpan tone.',
	firmly: 'Speak firmly and with conviction.',
	emphatic: 'Speak emphatically.',
	impatient: 'Sound impatient.',
	excited: 'Sound excited.',
	calm: 'Speak calmly.',
	warmly: 'Speak warmly.',
	slowly: 'Speak slowly.',
};

export const instructedTags: readonly string[] = Object.keys(instructions);

/** The sentences for tags, or undefined for none. */
export function instructionFor(tags: readonly string[]): string | undefined {
	return tags.flatMap((tag) => instructions[tag] ?? []).join(' ') || undefined;
}
