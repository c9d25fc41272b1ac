import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recordTakes, type TakeStudio } from '../../integration/episode/take-stage.ts';
import { Problem } from '../../integration/problem.ts';
import type { Script, Turn } from '../../integration/script/script.ts';
import type { SpeechEngine, Voice } from '../../integration/speech/speech.ts';
import { plainStore } from '../helpers/plain-store.ts';
import { type ToneEngine, toneEngine } from '../helpers/tone-engine.ts';

const never = new AbortController().signal;
let folder: string;
beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'newscast-takes-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const plain: Voice = { id: 'tone:low' };
const turns = ['Hello.', 'A much longer sentence than the others are.', 'Quite a sentence.'];

function scriptOf(...texts: string[]): Script {
	const all = texts.map((text, index): Turn => {
		return { id: `t-${index}`, host: 'ana', section: 'news', refs: [], tags: [], text, spoken: text };
	});
	return { language: 'en', writer: 'test', turns: all };
}

interface Setting {
	voice?: Voice;
	engines?: Record<string, SpeechEngine>;
	name?: string;
	respell?: TakeStudio['speech']['respell'];
}

/** A studio in which each engine is asked once, and what happened in it. */
function studioOf({ voice = plain, engines = {}, name = 'shared', respell = (text) => text }: Setting) {
	const tone = toneEngine();
	const store = plainStore(join(folder, name));
	const told: string[] = [];
	const studio: TakeStudio = {
		hosts: [{ id: 'ana', voices: { en: voice } }],
		store,
		progress: {
			take: (_, { done, total }) => told.push(`${done}/${total}`),
			standIn: (id, { turn, voice: other, problem }) =>
				told.push(`${id} ${turn.id} in ${other}: ${problem.message}`),
		},
		speech: {
			engine: tone,
			engineFor: (of) => engines[of.engine ?? ''] ?? tone,
			respell,
			record: (engine, request, signal) => engine.speak(request, signal),
			concurrency: 1,
			recording: new Map(),
		},
	};
	return { studio, store, tone, told };
}

const keyOf = async (setting: Setting, ...texts: string[]) =>
	(await recordTakes(scriptOf(...texts), '042', studioOf(setting).studio, never)).map(({ key }) => key);

describe('the takes of a script', () => {
	it('are in the order of the turns, and the longest are spoken first', async () => {
		const { studio, tone, store } = studioOf({ name: 'order' });
		const takes = await recordTakes(scriptOf(...turns), '042', studio, never);
		expect(tone.calls.map(({ text }) => text)).toEqual([turns[1], turns[2], turns[0]]);
		expect(store.puts).toEqual([takes[1]?.key, takes[2]?.key, takes[0]?.key]);
		expect(takes[1]?.fresh).toBeGreaterThan(takes[0]?.fresh ?? Infinity);
	});

	it('are spoken in the order of the turns where they are equally long', async () => {
		const { studio, tone } = studioOf({ name: 'equal' });
		await recordTakes(scriptOf('Yes.', 'Not.', 'Now.'), '042', studio, never);
		expect(tone.calls.map(({ text }) => text)).toEqual(['Yes.', 'Not.', 'Now.']);
	});

	it('say by which engine they are', async () => {
		const other = { ...toneEngine(), id: 'other-1' };
		const { studio, tone } = studioOf({
			voice: { ...plain, engine: 'other' },
			engines: { other },
			name: 'by',
		});
		const [take] = await recordTakes(scriptOf('Hello.'), '042', studio, never);
		expect(take?.engine).toBe('other-1');
		expect(tone.calls).toEqual([]);
		expect(other.calls).toHaveLength(1);
	});

	it('are made with what the engine of the voice understands', async () => {
		const other = toneEngine({ tags: ['sighs'] });
		const { studio } = studioOf({ voice: { ...plain, engine: 'other' }, engines: { other }, name: 'tags' });
		const script = scriptOf('Hello.');
		const tagged = { ...script, turns: script.turns.map((turn) => ({ ...turn, tags: ['sighs', 'sings'] })) };
		await recordTakes(tagged, '042', studio, never);
		expect(other.calls[0]?.tags).toEqual(['sighs']);
	});
});

