import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { compareText } from '../../order.ts';
import { Problem } from '../../problem.ts';
import type { Model, ModelSource } from './family.ts';
import { readSignature } from './graph.ts';
import { piper } from './piper.ts';
import { styleFamily } from './style-family.ts';

const families = [piper, styleFamily];

/** Where the .onnx files are in the folders that the families are published in. */
const usualFolders = ['.', 'onnx'];

/**
 * The models of several places, in their order.
 * @throws {Problem} as `openModels` does, and when two have a voice of the same name.
 */
export function openAll(places: readonly string[], companions: Omit<ModelSource, 'file'>): Model[] {
	const models = places.flatMap((file) => openModels({ ...companions, file }));
	const having = new Map<string, string>();
	for (const { source, languages, voices } of models) {
		for (const voice of new Set(languages.flatMap((language) => voices(language)))) {
			const other = having.get(voice);
			if (other !== undefined) {
				throw new Problem(`Two models have a voice “${voice}”: ${other} and ${source.file}.`, {
					hint: 'Leave one of them out, or make an engine of its own for it.',
				});
			}
			having.set(voice, source.file);
		}
	}
	return models;
}

/**
 * The models at a path: one file, or all of a folder that holds several Piper voices.
 * @throws {Problem} if there is none, or several that are not voices of one kind.
 */
export function openModels(source: ModelSource): Model[] {
	const files = findModelFiles(source.file);
	const models = files.map((file) => openModel({ ...source, file }));
	const [first] = models;
	const lone = models.find(({ family }) => family !== 'piper') ?? (source.config ? first : undefined);
	if (lone && models.length > 1) {
		const names = files.map((file) => path.relative(source.file, file));
		throw new Problem(`There are several models in ${source.file}: ${names.join(', ')}.`, {
			hint: 'Give `model` the path of one of them.',
		});
	}
	return models;
}

/**
 * Reads what kind of model a file is, and what belongs to it.
 * @throws {Problem} if the file is damaged, of a kind that is not understood, or without what it needs.
 */
export function openModel(source: ModelSource): Model {
	const signature = readSignature(source.file);
	const family = families.find((candidate) => candidate.matches(signature));
	if (family) return family.open(source, signature);
	const inputs = signature.inputs.map(({ name, type, shape }) => `${name} (${type} [${shape.join(', ')}])`);
	const understood = families.map(({ name, inputs: taken }) => `${name} takes ${taken}`);
	throw new Problem(
		`The model ${source.file} is of a kind that is not understood: it takes ${inputs.join(', ')}.`,
		{
			hint: `Use a model of a kind that is: ${understood.join('; ')}.`,
		},
	);
}

function findModelFiles(place: string): string[] {
	if (!isFolder(place)) return [place];
	for (const folder of usualFolders.map((name) => path.join(place, name))) {
		const names = isFolder(folder) ? readdirSync(folder).filter((name) => name.endsWith('.onnx')) : [];
		if (names.length > 0) return names.sort(compareText).map((name) => path.join(folder, name));
	}
	throw new Problem(`There is no .onnx file in ${place}.`, {
		hint: 'Give `model` the path of an .onnx file, or of a folder that holds one.',
	});
}

function isFolder(place: string): boolean {
	return statSync(place, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
