import { describe, expect, it } from 'vitest';
import { onnx } from '../../integration/speech/onnx/onnx.ts';
import type { Speech, SpeechEngine } from '../../integration/speech/speech.ts';
import { weights } from './onnx/weights.ts';
import { hear, recogniserMissing } from './pocketsphinx.ts';
import { shareOf, wordErrors } from './word-errors.ts';

const missing = recogniserMissing();
const piper = weights('piper');

/** Six of the first list of the Harvard sentences (IEEE, 1969), and six as newsletters have them. */
const sentences = [
	'Glue the sheet to the dark blue background.',
	'It’s easy to tell the depth of a well.',
	'These days a chicken leg is a rare dish.',
	'Rice is often served in round bowls.',
	'The juice of lemons makes fine punch.',
	'Four hours of steady work faced us.',
	'Two weeks after the launch, customers began to ask for their money back.',
	'Nobody in the meeting could say what the number was supposed to mean.',
	'The fix took one morning to write and eleven days to approve.',
	'The vendor has a month to answer, and is expected to ask for another.',
	'Most people never read the terms, and the lawyers know it.',
	'The server was down for six hours before anyone noticed.',
];

/** Share of words the recogniser gets wrong, its stock language model helping it. */
async function errorsOf(engine: SpeechEngine, voice: string): Promise<number> {
	const { signal } = new AbortController();
	const spoken: Speech[] = [];
	for (const text of sentences) {
		spoken.push(await engine.speak({ text, language: 'en', voice: { id: voice }, seed: 1 }, signal));
	}
	const heard = await hear(spoken);
	return shareOf(sentences.map((text, index) => wordErrors(text, heard[index] ?? '')));
}

describe.skipIf(missing || piper.missing)('a recogniser', () => {
	// What it got wrong of 24 such sentences when these voices were run by hand, and five points for other sentences.
	it.each([
		['en_US-amy', 0.152],
		['en_US-kristin', 0.227],
	])('understands %s as well as it should', { timeout: 600_000 }, async (voice, usual) => {
		await using engine = onnx({ model: piper.file, device: 'cpu', sessions: 1 });
		expect(await errorsOf(engine, voice)).toBeLessThan(usual + 0.05);
	});
});
