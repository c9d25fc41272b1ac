import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Model } from '../../../integration/speech/models/catalogue.ts';

export interface HubRequest {
	method: string;
	path: string;
	headers: IncomingMessage['headers'];
}

/** Does something with a request in place of the server. */
export type Mischief = (response: ServerResponse, bytes: Buffer, request: IncomingMessage) => void;

export interface HubServer extends AsyncDisposable {
	readonly endpoint: string;
	/** Content by path in the repository, as it is now. */
	readonly files: Map<string, Buffer>;
	/** Asked of the hub itself. */
	readonly asked: readonly HubRequest[];
	/** Asked of the host that has the large files: a path begins with the file's hash. */
	readonly fetched: readonly HubRequest[];
	/** Requests answered by that host at the same time, at most. */
	readonly busiest: number;
	/** What the hub does next, in place of what it should. */
	readonly hubMischief: Mischief[];
	/** What the host of the large files does next. */
	readonly fileMischief: Mischief[];
	/** What the branch stands at. */
	commit: string;
	/** Whether it says commits and hashes, as a plain mirror does not. */
	tells: boolean;
	/** Makes this host send slowly, so that requests overlap. */
	delay: number;
}

export const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const gitHash = (bytes: Uint8Array) =>
	createHash('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex');

/**
 * A model hub on loopback, and a second host that has the large files: the hub answers for those with a redirect that
 * carries their hash. Small files are tagged with git's hash. The second host answers GET only and knows ranges.
 */
export async function startHub(files: Record<string, Buffer>): Promise<HubServer> {
	const asked: HubRequest[] = [];
	const fetched: HubRequest[] = [];
	let busy = 0;
	let busiest = 0;

	const host = await listen(async (request, response) => {
		fetched.push(noteOf(request));
		busiest = Math.max(busiest, ++busy);
		response.once('close', () => busy--);
		if (request.method !== 'GET') return void response.writeHead(403).end();
		const hash = request.url?.split('/')[1];
		const bytes = [...hub.files.values()].find((content) => sha256(content) === hash);
		if (!bytes) return void response.writeHead(404).end();
		const behave = hub.fileMischief.shift() ?? serveRange;
		await new Promise((later) => setTimeout(later, hub.delay));
		behave(response, bytes, request);
	});

	const front = await listen((request, response) => {
		asked.push(noteOf(request));
		const [, , , , revision, ...parts] = request.url?.split('/') ?? [];
		const bytes = hub.files.get(parts.join('/'));
		const mischief = hub.hubMischief.shift();
		if (mischief) return mischief(response, bytes ?? Buffer.alloc(0), request);
		if (!['main', hub.commit, ...oldCommits].includes(revision ?? '')) {
			return void response.writeHead(404, { 'x-error-code': 'RevisionNotFound' }).end();
		}
		if (!bytes) return void response.writeHead(404, { 'x-error-code': 'EntryNotFound' }).end();
		const large = bytes.length > 10_000;
		const told = hub.tells ? { 'x-repo-commit': revision === 'main' ? hub.commit : revision } : {};
		if (large && hub.tells) {
			return void response
				.writeHead(302, {
					...told,
					location: `${host.address}/${sha256(bytes)}/signed`,
					'x-linked-etag': `"${sha256(bytes)}"`,
					'x-linked-size': bytes.length,
				})
				.end();
		}
		if (large) return serveRange(response, bytes, request);
		const etag = hub.tells ? { etag: `"${gitHash(bytes)}"` } : {};
		response.writeHead(200, { ...told, ...etag, 'content-length': bytes.length });
		response.end(request.method === 'HEAD' ? undefined : bytes);
	});

	const oldCommits: string[] = [];
	let commit = 'c0ffee';
	const hub = {
		endpoint: front.address,
		files: new Map(Object.entries(files)),
		asked,
		fetched,
		get busiest() {
			return busiest;
		},
		hubMischief: [] as Mischief[],
		fileMischief: [] as Mischief[],
		get commit() {
			return commit;
		},
		set commit(next) {
			oldCommits.push(commit);
			commit = next;
		},
		tells: true,
		delay: 0,
		async [Symbol.asyncDispose]() {
			await front.close();
			await host.close();
		},
	};
	return hub;
}

