import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { crewOf } from '../../integration/audio/crew.ts';
import { masterProgramme } from '../../integration/audio/master.ts';
import { using } from '../../integration/using.ts';
import { encodeWav } from '../../integration/wav.ts';
import { stressedTakes, writeTakes } from '../helpers/programmes.ts';
import { silence } from '../helpers/signals.ts';

const { signal } = new AbortController();

let folder: string;
beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'newscast-crew-'));
});
afterEach(() => rm(folder, { recursive: true }));

test('several threads make the same programme as one, to the last byte and digit', async () => {
	const turns = await writeTakes(folder, stressedTakes());
	const request = { turns, loudness: { target: -14, truePeak: -1 }, ffmpeg: undefined };
	const [one, several] = [join(folder, 'one.mp3'), join(folder, 'several.mp3')];
	const scratch = () => mkdtemp(join(folder, 'scratch-'));
	const alone = await masterProgramme({ ...request, output: one }, await scratch(), signal);
	const together = await using(crewOf(3, signal), async (crew) =>
		masterProgramme({ ...request, output: several }, await scratch(), signal, crew),
	);
	expect(together).toEqual(alone);
	expect(await readFile(several)).toEqual(await readFile(one));
});

test('a take that cannot be used is named, whichever thread had it', async () => {
	const turns = await writeTakes(folder, stressedTakes());
	const file = turns[1]?.file ?? '';
	await writeFile(file, encodeWav({ samples: silence(1, 24_000), sampleRate: 24_000 }));
	const numbered = turns.map((turn, index) => ({
		turn,
		number: index + 1,
		kept: join(folder, `${index}.f32`),
	}));
	await using(crewOf(2, signal), async (crew) => {
		await expect(crew.prepareTurns(numbered)).rejects.toMatchObject({
			message: 'The take of turn 2 cannot be used: it is silent.',
			loc: { file },
		});
	});
});
