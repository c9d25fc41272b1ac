import { mkdir, mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { explainDisk } from '../../../integration/speech/models/disk.ts';
import type { Patience } from '../../../integration/speech/models/failure.ts';
import { locateModel } from '../../../integration/speech/models/locate.ts';
import { lockName } from '../../../integration/speech/models/lock.ts';
import {
	type PullEvent,
	type PullOptions,
	previewPull,
	pullModel,
} from '../../../integration/speech/models/pull.ts';
import { recordName } from '../../../integration/speech/models/record.ts';
import { mountSmallDisk } from '../../helpers/disk.ts';
import {
	answer,
	breakOff,
	client,
	type HubServer,
	type Mischief,
	makeModel,
	serveRange,
	sha256,
	stall,
	startHub,
} from './hub-server.ts';

const { model, files } = makeModel();
const graph = files['pt/voice/tiny.onnx'] ?? Buffer.alloc(0);
const patience: Patience = { stall: 5, pause: 0.005, longest: 2 };

let folder: string;
let hub: HubServer;
let events: PullEvent[];

beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'newscast-models-'));
	hub = await startHub(files);
	events = [];
	client.has = 0;
});

afterEach(async () => {
	await hub[Symbol.asyncDispose]();
	await rm(folder, { recursive: true, force: true });
});

const own = () => join(folder, 'piper/pt_BR-tiny-medium');
const pull = (options: Partial<PullOptions> = {}) => pullModel(model, setting(options));
const setting = (options: Partial<PullOptions> = {}): PullOptions => ({
	folder,
	endpoint: hub.endpoint,
	signal: new AbortController().signal,
	report(event) {
		events.push(event);
		if (event.kind === 'progress' && event.name === 'tiny.onnx') client.has = event.bytes;
	},
	patience,
	...options,
});
const located = () => locateModel(model, [{ path: folder, because: 'the setting' }]);
const ranges = () => hub.fetched.map(({ headers }) => headers.range);
const repeats = (mischief: Mischief, times = 20) => Array.from({ length: times }, () => mischief);

/** Everything is here and right, nothing else is, and it can be found. */
async function expectWhole(): Promise<void> {
	for (const { path, name } of model.files) {
		expect(await readFile(join(own(), name)), name).toEqual(hub.files.get(path));
	}
	const names = await readdir(own(), { recursive: true });
	expect(names.sort()).toEqual([...model.files.map(({ name }) => name), recordName, 'voices'].sort());
	expect(located()?.folder).toBe(own());
}

