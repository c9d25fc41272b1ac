import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openEngines } from '../integration/engines.ts';
import type { StudioHost } from '../integration/episode/studio.ts';
import type { Language } from '../integration/newsletter/newsletter.ts';
import type { EngineLimits, SpeechEngine, Voice } from '../integration/speech/speech.ts';
import { usualSampling } from '../integration/speech/voices.ts';
import { readyVoices } from '../integration/voices.ts';
import { encodeWav } from '../integration/wav.ts';
import { recorded, transcript } from './helpers/recording.ts';
import { toneEngine } from './helpers/tone-engine.ts';

const good = encodeWav(recorded());
let root: string;
beforeAll(async () => {
	root = await mkdtemp(join(tmpdir(), 'newscast-voices-'));
	await mkdir(join(root, 'voices'));
	const files = {
		good,
		late: encodeWav(recorded({ lead: 0.5 })),
		brief: encodeWav(recorded({ seconds: 2 })),
		text: Buffer.from('not a recording'),
	};
	for (const [name, bytes] of Object.entries(files)) await writeFile(join(root, `voices/${name}.wav`), bytes);
});
afterAll(() => rm(root, { recursive: true, force: true }));

function engine(id: string, limits: Partial<EngineLimits> = {}): SpeechEngine {
	const tone = toneEngine();
	return { ...tone, id, limits: { ...tone.limits, ...limits } };
}

const named = {
	plain: engine('plain-1'),
	cloning: engine('cloning-1', { modes: ['clone', 'fine-tuned'], samples: true }),
	english: engine('english-1', { languages: ['en'] }),
};

/** Marvin with these voices, made ready for what is spoken, and what was said about them. */
async function ready(voices: StudioHost['voices'], languages: Language[] = ['pt-BR']) {
	const warnings: string[] = [];
	const host = { id: 'marvin', name: 'Marvin', role: 'cohost', voices } as StudioHost;
	const [marvin] = await readyVoices([host], languages, {
		root,
		engines: openEngines(named, () => named.plain),
		warn: (line) => warnings.push(line),
	});
	return { voices: marvin?.voices, warnings };
}

const clone: Voice = {
	id: 'ana',
	engine: 'cloning',
	mode: 'clone',
	reference: { file: 'voices/good.wav', transcript },
	consent: 'synthetic',
};
const cloneOf = (file: string, rest: Partial<Voice> = {}): Voice => ({
	...clone,
	reference: { file: `voices/${file}.wav`, transcript },
	...rest,
});

