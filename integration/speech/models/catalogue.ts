import { closestTo } from '../../closest.ts';
import { type Language, languages } from '../../newsletter/newsletter.ts';
import { Problem } from '../../problem.ts';
import { kokoro } from './kokoro-model.ts';
import { piperVoices } from './piper-voices.ts';

/** A file of a model, on the hub and here. */
export interface ModelFile {
	/** Path in the repository. */
	path: string;
	/** Path in the model's own folder, with `/`. */
	name: string;
	/** `style`: the vectors of one voice, raw 32-bit floats. */
	kind: 'onnx' | 'json' | 'style' | 'text';
	/** Exact size. Absent where it is not known: the hub tells. */
	bytes?: number;
	/** Absent where it is not known: then the hub's own hash is believed at the first download, and kept. */
	sha256?: string;
}

/** A model that can be downloaded. */
export interface Model {
	/** `family:name`. */
	id: string;
	languages: readonly Language[];
	/** For people: what may be done with its sound, and where that is written. */
	licence: string;
	/** Of the hub: `owner/name`. */
	repository: string;
	/** A branch, tag or commit. What a branch stood at is recorded at the first download. */
	revision: string;
	files: readonly ModelFile[];
}

/** Where the repositories are, unless `HF_ENDPOINT` says otherwise. */
export const publicHub = 'https://huggingface.co';

/** All models that can be had by name. */
export const catalogue: readonly Model[] = [kokoro, ...piperVoices];

/** Two voices for the hosts of a show in each language: small ones, whose recordings are free. */
export const pairs: Readonly<Record<Language, readonly [string, string]>> = {
	'pt-BR': ['piper:pt_BR-faber-medium', 'piper:pt_BR-cadu-medium'],
	en: ['piper:en_US-kristin-medium', 'piper:en_US-joe-medium'],
};

/** @throws {Problem} when there is no such model. */
export function findModel(id: string, models: readonly Model[] = catalogue): Model {
	const model = models.find((candidate) => candidate.id === id);
	if (model) return model;
	const ids = models.map((candidate) => candidate.id);
	const closest = closestTo(id, ids);
	throw new Problem(`There is no model “${id}” in the catalogue.`, {
		hint: closest ? `Did you mean ${closest}?` : `The models are: ${ids.join(', ')}.`,
	});
}

/**
 * The models of several names, each once. A language stands for its pair.
 * @throws {Problem} when there is no such model.
 */
export function findModels(names: readonly string[], models: readonly Model[] = catalogue): Model[] {
	const ids = names.flatMap((name) => {
		const language = languages.find((known) => known === name);
		return language ? pairs[language] : [name];
	});
	return [...new Set(ids)].map((id) => findModel(id, models));
}

/** Path of a model's folder in a folder of models, with `/`. */
export function folderOf({ id }: Model): string {
	return id.replace(':', '/');
}