describe('a model that is not here', () => {
	test('is downloaded from the hub and from where the hub redirects', async () => {
		const record = await pull();
		await expectWhole();
		expect(record).toMatchObject({ id: model.id, revision: 'main', commit: 'c0ffee' });
		expect(record.files.map(({ name, vouchedBy }) => [name, vouchedBy])).toEqual([
			['MODEL_CARD', 'hub'],
			['tiny.onnx.json', 'hub'],
			['voices/one.bin', 'catalogue'],
			['tiny.onnx', 'hub'],
		]);
		expect(record.files.find(({ name }) => name === 'tiny.onnx')?.sha256).toBe(sha256(graph));
	});

	test('is shown before anything of it is fetched', async () => {
		let fetched = -1;
		await pull({
			report(event) {
				if (event.kind === 'plan') fetched = hub.asked.filter(({ method }) => method === 'GET').length;
			},
		});
		expect(fetched).toBe(0);
	});

	test('comes from one commit, whatever happens to the branch meanwhile', async () => {
		await pull();
		const [first, ...rest] = hub.asked.map(({ path }) => path.split('/')[4]);
		expect(first).toBe('main');
		expect(new Set(rest)).toEqual(new Set(['c0ffee']));
	});

	test('is asked for as it is, because the length of packed bytes says nothing', async () => {
		await pull();
		const packings = [...hub.asked, ...hub.fetched].map(({ headers }) => headers['accept-encoding']);
		expect(new Set(packings)).toEqual(new Set(['identity']));
	});

	test('is asked for with a token at the hub, and without where the hub redirects', async () => {
		await pull({ token: 'secret' });
		expect(new Set(hub.asked.map(({ headers }) => headers.authorization))).toEqual(
			new Set(['Bearer secret']),
		);
		expect(new Set(hub.fetched.map(({ headers }) => headers.authorization))).toEqual(new Set([undefined]));
	});

	test('comes in a bounded number of pieces at once', async () => {
		const many = Array.from({ length: 12 }, (_, at) => `many/${at}.bin`);
		for (const [at, path] of many.entries()) hub.files.set(path, Buffer.alloc(20_000, at + 1));
		hub.delay = 20;
		const wide = { ...model, files: many.map((path) => ({ path, name: path, kind: 'style' as const })) };
		await pullModel(wide, setting());
		expect(hub.fetched).toHaveLength(12);
		expect(hub.busiest).toBeGreaterThan(1);
		expect(hub.busiest).toBeLessThanOrEqual(3);
	});

	test('can be looked at first: nothing is fetched, nothing is written', async () => {
		const plan = await previewPull(model, setting());
		expect(plan.files.map(({ bytes }) => bytes)).toEqual(Object.values(files).map(({ length }) => length));
		expect(hub.asked.every(({ method }) => method === 'HEAD')).toBe(true);
		expect(await readdir(folder)).toEqual([]);
	});

	test('comes from a mirror that tells neither commits nor hashes, and the record says so', async () => {
		hub.tells = false;
		const record = await pull();
		await expectWhole();
		expect(record.commit).toBeUndefined();
		expect(record.files.find(({ name }) => name === 'tiny.onnx')?.vouchedBy).toBe('nobody');
	});

	test('comes through addresses that were renamed', async () => {
		hub.hubMischief.push((response, _bytes, request) => {
			response.writeHead(307, { location: request.url ?? '' }).end();
		});
		await pull();
		await expectWhole();
	});
});

describe('a model that is here', () => {
	test('is not asked for again, so that the network may be gone', async () => {
		const first = await pull();
		const asked = hub.asked.length;
		expect(await pull({ endpoint: 'http://127.0.0.1:9' })).toEqual(first);
		expect(hub.asked.length).toBe(asked);
	});

	test('is left alone, so that its volume may refuse to be written to', async () => {
		const first = await pull();
		await writeFile(join(own(), lockName), '1 another-machine id\n');
		expect(await pull()).toEqual(first);
	});

	test('is repaired as it came first, when the branch has moved on', async () => {
		const first = await pull();
		await writeFile(join(own(), 'tiny.onnx'), graph.subarray(0, 1000));
		hub.commit = 'decade';
		const before = hub.asked.length;
		expect(await pull()).toEqual(first);
		await expectWhole();
		const later = hub.asked.slice(before).map(({ path }) => path);
		expect(new Set(later)).toEqual(new Set(['/someone/voices/resolve/c0ffee/pt/voice/tiny.onnx']));
	});

	test('is not replaced by another one under the same name', async () => {
		await pull();
		await rm(join(own(), 'tiny.onnx'));
		hub.files.set('pt/voice/tiny.onnx', Buffer.concat([graph.subarray(0, -1), Buffer.from('x')]));
		await expect(pull()).rejects.toThrow('not the file that came at the first download');
		expect(await readdir(own())).not.toContain('tiny.onnx');
	});

	test('and has no record is compared with the hub instead of being downloaded', async () => {
		await pull();
		await rm(join(own(), recordName));
		expect(located()).toBeUndefined();
		const fetched = hub.fetched.length;
		await pull();
		await expectWhole();
		expect(hub.fetched.length).toBe(fetched);
	});
});

