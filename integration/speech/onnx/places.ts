import { existsSync } from 'node:fs';
import { Problem } from '../../problem.ts';
import { findModel, type Model } from '../models/catalogue.ts';
import { locateModel, type ModelsFolder, modelsFolders } from '../models/locate.ts';
import { formatSize, sizeOf } from '../models/size.ts';

/** Not a path: one with a colon that early is a drive of Windows, or has a slash before it. */
const id = /^[a-z]{2,}:/;

/** @throws {Problem} for an id that the catalogue does not have: that can be known before a model is needed. */
export function checkNames(names: readonly string[]): void {
	for (const name of names) if (id.test(name)) findModel(name);
}

/**
 * Where the models of these names are: paths, and ids of the catalogue.
 * @throws {Problem} for those that are not here, with the one command that downloads them.
 */
export function findPlaces(names: readonly string[]): string[] {
	const folders = names.some((name) => id.test(name)) ? modelsFolders() : [];
	const missing: Model[] = [];
	const places = names.map((name) => {
		if (!id.test(name)) return existing(name);
		const model = findModel(name);
		const located = locateModel(model, folders);
		if (!located) missing.push(model);
		return located?.folder ?? '';
	});
	if (missing.length > 0) throw missingProblem(missing, folders);
	return places;
}

function existing(path: string): string {
	if (existsSync(path)) return path;
	throw new Problem(`There is no model at ${path}.`, {
		hint: 'Give `model` the path of an .onnx file, of a folder that holds one, or an id of `npx newscast models list`.',
	});
}

function missingProblem(models: readonly Model[], folders: readonly ModelsFolder[]): Problem {
	const ids = models.map((model) => model.id);
	const bytes = sizeOf(models);
	const size = bytes === undefined ? '' : ` (${formatSize(bytes)})`;
	const licences = models.map((model) => `Licence of ${model.id}: ${model.licence}.`);
	const looked = folders.map(({ path }) => path).join(', ');
	return new Problem(`${listed(ids)} not here.`, {
		hint: [
			`Run \`npx newscast models pull ${ids.join(' ')}\`${size}, here and where the site is built.`,
			...licences,
			`Looked for in ${looked || 'no folder: set NEWSCAST_MODELS to one'}.`,
		].join('\n'),
	});
}

function listed(ids: readonly string[]): string {
	return ids.length === 1 ? `The model ${ids[0]} is` : `The models ${ids.join(', ')} are`;
}
