import { closestTo } from '../../closest.ts';
import type { Language } from '../../newsletter/newsletter.ts';
import { Problem } from '../../problem.ts';

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
	/** Size as published, rounded. Only to be shown. */
	roughBytes?: number;
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

/** As published, of the two sizes of graphs that Piper voices here have. */
const roughPiperBytes: Readonly<Record<string, number>> = { medium: 63_200_000 };

/**
 * A voice of Piper's collection. The repository is marked MIT as a whole, but each voice follows the data set it was
 * trained on, which its card names.
 */
function piper(locale: string, name: string, quality: string, language: Language): Model {
	const voice = `${locale}-${name}-${quality}`;
	const folder = `${locale.slice(0, 2)}/${locale}/${name}/${quality}`;
	const roughBytes = roughPiperBytes[quality];
	return {
		id: `piper:${voice}`,
		languages: [language],
		licence: 'that of its data set, which MODEL_CARD names: read it before you publish',
		repository: 'rhasspy/piper-voices',
		revision: 'main',
		files: [
			{ path: `${folder}/MODEL_CARD`, name: 'MODEL_CARD', kind: 'text' },
			{ path: `${folder}/${voice}.onnx.json`, name: `${voice}.onnx.json`, kind: 'json' },
			{
				path: `${folder}/${voice}.onnx`,
				name: `${voice}.onnx`,
				kind: 'onnx',
				...(roughBytes && { roughBytes }),
			},
		],
	};
}

/** 510 rows of 256 numbers. */
const styleBytes = 510 * 256 * 4;

const kokoroVoices: Readonly<Record<string, { sha256?: string }>> = {
	af_heart: { sha256: 'd583ccff3cdca2f7fae535cb998ac07e9fcb90f09737b9a41fa2734ec44a8f0b' },
	am_michael: { sha256: '1d1f21dd8da39c30705cd4c75d039d265e9bc4a2a93ed09bc9e1b1225eb95ba1' },
	pf_dora: { sha256: '3da7b5b2d91847ebf5646f57631af6ececae3c29a89cd300f06edf9aa6cfe9ee' },
	pm_alex: { sha256: '0175c753f59c54e7fd5a995bedef0c5ff2fb67e0043dd3dcb2ae74ec2acbeb2a' },
	pm_santa: {},
};

const kokoro: Model = {
	id: 'kokoro:v1.0',
	languages: ['pt-BR', 'en'],
	licence: 'Apache-2.0',
	repository: 'onnx-community/Kokoro-82M-v1.0-ONNX',
	revision: 'main',
	files: [
		{ path: 'tokenizer.json', name: 'tokenizer.json', kind: 'json' },
		...Object.entries(kokoroVoices).map(([voice, known]) => ({
			path: `voices/${voice}.bin`,
			name: `voices/${voice}.bin`,
			kind: 'style' as const,
			bytes: styleBytes,
			...known,
		})),
		{ path: 'onnx/model.onnx', name: 'model.onnx', kind: 'onnx', roughBytes: 325_530_000 },
	],
};

/** All models that can be had by name. */
export const catalogue: readonly Model[] = [
	kokoro,
	piper('pt_BR', 'faber', 'medium', 'pt-BR'),
	piper('pt_BR', 'edresson', 'low', 'pt-BR'),
	piper('en_US', 'amy', 'medium', 'en'),
	piper('en_US', 'joe', 'medium', 'en'),
];

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

/** Path of a model's folder in a folder of models, with `/`. */
export function folderOf({ id }: Model): string {
	return id.replace(':', '/');
}
