import { expect, test } from 'vitest';
import { masterEpisode } from '../../integration/episode/master-stage.ts';
import type { Studio } from '../../integration/episode/studio.ts';
import type { Script, Turn } from '../../integration/script/script.ts';
import { newsletterOf } from '../helpers/newsletter.ts';
import { toneEngine } from '../helpers/tone-engine.ts';

const newsletter = newsletterOf('Bom dia.\n\n## A queda\n\nCaiu de novo.\n\n## A conta\n\nSubiu de novo.');
const cover = { sha256: 'c0ffee', jpeg: () => Promise.reject(new Error('No tags are written.')) };

const script: Script = {
	language: 'pt-BR',
	writer: 'test@1',
	turns: ['opening', ...newsletter.sections.map(({ id }) => id), 'closing'].map((section, index): Turn => {
		const text = `Frase ${index}.`;
		return {
			id: `t-${index}`,
			host: index % 2 ? 'lia' : 'marvin',
			section,
			refs: [],
			tags: [],
			text,
			spoken: text,
		};
	}),
};
const takes = script.turns.map((_, index) => {
	return { key: `take/${index}.wav`, file: `/takes/${index}.wav`, engine: 'tone-1', fresh: 0 };
});

/** The key under which an episode is looked for, which is before it is mastered. */
async function keyWith(sound: Studio['audio']['sound']): Promise<string | undefined> {
	const asked: string[] = [];
	const unused = () => {
		throw new Error('Nothing is made here.');
	};
	const studio: Studio = {
		show: { title: 'Duas Vozes', author: 'Lia' },
		hosts: [],
		store: {
			async get(key) {
				asked.push(key);
				return undefined;
			},
			put: unused,
		},
		ledger: { get: () => undefined, record: unused },
		progress: {
			writing: unused,
			script: unused,
			take: unused,
			spoken: unused,
			mastered: unused,
			failed: unused,
			standIn: unused,
		},
		script: { inputs: () => [], write: unused, readPinned: unused },
		speech: {
			engine: toneEngine(),
			engineFor: unused,
			respell: unused,
			record: unused,
			concurrency: 1,
			recording: new Map(),
		},
		audio: {
			loudness: { target: -14, truePeak: -1 },
			sound,
			pausesFor: (turns) => turns.map(() => 0.3),
			master: unused,
			tag: unused,
			coverFor: async () => cover,
		},
		publish: {
			guid: unused,
			audioFileName: unused,
			cuesFor: unused,
			chapterTitle: unused,
			disclosure: unused,
		},
	};
	const signal = new AbortController().signal;
	await masterEpisode(newsletter, script, takes, cover, studio, signal).catch(() => undefined);
	return asked[0];
}

const soundOf = (...inputs: unknown[]) => ({ programme: { roomTone: false }, inputs });

// Whoever has no jingles must not have to publish everything again because others may.
test('without sounds of the show, the key is what it was before there were any', async () => {
	expect(await keyWith(undefined)).toBe(
		'episode/8c4b22507a8a3caf55022deae93ac6c564b51f40629e76576c157cc74c1c9c43.json',
	);
});

test('everything that is heard of the sounds is in the key', async () => {
	const keys = await Promise.all([
		keyWith(undefined),
		keyWith(soundOf(false, ['intro', { file: 'a', gain: 0, overlap: 0 }])),
		keyWith(soundOf(false, ['intro', { file: 'b', gain: 0, overlap: 0 }])),
		keyWith(soundOf(false, ['intro', { file: 'a', gain: 1, overlap: 0 }])),
		keyWith(soundOf(false, ['outro', { file: 'a', gain: 0, overlap: 0 }])),
		keyWith(soundOf(true)),
	]);
	expect(new Set(keys).size).toBe(keys.length);
});
