import { counting } from './mutations/counting.ts';
import { flipping } from './mutations/flipping.ts';
import { inventing } from './mutations/inventing.ts';
import { losing } from './mutations/losing.ts';
import type { Mutation } from './mutations/mutation.ts';
import { owning } from './mutations/owning.ts';
import { softening } from './mutations/softening.ts';
import { speaking } from './mutations/speaking.ts';

/** Everything a language model does to a script that the linter is for. */
export const mutations: readonly Mutation[] = [
	...softening,
	...flipping,
	...owning,
	...losing,
	...counting,
	...inventing,
	...speaking,
];
