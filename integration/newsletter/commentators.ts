import { closestTo, editDistance } from '../closest.ts';
import type { Commentator } from './newsletter.ts';

/** The hosts as authors name them. */
export interface Commentators {
	/** Id of the host with this name, alias or id, whatever its case and accents. */
	find(name: string): string | undefined;
	/** A host's name that differs from this one by so little that it was probably meant. */
	nearMiss(name: string): string | undefined;
	/** For hints: the name most like this one, if any is, and all there are. */
	suggest(name: string): string;
}

export function createCommentators(hosts: readonly Commentator[]): Commentators {
	const ids = new Map<string, string>();
	for (const { id, name, aliases } of hosts) {
		for (const known of [name, ...aliases, id]) ids.set(fold(known), id);
	}
	const names = hosts.flatMap(({ name, aliases }) => [name, ...aliases]);
	return {
		find: (name) => ids.get(fold(name)),
		nearMiss: (name) => names.find((known) => isNearMiss(fold(name), fold(known))),
		suggest(name) {
			const closest = closestTo(name, names);
			return `${closest === undefined ? '' : `Did you mean ${closest}? `}The hosts are ${names.join(', ')}.`;
		},
	};
}

/** Two letters may differ, in short names one; names under four letters are too easily something else. */
function isNearMiss(name: string, known: string): boolean {
	return known.length >= 4 && editDistance(name, known) <= (known.length < 6 ? 1 : 2);
}

/** Case, accents and the difference between spaces and dashes removed. */
export function fold(text: string): string {
	const plain = text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
	return plain.replace(/[\s_-]+/g, ' ').trim();
}
