/**
 * Works with something that has to be disposed of, and disposes of it whatever happens: `await using` for Node 22, to
 * which that is a syntax error.
 */
export async function using<Resource extends AsyncDisposable, Result>(
	resource: Resource,
	work: (resource: Resource) => Promise<Result>,
): Promise<Result> {
	try {
		return await work(resource);
	} finally {
		await resource[Symbol.asyncDispose]();
	}
}
