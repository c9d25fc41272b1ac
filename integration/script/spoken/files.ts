import { withEnd } from './addresses.ts';
import { spell } from './letters.ts';
import { sayName } from './machine-names.ts';
import { alternatives } from './patterns.ts';
import { type Rule, rule } from './scan.ts';

const extensions = alternatives(
	`
	json md mdx txt ts tsx js jsx mjs cjs py rb rs go java kt sh yml yaml toml ini env lock html css
	scss xml csv pdf png jpg svg mp3 mp4 wav zip gz tar exe dll so sql log astro vue cpp c h onnx gguf
	wasm conf bak php cs swift ipynb gif webp jpeg docx xlsx
	`
		.trim()
		.split(/\s+/),
);
const tail = '(?![\\p{L}\\p{M}\\p{N}_])';

/** Files, paths and identifiers: said by the words in them, with their dots and slashes. */
export const fileRules: readonly Rule[] = [
	rule(
		'file',
		['letter', 'digit', 'symbol'],
		new RegExp(`(?:[\\p{L}\\p{N}_-]{1,80}\\.){1,6}${extensions}${tail}`, 'uy'),
		([found], scene) => {
			const script = /^(\p{Lu}\p{L}{1,20})\.(?:js|JS)$/u.exec(found);
			if (script?.[1]) return `${sayName(script[1], scene)} ${spell('js', scene.locale.language)}`;
			return sayName(found, scene, true);
		},
	),
	rule(
		'file',
		['symbol'],
		/(?<![\p{L}\p{N}/.])(?:~|\.{1,2})?(?:\/[\p{L}\p{N}_@.-]{1,100}){1,20}\/?/uy,
		([found], scene) => {
			const { slash } = scene.locale.phrases;
			const steps = found
				.replace(/[.,;:!?…]+$/u, '')
				.split('/')
				.filter((step) => /[\p{L}\p{N}]/u.test(step));
			if (steps.length === 0) return undefined;
			const said = steps.map((step) => sayName(step, scene, true));
			return withEnd((/^[.~]/.test(found) ? '' : `${slash} `) + said.join(` ${slash} `), found);
		},
	),
	rule(
		'file',
		['letter'],
		/[\p{L}\p{N}_@.-]{1,60}(?:\/[\p{L}\p{N}_@-]{1,60}){0,12}\/[\p{L}\p{N}_-]{1,60}\.\p{Ll}{1,6}(?![\p{L}\p{N}])/uy,
		([found], scene) => {
			return found
				.split('/')
				.map((step) => sayName(step, scene, true))
				.join(` ${scene.locale.phrases.slash} `);
		},
	),
	rule(
		'file',
		['symbol'],
		/(?<![\p{L}\p{N}.)])\.\p{Ll}[\p{L}\p{N}_-]{1,40}(?:\.[\p{L}\p{N}]{1,20})?/uy,
		([found], scene) => {
			return `${scene.locale.phrases.dot} ${sayName(found.slice(1), scene, true)}`;
		},
	),
	rule(
		'identifier',
		['letter', 'symbol'],
		/[\p{L}_][\p{L}\p{N}_]{0,60}(?:(?:\.|::)(?:[\p{Ll}_]|\p{Lu}(?=[\p{Lu}_]))[\p{L}\p{N}_]{0,60}){1,8}(?:\(\))?(?![\p{L}\p{N}@])/uy,
		([found], scene) => {
			return sayName(found.replaceAll('::', '.'), scene, true);
		},
	),
	rule(
		'identifier',
		['letter', 'symbol'],
		/_{0,3}[\p{L}\p{N}]{1,60}(?:_{1,3}[\p{L}\p{N}]{1,60}){1,12}_{0,3}/uy,
		([found], scene) => sayName(found, scene),
	),
];
