import { type Language, languages } from '../../newsletter/newsletter.ts';
import { findModels } from './catalogue.ts';
import { formatSize, sizeOf } from './size.ts';

/**
 * For the log of a build in which the built-in voices spoke: that they stand in for neural ones, and how to get those
 * with one command and one line.
 * @param spoken The languages in which they did, in any order.
 */
export function standInHint(spoken: Iterable<Language>): string {
	const heard = new Set(spoken);
	const names = languages.filter((language) => heard.has(language));
	const models = findModels(names);
	const bytes = sizeOf(models);
	const size = bytes === undefined ? '' : ` (${formatSize(bytes)})`;
	const ids = models.map(({ id }) => `'${id}'`).join(', ');
	return (
		'The built-in voices are a stand-in. For neural ones, free and on this machine: ' +
		`\`npx newscast models pull ${names.join(' ')}\`${size}, then \`engine: onnx({ model: [${ids}] })\` ` +
		"in newscast(), with `import { onnx } from 'astro-newscast/onnx'`."
	);
}
