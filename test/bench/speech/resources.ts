import { readdirSync, readFileSync } from 'node:fs';

/** What Linux counts processor time in. */
const ticksPerSecond = 100;

/** Processor time of this process and those it started, seconds. Elsewhere than on Linux only its own. */
export function processorSeconds(): number {
	const { user, system } = process.cpuUsage();
	const others = children().map((pid) => {
		// After the name, which may hold spaces: user and system time are fields 14 and 15 of all.
		const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
		return (Number(fields[11]) + Number(fields[12])) / ticksPerSecond;
	});
	return others.reduce((sum, seconds) => sum + seconds, (user + system) / 1e6);
}

/** Most memory that this process and those it started have had, each at its own time, added up: MB. */
export function residentPeak(): number {
	const others = children().map((pid) => {
		const status = readFileSync(`/proc/${pid}/status`, 'utf8');
		return Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0);
	});
	return others.reduce((sum, kilobytes) => sum + kilobytes, process.resourceUsage().maxRSS) / 1024;
}

function children(): string[] {
	if (process.platform !== 'linux') return [];
	const folder = `/proc/${process.pid}/task`;
	return readdirSync(folder).flatMap((thread) =>
		readFileSync(`${folder}/${thread}/children`, 'utf8').split(' ').filter(Boolean),
	);
}
