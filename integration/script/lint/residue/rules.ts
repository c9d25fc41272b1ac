import type { Rule } from '../lint.ts';
import { acronyms } from './acronyms.ts';
import { addresses, digits, letterDigits, pictograms, symbols } from './characters.ts';
import { directions } from './directions.ts';
import { hardness } from './hardness.ts';
import { machinery } from './machinery.ts';
import { noMarkup } from './markup.ts';
import { shouting } from './shouting.ts';
import { anglicisms, newTerms } from './terms.ts';

export const residueRules: readonly Rule[] = [
	digits,
	symbols,
	addresses,
	pictograms,
	noMarkup,
	acronyms,
	shouting,
	letterDigits,
	directions,
	machinery,
	hardness,
	anglicisms,
	newTerms,
];
