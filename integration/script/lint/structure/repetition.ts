import type { Turn } from '../../script.ts';
import { citedText, hostOf, isVerbatim, phrasesOf } from '../cited.ts';
import type { Finding, LintSubject, Rule } from '../lint.ts';
import { wordKey, wordsIn } from '../words.ts';

/** Turns with fewer words are reactions, which may well be alike. */
const leastWords = 8;
/** Share of words two turns have in common, of all words in either. Research 4.3, S07. */
const nearDuplicate = 0.8;
const phraseLength = 6;
/** A run of words that this many turns share is a refrain: it is looked up no further. */
const refrain = 20;

export const repetition: Rule = {
	id: 'S07',
	asks: 'Nothing is said twice, unless the newsletter says it twice.',
	check(subject) {
		const said = new Map<string, Turn[]>();
		return subject.script.turns.flatMap((turn) => {
			const words = wordsIn(turn.text).map(({ folded }) => folded);
			const phrases = new Set(
				words.slice(phraseLength - 1).map((_, at) => words.slice(at, at + phraseLength).join(' ')),
			);
			const earlier = [...phrases].flatMap((phrase) =>
				(said.get(phrase) ?? []).map((other) => ({ phrase, other })),
			);
			for (const phrase of phrases) {
				const turns = said.get(phrase) ?? [];
				if (turns.length < refrain) said.set(phrase, [...turns, turn]);
			}
			return earlier.length > 0 && !isVerbatim(turn) ? repeated(turn, earlier, subject) : [];
		});
	},
};

function repeated(
	turn: Turn,
	earlier: readonly { phrase: string; other: Turn }[],
	subject: LintSubject,
): Finding[] {
	const { newsletter } = subject;
	const source = wordKey(citedText(turn, newsletter));
	const lent = wordKey(phrasesOf(hostOf(turn, subject), newsletter));
	const others = earlier.filter(({ phrase }) => !lent.includes(` ${phrase} `));
	const alike = new Set(
		[...new Set(others.map(({ other }) => other))].filter((other) => overlap(turn, other) > nearDuplicate),
	);
	const twin = others.find(({ phrase, other }) => {
		if (!alike.has(other)) return false;
		// Voiced twice, or there twice to be voiced.
		return shareSource(turn, other)
			? source.split(` ${phrase} `).length < 3
			: !source.includes(` ${phrase} `);
	});
	if (twin) {
		const severity = shareSource(turn, twin.other) ? 'error' : 'warning';
		return [
			finding(
				turn,
				severity,
				turn.text,
				'This was said before, nearly word for word. Say what is new in it.',
			),
		];
	}
	const again = others.find(({ phrase }) => !source.includes(` ${phrase} `));
	return again
		? [finding(turn, 'warning', again.phrase, 'These words were said before. Say it in others.')]
		: [];
}

function shareSource(one: Turn, other: Turn): boolean {
	return one.section === other.section && one.refs.some((ref) => other.refs.includes(ref));
}

/** Jaccard similarity of the words of two turns, 0 to 1; 0 for short ones. */
function overlap(one: Turn, other: Turn): number {
	const [first, second] = [one, other].map(({ text }) => new Set(wordsIn(text).map(({ folded }) => folded)));
	if (!first || !second || Math.min(first.size, second.size) < leastWords) return 0;
	const both = [...first].filter((word) => second.has(word)).length;
	return both / (first.size + second.size - both);
}

function finding(turn: Turn, severity: Finding['severity'], found: string, expected: string): Finding {
	return { rule: 'S07', severity, turn: turn.id, found, expected };
}
