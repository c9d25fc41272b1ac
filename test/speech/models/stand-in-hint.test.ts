import { expect, test } from 'vitest';
import { findModels } from '../../../integration/speech/models/catalogue.ts';
import { standInHint } from '../../../integration/speech/models/stand-in-hint.ts';
import { onnx } from '../../../integration/speech/onnx/onnx.ts';

test('the hint is one line with a command and an option for the language of the show', () => {
	expect(standInHint(['pt-BR'])).toBe(
		'The built-in voices are a stand-in. For neural ones, free and on this machine: `npx newscast models pull pt-BR` ' +
			"(126.2 MB), then `engine: onnx({ model: ['piper:pt_BR-faber-medium', 'piper:pt_BR-cadu-medium'] })` " +
			"in newscast(), with `import { onnx } from 'astro-newscast/onnx'`.",
	);
});

test('the hint does not depend on what was spoken first', () => {
	expect(standInHint(['en', 'pt-BR', 'en'])).toBe(standInHint(['pt-BR', 'en']));
});

test.each([[['en']], [['pt-BR']], [['pt-BR', 'en']]] as const)('what it says for %j works', (languages) => {
	const hint = standInHint(languages);
	const [, pulled = ''] = /models pull ([^`]+)`/.exec(hint) ?? [];
	const [, set = ''] = /model: (\[[^\]]+\])/.exec(hint) ?? [];
	const model: string[] = JSON.parse(set.replaceAll("'", '"'));
	expect(findModels(pulled.split(' ')).map(({ id }) => id)).toEqual(model);
	expect(model).toHaveLength(2 * languages.length);
	// Creating the engine checks the names.
	expect(onnx({ model })).toBeDefined();
});
