import { checkTypes, type Family } from './family.ts';
import { openKitten } from './kitten.ts';
import { openKokoro } from './kokoro.ts';
import { openStyles } from './styles.ts';

/** Kokoro's voices have 510 rows or a few more, KittenTTS's 1 or 400. */
const fewestOfKokoro = 500;

/** Kokoro and KittenTTS: both take phonemes, a style and a speed. The rows of their voices tell them apart. */
export const styleFamily: Family = {
	name: 'kokoro and kitten',
	inputs: 'input_ids or tokens, style and speed',
	matches({ inputs }) {
		const names = inputs.map(({ name }) => name);
		const ids = names.includes('input_ids') || names.includes('tokens');
		return names.length === 3 && ids && names.includes('style') && names.includes('speed');
	},
	open(source, signature) {
		checkTypes(source, signature, {
			input_ids: ['int64'],
			tokens: ['int64'],
			style: ['float32'],
			speed: ['float32', 'int32', 'int64'],
		});
		const styles = openStyles(source);
		return (styles.rows >= fewestOfKokoro ? openKokoro : openKitten)(source, signature, styles);
	},
};
