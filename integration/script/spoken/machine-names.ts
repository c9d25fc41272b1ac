import { spell } from './letters.ts';
import type { Scene } from './scan.ts';

const saidAsWords = new Set(['com', 'net', 'org', 'gov', 'dev', 'app', 'info', 'edu', 'www']);

/** A host name without its "www": endings of two letters are spelled. */
export function sayHost(name: string, scene: Scene): string {
	const labels = name
		.replace(/^www\./i, '')
		.split('.')
		.filter((label) => label !== '');
	return labels
		.map((label, index) => {
			if (index === 0 || saidAsWords.has(label)) return sayName(label, scene);
			return label.length <= 2 ? spell(label, scene.locale.language) : sayName(label, scene);
		})
		.join(` ${scene.locale.phrases.dot} `);
}

/** A name made for machines: its words, with the dots named, and in e-mail addresses the dashes too. */
export function sayName(name: string, scene: Scene, exact = false): string {
	const { dot, plus, dash, underscore } = scene.locale.phrases;
	const { dictionary, locale } = scene;
	const marks: Readonly<Record<string, string>> = { '.': dot, '+': plus };
	const typed: Readonly<Record<string, string>> = { '-': dash, _: underscore };
	const address = exact && scene.text.slice(scene.start, scene.start + 200).match(/^\S*@/) !== null;
	return (name.match(/\p{L}[\p{L}\p{M}]*|\d+|[.+_-]/gu) ?? [])
		.map((part) => {
			if (/^\d/.test(part)) return locale.cardinal(part.slice(0, 64));
			if (!/^\p{L}/u.test(part)) return marks[part] ?? (address ? (typed[part] ?? '') : '');
			const known =
				dictionary.say(part) ??
				(/^\p{Ll}+$/u.test(part) && part.length <= 5 ? dictionary.say(part.toUpperCase()) : undefined);
			if (known !== undefined) return known;
			const vowels = /[aeiouyà-ü]/i.test(part);
			if (!vowels && part.length <= 5) return spell(part, locale.language);
			return /^\p{Lu}{2,}$/u.test(part) ? part.toLowerCase() : part;
		})
		.filter((words) => words !== '')
		.join(' ');
}
