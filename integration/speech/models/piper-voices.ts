import type { Language } from '../../newsletter/newsletter.ts';
import type { Model } from './catalogue.ts';

/** A file's exact size and SHA-256. */
interface Content {
	bytes: number;
	sha256: string;
}

interface PiperVoice {
	language: Language;
	/** Of the recordings it was trained on, which is what its sound follows. */
	licence: string;
	graph: Content;
	config: Content;
}

/**
 * Voices of Piper's collection. Sizes: voices.json of rhasspy/wyoming-piper, which is copied from the collection.
 * Hashes: those of the hub, as at least two projects independently pin them for this commit.
 */
const voices: Readonly<Record<string, PiperVoice>> = {
	'pt_BR-faber-medium': {
		language: 'pt-BR',
		licence: 'recordings CC0',
		graph: {
			bytes: 63_201_294,
			sha256: '858555e3a064209c57088fe6bd70c4c3dc54d03eaa00c45d5ecaf43a33f95aa7',
		},
		config: { bytes: 4_855, sha256: '7e694de195ae3fc36dd732c445eb04fb49b649854893cb5506b978f0d50a1d6f' },
	},
	'pt_BR-cadu-medium': {
		language: 'pt-BR',
		licence: 'recordings CC0',
		graph: {
			bytes: 62_950_044,
			sha256: '765f0809a6ea9035d4a6d0d008dbf8876e68b2dd32029312672fa8f405bdb535',
		},
		config: { bytes: 5_040, sha256: '5fe03aa3d4901880554905b12075713cd552598c8a350455a1ec73f8b4e6be19' },
	},
	'pt_BR-edresson-low': {
		language: 'pt-BR',
		licence: 'recordings CC BY 4.0 (TTS-Portuguese Corpus)',
		graph: {
			bytes: 63_104_526,
			sha256: 'de4cecee38b30bb1a6378a337af605d59f0c377df702c6a6752870db8991cd84',
		},
		config: { bytes: 4_168, sha256: 'f138992d2e777d1e3aa0bbb14c2d324307b0f342c1bcf20978765b3bea506c56' },
	},
	'en_US-kristin-medium': {
		language: 'en',
		licence: 'recordings in the public domain (LibriVox)',
		graph: {
			bytes: 63_531_379,
			sha256: '5849957f929cbf720c258f8458692d6103fff2f0e3d3b19c8259474bb06a18d4',
		},
		config: { bytes: 4_968, sha256: '5681426d4aead22195de70531eeeeddb46493cfaffc5764b2ea3db73428b651c' },
	},
	'en_US-joe-medium': {
		language: 'en',
		licence: 'recordings CC0',
		graph: {
			bytes: 63_201_294,
			sha256: '58afce0321b8d9c46d7cdf9c16500cc55a793b4220212dba6b70fb788b3baf06',
		},
		config: { bytes: 4_794, sha256: '3d6d5410b3795cb1950595247ef8f06190719e6fdbfa3a2356d8ec368e1aad33' },
	},
	'en_US-amy-medium': {
		language: 'en',
		licence: 'that of the recordings of Mimic 3, which is not clear',
		graph: {
			bytes: 63_201_294,
			sha256: 'b3a6e47b57b8c7fbe6a0ce2518161a50f59a9cdd8a50835c02cb02bdd6206c18',
		},
		config: { bytes: 4_882, sha256: '95a23eb4d42909d38df73bb9ac7f45f597dbfcde2d1bf9526fdeaf5466977d77' },
	},
};

/** The collection is marked MIT as a whole, but each voice follows its recordings, which its card names. */
function piper(voice: string, { language, licence, graph, config }: PiperVoice): Model {
	const [locale = '', name = '', quality = ''] = voice.split('-');
	const folder = `${locale.slice(0, 2)}/${locale}/${name}/${quality}`;
	return {
		id: `piper:${voice}`,
		languages: [language],
		licence: `${licence}: read its MODEL_CARD before you publish`,
		repository: 'rhasspy/piper-voices',
		revision: 'c10ece1aade47bb51c153c893d14e5bf8e5b7117',
		files: [
			{ path: `${folder}/MODEL_CARD`, name: 'MODEL_CARD', kind: 'text' },
			{ path: `${folder}/${voice}.onnx.json`, name: `${voice}.onnx.json`, kind: 'json', ...config },
			{ path: `${folder}/${voice}.onnx`, name: `${voice}.onnx`, kind: 'onnx', ...graph },
		],
	};
}

export const piperVoices: readonly Model[] = Object.entries(voices).map(([voice, about]) =>
	piper(voice, about),
);
