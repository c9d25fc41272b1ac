/**
 * Runs jobs at the same time; how many really do is up to whoever they wait for. The first that fails stops the others,
 * and is what the caller gets once all have ended.
 * @throws What the first job to fail threw, or the reason of the signal.
 */
export async function together<Result>(
	jobs: readonly ((signal: AbortSignal) => Promise<Result>)[],
	signal: AbortSignal,
): Promise<Result[]> {
	signal.throwIfAborted();
	const failure = new AbortController();
	const shared = AbortSignal.any([signal, failure.signal]);
	const results = await Promise.allSettled(
		jobs.map(async (job) => {
			try {
				return await job(shared);
			} catch (error) {
				failure.abort(error);
				throw error;
			}
		}),
	);
	failure.signal.throwIfAborted();
	return results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
}
