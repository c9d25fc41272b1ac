import type { Amount, Currency, Noun } from './locale.ts';

/** A whole number of coins of a kind. */
export interface Coins {
	amount: Amount;
	noun: Noun;
}

/**
 * An amount with two decimals as what it is counted in: the currency, its hundredths, or both; none for nothing at all.
 * Hundredths alone have a name that says of what, where the currency has one.
 */
export function coinsOf({ whole, fraction }: Amount, currency: Currency, cent: Noun): Coins[] {
	const hundredths = Number(whole) === 0 ? (currency.centAlone ?? cent) : cent;
	return [
		{ amount: plain(whole), noun: currency },
		{ amount: plain(String(Number(fraction))), noun: hundredths },
	].filter(({ amount }) => Number(amount.whole) > 0);
}

function plain(whole: string): Amount {
	return { sign: '', whole, fraction: '', exponent: 0, dotted: false };
}
