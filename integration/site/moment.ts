/** Fragment that names a moment of an episode, as in Media Fragments URI 1.0: `t=83`, whole seconds. */
export function momentId(seconds: number): string {
	return `t=${Math.floor(seconds)}`;
}

/**
 * Seconds named by a URL's fragment: `#t=83`, `#t=83.5`, `#t=1:23`, `#t=1:02:03`, `#t=1m23s`, or undefined
 * when it names no moment.
 */
export function momentOf(fragment: string): number | undefined {
	const match = /^#t=(?:(?:(\d+):)?(\d+):)?(\d+(?:\.\d+)?)$/.exec(fragment) ?? unitsOf(fragment);
	if (!match) return undefined;
	const [, hours = 0, minutes = 0, seconds = 0] = match;
	return Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
}

function unitsOf(fragment: string): RegExpExecArray | null {
	return /^#t=(?=\d)(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?$/.exec(fragment);
}
