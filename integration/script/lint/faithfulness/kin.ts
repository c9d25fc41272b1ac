import { shareRoot } from './roots.ts';
import { areSynonyms } from './synonyms.ts';

/** Whether two stems are of the same word, of its root, or of another word for the same. */
export function areKin(one: string, other: string): boolean {
	return shareRoot(one, other) || areSynonyms(one, other);
}

/** Whether one of these stems is of the same word, of its root, or of another word for the same. */
export function hasKin(stem: string, others: ReadonlySet<string>): boolean {
	if (others.has(stem)) return true;
	for (const other of others) if (areKin(stem, other)) return true;
	return false;
}
