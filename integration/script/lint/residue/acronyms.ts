import type { Language } from '../../../newsletter/newsletter.ts';
import type { Turn } from '../../script.ts';
import { common as englishWords } from '../../spoken/words.en.ts';
import { common as portugueseWords } from '../../spoken/words.pt-br.ts';
import { phrasesOf } from '../cited.ts';
import { inSpoken, inText, matchesOf } from '../finding.ts';
import type { Finding, LintSubject, Rule } from '../lint.ts';
import { fold, literally, says, wordsIn } from '../words.ts';

/** Two capitals or more, with a plural s, joined or dotted: LLM, GPUs, A/B, CI/CD, R&D, U.S. */
const written =
	/(?<![\p{L}\p{N}])(?:\p{Lu}{1,3}[/&]\p{Lu}{1,3}|(?:\p{Lu}\.){2,8}|\p{Lu}{2,10}(?:s(?!\p{L}))?)(?![\p{L}\p{M}])/gu;
const inCapitals = /(?<![\p{L}\p{M}])(?:(?:\p{Lu}\.){2,8}|\p{Lu}[\p{Lu}\p{M}]{1,40}s?(?![\p{L}\p{M}]))/gu;

/**
 * An acronym is said by the lexicon or spelled. One that no part of the newsletter has was put there by the writer, who
 * is asked to say things in full; one that is in no lexicon is spelled, which may be wrong, and so it is reported.
 */
export const acronyms: Rule = {
	id: 'R06',
	asks: 'Every acronym is the newsletter’s own and in the lexicon; nothing in capitals is left to the voice.',
	check: (subject) => {
		const own = ownTerms(subject);
		const reported = new Set<string>();
		return subject.script.turns.flatMap((turn) => [
			...unspoken(turn, subject),
			...added(turn, own, subject),
			...unresolved(turn, reported, subject),
		]);
	},
};

/** What the lexicon says in capitals is meant to be. */
function unspoken(turn: Turn, { speak }: LintSubject): Finding[] {
	const capitals = matchesOf(turn.spoken, inCapitals);
	if (capitals.length === 0) return [];
	const said = speak(turn.text);
	const meant = said.replacements.map(({ spoken }) => spoken).join(' ');
	return capitals.flatMap((span) => {
		const found = turn.spoken.slice(span.start, span.end);
		if (says(meant, found) && said.text.includes(found)) return [];
		return [inSpoken(turn, span, { rule: 'R06', severity: 'error', expected: 'Write it as it is said.' })];
	});
}

function added(turn: Turn, own: Terms, { speak, newsletter }: LintSubject): Finding[] {
	const spans = matchesOf(turn.text, written);
	if (spans.length === 0) return [];
	const isWord = (found: string) =>
		common[newsletter.language].has(fold(found)) || own.words.has(fold(found)) || /[À-ÖØ-Ý]/.test(found);
	const shouted = speak(turn.text).replacements.filter(
		({ kind, found }) => kind === 'roman' || (kind === 'shouted' && isWord(found)),
	);
	return spans.flatMap((span) => {
		const found = turn.text.slice(span.start, span.end);
		const isShouted = shouted.some(({ start, end }) => span.start < end && start < span.end);
		if (isShouted || own.acronyms.has(singular(found))) return [];
		return [inText(turn, span, { rule: 'R06', severity: 'error', expected: inFull[newsletter.language] })];
	});
}

const common = { 'pt-BR': portugueseWords, en: englishWords };

const inFull: Readonly<Record<Language, string>> = {
	'pt-BR': 'Say it in full, in Portuguese, and an ordinary word in lower case.',
	en: 'Say it in full, and an ordinary word in lower case.',
};

/** Once a term, at its first turn. */
function unresolved(turn: Turn, reported: Set<string>, { speak, newsletter }: LintSubject): Finding[] {
	return speak(turn.text).unresolved.flatMap((term) => {
		const start = new RegExp(`(?<![\\p{L}\\p{N}])${literally(term)}`, 'u').exec(turn.text)?.index;
		if (reported.has(term) || start === undefined) return [];
		reported.add(term);
		const expected = `It is spelled. Add “${term}” to \`content/lexicon.md\` for ${newsletter.language}.`;
		return [
			inText(turn, { start, end: start + term.length }, { rule: 'R06', severity: 'warning', expected }),
		];
	});
}

interface Terms {
	words: ReadonlySet<string>;
	acronyms: ReadonlySet<string>;
}

/** The whole newsletter's, not only the cited blocks': a term is introduced once and used everywhere. */
function ownTerms({ newsletter, show, cast }: LintSubject): Terms {
	const { title, description = '', body } = newsletter;
	const lent = cast.flatMap((host) => [host.name, phrasesOf(host, newsletter)]);
	const text = [title, description, body, show.title, ...lent].join('\n');
	return {
		words: new Set(wordsIn(text).map(({ folded }) => folded)),
		acronyms: new Set(matchesOf(text, written).map(({ start, end }) => singular(text.slice(start, end)))),
	};
}

function singular(acronym: string): string {
	return acronym.replace(/s$/, '');
}
