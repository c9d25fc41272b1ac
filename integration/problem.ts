/** Where a problem lies: a file as the author knows it (relative to the project root) and a line counted from 1. */
export interface Place {
	file: string;
	line?: number | undefined;
}

export interface ProblemDetails {
	/** What to do about it, as an instruction. */
	hint: string;
	place?: Place | undefined;
	cause?: unknown;
}

/**
 * The one way to fail: `message` says what happened, `hint` what to do, `place` where, `cause` why.
 * The property names `hint` and `loc` are the ones Astro's error printer looks for.
 */
export class Problem extends Error {
	override readonly name = 'Newscast';
	readonly hint: string;
	readonly loc: { file: string; line: number | undefined } | undefined;

	constructor(message: string, { hint, place, cause }: ProblemDetails) {
		super(message, cause === undefined ? undefined : { cause });
		this.hint = hint;
		this.loc = place && { file: place.file, line: place.line };
	}

	/**
	 * Astro takes an error whose text mentions a document or a window for a missing browser API, and replaces its hint.
	 * It prints the message all the same.
	 */
	override toString(): string {
		return this.name;
	}
}

/** The text of anything that was thrown, for use inside another message. */
export function reasonOf(error: unknown): string {
	return error instanceof Error ? error.message : String(error);
}
