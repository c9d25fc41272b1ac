import type { Span } from '../../newsletter/newsletter.ts';
import type { Turn } from '../script.ts';
import type { Finding } from './lint.ts';

/** What a rule says about a stretch of a turn. */
type Remark = Pick<Finding, 'rule' | 'severity' | 'expected' | 'fix'>;

/** A finding in the written form of a turn. */
export function inText(turn: Turn, { start, end }: Span, remark: Remark): Finding {
	return {
		...remark,
		turn: turn.id,
		span: { in: 'text', start, end },
		found: turn.text.slice(start, end),
	};
}

/** A finding in the form for the ear. */
export function inSpoken(turn: Turn, { start, end }: Span, remark: Remark): Finding {
	return {
		...remark,
		turn: turn.id,
		span: { in: 'spoken', start, end },
		found: turn.spoken.slice(start, end),
	};
}

/** Where an expression matches, in order. */
export function matchesOf(
	text: string,
	pattern: RegExp,
): (Span & { groups: readonly (string | undefined)[] })[] {
	return Array.from(text.matchAll(pattern), (match) => ({
		start: match.index,
		end: match.index + match[0].length,
		groups: match.slice(1),
	}));
}
