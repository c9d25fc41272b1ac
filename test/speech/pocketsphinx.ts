import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { resample } from '../../integration/resample.ts';
import type { Pcm } from '../../integration/speech/speech.ts';
import { encodeWav } from '../../integration/wav.ts';

/** Debian's packages pocketsphinx and pocketsphinx-en-us. */
const programs = ['/usr/bin/pocketsphinx_batch', '/usr/local/bin/pocketsphinx_batch'];
const program = programs.find((file) => existsSync(file));
const language = '/usr/share/pocketsphinx/model/en-us';
const dictionary = path.join(language, 'cmudict-en-us.dict');
const sampleRate = 16_000;

/** Whether there is no recogniser here. The reason is printed for the test that is skipped. */
export function recogniserMissing(): boolean {
	const missing = program === undefined || !existsSync(language);
	if (missing) console.warn('Skipped: there is no recogniser. Install pocketsphinx and pocketsphinx-en-us.');
	return missing;
}

/** The words a recogniser listens for: files of a language model and of how each word sounds. */
interface Listening {
	model: string;
	dictionary: string;
}

/**
 * What the recogniser hears in each piece, with the language model it comes with.
 * It is a weak one: it got a quarter of the words of a human reader wrong.
 */
export function hear(pieces: readonly Pcm[]): Promise<string[]> {
	return inFolder((folder) =>
		listen(pieces, { model: path.join(language, 'en-us.lm.bin'), dictionary }, folder),
	);
}

/**
 * What it hears when all it knows is these words, each as likely as any other wherever it stands: what the text is
 * about and how its words follow each other neither help nor harm, so it is the voice that is judged.
 * @param sounds How words sound that its dictionary does not have, as it writes that: `K AE T`. A word that it does
 * not find there either is not heard.
 */
export function hearAmong(
	words: readonly string[],
	pieces: readonly Pcm[],
	sounds: Readonly<Record<string, string>>,
): Promise<string[]> {
	return inFolder(async (folder) => {
		const own = { model: path.join(folder, 'words.arpa'), dictionary: path.join(folder, 'words.dict') };
		const wanted = new Set(words);
		const known = (await readFile(dictionary, 'utf8'))
			.split('\n')
			.filter((line) => wanted.has(headword(line)));
		const found = new Set(known.map(headword));
		const added = [...wanted].filter((word) => !found.has(word) && word in sounds);
		const lines = [...known, ...added.map((word) => `${word} ${sounds[word]}`)];
		await writeFile(own.dictionary, `${lines.join('\n')}\n`);
		await writeFile(own.model, uniform([...found, ...added]));
		return listen(pieces, own, folder);
	});
}

/** The second way to say “a” is “a(2)” in the dictionary. */
function headword(line: string): string {
	return line.split(/[ (]/, 1)[0] ?? '';
}

/** A model of single words in the format ARPA, whose numbers are decimal logarithms. */
function uniform(words: readonly string[]): string {
	const share = (-Math.log10(words.length + 1)).toFixed(5);
	const lines = ['-99 <s>', `${share} </s>`, ...words.map((word) => `${share} ${word}`)];
	return ['\\data\\', `ngram 1=${lines.length}`, '', '\\1-grams:', ...lines, '', '\\end\\', ''].join('\n');
}

async function inFolder<Result>(use: (folder: string) => Promise<Result>): Promise<Result> {
	const folder = await mkdtemp(path.join(tmpdir(), 'newscast-test-'));
	try {
		return await use(folder);
	} finally {
		await rm(folder, { recursive: true });
	}
}

async function listen(pieces: readonly Pcm[], known: Listening, folder: string): Promise<string[]> {
	const place = (name: string) => path.join(folder, name);
	for (const [index, { samples, sampleRate: rate }] of pieces.entries()) {
		const sound = { samples: resample(samples, rate, sampleRate), sampleRate };
		await writeFile(place(`${index}.wav`), encodeWav(sound));
	}
	await writeFile(place('list'), pieces.map((_, index) => `${index}\n`).join(''));
	await promisify(execFile)(program ?? '', [
		...['-hmm', path.join(language, 'en-us'), '-lm', known.model, '-dict', known.dictionary],
		...['-adcin', 'yes', '-adchdr', '44', '-cepdir', folder, '-cepext', '.wav', '-logfn', place('log')],
		...['-ctl', place('list'), '-hyp', place('heard')],
	]);
	const heard = (await readFile(place('heard'), 'utf8')).trimEnd().split('\n');
	// Behind what was heard, the name of the file and a score are in parentheses.
	const lines = heard.map((line) => line.replace(/\(\S+ -?\d+\)$/, ''));
	if (lines.length === pieces.length) return lines;
	throw new Error(`It was given ${pieces.length} pieces and answered ${lines.length}.`);
}
