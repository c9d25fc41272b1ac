import { count } from './count.ts';
import { compareText } from './order.ts';

/** What the takes of a build were computed on. */
export interface Devices {
	add(device: string | undefined): void;
	/** For the log; undefined when no engine told. */
	line(): string | undefined;
}

/** Counts takes by the device that their engine says it used. */
export function countDevices(): Devices {
	const takes = new Map<string, number>();
	let untold = 0;
	return {
		add(device) {
			if (device === undefined) untold += 1;
			else takes.set(device, (takes.get(device) ?? 0) + 1);
		},
		line() {
			if (takes.size === 0) return undefined;
			const told = [...takes]
				.toSorted(([a, n], [b, m]) => m - n || compareText(a, b))
				.map(([device, number]) => `${device} (${count(number, 'take')})`);
			const rest = untold > 0 ? [`${count(untold, 'take')} by engines that do not say on what`] : [];
			return `Spoken on ${[...told, ...rest].join(', ')}`;
		},
	};
}
