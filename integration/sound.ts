import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ProgrammeSound } from './audio/audio.ts';
import { loadBed, loadClip } from './audio/clips.ts';
import { sha256 } from './episode/keys.ts';
import { Problem, reasonOf } from './problem.ts';
import type { SoundOptions } from './sound-options.ts';

/** The show's own sounds, read and checked. */
export interface Sound {
	programme: ProgrammeSound;
	/** Everything about them that is heard: part of an episode's key. */
	inputs: readonly unknown[];
}

type Clip = NonNullable<SoundOptions['intro']>;

/**
 * @returns undefined when nothing was asked for.
 * @throws {Problem} naming the option and the file when one of them cannot be used.
 */
export async function readSound(
	root: string,
	options: SoundOptions = { roomTone: false },
): Promise<Sound | undefined> {
	const { roomTone } = options;
	const inputs: unknown[] = [roomTone];

	async function ready<Part extends { file: string }>(
		name: string,
		part: Part | undefined,
		load: (file: string) => Promise<unknown>,
	): Promise<Part | undefined> {
		if (part === undefined) return undefined;
		const file = join(root, part.file);
		await load(file).catch((cause: unknown) => {
			throw unfit(name, part.file, cause);
		});
		const hash = sha256(await readFile(file));
		inputs.push([name, { ...part, file: hash }]);
		return { ...part, file };
	}

	const clip = (name: string, part: Clip | undefined) => ready(name, part, loadClip);
	const programme = {
		intro: await clip('intro', options.intro),
		outro: await clip('outro', options.outro),
		between: await clip('between', options.between),
		bed: await ready('bed', options.bed, loadBed),
		roomTone,
	};
	return Object.values(programme).some(Boolean) ? { programme, inputs } : undefined;
}

function unfit(name: string, file: string, cause: unknown): Problem {
	return new Problem(`The sound of \`sound.${name}\` (${file}) cannot be used. ${reasonOf(cause)}`, {
		hint: cause instanceof Problem ? cause.hint : `Leave out \`sound.${name}\` until it is mended.`,
		place: { file },
		cause,
	});
}
