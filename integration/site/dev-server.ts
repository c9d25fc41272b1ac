import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { PodcastFile } from '../publish/files.ts';
import { parseByteRange } from './byte-range.ts';

/** What Connect and Vite call a middleware. */
export type Middleware = (
	request: IncomingMessage,
	response: ServerResponse,
	next: (error?: unknown) => void,
) => void;

/**
 * Serves the podcast's files, with byte ranges because players seek with them and a prerendered route never sees
 * the request's headers. Every answer may be read from other origins, as web players need for transcripts.
 * @param files By decoded path below Astro's `base`, for example `podcast/audio/42-1f2e.mp3`; asked on each request.
 */
export function podcastFiles(files: () => ReadonlyMap<string, PodcastFile>): Middleware {
	return (request, response, next) => {
		if (request.method !== 'GET' && request.method !== 'HEAD') return next();
		const file = files().get(decodedPath(request.url ?? ''));
		if (!file) return next();
		sendFile(file, request, response).catch((error: NodeJS.ErrnoException) => {
			// The listener seeked or left the page: nobody is there to be told.
			if (error.code === 'ERR_STREAM_PREMATURE_CLOSE') return;
			if (response.headersSent) response.destroy();
			else next(error);
		});
	};
}

function decodedPath(url: string): string {
	const path = url.replace(/^\/|[?#].*$/g, '');
	try {
		return decodeURIComponent(path);
	} catch {
		return path;
	}
}

async function sendFile(
	file: PodcastFile,
	request: IncomingMessage,
	response: ServerResponse,
): Promise<void> {
	const body =
		'path' in file
			? await diskBody(file.path)
			: memoryBody('bytes' in file ? await file.bytes() : Buffer.from(await file.text()));
	const range = parseByteRange(request.headers.range, body.size);
	response.setHeader('Access-Control-Allow-Origin', '*');
	response.setHeader('Accept-Ranges', 'bytes');
	response.setHeader('Cache-Control', 'no-cache');
	if (range === 'unsatisfiable') {
		response.writeHead(416, { 'Content-Range': `bytes */${body.size}` }).end();
		return;
	}
	const { start, end } = range ?? { start: 0, end: body.size - 1 };
	response.setHeader('Content-Type', withCharset(file.type));
	response.setHeader('Content-Length', end - start + 1);
	if (range) response.setHeader('Content-Range', `bytes ${start}-${end}/${body.size}`);
	response.statusCode = range ? 206 : 200;
	if (request.method === 'HEAD' || body.size === 0) response.end();
	else await pipeline(body.read(start, end), response);
}

interface Body {
	/** Bytes. */
	size: number;
	/** @param end Inclusive. */
	read(start: number, end: number): Readable;
}

async function diskBody(path: string): Promise<Body> {
	const { size } = await stat(path);
	return { size, read: (start, end) => createReadStream(path, { start, end }) };
}

function memoryBody(bytes: Uint8Array): Body {
	return { size: bytes.length, read: (start, end) => Readable.from([bytes.subarray(start, end + 1)]) };
}

function withCharset(type: string): string {
	return /^text\/|[/+](xml|json|x-subrip)\b/.test(type) && !type.includes('charset')
		? `${type}; charset=utf-8`
		: type;
}
