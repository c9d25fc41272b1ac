import type { Language } from '../../../newsletter/newsletter.ts';
import type { Finding, Rule } from '../lint.ts';
import { isWithin } from './glue.ts';
import { type KnownNames, namesKnownTo } from './known-names.ts';
import { read, type TurnReading } from './reading.ts';
import { findingAt } from './report.ts';
import { isReportingVerb } from './saying-verbs.ts';

/** F04: nobody and nothing is named that the newsletter, the show or its hosts do not know. */
export const inventedNames: Rule = {
	id: 'F04',
	asks: 'Every name stands in the newsletter or belongs to the show.',
	check(subject) {
		const { turns } = read(subject);
		const known = namesKnownTo(subject);
		return turns.flatMap((turn) =>
			turn.verbatim ? [] : checkTurn(turn, known, subject.newsletter.language),
		);
	},
};

/** A word with a capital in it. */
interface Capital {
	start: number;
	end: number;
	text: string;
	/** Whether a capital may stand there whatever the word. */
	opens: boolean;
	/** Whether it is part of the name that the word before belongs to. */
	goesOn: boolean;
	known: boolean;
}

function checkTurn(turn: TurnReading, known: KnownNames, language: Language): Finding[] {
	const names = groupNames(capitalsIn(turn, known));
	return names.flatMap((name) => {
		const unknown = name.filter((word) => !word.known && !isWithin(word, turn.glue));
		const [first] = unknown;
		if (!first || known.expands(name.map(({ text }) => text))) return [];
		if (unknown.every((word) => word.opens && !isSurelyName(word, name, turn.turn.text, language))) return [];
		const start =
			unknown.find((word) => !word.opens || isSurelyName(word, name, turn.turn.text, language))?.start ??
			first.start;
		const span = { start, end: unknown.at(-1)?.end ?? first.end };
		return findingAt('F04', 'error', turn, span, {
			expected: `The newsletter does not name “${turn.turn.text.slice(span.start, span.end)}”. Leave the name out, and whatever is said about it.`,
		});
	});
}

const word = /[\p{L}\p{M}\p{N}]+(?:['’.&-](?=[\p{L}\p{N}])[\p{L}\p{M}\p{N}]+){0,8}/gu;

function capitalsIn({ turn: { text }, sentences }: TurnReading, known: KnownNames): Capital[] {
	const starts = new Set(sentences.map(({ start }) => start));
	const capitals: Capital[] = [];
	let previous = { end: 0, isCapital: false };
	for (const { 0: found, index: start } of text.matchAll(word)) {
		const isCapital = /\p{Lu}/u.test(found);
		const gap = text.slice(previous.end, start);
		if (isCapital) {
			const opens = starts.has(start) || start === 0 || /[.:;!?…—–"“”«(]\s*[^\p{L}\p{N}]*$/u.test(gap);
			const parts = found.split(/[.&-]/).filter((part) => part !== '');
			capitals.push({
				start,
				end: start + found.length,
				text: found,
				opens,
				goesOn: previous.isCapital && gap === ' ',
				known: parts.every((part) => known.has(part, opens)) || known.has(found, opens),
			});
		}
		previous = {
			end: start + found.length,
			isCapital: isCapital || (previous.isCapital && gap === ' ' && joins.test(found)),
		};
	}
	return capitals;
}

const acts = /^(?:is|was|has|had|does|did|will|would|can|could|goes|went|makes|made|\p{Ll}{2,12}ed)$/u;

/** English words that ask for something, before the name of who is asked or given it. */
const requests =
	/^(?:give|ask|tell|call|take|let|put|keep|buy|thank|see|meet|watch|blame|trust|read|leave|get|make|send|show|use|try|bring|hand|pay|fire|hire|skip|drop|pick|choose|avoid)$/iu;

/** Letters and endings that Portuguese words do not have. */
function looksForeign(text: string, language: Language): boolean {
	return (
		language === 'pt-BR' &&
		/[kwyKWY]|([^rseoRSEO])\1|th|sh|[^aeiouáéíóúâêôãõàlmrszLMRSZ]$/u.test(text.toLowerCase())
	);
}

/** “Explanation of Lumina” is no name because Lumina is one. */
const joiner = /^ (?:d[aeo]s?|of) /;
const joins = /^(?:d[aeo]s?|of|the|von|van|&)$/;

function groupNames(capitals: readonly Capital[]): Capital[][] {
	const names: Capital[][] = [];
	for (const capital of capitals) {
		const name = names.at(-1);
		if (name && capital.goesOn) name.push(capital);
		else names.push([capital]);
	}
	return names;
}

/** Whether a word that opens a sentence is a name all the same: by its shape, its neighbours or what it does. */
function isSurelyName(
	{ text, end }: Capital,
	name: readonly Capital[],
	turnText: string,
	language: Language,
): boolean {
	if (/^.+\p{Lu}/u.test(text) && !/^\p{Lu}{5,}$/u.test(text)) return true;
	if (/\p{N}/u.test(text)) return true;
	if (/['’]s$/.test(text))
		return !/^(?:mine|yours|hers|ours|theirs|who|what|where|how|there|here|that|one)['’]/iu.test(text);
	if (requests.test(text)) return false;
	const isOf =
		name.every((other) => other.start <= end || other.known) && joiner.test(turnText.slice(end, end + 6));
	if (name.length > 1 && !isOf && name.some((other) => !other.opens)) return true;
	const after = turnText.slice(end, end + 40);
	// “Acme, a bank”
	if (/^, (?:an?|the|o|a|os|as|uma?|which|who|que) /.test(after)) return true;
	if (looksForeign(text, language)) return true;
	const next = /^ ([\p{L}\p{M}]+)/u.exec(after)?.[1] ?? '';
	if (isReportingVerb(next)) return true;
	// English nouns that are no names have an article before them when they do something.
	return language === 'en' && !/(?:ing|ly|s)$/.test(text) && acts.test(next);
}
