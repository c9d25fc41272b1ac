import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import type { NewscastOptions } from '../../integration/index.ts';
import type { SpeechEngine, Voice } from '../../integration/speech/speech.ts';
import { encodeWav } from '../../integration/wav.ts';
import { english } from '../helpers/newsletters.ts';
import { recorded, transcript } from '../helpers/recording.ts';
import { type BuiltSite, makeSite, testShow } from '../helpers/site.ts';
import { type ToneEngine, toneEngine } from '../helpers/tone-engine.ts';

const reference = 'voices/lia.wav';
const standIn: Voice = { id: 'tone:high', engine: 'spare' };
const lia: Voice = {
	id: 'tone:low',
	mode: 'clone',
	reference: { file: reference, transcript },
	consent: 'cons_1',
	standIn,
};

let site: BuiltSite | undefined;
afterEach(() => site?.remove());

async function start(): Promise<BuiltSite> {
	site = await makeSite({
		newsletters: { '042-cache.md': english },
		files: { [reference]: encodeWav(recorded()) },
	});
	return site;
}

function showWith(voice: Voice): NewscastOptions['show'] {
	const [author, cohost] = testShow.hosts;
	return { ...testShow, hosts: [{ ...author, voice: { en: voice } }, cohost] };
}

/** An engine of clones, on a device of its own. */
function cloning(options?: Parameters<typeof toneEngine>[0]): ToneEngine {
	const tone = toneEngine(options);
	const speak: SpeechEngine['speak'] = async (request, signal) => ({
		...(await tone.speak(request, signal)),
		device: 'abacus',
	});
	return {
		...tone,
		id: 'clone-1',
		limits: { ...tone.limits, modes: ['preset', 'clone'], samples: true },
		speak,
	};
}

test('two engines by name speak one episode, and a turn that fails is spoken by the stand-in', async () => {
	const { build, read, engine: spare } = await start();
	const neural = cloning({ failOn: /no excuse/ });
	const log = await build({ show: showWith(lia), engine: { neural, spare } });

	expect(log).toContain('Speech comes from the engines “neural” (clone-1), “spare” (tone-1)');
	expect(log).toMatch(
		/042-cache: lia in “the-bug” is spoken in the voice “tone:high” instead: “Units belong .*” could not be spoken/,
	);
	expect(log).toMatch(/Spoken on abacus \(\d+ takes\), 1 take by engines that do not say on what/);
	expect(spare.calls.map(({ text }) => text)).toEqual([expect.stringContaining('no excuse')]);
	const voices = neural.calls.map(({ voice }) => voice).filter(({ mode }) => mode === 'clone');
	expect(voices[0]?.reference?.sha256).toMatch(/^[0-9a-f]{64}$/);
	expect(voices[0]?.sampling).toEqual({ temperature: 0.9, topP: 0.95, repetitionPenalty: 1.05, topK: 50 });
	expect(await read('dist/podcast/feed.xml')).toContain('The Cache Strikes Back');
});

test('a build in which nothing is missing reads no recording', async () => {
	const { build, root } = await start();
	const engine = { neural: cloning(), spare: toneEngine() };
	await build({ show: showWith(lia), engine });
	await rm(join(root, reference));
	await build({ show: showWith(lia), engine });
	await expect(build({ show: showWith(lia), engine, refresh: ['042-cache'] })).rejects.toThrow(
		'Lia (en): The recording voices/lia.wav could not be read',
	);
});

test('a voice that no engine can speak is told before any work', async () => {
	const { build, engine: spare } = await start();
	const neural = cloning();
	const building = build({ show: showWith({ ...lia, engine: 'spare' }), engine: { neural, spare } });
	await expect(building).rejects.toThrow(
		'Lia (en): The voice “tone:low” has the mode `clone`, which the speech engine “tone-1” does not have.',
	);
	expect([...neural.calls, ...spare.calls]).toEqual([]);
});
