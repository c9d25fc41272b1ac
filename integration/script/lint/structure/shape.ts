import type { Turn } from '../../script.ts';
import type { Finding, LintSubject, Rule } from '../lint.ts';

/** Everything a turn names exists, ids are unique, and there is something to say. */
export const shape: Rule = {
	id: 'S01',
	asks: 'Every turn has an id of its own, a known host, known sources, a text and a form for the ear.',
	check(subject) {
		const { turns } = subject.script;
		const known = knownIn(subject);
		const seen = new Set<string>();
		const findings = turns.flatMap((turn) => {
			const mistakes = mistakesOf(turn, known);
			if (seen.has(turn.id)) mistakes.push([`two turns with the id “${turn.id}”`, 'Ids are unique.']);
			seen.add(turn.id);
			return mistakes.map(([found, expected]) => mistake(found, expected, turn));
		});
		return turns.length > 0 ? findings : [mistake('no turns', 'A script has at least one turn.')];
	},
};

interface Known {
	hosts: ReadonlySet<string>;
	sections: ReadonlySet<string>;
	blocks: ReadonlySet<string>;
	opinions: ReadonlySet<string>;
}

function knownIn({ cast, newsletter }: LintSubject): Known {
	const { sections, opinions } = newsletter;
	return {
		hosts: new Set(cast.map(({ id }) => id)),
		sections: new Set([...sections.map(({ id }) => id), 'opening', 'closing']),
		blocks: new Set(sections.flatMap(({ blocks }) => blocks.map(({ id }) => id))),
		opinions: new Set(opinions.map(({ id }) => id)),
	};
}

function mistakesOf(turn: Turn, known: Known): [found: string, expected: string][] {
	const { id, host, section, refs, opinion, text, spoken } = turn;
	const mistakes: [string, string][] = [];
	if (id === '') mistakes.push(['a turn without an id', 'Every turn has an id.']);
	if (!known.hosts.has(host)) mistakes.push([`host “${host}”`, `Hosts are: ${[...known.hosts].join(', ')}.`]);
	if (!known.sections.has(section))
		mistakes.push([`section “${section}”`, 'Name a section of the newsletter, `opening` or `closing`.']);
	for (const ref of refs)
		if (!known.blocks.has(ref)) mistakes.push([`block “${ref}”`, 'Cite blocks of the newsletter.']);
	if (opinion !== undefined && !known.opinions.has(opinion))
		mistakes.push([`opinion “${opinion}”`, 'Name an opinion of the newsletter.']);
	if (!/[\p{L}\p{N}]/u.test(text)) mistakes.push(['no text', 'Say what the cited blocks say.']);
	else if (!/\p{L}/u.test(spoken)) mistakes.push(['nothing to say aloud', 'Write words that can be spoken.']);
	return mistakes;
}

function mistake(found: string, expected: string, turn?: Turn): Finding {
	return { rule: 'S01', severity: 'error', ...(turn && { turn: turn.id }), found, expected };
}
