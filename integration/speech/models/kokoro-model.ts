import type { Model } from './catalogue.ts';

/** 510 rows of 256 numbers. */
const styleBytes = 510 * 256 * 4;

/** Those of hexgrad/kokoro, which the hub has byte for byte. */
const voices: Readonly<Record<string, string>> = {
	af_heart: 'd583ccff3cdca2f7fae535cb998ac07e9fcb90f09737b9a41fa2734ec44a8f0b',
	am_michael: '1d1f21dd8da39c30705cd4c75d039d265e9bc4a2a93ed09bc9e1b1225eb95ba1',
	pf_dora: '3da7b5b2d91847ebf5646f57631af6ececae3c29a89cd300f06edf9aa6cfe9ee',
	pm_alex: '0175c753f59c54e7fd5a995bedef0c5ff2fb67e0043dd3dcb2ae74ec2acbeb2a',
	pm_santa: '8b012db3185778afe2e45a62cbad69db73021774fe68dda634bcc748a982eede',
};

/** Sizes and hashes: those of the hub, as several projects independently pin them for this commit. */
export const kokoro: Model = {
	id: 'kokoro:v1.0',
	languages: ['pt-BR', 'en'],
	licence: 'Apache-2.0',
	repository: 'onnx-community/Kokoro-82M-v1.0-ONNX',
	revision: '1939ad2a8e416c0acfeecc08a694d14ef25f2231',
	files: [
		{
			path: 'tokenizer.json',
			name: 'tokenizer.json',
			kind: 'json',
			bytes: 3_497,
			sha256: '77a02c8e164413299b4b4c403b14f8e0e1c1b727db4d46a09d6327b861060a34',
		},
		...Object.entries(voices).map(([voice, sha256]) => ({
			path: `voices/${voice}.bin`,
			name: `voices/${voice}.bin`,
			kind: 'style' as const,
			bytes: styleBytes,
			sha256,
		})),
		{
			path: 'onnx/model.onnx',
			name: 'model.onnx',
			kind: 'onnx',
			bytes: 325_532_232,
			sha256: '8fbea51ea711f2af382e88c833d9e288c6dc82ce5e98421ea61c058ce21a34cb',
		},
	],
};
