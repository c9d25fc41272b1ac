import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { findModel, folderOf } from '../../../integration/speech/models/catalogue.ts';
import { writeRecord } from '../../../integration/speech/models/record.ts';
import { onnx } from '../../../integration/speech/onnx/onnx.ts';
import { writePiper } from './doubles.ts';

let root: string;
beforeEach(() => {
	root = mkdtempSync(path.join(tmpdir(), 'newscast-test-'));
	vi.stubEnv('NEWSCAST_MODELS', path.join(root, 'models'));
	vi.stubEnv('XDG_CACHE_HOME', path.join(root, 'cache'));
});
afterEach(() => {
	vi.unstubAllEnvs();
	rmSync(root, { recursive: true });
});

const brazilian = { espeak: { voice: 'pt-br' } };

/** Puts a tiny voice where the catalogue's would be, with a record that says it is the catalogue's. */
async function install(id: string, config: object = {}): Promise<string> {
	const model = findModel(id);
	const folder = path.join(root, 'models', folderOf(model));
	writePiper(folder, id.replace('piper:', ''), { config });
	writeFileSync(path.join(folder, 'MODEL_CARD'), 'tiny');
	const files = model.files.map(({ name, sha256 }) => ({
		name,
		bytes: statSync(path.join(folder, name)).size,
		sha256: sha256 ?? '0'.repeat(64),
		vouchedBy: 'catalogue' as const,
	}));
	await writeRecord(folder, { id, repository: model.repository, revision: model.revision, files });
	return folder;
}

describe('the models of onnx()', () => {
	it('may be several paths, whose voices are all there, in their order', () => {
		const b = writePiper(path.join(root, 'b'), 'zoe');
		const a = writePiper(path.join(root, 'a'), 'ana', { config: brazilian });
		const engine = onnx({ model: [b, path.dirname(a), writePiper(path.join(root, 'c'), 'ben')] });
		expect([0, 1, 2].map((position) => engine.defaultVoice(position, 'en').id)).toEqual([
			'zoe',
			'ben',
			'zoe',
		]);
		expect(engine.defaultVoice(1, 'pt-BR')).toEqual({ id: 'ana' });
		expect(engine.limits.languages).toEqual(['pt-BR', 'en']);
	});

	it('may be those that were downloaded, by their ids', async () => {
		await install('piper:en_US-kristin-medium');
		await install('piper:pt_BR-faber-medium', brazilian);
		const engine = onnx({ model: ['piper:en_US-kristin-medium', 'piper:pt_BR-faber-medium'] });
		expect(engine.defaultVoice(0, 'en')).toEqual({ id: 'en_US-kristin-medium' });
		expect(engine.defaultVoice(0, 'pt-BR')).toEqual({ id: 'pt_BR-faber-medium' });
	});

	it('are known by their contents: not by where they are, what they are called, or their order', async () => {
		const folder = await install('piper:en_US-joe-medium');
		const other = writePiper(path.join(root, 'other'), 'other', { config: { inference: { noise_w: 0.5 } } });
		const byId = onnx({ model: ['piper:en_US-joe-medium', other] });
		const byPath = onnx({ model: [other, path.join(folder, 'en_US-joe-medium.onnx')] });
		expect(byPath.id).toBe(byId.id);
		expect(onnx({ model: other }).id).not.toBe(byId.id);
	});

	it('need not be there until something is spoken', async () => {
		const engine = onnx({ model: ['piper:en_US-joe-medium', path.join(root, 'later')] });
		writePiper(path.join(root, 'later'), 'later');
		await install('piper:en_US-joe-medium');
		expect(engine.defaultVoice(1, 'en')).toEqual({ id: 'later' });
	});

	it('that are not here are named with the one command that downloads them all', async () => {
		const folder = await install('piper:en_US-joe-medium');
		rmSync(path.join(folder, 'en_US-joe-medium.onnx'));
		const engine = onnx({ model: ['piper:en_US-kristin-medium', 'piper:en_US-joe-medium'] });
		const hint = [
			'Run `npx newscast models pull piper:en_US-kristin-medium piper:en_US-joe-medium` (126.7 MB), here and where the site is built.',
			'Licence of piper:en_US-kristin-medium: recordings in the public domain (LibriVox): read its MODEL_CARD before you publish.',
			'Licence of piper:en_US-joe-medium: recordings CC0: read its MODEL_CARD before you publish.',
			`Looked for in ${path.join(root, 'models')}, ${path.join(root, 'cache/newscast/models')}.`,
		].join('\n');
		const problem = {
			name: 'Newscast',
			message: 'The models piper:en_US-kristin-medium, piper:en_US-joe-medium are not here.',
			hint,
		};
		expect(() => engine.id).toThrow(expect.objectContaining(problem));
		expect(() => engine.defaultVoice(0, 'en')).toThrow(expect.objectContaining(problem));
		const request = { text: 'Hello.', language: 'en' as const, voice: { id: 'any' }, seed: 1 };
		await expect(engine.speak(request, new AbortController().signal)).rejects.toMatchObject(problem);
	});

	it('that nobody knows are a mistake at once', () => {
		expect(() => onnx({ model: ['piper:en_US-jo-medium'] })).toThrow(
			expect.objectContaining({ hint: 'Did you mean piper:en_US-joe-medium?' }),
		);
	});

	it('may not have the same voice twice', () => {
		const one = writePiper(path.join(root, 'one'), 'ana');
		const two = writePiper(path.join(root, 'two'), 'ana');
		expect(() => onnx({ model: [one, two] }).id).toThrow(/Two models have a voice “ana”: .*one.* and .*two/);
	});

	it('that are several have their files beside them', () => {
		mkdirSync(path.join(root, 'voices'));
		expect(() => onnx({ model: ['a', 'b'], config: 'c.json', voices: 'v' })).toThrow(
			'onnx() has 2 models, and `config`, `voices` for one.',
		);
		expect(() => onnx({ model: [] })).toThrow('The options of onnx() are not right');
	});
});
