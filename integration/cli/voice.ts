import { randomUUID } from 'node:crypto';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { relative, resolve } from 'node:path';
import { Problem, reasonOf } from '../problem.ts';
import { checkReference, type ReferenceReport } from '../speech/reference.ts';
import { repairReference } from '../speech/repair-reference.ts';
import { encodeWav } from '../wav.ts';
import { readArguments, UsageProblem } from './arguments.ts';
import type { Command, Io } from './command.ts';

const help = `Usage: newscast voice check <reference.wav> [options]

Looks whether a voice can be copied from a recording, and says what is wrong with it, with numbers. It needs no site.

Options:
  --transcript <text>  What is said in it, word for word, or a file that has it
  --lead <ms>          Silence wanted before the voice, milliseconds; 50 to 100 if this is not given
  --repair <file>      Writes a copy with one channel, a short silence before the voice and half a second after it,
                       without offset and at a usual level, and says what was changed
`;

const options = {
	transcript: { type: 'string' },
	lead: { type: 'string' },
	repair: { type: 'string' },
} as const;

/** Helps with recordings that voices are copied from. */
export const voice: Command = {
	help,
	async run(args, io) {
		const { values, positionals } = readArguments(args, options);
		const [task, file, ...more] = positionals;
		if (task !== 'check' || file === undefined || more.length > 0) {
			throw new UsageProblem('`newscast voice check` takes one recording.', {
				hint: 'Name a WAV file, for example `newscast voice check reference.wav`.',
			});
		}
		const lead = readLead(values.lead);
		const bytes = await readBytes(resolve(io.root, file), file);
		const transcript = await readTranscript(values.transcript, io.root);
		const original = checkReference(bytes, { transcript, lead });
		io.out(describe(file, original));
		let { ok } = original;
		if (values.repair !== undefined) {
			const { pcm, changes } = repairReference(bytes, { lead });
			await writeRepaired(values.repair, file, encodeWav(pcm), io);
			io.out(`${values.repair}: ${changes.length > 0 ? changes.join('; ') : 'nothing had to be changed'}\n`);
			const { samples, sampleRate } = pcm;
			const repaired = checkReference({ channels: [samples], sampleRate }, { transcript, lead });
			io.out(describe(values.repair, repaired));
			// A cut beginning looks whole once there is silence before it: no error goes away by a repair.
			ok &&= repaired.ok;
		}
		if (!ok) {
			throw new Problem(`No voice can be copied from ${file} as it is.`, {
				hint: 'Record it again, 10 to 15 seconds in a quiet room, or choose another part of the recording.',
			});
		}
	},
};

function describe(file: string, { findings, measures }: ReferenceReport): string {
	const lines = findings.map(
		({ severity, text, repairable }) =>
			`  ${severity.padEnd(9)}${text}${repairable ? ' (--repair changes that)' : ''}\n`,
	);
	const { length, speech, level, noise } = measures ?? {};
	const numbers = [
		length !== undefined &&
			speech !== undefined &&
			`${length.toFixed(1)} s, ${speech.toFixed(1)} s of it speech`,
		level !== undefined && `at ${level.toFixed(1)} dBFS`,
		noise !== undefined && `${noise.toFixed(0)} dB above its noise`,
	].filter((part) => part !== false);
	return [`${[file, ...numbers].join(', ')}\n`, ...(lines.length > 0 ? lines : ['  good\n'])].join('');
}

function readLead(value: string | undefined): number | undefined {
	if (value === undefined) return undefined;
	const milliseconds = Number(value);
	if (milliseconds >= 0 && milliseconds <= 2000) return milliseconds / 1000;
	throw new UsageProblem(`--lead ${value} is not a number of milliseconds from 0 to 2000.`, {
		hint: 'Say, for example, `--lead 300`.',
	});
}

/** A transcript is taken for a file if there is one of that name. */
async function readTranscript(value: string | undefined, root: string): Promise<string | undefined> {
	if (value === undefined) return undefined;
	return readFile(resolve(root, value), 'utf8').catch(() => value);
}

async function readBytes(path: string, file: string): Promise<Uint8Array> {
	try {
		return await readFile(path);
	} catch (cause) {
		throw new Problem(`${file} could not be read: ${reasonOf(cause)}`, {
			hint: 'Name a WAV file.',
			cause,
		});
	}
}

/** Writes it whole or not at all, and never over the recording itself. */
async function writeRepaired(file: string, original: string, bytes: Uint8Array, { root }: Io): Promise<void> {
	const path = resolve(root, file);
	if (relative(path, resolve(root, original)) === '') {
		throw new UsageProblem('The repaired copy would replace the recording.', {
			hint: 'Give it another name.',
		});
	}
	const temporary = `${path}.${randomUUID()}.tmp`;
	try {
		await writeFile(temporary, bytes);
		await rename(temporary, path);
	} catch (cause) {
		await rm(temporary, { force: true });
		throw new Problem(`${file} could not be written: ${reasonOf(cause)}`, {
			hint: 'Look whether its folder exists and may be written to.',
			cause,
		});
	}
}
