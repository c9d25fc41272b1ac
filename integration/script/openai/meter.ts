import { count } from '../../count.ts';
import { Problem } from '../../problem.ts';
import { describeUsage, type Usage } from '../../usage.ts';
import type { ModelOptions } from './options.ts';

export interface Tokens {
	input: number;
	output: number;
}

/** Counts what calls cost, and keeps them within the budget. */
export interface Meter {
	/**
	 * Sets aside what a call may cost, so that calls at the same time stay within the budget together. Only thoughts, which
	 * have no length known beforehand, can overdraw it.
	 * @throws {Problem} when the budget does not allow it.
	 */
	open(most: Tokens, about: string): Bill;
}

export interface Bill {
	/** Books what the call did cost. */
	close(tokens: Tokens): Usage;
}

/** Characters in a token, about: English has more, Portuguese fewer. For servers that tell no tokens. */
const charactersPerToken = 4;

/** About how many tokens so many characters are. */
export function estimateTokens(characters: number): number {
	return Math.ceil(characters / charactersPerToken);
}

/** A meter that has counted nothing yet. */
export function openMeter({
	price,
	budget,
	currency,
	model,
}: Pick<ModelOptions, 'price' | 'budget' | 'currency' | 'model'>): Meter {
	const spent: Usage[] = [];
	let calls = 0;
	let cost = 0;
	let setAside = 0;

	const costOf = ({ input, output }: Tokens) =>
		price ? (input * price.input + output * price.output) / 1_000_000 : 0;

	function overBudget(limit: string, option: string, about: string): Problem {
		return new Problem(`${model} was not asked for ${about}: the budget of ${limit} does not allow it.`, {
			hint: `So far: ${describeUsage(spent)}. Raise \`${option}\` of openai(), or build again: what was answered is kept and not asked again.`,
		});
	}

	return {
		open(most, about) {
			if (calls >= budget.calls) throw overBudget(count(budget.calls, 'call'), 'budget.calls', about);
			const highest = costOf(most);
			if (budget.cost !== undefined && cost + setAside + highest > budget.cost) {
				throw overBudget(`${currency} ${budget.cost}`, 'budget.cost', about);
			}
			calls++;
			setAside += highest;
			return {
				close(tokens) {
					setAside -= highest;
					const usage = { kept: false, tokens, cost: costOf(tokens), currency };
					cost += usage.cost;
					spent.push(usage);
					return usage;
				},
			};
		},
	};
}
