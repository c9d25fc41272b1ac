import type { Problem } from '../problem.ts';
import type { Script, Turn, WriteEvent } from '../script/script.ts';
import type { Episode } from './episode.ts';

/** Where a script came from: the writer, the store, or the author's own file beside the newsletter. */
export type ScriptOrigin = 'writer' | 'store' | 'pinned';

/** Told what happens while episodes are made. `id` is the newsletter's. */
export interface Progress {
	/** What the writer tells while it works. */
	writing(id: string, event: WriteEvent): void;
	script(id: string, script: Script, from: ScriptOrigin): void;
	/** After every turn. `seconds` of new sound; 0 when the take was there already. */
	take(id: string, state: { done: number; total: number; seconds: number }): void;
	/** A turn that its voice could not speak, why, and the voice that speaks it instead. */
	standIn(id: string, instead: { turn: Turn; voice: string; problem: Problem }): void;
	spoken(id: string, turns: { spoken: number; reused: number }): void;
	mastered(id: string, episode: Episode, how: { reused: boolean }): void;
	failed(id: string, problem: Problem): void;
}