describe('the key of a take', () => {
	const clone: Voice = {
		...plain,
		mode: 'clone',
		reference: { file: '/home/ana/ana.wav', sha256: 'abc', transcript: 'Hello.' },
		consent: 'cons_1',
	};
	const withReference = (changed: Partial<NonNullable<Voice['reference']>>): Voice => ({
		...clone,
		reference: { file: '/home/ana/ana.wav', sha256: 'abc', transcript: 'Hello.', ...changed },
	});

	it('is that of earlier releases for voices that have nothing new', async () => {
		// A change here makes every episode again, at its author's cost.
		expect(await keyOf({ voice: { id: 'tone:low', rate: 1.1 } }, 'Hello.')).toMatchInlineSnapshot(`
			[
			  "take/f57e5306f6c77b8e008f4bbddbafe4ecd8d58e280fce2920a36c54e241f6d52f.wav",
			]
		`);
		expect(await keyOf({ voice: plain }, 'Hello.')).toMatchInlineSnapshot(`
			[
			  "take/5736766e8bd55db8c7db89cc04c9e13f8ca04eb7bc6e27051b56dd3987286b6c.wav",
			]
		`);
	});

	it.each<[string, Voice]>([
		['its consent', { ...clone, consent: 'cons_2' }],
		['its stand-in', { ...clone, standIn: { id: 'tone:high' } }],
		['where its recording is', withReference({ file: '/srv/ana.wav' })],
		['what its engine is called', { ...clone, engine: 'neural' }],
		['what is undefined', { ...clone, pitch: undefined, sampling: undefined }],
	])('does not change with %s', async (_, voice) => {
		expect(await keyOf({ voice }, 'Hello.')).toEqual(await keyOf({ voice: clone }, 'Hello.'));
	});

	it.each<[string, Voice]>([
		['another recording', withReference({ sha256: 'def' })],
		['another transcript', withReference({ transcript: 'Good bye.' })],
		['no transcript', withReference({ transcript: undefined })],
		['another sampling', { ...clone, sampling: { temperature: 0.8 } }],
		['another mode', { ...clone, mode: 'fine-tuned' }],
		['another rate', { ...clone, rate: 1.1 }],
	])('changes with %s', async (_, voice) => {
		expect(await keyOf({ voice }, 'Hello.')).not.toEqual(await keyOf({ voice: clone }, 'Hello.'));
	});

	it('changes with the engine', async () => {
		const other = { ...toneEngine(), id: 'other-1' };
		const named = { voice: { ...plain, engine: 'other' }, engines: { other } };
		expect(await keyOf(named, 'Hello.')).not.toEqual(await keyOf({ voice: plain }, 'Hello.'));
	});
});

describe('a turn that its voice cannot speak', () => {
	const standIn: Voice = { id: 'tone:high', engine: 'spare' };
	const voice: Voice = { ...plain, standIn };
	const failing = (spare: SpeechEngine, name: string): ReturnType<typeof studioOf> => {
		const studio = studioOf({
			voice,
			engines: { spare },
			name,
			respell: (text, _, { id }) => `${text} ${id}.`,
		});
		studio.studio.speech.engine = toneEngine({ failOn: /longer/ });
		studio.studio.speech.engineFor = ({ engine }) => (engine ? spare : studio.studio.speech.engine);
		return studio;
	};
	let spare: ToneEngine;
	const run = async (name: string) => {
		spare = { ...toneEngine(), id: 'spare-1' };
		const result = failing(spare, name);
		const takes = await recordTakes(scriptOf(...turns), '042', result.studio, never);
		return { ...result, takes };
	};

	it('is kept as a take of its stand-in and nobody else', async () => {
		const { takes, store } = await run('stand-in');
		const asked = studioOf({ voice: standIn, engines: { spare }, name: 'asked' });
		asked.studio.speech.respell = (text, _, { id }) => `${text} ${id}.`;
		const wanted = await recordTakes(scriptOf(turns[1] ?? ''), '042', asked.studio, never);
		expect(takes[1]?.key).toBe(wanted[0]?.key);
		expect(takes.map(({ engine }) => engine)).toEqual(['tone-1', 'spare-1', 'tone-1']);
		expect(store.puts.toSorted()).toEqual(takes.map(({ key }) => key).toSorted());
		// The same request, with the same random choices, as if the stand-in had been the voice.
		expect(spare.calls[0]).toEqual(spare.calls[1]);
	});

	it('is told, with the reason and the voice', async () => {
		const { told } = await run('told');
		expect(told).toEqual([
			'042 t-1 in tone:high: The tone engine was told to fail on this text.',
			'1/3',
			'2/3',
			'3/3',
		]);
	});

	it('does not ask the stand-in again for what is there', async () => {
		const { studio, takes, told } = await run('again');
		studio.speech.recording.clear();
		const again = await recordTakes(scriptOf(...turns), '043', studio, never);
		expect(again).toEqual(takes.map((take) => ({ ...take, fresh: 0 })));
		expect(spare.calls).toHaveLength(1);
		expect(told.at(4)).toMatch(/^043 t-1 in tone:high/);
	});

	it('fails with both reasons when the stand-in cannot either', async () => {
		const broken: SpeechEngine = {
			...toneEngine(),
			speak: async () => {
				throw new RangeError('out of memory');
			},
		};
		const { studio, store } = failing(broken, 'both');
		await expect(recordTakes(scriptOf(turns[1] ?? ''), '042', studio, never)).rejects.toMatchObject({
			name: 'Newscast',
			message:
				'ana in “news”: The tone engine was told to fail on this text. ' +
				'Its stand-in could not do it either: out of memory',
			hint: 'Change `failOn`.',
		});
		expect(store.puts).toEqual([]);
	});

	it('is not given to the stand-in when the store is what failed', async () => {
		const { studio, told } = studioOf({ voice, name: 'full' });
		studio.store.put = async () => {
			throw new Problem('The disk is full.', { hint: 'Make room.' });
		};
		const recording = recordTakes(scriptOf('Hello.'), '042', studio, never);
		await expect(recording).rejects.toThrow('The disk is full.');
		expect(told).toEqual([]);
	});

	it('is not given to the stand-in when the build is stopped', async () => {
		const controller = new AbortController();
		const { studio, told } = studioOf({ voice, name: 'stopped' });
		studio.speech.record = async () => {
			controller.abort(new Error('enough'));
			controller.signal.throwIfAborted();
			throw new Error('not reached');
		};
		const recording = recordTakes(scriptOf('Hello.'), '042', studio, controller.signal);
		await expect(recording).rejects.toThrow('enough');
		expect(told).toEqual([]);
	});
});