describe('voices that are made ready', () => {
	it('are what they were where they are simple', async () => {
		const simple: Voice = { id: 'tone:low', rate: 1.1 };
		const { voices, warnings } = await ready({ 'pt-BR': simple, en: { id: 'tone:high', mode: 'clone' } });
		expect(voices?.['pt-BR']).toStrictEqual(simple);
		expect(voices?.en).toEqual({ id: 'tone:high', mode: 'clone' });
		expect(warnings).toEqual([]);
	});

	it('have the path and the hash of their recording, and their sampling in full', async () => {
		const { voices, warnings } = await ready({ 'pt-BR': { ...clone, sampling: { topK: 20 } } });
		expect(voices?.['pt-BR']).toEqual({
			...clone,
			sampling: { ...usualSampling.clone, topK: 20 },
			reference: {
				file: join(root, 'voices/good.wav'),
				transcript,
				sha256: createHash('sha256').update(good).digest('hex'),
			},
		});
		expect(warnings).toEqual([]);
	});

	it('have a stand-in that is ready as well', async () => {
		const standIn: Voice = { ...clone, id: 'rui' };
		const { voices } = await ready({ 'pt-BR': { id: 'tone:low', standIn } });
		expect(voices?.['pt-BR']?.standIn?.reference?.sha256).toMatch(/^[0-9a-f]{64}$/);
		expect(voices?.['pt-BR']?.standIn?.sampling).toEqual(usualSampling.clone);
	});

	it('are not read for languages that are not spoken', async () => {
		await expect(ready({ en: cloneOf('missing') }, ['pt-BR'])).resolves.toMatchObject({ warnings: [] });
	});

	it.each<[string, Voice, string]>([
		[
			'a sampling that has no effect',
			{ id: 'tone:low', sampling: { temperature: 0.8 } },
			'Marvin (pt-BR): The voice “tone:low” has a sampling, and the speech engine “plain-1” does not sample.',
		],
		[
			'the sampling of another mode',
			{ ...clone, sampling: usualSampling['fine-tuned'] },
			'Marvin (pt-BR): The voice “ana” has the mode `clone` and the sampling of `fine-tuned` (0.5/0.8/1.1); ' +
				'usual is 0.9/0.95/1.05.',
		],
		[
			'a recording that could be better',
			cloneOf('late'),
			'Marvin (pt-BR): voices/late.wav: N ms of silence come before the voice; best are N ms to N ms. ' +
				'Try `npx newscast voice check voices/late.wav --repair better.wav`.',
		],
		[
			'a recording without its words',
			{ ...clone, reference: { file: 'voices/good.wav' } },
			'Marvin (pt-BR): voices/good.wav: It has no transcript: its sound can be copied, but not how it speaks. ' +
				'Try `npx newscast voice check voices/good.wav`.',
		],
		[
			'a recording that is not used',
			{ id: 'tone:low', reference: { file: 'voices/missing.wav' } },
			'Marvin (pt-BR): The voice “tone:low” has a reference, which only the mode `clone` uses.',
		],
	])('come with a warning about %s', async (_, voice, warning) => {
		const { warnings } = await ready({ 'pt-BR': voice });
		expect(warnings.map((line) => line.replace(/\d+ ms/g, 'N ms'))).toEqual([warning]);
	});

	it('keep nothing that has no effect', async () => {
		const { voices } = await ready({
			'pt-BR': { id: 'tone:low', sampling: { temperature: 0.8 }, reference: { file: 'voices/missing.wav' } },
		});
		expect(voices?.['pt-BR']).toStrictEqual({ id: 'tone:low' });
	});

	it.each<[string, Voice, string]>([
		[
			'a clone on an engine that has presets only',
			{ ...clone, engine: 'plain' },
			'Marvin (pt-BR): The voice “ana” has the mode `clone`, which the speech engine “plain-1” does not have.',
		],
		[
			'a preset on an engine that has none',
			{ id: 'ana', engine: 'cloning' },
			'Marvin (pt-BR): The voice “ana” has the mode `preset`, which the speech engine “cloning-1” does not have.',
		],
		[
			'a language its engine does not speak',
			{ id: 'amy', engine: 'english' },
			'Marvin (pt-BR): The speech engine “english-1” does not speak “pt-BR”.',
		],
		[
			'a clone of nobody knows whom',
			{ ...clone, consent: undefined },
			'Marvin (pt-BR): The voice “ana” is a clone, and nothing says that its owner agreed.',
		],
		[
			'a recording that is not there',
			cloneOf('missing'),
			'Marvin (pt-BR): The recording voices/missing.wav could not be read: ENOENT',
		],
		[
			'a recording that is none',
			cloneOf('text'),
			'Marvin (pt-BR): voices/text.wav: This is not a WAV file that can be used: it does not begin like one.',
		],
		[
			'a recording that is too short',
			cloneOf('brief'),
			'Marvin (pt-BR): No voice can be copied from voices/brief.wav: It has 1.',
		],
		[
			'a stand-in that cannot speak',
			{ id: 'tone:low', standIn: { id: 'amy', engine: 'english' } },
			'Marvin (pt-BR): stand-in: The speech engine “english-1” does not speak “pt-BR”.',
		],
	])('are refused: %s', async (_, voice, message) => {
		await expect(ready({ 'pt-BR': voice })).rejects.toThrow(message);
		await expect(ready({ 'pt-BR': voice })).rejects.toMatchObject({ name: 'Newscast', hint: /./ });
	});

	it('are refused where the usual engine does not speak the language of a host without a voice', async () => {
		const host = { id: 'marvin', name: 'Marvin', role: 'cohost', voices: {} } as unknown as StudioHost;
		const engines = openEngines(named.english, () => named.plain);
		const readying = readyVoices([host], ['en', 'pt-BR'], { root, engines, warn: () => {} });
		await expect(readying).rejects.toThrow('Marvin (pt-BR): The speech engine “english-1” does not speak');
	});
});
