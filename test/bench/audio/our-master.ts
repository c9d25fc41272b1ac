import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Master, MasterRequest } from '../../../integration/audio/audio.ts';
import type { BenchProgramme, Place } from './material.ts';
import { type Cost, measuredRun } from './measured-run.ts';

/** What everybody is asked for. */
export const loudness = { target: -14, truePeak: -1 };

/** Masters in a process of its own, which starts what a build starts. */
export async function runMaster(request: MasterRequest): Promise<{ cost: Cost; master: Master }> {
	const file = `${request.output}.json`;
	await writeFile(file, JSON.stringify(request));
	const entry = fileURLToPath(new URL('master-process.ts', import.meta.url));
	const { cost, said } = await measuredRun({ program: process.execPath, parameters: [entry, file] });
	return { cost, master: JSON.parse(said.slice(said.indexOf('{'))) };
}

/** Where the hosts speak in the master: what was cut off a take is not heard, and neither is a gap at its end. */
export function placesIn({ turns }: Master, programme: BenchProgramme): Place[] {
	return turns.map(({ start, end, offset }, index) => {
		const host = programme.turns[index]?.host ?? '';
		return { host, start, end: Math.min(end, start - offset + (programme.spoken[index] ?? 0)) };
	});
}
