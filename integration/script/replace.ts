import type { Newsletter } from '../newsletter/newsletter.ts';
import { assessDamage, type Damage } from './damage.ts';
import type { Finding } from './lint/lint.ts';
import { cutLooseEnds } from './loose-ends.ts';
import type { Script, Turn } from './script.ts';
import { openSources, type Sources } from './sources.ts';

/**
 * Puts turns of the substitute in place of those with errors, and where blocks went missing. What one turn of either
 * script says together is replaced together, so that nothing is said twice and nothing is lost:
 * - a turn that cites nothing just goes;
 * - opening and closing are replaced whole, also for errors that no turn and no block is to blame for;
 * - so is a section in which the script would say nothing else.
 * @param substitute A script that cites every block. Its turns keep their ids where these are free.
 */
export function replaceTurns(
	script: Script,
	substitute: Script,
	errors: readonly Finding[],
	newsletter: Newsletter,
	spoken: (text: string) => string,
): Script {
	const sources = openSources(newsletter);
	const damage = assessDamage(script, substitute, errors, sources);
	const ownIn = Map.groupBy(script.turns, (turn) => sources.sectionOf(turn));
	const theirsIn = Map.groupBy(substitute.turns, ({ section }) => section);
	const turns = sources.sections.flatMap((section) => {
		const own = ownIn.get(section) ?? [];
		const theirs = theirsIn.get(section) ?? [];
		const isHurt = own.some(damage.goes) || theirs.some(damage.lossOf);
		const saysMore = own.some((turn) => !damage.goes(turn) && sources.of(turn).length > 0);
		if (own.length > 0 && (saysMore || !isHurt)) return fillSection(own, theirs, damage, sources);
		const broken = [...own, ...theirs].flatMap((turn) => [...damage.rulesOf(turn)]);
		const rules = broken.length > 0 ? broken : damage.general;
		return theirs.map((turn) => asReplacement(turn, rules));
	});
	return { ...script, turns: cutLooseEnds(withFreeIds(turns, script), spoken) };
}

/** The section with its losses said by the substitute: where they were said first, else by the order of blocks. */
function fillSection(
	own: readonly Turn[],
	theirs: readonly Turn[],
	damage: Damage,
	sources: Sources,
): Turn[] {
	const filled: Turn[] = [];
	const losses = new Set(theirs.flatMap((turn) => damage.lossOf(turn) ?? []));
	let pending = [...losses]
		.map((loss) => ({
			turns: theirs.filter((turn) => damage.lossOf(turn) === loss),
			rules: loss.rules,
			place: sources.placeOf(loss.blocks),
			anchor: own.find((turn) => damage.lossOf(turn) === loss),
		}))
		.toSorted((a, b) => a.place - b.place);

	function say(due: typeof pending): void {
		for (const { turns, rules } of due) {
			// The title of the section has a turn of its own, in the substitute, before an opinion.
			const opensWith = filled.length === 0 && turns[0] !== undefined && turns[0] === theirs[1];
			const announced = opensWith && sources.of(theirs[0] ?? { refs: [] }).length === 0;
			const said = announced ? theirs.slice(0, 1).concat(turns) : turns;
			filled.push(...said.map((turn) => asReplacement(turn, rules)));
		}
		pending = pending.filter((each) => !due.includes(each));
	}

	for (const turn of own) {
		const place = sources.placeOf(sources.of(turn));
		say(pending.filter((each) => (each.anchor ? each.anchor === turn : each.place < place)));
		if (!damage.goes(turn)) filled.push(turn);
	}
	say(pending);
	return filled;
}

function asReplacement(turn: Turn, rules: Iterable<string>): Turn {
	return { ...turn, repair: { how: 'replaced', rules: [...new Set(rules)].sort() } };
}

/** Turns of the script keep their ids, those that were put in step back. */
function withFreeIds(turns: readonly Turn[], { turns: own }: Script): Turn[] {
	const kept = new Set(own);
	const taken = new Set(turns.flatMap((turn) => (kept.has(turn) ? turn.id : [])));
	return turns.map((turn) => {
		if (kept.has(turn)) return turn;
		let { id } = turn;
		for (let other = 2; taken.has(id); other++) id = `${turn.id}-${other}`;
		taken.add(id);
		return { ...turn, id };
	});
}
