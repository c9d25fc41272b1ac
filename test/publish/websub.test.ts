import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { tellHub } from '../../integration/publish/websub.ts';
import { type Hub, openHub } from '../helpers/hub.ts';

const feed = 'https://example.com/feed.xml';

let hub: Hub | undefined;
afterEach(async () => {
	await hub?.close();
	hub = undefined;
});

test('a hub is told in its own form', async () => {
	hub = await openHub();
	await tellHub(hub.url, feed);
	const address = encodeURIComponent(feed);
	expect(hub.heard).toEqual([
		{
			method: 'POST',
			type: 'application/x-www-form-urlencoded;charset=UTF-8',
			body: `hub.mode=publish&hub.url=${address}&hub.topic=${address}`,
		},
	]);
});

test('a hub that refuses is a problem that says so', async () => {
	hub = await openHub(400);
	await expect(tellHub(hub.url, feed)).rejects.toThrow(
		`The hub ${hub.url} was not told of the new feed: it answered 400.`,
	);
});

test('so is one that is not there', async () => {
	const { url, close } = await openHub();
	await close();
	await expect(tellHub(url, feed)).rejects.toThrow('was not told of the new feed');
});

test('so is one that never answers, and it is not waited for', async () => {
	const server = createServer(() => {});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	try {
		await expect(tellHub(`http://127.0.0.1:${port}/`, feed, 50)).rejects.toThrow('timeout');
	} finally {
		server.closeAllConnections();
		await new Promise((resolve) => server.close(resolve));
	}
});
