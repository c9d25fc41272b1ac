import type { Rule } from '../lint.ts';
import { inventedAnecdotes } from './anecdotes.ts';
import { lostAttributions } from './attribution.ts';
import { addedClaims } from './claims.ts';
import { lostContent } from './coverage.ts';
import { missingDisclosure } from './disclosure.ts';
import { flippedStance } from './flips.ts';
import { inventedNames } from './names.ts';
import { novelContent } from './novelty.ts';
import { inventedNumbers } from './numbers/invented.ts';
import { missingNumbers } from './numbers/missing.ts';
import { ownedOpinions } from './opinions.ts';
import { inventedQuotes } from './quotes.ts';
import { introducedHedges } from './softening.ts';
import { lostStrength } from './strength.ts';

/** What the newsletter says is said, all of it and nothing else, and by whom it belongs to. */
export const faithfulnessRules: readonly Rule[] = [
	lostContent,
	inventedNumbers,
	missingNumbers,
	inventedNames,
	inventedQuotes,
	ownedOpinions,
	flippedStance,
	introducedHedges,
	lostStrength,
	lostAttributions,
	novelContent,
	inventedAnecdotes,
	addedClaims,
	missingDisclosure,
];
