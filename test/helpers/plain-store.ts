import { copyFile, mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Problem, reasonOf } from '../../integration/problem.ts';
import type { ObjectStore } from '../../integration/store/store.ts';

/** A store without checksums that remembers what it was asked. */
export function plainStore(folder: string): ObjectStore & { puts: string[] } {
	const kept = new Set<string>();
	const puts: string[] = [];
	return {
		puts,
		get: async (key) => (kept.has(key) ? join(folder, key) : undefined),
		async put(key, file) {
			await mkdir(dirname(join(folder, key)), { recursive: true });
			await copyFile(file, join(folder, key)).catch((cause: unknown) => {
				throw new Problem(`${key} could not be kept: ${reasonOf(cause)}`, {
					hint: 'Look at the folder.',
					cause,
				});
			});
			kept.add(key);
			puts.push(key);
		},
	};
}
