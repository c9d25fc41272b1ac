import { count } from './count.ts';

/** What a call took. A `call` event is one. */
export interface Usage {
	kept: boolean;
	tokens: { input: number; output: number };
	cost: number;
	/** Of the cost. */
	currency: string;
}

/** What calls took together, for the log: `12 calls (9 kept), 14.1k tokens in, 5.2k out, US$ 0.02`. */
export function describeUsage(calls: readonly Usage[]): string {
	const sum = (of: (usage: Usage) => number) => calls.reduce((total, usage) => total + of(usage), 0);
	const kept = sum((usage) => (usage.kept ? 1 : 0));
	const cost = sum((usage) => usage.cost);
	const currency = calls[0]?.currency;
	return [
		`${count(calls.length, 'call')}${kept > 0 ? ` (${kept} kept)` : ''}`,
		`${shorten(sum(({ tokens }) => tokens.input))} tokens in`,
		`${shorten(sum(({ tokens }) => tokens.output))} out`,
		...(cost > 0 ? [cost < 0.005 ? `less than ${currency} 0.01` : `${currency} ${cost.toFixed(2)}`] : []),
	].join(', ');
}

function shorten(number: number): string {
	if (number < 1000) return String(number);
	return number < 999_950 ? `${(number / 1000).toFixed(1)}k` : `${(number / 1_000_000).toFixed(1)}M`;
}
