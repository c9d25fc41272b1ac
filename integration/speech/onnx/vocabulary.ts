import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'astro/zod';
import { Problem, reasonOf } from '../../problem.ts';
import type { ModelSource } from './family.ts';

const symbols = z.record(z.string(), z.number().int().min(0));
/** `tokenizer.json` of Hugging Face, or the model's own `config.json`. */
const vocabularySchema = z.union([
	z.object({ model: z.object({ vocab: symbols }) }).transform(({ model }) => model.vocab),
	z.object({ vocab: symbols }).transform(({ vocab }) => vocab),
]);

/**
 * The ids of Kokoro's phonemes, from the tokenizer beside the model or in the folder above.
 * @throws {Problem} if there is none, or it has ids that the model does not know.
 */
export function readVocabulary(
	source: ModelSource,
	rows: number | undefined,
): { file: string; ids: Map<string, number> } {
	const folders = [path.dirname(source.file), path.dirname(path.dirname(source.file))];
	const places = folders.flatMap((folder) =>
		['tokenizer.json', 'config.json'].map((name) => path.join(folder, name)),
	);
	const file = source.tokenizer ?? places.find((place) => existsSync(place));
	if (file === undefined) {
		throw new Problem(`The model ${source.file} has no tokenizer.json.`, {
			hint: 'Put the one that came with it beside it, or name it with `tokenizer`.',
		});
	}
	const ids = parse(file);
	const highest = Math.max(...ids.values());
	if (rows === undefined || highest < rows) return { file, ids };
	throw new Problem(
		`${file} does not fit the model ${source.file}: it has an id ${highest}, and the model knows ${rows}.`,
		{
			hint: 'Use the tokenizer that came with the model.',
		},
	);
}

function parse(file: string): Map<string, number> {
	try {
		return new Map(Object.entries(vocabularySchema.parse(JSON.parse(readFileSync(file, 'utf8')))));
	} catch (cause) {
		const reason = cause instanceof z.ZodError ? 'it has no `model.vocab` and no `vocab`' : reasonOf(cause);
		throw new Problem(`${file} is no tokenizer: ${reason}.`, {
			hint: 'Use the tokenizer.json that came with the model.',
			cause,
		});
	}
}
