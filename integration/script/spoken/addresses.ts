import { sayHost, sayName } from './machine-names.ts';
import { alternatives } from './patterns.ts';
import { type Rule, rule } from './scan.ts';

const host = '(?:[\\p{L}\\p{N}](?:[\\p{L}\\p{N}-]{0,62})\\.){1,8}';
const path = '(?:[/?#][^\\s<>"“”\\[\\]{}|`]{0,2000})?';
/** Endings taken for a domain without "https://"; a full address may have any. */
const domains = alternatives(
	`
	com org net edu gov dev app io ai co br uk us eu pt info blog cloud tech xyz news fm ly gg site
	online store page es de fr
	`
		.trim()
		.split(/\s+/),
);
const tail = '(?![\\p{L}\\p{M}\\p{N}_])';

/** Web and mail addresses, handles and hashtags: an address is said by its domain only. */
export const addressRules: readonly Rule[] = [
	rule('address', ['letter'], /(?:https?|ftp|wss?):\/\/[^\s<>"“”]{1,3000}/iuy, ([found], scene) => {
		const authority = /^\w+:\/\/(?:[^/@?#]{0,200}@)?([^/?#:]*)/u.exec(found)?.[1] ?? '';
		return withEnd(sayHost(authority, scene), found);
	}),
	rule(
		'address',
		['letter', 'digit'],
		new RegExp(`[\\p{L}\\p{N}._%+-]{1,64}@${host}\\p{L}{2,24}${tail}`, 'uy'),
		([found], scene) => {
			const [local = '', domain = ''] = found.split('@');
			return `${sayName(local, scene, true)} ${scene.locale.phrases.at} ${sayHost(domain, scene)}`;
		},
	),
	rule(
		'address',
		['letter', 'digit'],
		new RegExp(`${host}${domains}(?::\\d{1,5})?${tail}(?!-\\p{L}|\\.\\p{L})${path}`, 'uy'),
		([found], scene) => {
			const name = /^[^/?#:]*/.exec(found)?.[0] ?? '';
			if (/^\p{Lu}?\p{Ll}+\.(?:de|es|us|pt|page|co)$/u.test(name) && name === found) return undefined;
			return withEnd(sayHost(name, scene), found);
		},
	),
	rule(
		'handle',
		['symbol'],
		/(?<![\p{L}\p{N}])@[\p{L}\p{N}_]{1,60}(?:[.-]{1,2}[\p{L}\p{N}_]{1,60}){0,8}(?:\/[\p{L}\p{N}_-]{1,60}(?:\.[\p{L}\p{N}_-]{1,60}){0,4})?/uy,
		([found], scene) => {
			const { at, slash } = scene.locale.phrases;
			return withEnd(
				`${at} ${found
					.slice(1)
					.split('/')
					.map((part) => sayName(part, scene))
					.join(` ${slash} `)}`,
				found,
			);
		},
	),
	rule('handle', ['symbol'], /(?<![\p{L}\p{N}])#(?=\d{0,6}\p{L})[\p{L}\p{N}_-]{1,60}/uy, ([found], scene) => {
		const words = found.slice(1).replace(/(?<=\p{Ll})(?=\p{Lu})|(?<=\p{Lu})(?=\p{Lu}\p{Ll})/gu, '_');
		return `hashtag ${sayName(words, scene)}`;
	}),
];

/** The sentence's own punctuation after an address is not part of it. */
export function withEnd(said: string, found: string): string | undefined {
	if (said === '') return undefined;
	const end = /[.,;:!?…)'’*_]+$/u.exec(found)?.[0] ?? '';
	return said + (/\([^)]*\)/.test(found) ? end.replace(')', '') : end);
}
