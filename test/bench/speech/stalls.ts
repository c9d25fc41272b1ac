import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { putTake } from '../../../integration/episode/take-file.ts';
import { onnx } from '../../../integration/speech/onnx/onnx.ts';
import { recordTake } from '../../../integration/speech/take.ts';
import { directoryStore } from '../../../integration/store/directory.ts';

export interface Stalls {
	/** Seconds of sound that were spoken, checked and stored meanwhile. */
	sound: number;
	/** How often this thread computed for longer than each of these without a break, milliseconds. */
	longer: { than: number; times: number }[];
	/** The longest, milliseconds of processor time. */
	longest: number;
	/** The longest by the clock, in which the system may have run something else. */
	longestByClock: number;
	/** 99th percentile of the delay, by the clock. */
	percentile99: number;
}

const limits = [10, 20, 50];
/** How often a timer looks whether it is late, milliseconds. */
const pulse = 2;
/** Characters of a long turn: about half a minute of sound. */
const longTurn = 500;

/** What the thread of a build is held up by while turns are spoken, judged and kept, as a build does it. */
export async function measureStalls(model: string, turns: readonly string[]): Promise<Stalls> {
	const folder = await mkdtemp(path.join(tmpdir(), 'newscast-bench-'));
	const store = directoryStore(folder, { onDamaged: () => {} });
	await using engine = onnx({ model, device: 'cpu' });
	const voices = engine.limits.languages.length > 0 ? [0, 1].map((at) => engine.defaultVoice(at, 'en')) : [];
	const { signal } = new AbortController();
	const record = async (text: string, index: number): Promise<number> => {
		const voice = voices[index % voices.length] ?? engine.defaultVoice(0, 'en');
		const request = { text, language: 'en' as const, voice, seed: 1 };
		const take = await recordTake(engine, request, { signal });
		const key = createHash('sha256').update(JSON.stringify(request)).digest('hex');
		await putTake(store, `take/${key}.wav`, take);
		return take.samples.length / take.sampleRate;
	};
	try {
		await record('Good morning, and welcome.', 0);
		const delay = monitorEventLoopDelay({ resolution: pulse });
		const watch = watchPulse();
		delay.enable();
		const seconds = await Promise.all(inLongTurns(turns).map(record));
		delay.disable();
		const { gaps, clock } = watch.stop();
		return {
			sound: seconds.reduce((sum, each) => sum + each, 0),
			longer: limits.map((than) => ({ than, times: gaps.filter((gap) => gap > than).length })),
			longest: Math.max(...gaps),
			longestByClock: Math.max(...clock),
			percentile99: delay.percentile(99) / 1e6,
		};
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}

/** Turns put together until they are long. */
function inLongTurns(turns: readonly string[]): string[] {
	const long: string[] = [];
	for (const turn of turns) {
		const last = long.at(-1);
		if (last !== undefined && last.length + turn.length < longTurn) long[long.length - 1] = `${last} ${turn}`;
		else long.push(turn);
	}
	return long;
}

/** Notes how late a timer is, and how long this thread computed since the last time: others may have had the processor. */
function watchPulse(): { stop(): { gaps: number[]; clock: number[] } } {
	const [gaps, clock]: [number[], number[]] = [[], []];
	let [last, used] = [performance.now(), computed()];
	const timer = setInterval(() => {
		const [now, usedNow] = [performance.now(), computed()];
		clock.push(Math.max(0, now - last - pulse));
		gaps.push(usedNow - used);
		[last, used] = [now, usedNow];
	}, pulse);
	return {
		stop: () => {
			clearInterval(timer);
			return { gaps, clock };
		},
	};
}

/** Processor time of this thread, milliseconds. */
function computed(): number {
	const { user, system } = process.threadCpuUsage();
	return (user + system) / 1000;
}
