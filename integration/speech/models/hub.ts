import { Problem, reasonOf } from '../../problem.ts';
import type { Digest } from './digest.ts';
import { Failure, type Patience, setAlarm } from './failure.ts';
import { explainRefusal } from './refusal.ts';

/** A server that speaks as the model hub does. */
export interface Hub {
	/** Address in front of `/owner/name/resolve/…`. */
	endpoint: string;
	/** Sent to the endpoint alone, never to where it redirects. */
	token?: string | undefined;
	fetch: typeof fetch;
	patience: Patience;
}

/** A file as the hub has it. */
export interface HubFile {
	repository: string;
	revision: string;
	path: string;
}

/** What the hub says about a file. */
export interface Facts {
	/** The commit that the revision stands at. */
	commit?: string | undefined;
	bytes?: number | undefined;
	/** Identifies the content. */
	etag?: string | undefined;
	digest?: Digest | undefined;
}

/** The hub's own uses one or two. */
const mostRedirects = 5;

/**
 * Asks about a file without fetching it.
 * @throws {Failure} when that may go better another time, {Problem} when it will not.
 */
export async function askAbout(hub: Hub, file: HubFile, signal: AbortSignal): Promise<Facts> {
	const alarm = setAlarm(hub.patience.stall);
	const both = AbortSignal.any([signal, alarm.signal]);
	const asked = request(hub, file, { method: 'HEAD', headers: {} }, both).finally(alarm.stop);
	const { response, linked } = await asked;
	const { headers } = response;
	const commit = linked.commit ?? undefined;
	if (commit === undefined && headers.get('content-type')?.startsWith('text/html')) {
		throw new Problem(`A web page came when ${hub.endpoint} was asked about ${file.path}.`, {
			hint: 'Look what it is in a browser: a network may want a login first, or HF_ENDPOINT may lead elsewhere.',
		});
	}
	const etag = bareTag(linked.etag ?? headers.get('etag'));
	const bytes = linked.bytes ?? headers.get('content-length');
	return { commit, etag, bytes: toSize(bytes), digest: digestIn(etag, { ofHub: commit !== undefined }) };
}

/**
 * Asks for a file from a byte on.
 * @returns The answer with status 200, 206 or 416.
 * @throws {Failure} when that may go better another time, {Problem} when it will not.
 */
export async function askFor(
	hub: Hub,
	file: HubFile,
	headers: Readonly<Record<string, string>>,
	signal: AbortSignal,
): Promise<Response> {
	return (await request(hub, file, { method: 'GET', headers }, signal)).response;
}

interface Linked {
	commit: string | null;
	etag: string | null;
	bytes: string | null;
}

/** Follows redirects by hand: what the hub says about a large file stands in the answer that sends elsewhere. */
async function request(
	hub: Hub,
	file: HubFile,
	{ method, headers }: { method: 'GET' | 'HEAD'; headers: Readonly<Record<string, string>> },
	signal: AbortSignal,
): Promise<{ response: Response; linked: Linked }> {
	const first = addressOf(hub, file);
	const linked: Linked = { commit: null, etag: null, bytes: null };
	let url = first;
	for (let redirects = 0; redirects <= mostRedirects; redirects++) {
		const response = await send(hub, url, {
			method,
			// A packed answer has another length.
			headers: { ...headers, 'accept-encoding': 'identity', ...authorisation(hub, url, first) },
			redirect: 'manual',
			signal,
		});
		if (url.origin === first.origin) {
			linked.commit ??= response.headers.get('x-repo-commit');
			linked.etag ??= response.headers.get('x-linked-etag');
			linked.bytes ??= response.headers.get('x-linked-size');
		}
		const location = response.headers.get('location');
		const redirected = response.status >= 300 && response.status < 400 && location !== null;
		if (!redirected && ![200, 206, 416].includes(response.status)) {
			throw await explainRefusal(response, { url, file, endpoint: hub.endpoint });
		}
		// Where the bytes lie often answers GET only.
		if (!redirected || (method === 'HEAD' && linked.etag && linked.bytes)) return { response, linked };
		await response.body?.cancel();
		url = nextAddress(location, url);
	}
	throw new Failure(`${first.host} redirects from one address to the next without end.`);
}

async function send(hub: Hub, url: URL, init: RequestInit & { signal: AbortSignal }): Promise<Response> {
	try {
		return await hub.fetch(url, init);
	} catch (cause) {
		if (cause instanceof Failure) throw cause;
		init.signal.throwIfAborted();
		const reason = cause instanceof Error && cause.cause ? reasonOf(cause.cause) : reasonOf(cause);
		throw new Failure(`${url.host} cannot be reached: ${reason}.`, { cause });
	}
}

function authorisation({ token }: Hub, url: URL, first: URL): Record<string, string> {
	return token && url.origin === first.origin ? { authorization: `Bearer ${token}` } : {};
}

function nextAddress(location: string, from: URL): URL {
	const next = URL.parse(location, from.href);
	if (next && (next.protocol === 'https:' || next.protocol === from.protocol)) return next;
	throw new Problem(`${from.host} redirects to “${location}”, which is not safe to follow.`, {
		hint: 'Look at what stands between here and the hub, such as a proxy, or set HF_ENDPOINT to another mirror.',
	});
}

function addressOf({ endpoint }: Hub, { repository, revision, path }: HubFile): URL {
	const base = URL.parse(endpoint);
	if (!base || !/^https?:$/.test(base.protocol)) {
		throw new Problem(`The address of the model hub is “${endpoint}”.`, {
			hint: 'Set HF_ENDPOINT to an address that begins with https://, or leave it unset.',
		});
	}
	const encode = (text: string) => text.split('/').map(encodeURIComponent).join('/');
	const start = base.href.replace(/\/+$/, '');
	return new URL(`${start}/${encode(repository)}/resolve/${encodeURIComponent(revision)}/${encode(path)}`);
}

function bareTag(tag: string | null): string | undefined {
	return tag?.replace(/^W\//, '').replaceAll('"', '') || undefined;
}

function toSize(text: string | null): number | undefined {
	return text !== null && /^\d{1,15}$/.test(text) ? Number(text) : undefined;
}

/** The hub tags large files with their SHA-256 and small ones with git's hash. Other servers' tags mean other things. */
function digestIn(etag: string | undefined, { ofHub }: { ofHub: boolean }): Digest | undefined {
	if (!etag || !ofHub) return undefined;
	if (/^[0-9a-f]{64}$/.test(etag)) return { algorithm: 'sha256', value: etag };
	return /^[0-9a-f]{40}$/.test(etag) ? { algorithm: 'git', value: etag } : undefined;
}
