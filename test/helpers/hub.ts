import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Hub {
	url: string;
	/** What it was told, in order. */
	heard: { method: string | undefined; type: string | undefined; body: string }[];
	close(): Promise<void>;
}

/** A WebSub hub on this machine that answers with `status`. */
export async function openHub(status = 204): Promise<Hub> {
	const heard: Hub['heard'] = [];
	const server = createServer(async (request, response) => {
		let body = '';
		for await (const chunk of request) body += chunk;
		heard.push({ method: request.method, type: request.headers['content-type'], body });
		response.writeHead(status).end();
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	return {
		url: `http://127.0.0.1:${port}/`,
		heard,
		close: () => new Promise((resolve) => server.close(() => resolve())),
	};
}