describe('a download that is interrupted', () => {
	test('goes on where it stopped', async () => {
		hub.fileMischief.push(breakOff(100_000), breakOff(50_000));
		await pull();
		await expectWhole();
		const asked = hub.fetched.filter(({ path }) => path.startsWith(`/${sha256(graph)}`));
		expect(asked.map(({ headers }) => headers.range)).toEqual([undefined, 'bytes=100000-', 'bytes=150000-']);
		expect(asked[1]?.headers['if-range']).toMatch(/^"of-/);
		expect(events.filter(({ kind }) => kind === 'retry')).toHaveLength(2);
	});

	test('goes on in the next command, and cannot be found before', async () => {
		const controller = new AbortController();
		hub.fileMischief.push(stallAfter(120_000));
		const report = (event: PullEvent) => {
			if (event.kind === 'progress' && event.name === 'tiny.onnx' && event.bytes === 120_000) {
				controller.abort(new Error('enough'));
			}
		};
		await expect(pull({ signal: controller.signal, report })).rejects.toThrow('enough');
		expect((await stat(join(own(), 'tiny.onnx.part'))).size).toBe(120_000);
		expect(located()).toBeUndefined();
		await pull();
		await expectWhole();
		expect(ranges()).toEqual([undefined, 'bytes=120000-']);
	});

	test('starts again where the hub has something else now', async () => {
		hub.fileMischief.push(...repeats(breakOff(1000), 5));
		await expect(pull()).rejects.toThrow('could not be downloaded');
		const other = Buffer.from(graph);
		other[200_000] = 1;
		hub.files.set('pt/voice/tiny.onnx', other);
		hub.commit = 'decade';
		await pull();
		await expectWhole();
		expect(ranges().at(-1)).toBeUndefined();
	});

	test('starts again where the server no longer knows its tag', async () => {
		hub.fileMischief.push(breakOff(100_000), (response, bytes, request) => {
			expect(request.headers['if-range']).toBeDefined();
			response.writeHead(200, { etag: '"another"', 'content-length': bytes.length }).end(bytes);
		});
		await pull();
		await expectWhole();
	});

	test('starts again where the server knows no ranges', async () => {
		hub.fileMischief.push(breakOff(100_000), (response, bytes) => {
			response.writeHead(200, { 'content-length': bytes.length }).end(bytes);
		});
		await pull();
		await expectWhole();
	});

	test('starts again after “range not satisfiable” and after the wrong range', async () => {
		const shifted: Mischief = (response, bytes) => {
			response.writeHead(206, { 'content-range': `bytes 5-${bytes.length - 1}/${bytes.length}` });
			response.end(bytes.subarray(5));
		};
		hub.fileMischief.push(breakOff(1000), answer(416), breakOff(1000), shifted);
		await pull();
		await expectWhole();
		expect(ranges()).toEqual([undefined, 'bytes=1000-', undefined, 'bytes=1000-', undefined]);
	});

	test('from a mirror without hashes goes on only by the strong tag of its server', async () => {
		hub.tells = false;
		let broken = false;
		const interfere: Mischief = (response, bytes, request) => {
			const first = !broken && request.method === 'GET' && bytes.length === graph.length;
			broken ||= first;
			(first ? breakOff(60_000) : serveRange)(response, bytes, request);
		};
		hub.hubMischief.push(...repeats(interfere));
		await pull();
		await expectWhole();
		const last = hub.asked.filter(({ method, headers }) => method === 'GET' && headers.range);
		expect(last).toHaveLength(1);
		expect(last[0]?.headers['if-range']).toMatch(/^"of-/);
	});

	test('from a mirror without hashes does not take another part for the rest', async () => {
		hub.tells = false;
		const order = [
			breakOff(60_000),
			((response, bytes) => {
				response.writeHead(206, { 'content-range': 'bytes 0-239999/300000', 'content-length': 240_000 });
				response.end(bytes.subarray(0, 240_000));
			}) satisfies Mischief,
		];
		const interfere: Mischief = (response, bytes, request) => {
			const wanted = request.method === 'GET' && bytes.length === graph.length;
			((wanted && order.shift()) || serveRange)(response, bytes, request);
		};
		hub.hubMischief.push(...repeats(interfere));
		await pull();
		await expectWhole();
		expect(order).toEqual([]);
	});

	test('by silence goes on', async () => {
		hub.fileMischief.push(stall);
		await pull({ patience: { ...patience, stall: 0.3 } });
		await expectWhole();
		expect(events).toContainEqual(
			expect.objectContaining({ kind: 'retry', reason: 'Nothing came for 0.3 seconds.' }),
		);
		expect(ranges().slice(0, 2)).toEqual([undefined, 'bytes=1000-']);
	});

	test('by a trickle is taken for silence', async () => {
		hub.fileMischief.push((response, bytes) => {
			response.writeHead(200, { 'content-length': bytes.length });
			let at = 0;
			const drip = setInterval(() => response.write(bytes.subarray(at, ++at)), 20);
			response.once('close', () => clearInterval(drip));
		});
		await pull({ patience: { ...patience, stall: 0.3 } });
		await expectWhole();
	});

	test('before the answer goes on', async () => {
		hub.hubMischief.push(
			() => {},
			(response) => void response.destroy(),
		);
		await pull({ patience: { ...patience, stall: 0.3 } });
		await expectWhole();
	});

	test('again and again ends with what to do, and keeps what came', async () => {
		hub.fileMischief.push(...repeats(breakOff(1000)));
		await expect(pull()).rejects.toMatchObject({
			message: expect.stringContaining('could not be downloaded: '),
			hint: expect.stringContaining('What has come is kept'),
		});
		expect(hub.fetched).toHaveLength(5);
		expect((await stat(join(own(), 'tiny.onnx.part'))).size).toBe(5000);
		expect(located()).toBeUndefined();
	});

	test('by a server that ends early as if that were all is not taken for whole', async () => {
		hub.fileMischief.push(...repeats(answer(200, { 'content-length': 5000 }, graph.subarray(0, 5000))));
		await expect(pull()).rejects.toThrow('It broke off after 5000 of 300000 bytes.');
		expect(located()).toBeUndefined();
	});

	test('stops the others', async () => {
		const other = Buffer.alloc(50_000, 3);
		hub.files.set('other.bin', other);
		const two = {
			...model,
			files: [...model.files, { path: 'other.bin', name: 'other.bin', kind: 'style' as const }],
		};
		hub.fileMischief.push((response, _bytes, request) => {
			// Answered when the other file has been refused.
			response.writeHead(200, { 'content-length': graph.length });
			response.write(graph.subarray(0, 100));
			request.once('close', () => response.destroy());
		}, answer(403));
		await expect(pullModel(two, setting())).rejects.toThrow('does not let you have');
		expect(hub.fetched).toHaveLength(2);
	});
});

describe('what is wrong', () => {
	const damaged: Mischief = (response, bytes) => {
		const other = Buffer.from(bytes);
		other[100_000] = (other[100_000] ?? 0) ^ 1;
		response.writeHead(200, { 'content-length': other.length }).end(other);
	};

	test('once is downloaded again', async () => {
		hub.fileMischief.push(damaged);
		await pull();
		await expectWhole();
		expect(hub.fetched).toHaveLength(2);
	});

	test('always is not kept', async () => {
		hub.fileMischief.push(...repeats(damaged));
		await expect(pull()).rejects.toThrow(`instead of ${sha256(graph)}`);
		expect(hub.fetched).toHaveLength(2);
		expect(located()).toBeUndefined();
		expect((await readdir(own())).filter((name) => name.startsWith('tiny.onnx.part'))).toEqual([]);
		expect(await readdir(own())).not.toContain('tiny.onnx');
	});

	test('and longer than it says is not kept', async () => {
		hub.fileMischief.push(
			...repeats((response, bytes) => {
				response.writeHead(200).end(Buffer.concat([bytes, bytes]));
			}),
		);
		await expect(pull()).rejects.toThrow('More than the 300000 bytes');
		expect(await readdir(own())).not.toContain('tiny.onnx');
	});

	test('by the hash of the catalogue is not even fetched', async () => {
		const wrong = {
			...model,
			files: model.files.map((file) => ({
				...file,
				...(file.kind === 'onnx' && { sha256: sha256(files['pt/voice/one.bin'] ?? graph) }),
			})),
		};
		await expect(pullModel(wrong, setting())).rejects.toThrow('not the file that the catalogue knows');
		expect(hub.fetched).toEqual([]);
	});

	test('because the file is a Git-LFS pointer is named', async () => {
		hub.files.set(
			'pt/voice/tiny.onnx',
			Buffer.from(`version https://git-lfs.github.com/spec/v1\noid sha256:${sha256(graph)}\nsize 63201294\n`),
		);
		await expect(pull()).rejects.toThrow('a Git-LFS pointer, a text in place of the 63201294 bytes');
	});

	test('because a network wants a login first is named', async () => {
		const page = Buffer.from('<!DOCTYPE html><title>Log in</title>');
		hub.hubMischief.push(
			...repeats((response, _bytes, request) => {
				response.writeHead(200, { 'content-type': 'text/html', 'content-length': page.length });
				response.end(request.method === 'HEAD' ? undefined : page);
			}),
		);
		await expect(pull()).rejects.toThrow('A web page came');
		expect(await readdir(own())).toEqual([]);
	});

	test('because its configuration is no JSON is named', async () => {
		hub.files.set('pt/voice/tiny.onnx.json', Buffer.from('{"audio":'));
		await expect(pull()).rejects.toThrow('not JSON');
	});
});

describe('a hub that refuses', () => {
	test.each([
		[404, 'EntryNotFound', 'has no pt/voice/MODEL_CARD in someone/voices at main', 'newscast models list'],
		[404, 'RevisionNotFound', 'no longer has the revision main', 'delete its folder'],
		[401, 'RepoNotFound', 'does not let you have', 'HF_TOKEN'],
		[403, '', 'does not let you have', 'HF_TOKEN'],
		[403, 'GatedRepo', 'is gated', 'accept them at'],
		[401, 'GatedRepo', 'is gated', 'accept them at'],
		[451, '', 'answers with status 451', 'HF_ENDPOINT'],
	])('with %i %s is asked once', async (status, code, message, hint) => {
		hub.hubMischief.push(...repeats(answer(status, code ? { 'x-error-code': code } : {})));
		await expect(pull()).rejects.toMatchObject({
			message: expect.stringContaining(message),
			hint: expect.stringContaining(hint),
		});
		expect(hub.asked).toHaveLength(1);
	});

	test('for a moment is asked again, after the time it names', async () => {
		hub.hubMischief.push(answer(429, { 'retry-after': '1' }), answer(503), answer(500));
		const start = performance.now();
		await pull();
		await expectWhole();
		expect(performance.now() - start).toBeGreaterThan(990);
		expect(events.filter(({ kind }) => kind === 'retry')).toMatchObject([{ seconds: 1 }, {}, {}]);
	});

	test('for an hour is not waited for', async () => {
		hub.hubMischief.push(answer(429, { 'retry-after': '3600' }));
		await expect(pull()).rejects.toThrow('It asks to wait 3600 seconds.');
	});

	test('always is asked a bounded number of times', async () => {
		hub.hubMischief.push(...repeats(answer(502)));
		await expect(pull()).rejects.toThrow('is in trouble (502)');
		expect(hub.asked).toHaveLength(5);
	});

	test('by not being there is named, with what to do', async () => {
		const cause = Object.assign(new Error('getaddrinfo ENOTFOUND'), { code: 'ENOTFOUND' });
		const unreachable = async () => {
			throw new TypeError('fetch failed', { cause });
		};
		await expect(pull({ fetch: unreachable })).rejects.toMatchObject({
			message: expect.stringContaining('cannot be reached: getaddrinfo ENOTFOUND'),
			hint: expect.stringContaining('HF_ENDPOINT'),
		});
	});

	test('by redirecting in circles is left', async () => {
		hub.hubMischief.push(
			...repeats((response, _bytes, request) => {
				response.writeHead(302, { location: request.url ?? '' }).end();
			}, 100),
		);
		await expect(pull()).rejects.toThrow('without end');
	});

	test.each(['ftp://127.0.0.1/x', 'http://', 'file:///etc/passwd'])(
		'by redirecting to %s is not followed',
		async (location) => {
			hub.hubMischief.push(answer(302, { location }));
			await expect(pull()).rejects.toThrow('not safe to follow');
		},
	);

	test.each(['', 'nonsense', 'ftp://hub'])('to have the address “%s” is named', async (endpoint) => {
		await expect(pull({ endpoint })).rejects.toThrow('The address of the model hub is');
	});
});

describe('two downloads at once', () => {
	const lock = () => join(own(), lockName);
	const lockAs = async (pid: number, host: string) => {
		await mkdir(own(), { recursive: true });
		await writeFile(lock(), `${pid} ${host} id\n`);
	};

	test('do not get in each other’s way', async () => {
		hub.delay = 50;
		const results = await Promise.allSettled([pull(), pull()]);
		expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
		expect(results.find(({ status }) => status === 'rejected')).toMatchObject({
			reason: { message: expect.stringContaining(`Process ${process.pid} on`) },
		});
		await expectWhole();
	});

	test('are kept apart across machines', async () => {
		await lockAs(1, 'another-machine');
		await expect(pull()).rejects.toThrow('Process 1 on another-machine is downloading');
		expect(hub.asked).toEqual([]);
	});

	test('are not seen where the other process is gone', async () => {
		await lockAs(2 ** 22 + 1, hostname());
		await pull();
		await expectWhole();
	});

	test('are not seen where nothing was heard of the other for long', async () => {
		await lockAs(1, 'another-machine');
		const past = new Date(Date.now() - 200_000);
		await utimes(lock(), past, past);
		await pull();
		await expectWhole();
	});
});

describe('a disk', () => {
	test('that is full is named, and what came is kept', async ({ skip }) => {
		const disk = await mountSmallDisk(folder, '200k');
		if (!disk) return skip('this process may not mount a small disk');
		try {
			await expect(pull()).rejects.toMatchObject({
				message: expect.stringContaining('is full'),
				hint: expect.stringContaining('What has come is kept'),
			});
			await disk.grow();
			await pull();
			await expectWhole();
			expect(ranges().at(-1)).toMatch(/^bytes=[1-9]/);
		} finally {
			await disk.remove();
		}
	});

	test.each(['EROFS', 'EACCES', 'EPERM'])('that refuses with %s is named', (code) => {
		const refused = Object.assign(new Error(`${code}: open`), { code });
		expect(explainDisk(refused, '/models')).toMatchObject({
			message: `/models cannot be written to: ${code}: open`,
			hint: expect.stringContaining('NEWSCAST_MODELS'),
		});
	});

	test('with a file where the folder should be is named', async () => {
		await writeFile(join(folder, 'piper'), '');
		await expect(pull()).rejects.toThrow('The model could not be kept in');
	});
});

/** Sends the first bytes and then nothing. */
function stallAfter(length: number): Mischief {
	return (response, bytes) => {
		response.writeHead(200, { etag: `"of-${sha256(bytes).slice(0, 8)}"`, 'content-length': bytes.length });
		response.write(bytes.subarray(0, length));
	};
}
