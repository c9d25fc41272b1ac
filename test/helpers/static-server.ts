import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';

const types: Readonly<Record<string, string>> = {
	'.html': 'text/html',
	'.css': 'text/css',
	'.js': 'text/javascript',
	'.json': 'application/json',
	'.jpg': 'image/jpeg',
	'.vtt': 'text/vtt',
};

export interface StaticServer extends AsyncDisposable {
	origin: string;
}

/** Serves a folder as static hosts do. What is not in it is not found. */
export async function serveFolder(folder: string): Promise<StaticServer> {
	const server = createServer(async ({ url = '/' }, response) => {
		const path = decodeURIComponent(new URL(url, 'http://localhost').pathname);
		const file = path.endsWith('/') ? `${path}index.html` : path;
		try {
			const body = await readFile(join(folder, file));
			response.setHeader(
				'Content-Type',
				`${types[extname(file)] ?? 'application/octet-stream'}; charset=utf-8`,
			);
			response.end(body);
		} catch {
			response.writeHead(404).end();
		}
	});
	await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
	return {
		origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		async [Symbol.asyncDispose]() {
			server.closeAllConnections();
			await new Promise((closed) => server.close(closed));
		},
	};
}
