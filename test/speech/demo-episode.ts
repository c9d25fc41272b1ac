import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import pMap from 'p-map';
import type { Master } from '../../integration/audio/audio.ts';
import { decodeMp3 } from '../../integration/audio/decode.ts';
import { mastering } from '../../integration/audio/mastering.ts';
import { pausesFor } from '../../integration/audio/pauses.ts';
import { programmeRate } from '../../integration/audio/programme.ts';
import type { Newsletter } from '../../integration/newsletter/newsletter.ts';
import { loadLexicon } from '../../integration/script/lexicon-file.ts';
import type { Turn } from '../../integration/script/script.ts';
import { spokenText } from '../../integration/script/spoken/spoken.ts';
import type { Pcm, SpeechEngine } from '../../integration/speech/speech.ts';
import { type Recording, recordTake } from '../../integration/speech/take.ts';
import { encodeWav } from '../../integration/wav.ts';
import { readShelf } from '../script/fidelity/corpus.ts';
import { cast, writeOffline } from '../script/stage.ts';

/** An episode as it was made, with all that was thrown away on the way. */
export interface DemoEpisode {
	turns: readonly Turn[];
	/** In the order of the turns. */
	takes: readonly Recording[];
	master: Master;
	/** What is heard of it: the MP3, decoded again. */
	sound: Pcm;
}

const place = (name: string) => fileURLToPath(new URL(`../../content/${name}`, import.meta.url));

/** The demo's one newsletter in English, made into an episode by the hosts' default voices of an engine. */
export async function makeDemoEpisode(engine: SpeechEngine, sessions: number): Promise<DemoEpisode> {
	const { signal } = new AbortController();
	const newsletter = await readEnglish();
	const lexicon = await loadLexicon(place('lexicon.md'), 'content/lexicon.md');
	const spoken = (text: string) => spokenText(text, newsletter.language, lexicon?.lexicon);
	const { turns } = await writeOffline(newsletter, { spoken });
	const takes = await pMap(
		turns,
		({ host, spoken: text }) => {
			const position = cast.findIndex(({ id }) => id === host);
			const voice = engine.defaultVoice(position, newsletter.language);
			return recordTake(engine, { text, language: newsletter.language, voice, seed: 1 }, { signal });
		},
		{ concurrency: sessions },
	);
	return { turns, takes, ...(await master(turns, takes, newsletter.id)) };
}

async function readEnglish(): Promise<Newsletter> {
	const newsletters = await readShelf(new URL('../../content/newsletters/', import.meta.url));
	const english = newsletters.find(({ language }) => language === 'en');
	if (!english) throw new Error('The demo has no newsletter in English.');
	return english;
}

async function master(
	turns: readonly Turn[],
	takes: readonly Recording[],
	seed: string,
): Promise<Pick<DemoEpisode, 'master' | 'sound'>> {
	const folder = await mkdtemp(path.join(tmpdir(), 'newscast-test-'));
	const file = (name: string) => path.join(folder, name);
	const pauses = pausesFor(turns, seed);
	try {
		await pMap(takes, (take, index) => writeFile(file(`${index}.wav`), encodeWav(take)), { concurrency: 4 });
		await using studio = mastering({ threads: 1 });
		const made = await studio.master(
			{
				turns: turns.map(({ host }, index) => ({
					file: file(`${index}.wav`),
					host,
					pause: pauses[index] ?? 0,
				})),
				loudness: { target: -14, truePeak: -1 },
				ffmpeg: undefined,
				output: file('episode.mp3'),
			},
			new AbortController().signal,
		);
		return { master: made, sound: { samples: await decode(file('episode.mp3')), sampleRate: programmeRate } };
	} finally {
		await rm(folder, { recursive: true });
	}
}

async function decode(file: string): Promise<Float32Array> {
	const pieces: Float32Array[] = [];
	for await (const piece of decodeMp3(file)) pieces.push(piece);
	const samples = new Float32Array(pieces.reduce((sum, { length }) => sum + length, 0));
	let at = 0;
	for (const piece of pieces) {
		samples.set(piece, at);
		at += piece.length;
	}
	return samples;
}