/** As a good server does (RFC 9110 sections 13.1.5 and 14). */
export const serveRange: Mischief = (response, bytes, request) => {
	const etag = `"of-${sha256(bytes).slice(0, 8)}"`;
	const range = /^bytes=(\d+)-$/.exec(request.headers.range ?? '');
	const ifRange = request.headers['if-range'];
	if (!range || (ifRange !== undefined && ifRange !== etag)) {
		response.writeHead(200, { etag, 'content-length': bytes.length });
		return void response.end(request.method === 'HEAD' ? undefined : bytes);
	}
	const from = Number(range[1]);
	if (from >= bytes.length) {
		return void response.writeHead(416, { 'content-range': `bytes */${bytes.length}` }).end();
	}
	response.writeHead(206, {
		etag,
		'content-length': bytes.length - from,
		'content-range': `bytes ${from}-${bytes.length - 1}/${bytes.length}`,
	});
	response.end(bytes.subarray(from));
};

/** What the client says it has of the file that is broken off: what was sent may not have come. */
export const client = { has: 0 };

/** Sends the first bytes, announced as all, and hangs up when they have come. */
export const breakOff =
	(after: number): Mischief =>
	(response, bytes, request) => {
		const from = Number(/\d+/.exec(request.headers.range ?? '')?.[0] ?? 0);
		response.writeHead(from > 0 ? 206 : 200, {
			etag: `"of-${sha256(bytes).slice(0, 8)}"`,
			'content-length': bytes.length - from,
			...(from > 0 && { 'content-range': `bytes ${from}-${bytes.length - 1}/${bytes.length}` }),
		});
		response.write(bytes.subarray(from, from + after));
		const look = setInterval(() => {
			if (client.has < from + after) return;
			clearInterval(look);
			response.destroy();
		}, 5);
		response.once('close', () => clearInterval(look));
	};

/** Sends a few bytes and then nothing. */
export const stall: Mischief = (response, bytes) => {
	response.writeHead(200, { 'content-length': bytes.length });
	response.write(bytes.subarray(0, 1000));
};

/** Any answer. */
export const answer =
	(status: number, headers: Record<string, string | number> = {}, body?: string | Buffer): Mischief =>
	(response) =>
		void response.writeHead(status, headers).end(body);

/** A model whose files `startHub` can serve. */
export function makeModel(): { model: Model; files: Record<string, Buffer> } {
	const graph = Buffer.alloc(300_000);
	for (let at = 0; at < graph.length; at++) graph[at] = (at * 7919) >> 5;
	graph.set([0x08, 0x07, 0x12, 0x04]);
	const style = Buffer.from(new Float32Array(5 * 256).map((_, at) => Math.sin(at)).buffer);
	const files = {
		'pt/voice/MODEL_CARD': Buffer.from('Licence: CC0\n'),
		'pt/voice/tiny.onnx.json': Buffer.from('{"audio":{"sample_rate":22050}}'),
		'pt/voice/one.bin': style,
		'pt/voice/tiny.onnx': graph,
	};
	return {
		files,
		model: {
			id: 'piper:pt_BR-tiny-medium',
			languages: ['pt-BR'],
			licence: 'CC0',
			repository: 'someone/voices',
			revision: 'main',
			files: [
				{ path: 'pt/voice/MODEL_CARD', name: 'MODEL_CARD', kind: 'text' },
				{ path: 'pt/voice/tiny.onnx.json', name: 'tiny.onnx.json', kind: 'json' },
				{
					path: 'pt/voice/one.bin',
					name: 'voices/one.bin',
					kind: 'style',
					bytes: style.length,
					sha256: sha256(style),
				},
				{ path: 'pt/voice/tiny.onnx', name: 'tiny.onnx', kind: 'onnx' },
			],
		},
	};
}

function noteOf({ method = '', url = '', headers }: IncomingMessage): HubRequest {
	return { method, path: url, headers };
}

async function listen(
	respond: (request: IncomingMessage, response: ServerResponse) => void | Promise<void>,
): Promise<{ address: string; close(): Promise<void> }> {
	const server = createServer((request, response) => {
		// A client that hangs up while it is written to.
		response.on('error', () => {});
		void respond(request, response);
	});
	await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
	return {
		address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		close: async () => {
			server.closeAllConnections();
			await new Promise((closed) => server.close(closed));
		},
	};
}
