import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, cpus, tmpdir } from 'node:os';
import path from 'node:path';
import { probeDevices } from '../../integration/speech/onnx/onnx.ts';
import { weights } from '../speech/onnx/weights.ts';
import { measureLengths } from './speech/gpu.ts';
import { englishTurns } from './speech/material.ts';
import { installPeer } from './speech/peers.ts';
import { type Entrant, pinned, race } from './speech/race.ts';
import { kokoroForSherpa, kokoroForTransformers, piperForSherpa } from './speech/sherpa-files.ts';
import { measureStalls } from './speech/stalls.ts';
import { printRace } from './speech/standings.ts';

/** Turns of the shorter races, of which there are more. */
const few = 6;
const heart = 'af_heart';

/**
 * Prints how fast our engine is beside others with the same weights and the same texts, phonemes included, and how
 * much of it the thread of a build feels.
 * @param flags A number is how many rounds there are, of which the median counts. `piper`, `kokoro`, `script`, `stalls` or `gpu` limit it to that part.
 */
export async function benchSpeech(flags: readonly string[]): Promise<void> {
	const [voices, contracts] = [weights('piper'), weights('kokoro')];
	if (voices.missing || contracts.missing) return;
	const rounds = Number(flags.find((flag) => /^\d+$/.test(flag)) ?? 5);
	const chosen = flags.filter((flag) => !/^\d+$/.test(flag));
	const wants = (part: string) => chosen.length === 0 || chosen.includes(part);
	const folder = await mkdtemp(path.join(tmpdir(), 'newscast-bench-'));
	const voice = path.join(voices.file, 'en_US-amy.onnx');
	const turns = await englishTurns();
	console.log(
		`${cpus()[0]?.model.trim()}, ${availableParallelism()} cores; processes ${pinned() ? 'held to as many cores as they have threads' : 'not held to cores: there is no taskset'}; ${rounds} rounds, medians`,
	);
	try {
		if (['piper', 'kokoro', 'script'].some(wants)) {
			const { piper, kokoro, script } = await prepare(folder, { voice, kokoro: contracts.file });
			if (wants('piper')) {
				console.log(`\nPiper, en_US-amy, ${few} turns`);
				printRace(await race(piper, turns.slice(0, few), rounds));
			}
			if (wants('kokoro')) {
				console.log(`\nKokoro's contract, ${heart}, ${few} turns`);
				printRace(await race(kokoro, turns.slice(0, few), rounds));
			}
			if (wants('script')) {
				console.log(`\nA script of ${turns.length} turns, Piper, en_US-amy`);
				printRace(await race(script, turns, Math.ceil(rounds / 2)));
			}
		}
		if (wants('stalls')) await printStalls(voices.file, turns);
		if (wants('gpu')) await printLengths(voice, turns.slice(0, few));
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}

async function prepare(folder: string, { voice, kokoro }: { voice: string; kokoro: string }) {
	const sherpa = await installPeer('sherpa', folder);
	const kokoroJs = await installPeer('kokoroJs', folder);
	for (const peer of [sherpa, kokoroJs]) if ('why' in peer) console.log(`Skipped: ${peer.why}`);
	const ours = (model: string, id: string, sessions: number, threads = 1): Entrant => ({
		name: `astro-newscast, ${sessions} × ${threads} thread${threads === 1 ? '' : 's'}`,
		setup: { kind: 'newscast', model, voice: id, sessions, threads },
		cores: sessions * threads,
	});
	const theirs = (
		family: 'vits' | 'kokoro',
		files: Awaited<ReturnType<typeof piperForSherpa>>,
		threads: number,
	) =>
		'root' in sherpa
			? [
					{
						name: `sherpa-onnx-node, ${threads} thread${threads === 1 ? '' : 's'}`,
						setup: { kind: 'sherpa' as const, root: sherpa.root, family, files, threads },
						cores: threads,
					},
				]
			: [];
	const piperFiles = await piperForSherpa(voice, path.join(folder, 'sherpa-files'));
	const kokoroFiles = await kokoroForSherpa(kokoro, [heart], path.join(folder, 'sherpa-files'));
	const hubFolder = path.join(folder, 'hub/double');
	await kokoroForTransformers(kokoro, hubFolder);
	const js = (cores: number): Entrant[] =>
		'root' in kokoroJs && existsSync(kokoroJs.root)
			? [
					{
						name: `kokoro-js, ${cores} core${cores === 1 ? '' : 's'}`,
						setup: { kind: 'kokoro-js', root: kokoroJs.root, folder: hubFolder, voice: heart },
						cores,
					},
				]
			: [];
	const amy = path.basename(voice, '.onnx');
	const [one, two] = [1, 2].map((threads) => theirs('vits', piperFiles, threads));
	const [kokoroOne, kokoroTwo] = [1, 2].map((threads) => theirs('kokoro', kokoroFiles, threads));
	return {
		piper: [ours(voice, amy, 1), ...(one ?? []), ours(voice, amy, 2), ours(voice, amy, 1, 2), ...(two ?? [])],
		kokoro: [
			...[ours(kokoro, heart, 1), ...(kokoroOne ?? []), ...js(1)],
			...[ours(kokoro, heart, 2), ...(kokoroTwo ?? []), ...js(2)],
		],
		script: [ours(voice, amy, 1), ours(voice, amy, 2), ...(two ?? [])],
	};
}

async function printStalls(models: string, turns: readonly string[]): Promise<void> {
	const { sound, longer, longest, longestByClock, percentile99 } = await measureStalls(models, turns);
	const held = longer.map(({ than, times }) => `${times} over ${than} ms`).join(', ');
	console.log(
		`\nThe thread of a build, while ${sound.toFixed(0)} s were spoken, judged and kept: without a break it computed ${held}; longest ${longest.toFixed(0)} ms (${longestByClock.toFixed(0)} ms by the clock, with other processes), 99 % under ${percentile99.toFixed(0)} ms`,
	);
}

async function printLengths(model: string, texts: readonly string[]): Promise<void> {
	const devices = await probeDevices();
	console.log('\nLengths on a GPU');
	for (const { device, ok, why } of devices.filter(({ device }) => device !== 'cpu')) {
		if (!ok) {
			console.log(`Skipped: ${device}: ${why}`);
			continue;
		}
		const { newLengths, fewLengths } = await measureLengths(model, device, texts);
		console.log(
			`${device}: RTF ${newLengths.toFixed(4)} with new lengths, ${fewLengths.toFixed(4)} with few`,
		);
	}
}
