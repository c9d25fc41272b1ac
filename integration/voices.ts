import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Engines } from './engines.ts';
import { sha256 } from './episode/keys.ts';
import type { StudioHost } from './episode/studio.ts';
import type { Language } from './newsletter/newsletter.ts';
import { Problem, reasonOf } from './problem.ts';
import { checkFit, checkLanguage, checkVoice } from './speech/check-voice.ts';
import { checkReference, type ReferenceFinding } from './speech/reference.ts';
import type { Voice, VoiceReference } from './speech/speech.ts';
import { samplingOf } from './speech/voices.ts';

interface VoicesContext {
	/** Absolute path of the project. */
	root: string;
	engines: Engines;
	/** Told what can be meant, but hardly ever is. */
	warn(line: string): void;
}

/**
 * Hosts whose voices are ready to speak: each belongs to an engine that can do what it asks for, its recording is read
 * and good enough, and it has all that decides its sound and nothing that does not. No engine is asked to speak.
 * @param languages Those that will be spoken. Voices for others are not looked at.
 * @throws {Problem} for a voice that cannot speak, naming the host and the language.
 */
export async function readyVoices(
	hosts: readonly StudioHost[],
	languages: Iterable<Language>,
	context: VoicesContext,
): Promise<StudioHost[]> {
	const ready = hosts.map((host) => ({ ...host, voices: { ...host.voices } }));
	for (const language of new Set(languages)) {
		for (const { name, voices } of ready) {
			const voice = voices[language];
			const warn = (line: string) => context.warn(`${name} (${language}): ${line}`);
			try {
				checkLanguage(language, context.engines.engineFor(voice ?? {}));
				if (voice) voices[language] = await readyVoice(voice, language, { ...context, warn });
			} catch (error) {
				throw about(`${name} (${language})`, error);
			}
		}
	}
	return ready;
}

async function readyVoice(voice: Voice, language: Language, context: VoicesContext): Promise<Voice> {
	const { standIn, ...own } = voice;
	for (const warning of checkVoice(voice)) context.warn(warning);
	const ready = await readyAlone(own, context);
	if (!standIn) return ready;
	try {
		checkLanguage(language, context.engines.engineFor(standIn));
		for (const warning of checkVoice(standIn)) context.warn(warning);
		return { ...ready, standIn: await readyAlone(standIn, context) };
	} catch (error) {
		throw about('stand-in', error);
	}
}

/** A voice without regard to its stand-in. */
async function readyAlone(
	{ sampling, reference, ...plain }: Omit<Voice, 'standIn'>,
	context: VoicesContext,
): Promise<Omit<Voice, 'standIn'>> {
	const engine = context.engines.engineFor(plain);
	const voice = { ...plain, sampling };
	for (const warning of checkFit(voice, engine)) context.warn(warning);
	// In full, so that what is usual can change without takes being mistaken for those of another sampling.
	const sampled = engine.limits.samples ? samplingOf(voice) : undefined;
	return {
		...plain,
		...(sampled && { sampling: sampled }),
		...(reference && plain.mode === 'clone' && { reference: await readReference(reference, context) }),
	};
}

/**
 * The recording with its absolute path and its hash.
 * @throws {Problem} when it cannot be read, or no voice can be copied from it.
 */
async function readReference(
	{ file, transcript }: VoiceReference,
	{ root, warn }: VoicesContext,
): Promise<VoiceReference> {
	const path = resolve(root, file);
	const bytes = await readFile(path).catch((cause: unknown) => {
		throw new Problem(`The recording ${file} could not be read: ${reasonOf(cause)}`, {
			hint: 'Name a WAV file by its path relative to the project root.',
			place: { file },
			cause,
		});
	});
	const { ok, findings } = inspect(bytes, file, transcript);
	if (!ok) {
		const errors = findings.filter(({ severity }) => severity === 'error');
		throw new Problem(`No voice can be copied from ${file}: ${textOf(errors)}`, {
			hint: `Record it again, or choose another part of it: \`npx newscast voice check ${file}\` says when it is good.`,
			place: { file },
		});
	}
	if (findings.length > 0) {
		const repair = findings.some(({ repairable }) => repairable) ? ' --repair better.wav' : '';
		warn(`${file}: ${textOf(findings)} Try \`npx newscast voice check ${file}${repair}\`.`);
	}
	return { file: path, sha256: sha256(bytes), ...(transcript !== undefined && { transcript }) };
}

function inspect(bytes: Uint8Array, file: string, transcript: string | undefined) {
	try {
		return checkReference(bytes, { transcript });
	} catch (error) {
		throw about(file, error);
	}
}

function textOf(findings: readonly ReferenceFinding[]): string {
	return findings.map(({ text }) => text).join(' ');
}

/** A problem that says whose or of what it is. */
function about(subject: string, error: unknown): unknown {
	if (!(error instanceof Problem)) return error;
	const { message, hint, loc } = error;
	return new Problem(`${subject}: ${message}`, { hint, place: loc, cause: error });
}
