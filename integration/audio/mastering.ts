import { mkdtemp, rm } from 'node:fs/promises';
import { threads } from '../thread.ts';
import type { Master, MasterRequest } from './audio.ts';
import type { MasterTask } from './master-worker.ts';

export interface Mastering extends AsyncDisposable {
	/** As `masterProgramme`. The output appears complete, at the very end, or not at all. */
	master(request: MasterRequest, signal: AbortSignal): Promise<Master>;
}

/** Masters programmes in threads of their own, at most as many at a time. */
export function mastering(limits: { threads: number }): Mastering {
	const workers = threads<MasterTask, Master>(new URL('master-worker.ts', import.meta.url), limits);
	return {
		async master(request, signal) {
			// Made and removed here, because a thread that is ended cannot tidy up.
			const scratch = await mkdtemp(`${request.output}.`);
			try {
				return await workers.run({ request, scratch }, { signal });
			} finally {
				await rm(scratch, { recursive: true, force: true });
			}
		},
		[Symbol.asyncDispose]: () => workers[Symbol.asyncDispose](),
	};
}
