import type { Finding, Severity } from '../lint.ts';
import type { TurnReading } from './reading.ts';
import type { Sentence } from './sentence.ts';

type Details = Pick<Finding, 'expected'> & Partial<Pick<Finding, 'found' | 'fix' | 'blocks'>>;

/** A finding about some words of a turn. */
export function findingAt(
	rule: string,
	severity: Severity,
	{ turn }: TurnReading,
	{ start, end }: { start: number; end: number },
	details: Details,
): Finding {
	const found = turn.text.slice(start, end);
	return { rule, severity, turn: turn.id, span: { in: 'text', start, end }, found, ...details };
}

/** Longest quotation of the newsletter in a message, characters. */
const longest = 240;

/** A sentence of the newsletter, for messages. */
export function quote({ text }: Pick<Sentence, 'text'>): string {
	return `“${text.length > longest ? `${text.slice(0, longest)}…` : text}”`;
}
