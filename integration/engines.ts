import { type EngineOption, isEngine } from './options.ts';
import { Problem } from './problem.ts';
import type { SpeechEngine, Voice } from './speech/speech.ts';

/** What speaks in one build. */
export interface Engines extends AsyncDisposable {
	/** The engine of voices that name none. */
	readonly usual: SpeechEngine;
	/** For people. */
	readonly description: string;
	/** The engine that has a voice. */
	engineFor(voice: Pick<Voice, 'engine'>): SpeechEngine;
}

/** @param builtin Makes the voices that are always there. It is called if there is nothing else. */
export function openEngines(option: EngineOption | undefined, builtin: () => SpeechEngine): Engines {
	const named = option === undefined || isEngine(option) ? {} : option;
	const usual = isEngine(option) ? option : (Object.values(named)[0] ?? builtin());
	return {
		usual,
		get description() {
			return describe(option);
		},
		engineFor({ engine: name }) {
			if (name === undefined) return usual;
			const engine = named[name];
			if (engine) return engine;
			throw new Problem(`There is no engine “${name}”.`, {
				hint: 'Give the option `engine` an object that has one of this name.',
			});
		},
		async [Symbol.asyncDispose]() {
			// One may have several names.
			await disposeAll(new Set([usual, ...Object.values(named)]));
		},
	};
}

/** All of them, whatever becomes of the others. */
async function disposeAll(engines: Iterable<SpeechEngine>): Promise<void> {
	const disposing = Array.from(engines, async (engine) => engine[Symbol.asyncDispose]());
	const results = await Promise.allSettled(disposing);
	for (const result of results) if (result.status === 'rejected') throw result.reason;
}

function describe(option: EngineOption | undefined): string {
	if (option === undefined) {
		return 'Speech comes from the built-in voices, on the CPU: clear, offline, and plainly machines';
	}
	if (isEngine(option)) return `Speech comes from the engine “${option.id}”`;
	const names = Object.entries(option).map(([name, { id }]) => `“${name}” (${id})`);
	return `Speech comes from ${names.length === 1 ? 'the engine' : 'the engines'} ${names.join(', ')}`;
}
