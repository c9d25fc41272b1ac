import { hasKin } from './kin.ts';
import type { TurnReading } from './reading.ts';
import type { Sentence } from './sentence.ts';
import { isLight } from './synonyms.ts';

/**
 * Stems of a sentence that come neither from what it cites nor from the sections that stands in, and are no other words
 * for any there. Words that bring next to nothing are left out.
 */
export function strangersIn({ content }: Sentence, { cited, around }: TurnReading): string[] {
	return [...content].filter(
		(stem) => !isLight(stem) && ![cited, ...around].some(({ stems }) => hasKin(stem, stems)),
	);
}
