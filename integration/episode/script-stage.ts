import type { Newsletter } from '../newsletter/newsletter.ts';
import { Problem } from '../problem.ts';
import type { Script } from '../script/script.ts';
import { getJson, putJson } from '../store/objects.ts';
import { objectKey, sha256 } from './keys.ts';
import type { Studio } from './studio.ts';

export interface ScriptResult {
	script: Script;
	reused: boolean;
}

/** Newsletter -> Script: from the store, else from the writer. */
export async function writeScript(
	newsletter: Newsletter,
	studio: Studio,
	signal: AbortSignal,
): Promise<ScriptResult> {
	const { writer, spoken, spokenVersion } = studio.script;
	const { title, language, sections, opinions, links } = newsletter;
	const cast = studio.hosts.map(({ id, name, role, card, cardText }) => ({ id, name, role, card, cardText }));
	const key = objectKey('script', 'json', [
		writer.id,
		spokenVersion,
		studio.show.title,
		cast.map(({ id, name, role, cardText }) => [id, name, role, sha256(cardText)]),
		language,
		title,
		sections,
		opinions,
		links,
	]);
	const kept = await getJson<Script>(studio.store, key);
	if (kept) return { script: kept, reused: true };

	const script = await writer.write(newsletter, {
		show: { title: studio.show.title },
		cast,
		spoken: (text) => spoken(text, language),
		signal,
	});
	checkScript(script, newsletter, cast);
	await putJson(studio.store, key, script);
	return { script, reused: false };
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
