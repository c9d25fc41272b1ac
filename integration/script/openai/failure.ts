/** A request that came to nothing: the server turned it down, cannot be reached, fell silent or broke off. */
export class Failure extends Error {
	override readonly name = 'Failure';
	/** HTTP status; absent when there was no whole answer. */
	readonly status: number | undefined;
	/** The server's own name for what is wrong, such as `model_not_found`. */
	readonly code: string | undefined;
	/** Whether the same request may succeed later. */
	readonly passing: boolean;
	/** Milliseconds the server asks to wait before. */
	readonly wait: number | undefined;

	constructor(
		message: string,
		details: { status?: number | undefined; code?: string | undefined; headers?: Headers | undefined } = {},
	) {
		super(message);
		this.status = details.status;
		this.code = details.code;
		this.passing = isPassing(details);
		this.wait = details.headers && waitOf(details.headers);
	}
}

function isPassing({ status, code, headers }: ConstructorParameters<typeof Failure>[1] & object): boolean {
	const advice = headers?.get('x-should-retry');
	if (advice === 'true' || advice === 'false') return advice === 'true';
	if (status === undefined) return true;
	// Waiting does not fill an account.
	if (code === 'insufficient_quota') return false;
	return [408, 409, 429].includes(status) || (status >= 500 && status !== 501);
}

/** From `Retry-After` (RFC 9110 section 10.2.3: seconds or a date), or the header in milliseconds that OpenAI sends. */
function waitOf(headers: Headers): number | undefined {
	const milliseconds = headers.get('retry-after-ms');
	const after = headers.get('retry-after');
	const wait = milliseconds ? Number(milliseconds) : secondsOf(after) * 1000;
	return Number.isFinite(wait) ? Math.max(0, wait) : undefined;
}

function secondsOf(after: string | null): number {
	if (!after) return Number.NaN;
	const seconds = Number(after);
	return Number.isNaN(seconds) ? (Date.parse(after) - Date.now()) / 1000 : seconds;
}
