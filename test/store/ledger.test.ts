import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type LedgerEntry, openLedger } from '../../integration/store/ledger.ts';

const entry: LedgerEntry = {
	guid: 'urn:uuid:1',
	published: '2026-11-02T00:00:00.000Z',
	source: 'ab',
	episode: 'episode/cd.json',
	file: '041.cd.mp3',
	bytes: 12,
	seconds: 1.5,
};

describe('the ledger', () => {
	let folder: string;
	let file: string;
	beforeEach(async () => {
		folder = await mkdtemp(join(tmpdir(), 'newscast-ledger-'));
		file = join(folder, 'cache', 'ledger.json');
	});
	afterEach(() => rm(folder, { recursive: true, force: true }));

	test('is empty where there is none, and makes no file for that', async () => {
		const ledger = await openLedger(file);
		expect(ledger.get('041')).toBeUndefined();
		expect(await readdir(folder)).toEqual([]);
	});

	test('remembers entries across builds', async () => {
		await (await openLedger(file)).record('041', entry);
		expect((await openLedger(file)).get('041')).toEqual(entry);
	});

	test('keeps every entry when several are recorded at once, in an order that does not depend on time', async () => {
		const ledger = await openLedger(file);
		await Promise.all(['c', 'a', 'b'].map((id) => ledger.record(id, { ...entry, guid: id })));
		const { episodes } = JSON.parse(await readFile(file, 'utf8')) as {
			episodes: Record<string, LedgerEntry>;
		};
		expect(Object.keys(episodes)).toEqual(['a', 'b', 'c']);
		expect(await readdir(join(folder, 'cache'))).toEqual(['ledger.json']);
	});

	test.each([
		['half a file', '{"version":1,"episodes":{"041":'],
		['another version', '{"version":2,"episodes":{}}'],
		['an entry with a missing field', '{"version":1,"episodes":{"041":{"guid":"x"}}}'],
	])('refuses %s instead of forgetting what is published', async (_name, content) => {
		await (await openLedger(file)).record('041', entry);
		await writeFile(file, content);
		await expect(openLedger(file)).rejects.toMatchObject({
			message: 'The ledger of published episodes is damaged.',
			loc: { file },
		});
	});
});
