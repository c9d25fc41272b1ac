/** Letters of a root from which a word with a prefix is known to be of it: “veneno” in “envenenou”. */
const telling = 5;

/** Whether two stems are of one root: the same, or one with a prefix before it. */
export function shareRoot(one: string, other: string): boolean {
	if (one === other) return true;
	const [short, long] = one.length < other.length ? [one, other] : [other, one];
	return (
		short.length >= telling && (long.startsWith(short) || prefixes.some((prefix) => long === prefix + short))
	);
}

const prefixes = ['de', 'en', 'em', 'es', 'a', 're'];
