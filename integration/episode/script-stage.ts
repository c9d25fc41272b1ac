import { readFile } from 'node:fs/promises';
import type { Newsletter } from '../newsletter/newsletter.ts';
import { Problem } from '../problem.ts';
import type { AnswerCache, Script } from '../script/script.ts';
import { getJson, putBytes, putJson } from '../store/objects.ts';
import type { ObjectStore } from '../store/store.ts';
import { objectKey } from './keys.ts';
import type { ScriptOrigin } from './progress.ts';
import type { Pinned, Studio } from './studio.ts';

export interface ScriptResult {
	script: Script;
	from: ScriptOrigin;
}

/** What a script is made with. */
export type ScriptStudio = Pick<Studio, 'script' | 'store' | 'hosts'> & {
	progress: Pick<Studio['progress'], 'writing'>;
};

/** Newsletter -> Script: pinned beside the newsletter, else from the store, else from the writer. */
export async function writeScript(
	newsletter: Newsletter,
	pinned: Pinned | undefined,
	{ script: scripts, store, hosts, progress }: ScriptStudio,
	signal: AbortSignal,
): Promise<ScriptResult> {
	if (pinned) return { script: scripts.readPinned(pinned, newsletter), from: 'pinned' };
	const key = objectKey('script', 'json', scripts.inputs(newsletter));
	const kept = await getJson<Script>(store, key);
	if (kept) return { script: kept, from: 'store' };

	const script = await scripts.write(newsletter, {
		answers: answersIn(store),
		report: (event) => progress.writing(newsletter.id, event),
		signal,
	});
	checkScript(script, newsletter, hosts);
	await putJson(store, key, script);
	return { script, from: 'writer' };
}

/** Answers kept among the other objects: what was paid for survives a script that comes to nothing. */
function answersIn(store: ObjectStore): AnswerCache {
	const keyOf = (question: unknown) => objectKey('answer', 'txt', [question]);
	return {
		async recall(question) {
			const file = await store.get(keyOf(question));
			return file === undefined ? undefined : readFile(file, 'utf8');
		},
		async keep(question, answer) {
			await putBytes(store, keyOf(question), answer);
		},
	};
}

/** What every later stage relies on, whoever wrote the script. */
function checkScript(script: Script, newsletter: Newsletter, cast: readonly { id: string }[]): void {
	const hosts = new Set(cast.map(({ id }) => id));
	const ids = new Set<string>();
	const mistakes: string[] = [];
	if (script.turns.length === 0) mistakes.push('it has no turns');
	for (const [index, turn] of script.turns.entries()) {
		const name = `turn ${index + 1} (${turn.id})`;
		if (!hosts.has(turn.host)) mistakes.push(`${name} is spoken by an unknown host, ${turn.host}`);
		if (ids.has(turn.id)) mistakes.push(`${name} has the id of an earlier turn`);
		if (turn.spoken.trim() === '') mistakes.push(`${name} has nothing to say`);
		ids.add(turn.id);
	}
	if (mistakes.length === 0) return;
	throw new Problem(`The script of “${newsletter.title}” cannot be spoken: ${mistakes.join('; ')}.`, {
		hint: `This is a fault of the script writer “${script.writer}”, not of the newsletter. Please report it.`,
		place: { file: newsletter.file },
	});
}
