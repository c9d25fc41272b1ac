import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { resample } from '../../integration/resample.ts';
import { onnx } from '../../integration/speech/onnx/onnx.ts';
import type { SpeechEngine } from '../../integration/speech/speech.ts';
import { encodeWav } from '../../integration/wav.ts';
import { weights } from './onnx/weights.ts';

/** Debian's packages pocketsphinx and pocketsphinx-en-us. */
const programs = ['/usr/bin/pocketsphinx_batch', '/usr/local/bin/pocketsphinx_batch'];
const program = programs.find((file) => existsSync(file));
const language = '/usr/share/pocketsphinx/model/en-us';
const missing = program === undefined || !existsSync(language);
if (missing) console.warn('Skipped: there is no recogniser. Install pocketsphinx and pocketsphinx-en-us.');
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

/**
 * Share of words the recogniser gets wrong, its stock language model helping it. It is a weak one: it got a quarter
 * of the words of a human reader wrong.
 */
async function wordErrors(engine: SpeechEngine, voice: string): Promise<number> {
	const folder = await mkdtemp(path.join(tmpdir(), 'newscast-test-'));
	const place = (name: string) => path.join(folder, name);
	try {
		const { signal } = new AbortController();
		for (const [index, text] of sentences.entries()) {
			const speech = await engine.speak({ text, language: 'en', voice: { id: voice }, seed: 1 }, signal);
			const samples = resample(speech.samples, speech.sampleRate, 16_000);
			await writeFile(place(`${index}.wav`), encodeWav({ samples, sampleRate: 16_000 }));
		}
		await writeFile(place('list'), sentences.map((_, index) => `${index}\n`).join(''));
		await promisify(execFile)(program ?? '', [
			...['-hmm', path.join(language, 'en-us'), '-lm', path.join(language, 'en-us.lm.bin')],
			...['-dict', path.join(language, 'cmudict-en-us.dict'), '-logfn', place('log')],
			...['-adcin', 'yes', '-adchdr', '44', '-cepdir', folder, '-cepext', '.wav'],
			...['-ctl', place('list'), '-hyp', place('heard')],
		]);
		const heard = (await readFile(place('heard'), 'utf8')).trim().split('\n');
		// Behind what was heard, the name of the file and a score are in parentheses.
		const errors = heard.map((line, index) =>
			editDistance(wordsOf(sentences[index] ?? ''), wordsOf(line.replace(/\(\S+ -?\d+\)$/, ''))),
		);
		return sum(errors) / wordsOf(sentences.join(' ')).length;
	} finally {
		await rm(folder, { recursive: true });
	}
}

function wordsOf(text: string): string[] {
	const plain = text
		.toLowerCase()
		.replace(/’/g, "'")
		.replace(/\(\d\)/g, '');
	return plain.split(/[^\p{L}\p{N}']+/u).filter(Boolean);
}

/** Words to replace, leave out or put in (Levenshtein). */
function editDistance(from: readonly string[], to: readonly string[]): number {
	let row = [...to.keys(), to.length];
	for (const [index, word] of from.entries()) {
		const next = [index + 1];
		for (const [at, other] of to.entries()) {
			const swapped = (row[at] ?? 0) + (word === other ? 0 : 1);
			next.push(Math.min(swapped, (row[at + 1] ?? 0) + 1, (next[at] ?? 0) + 1));
		}
		row = next;
	}
	return row.at(-1) ?? 0;
}

function sum(numbers: readonly number[]): number {
	return numbers.reduce((total, number) => total + number, 0);
}

describe.skipIf(missing || piper.missing)('a recogniser', () => {
	// What it got wrong of 24 such sentences when these voices were run by hand, and five points for other sentences.
	it.each([
		['en_US-amy', 0.152],
		['en_US-kristin', 0.227],
	])('understands %s as well as it should', { timeout: 240_000 }, async (voice, usual) => {
		await using engine = onnx({ model: piper.file, device: 'cpu', sessions: 1 });
		const share = await wordErrors(engine, voice);
		expect(share).toBeLessThan(usual + 0.05);
	});
});
