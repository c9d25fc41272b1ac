/** What work in slices comes to, done at once: for tests and small sounds, because the event loop waits for it. */
export function atOnce<T>(slices: Generator<undefined, T>): T {
	for (;;) {
		const { done, value } = slices.next();
		if (done) return value;
	}
}
