import type { Problem } from '../problem.ts';
import type { Script } from '../script/script.ts';
import type { Episode } from './episode.ts';

/** Told what happens while episodes are made. `id` is the newsletter's. */
export interface Progress {
	script(id: string, script: Script, how: { reused: boolean }): void;
	/** After every turn. `seconds` of new sound; 0 when the take was there already. */
	take(id: string, state: { done: number; total: number; seconds: number }): void;
	spoken(id: string, turns: { spoken: number; reused: number }): void;
	mastered(id: string, episode: Episode, how: { reused: boolean }): void;
	failed(id: string, problem: Problem): void;
}
