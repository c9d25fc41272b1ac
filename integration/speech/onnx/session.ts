import { readFile, stat } from 'node:fs/promises';
import { Problem, reasonOf } from '../../problem.ts';
import { quicken } from './quicken.ts';
import { tinyGraph } from './tiny-graph.ts';

/** What can compute a graph, fastest first. */
export const devices = ['cuda', 'webgpu', 'cpu'] as const;
export type Device = (typeof devices)[number];

export interface SessionSettings {
	/** Threads that work on one graph. */
	threads: number;
	/** Whether they wait for work busily: about 6 % faster, at the cost of every other process. */
	spinning: boolean;
}

type Numbers = Float32Array | BigInt64Array | Int32Array;

/** What goes into a graph. The type of its numbers is that of the array. */
export interface Feed {
	data: Numbers;
	shape: readonly number[];
}

export interface Session {
	readonly device: Device;
	/** Blocks the thread. @returns the numbers of each output: their declared shape says nothing reliable. */
	run(feeds: Readonly<Record<string, Feed>>): Promise<Record<string, Float32Array | BigInt64Array>>;
	close(): Promise<void>;
}

/** What computes graphs. */
export interface Runtime {
	/**
	 * Makes a graph ready on one device.
	 * @param model The path of a model, or its bytes.
	 */
	open(model: string | Uint8Array, device: Device, settings: SessionSettings): Promise<Session>;
	/** Why a device cannot be used, or undefined if it can. */
	findFault(device: Device): Promise<string | undefined>;
}

/** onnxruntime-node, which is loaded when it is first used. */
export const onnxruntime: Runtime = { open: openSession, findFault };

type Package = typeof import('onnxruntime-node');
let loaded: Promise<Package> | undefined;

/** An optional dependency: the package has 270 MB, and builds without neural voices do not need it. */
async function loadRuntime(): Promise<Package> {
	try {
		const runtime = await import('onnxruntime-node');
		// What fails is thrown, and reported once from there.
		runtime.env.logLevel = 'fatal';
		return runtime;
	} catch (cause) {
		throw new Problem(`onnxruntime-node could not be loaded: ${reasonOf(cause)}`, {
			hint: 'Install it with `npm install onnxruntime-node`: neural voices run on it.',
			cause,
		});
	}
}

/** Larger models, bytes, are loaded as they are: to be rewritten, they would have to fit into memory once more. */
const largest = 512 * 1024 ** 2;

/** Throws what onnxruntime throws, also for a device that is not there. */
async function openSession(
	model: string | Uint8Array,
	device: Device,
	{ threads, spinning }: SessionSettings,
	extra: Record<string, string> = {},
): Promise<Session> {
	loaded ??= loadRuntime();
	const { InferenceSession, Tensor } = await loaded;
	const settings = {
		executionProviders: [device],
		intraOpNumThreads: threads,
		interOpNumThreads: 1,
		// Plans made for one length are of no use for the next: they take 100 MB and save nothing.
		enableMemPattern: false,
		// Errors only: it warns about shapes that speech models leave open.
		logSeverityLevel: 3 as const,
		extra: { session: { intra_op: { allow_spinning: spinning ? '1' : '0' }, ...extra } },
	};
	const graph = device === 'cpu' ? await quickened(model) : model;
	const session =
		typeof graph === 'string'
			? await InferenceSession.create(graph, settings)
			: await InferenceSession.create(graph, settings);
	return {
		device,
		async run(feeds) {
			const tensors = Object.entries(feeds).map(([name, { data, shape }]) => [
				name,
				new Tensor(typeOf(data), data, [...shape]),
			]);
			const outputs = await session.run(Object.fromEntries(tensors));
			return Object.fromEntries(
				Object.entries(outputs).flatMap(([name, { data }]) =>
					data instanceof Float32Array || data instanceof BigInt64Array ? [[name, data]] : [],
				),
			);
		},
		close: () => session.release(),
	};
}

/** The model in the form that the CPU is faster with. What is damaged is left to the runtime to complain of. */
async function quickened(model: string | Uint8Array): Promise<string | Uint8Array> {
	try {
		if (typeof model === 'string' && (await stat(model)).size > largest) return model;
		return quicken(typeof model === 'string' ? await readFile(model) : model) ?? model;
	} catch {
		return model;
	}
}

function typeOf(data: Numbers): 'float32' | 'int64' | 'int32' {
	if (data instanceof Float32Array) return 'float32';
	return data instanceof BigInt64Array ? 'int64' : 'int32';
}

/** Has a device compute a small convolution and compares the numbers. Nothing of it may be left to the CPU. */
async function findFault(device: Device): Promise<string | undefined> {
	try {
		const strict: Record<string, string> = device === 'cpu' ? {} : { disable_cpu_ep_fallback: '1' };
		const session = await openSession(tinyGraph.bytes, device, { threads: 1, spinning: false }, strict);
		const { input, samples, shape, output, expected } = tinyGraph;
		const answer = (await session.run({ [input]: { data: samples, shape } }))[output];
		await session.close();
		const right = expected.every((value, index) => Math.abs(value - Number(answer?.[index])) < 1e-3);
		return right
			? undefined
			: `it gives wrong numbers: ${answer?.join(', ')} instead of ${expected.join(', ')}`;
	} catch (error) {
		return error instanceof Problem ? `${error.message} ${error.hint}` : shortReason(error);
	}
}

/** Without the place in the sources of onnxruntime, which its messages begin with. */
function shortReason(error: unknown): string {
	const [line = ''] = reasonOf(error).split('\n');
	return line.slice(line.lastIndexOf(' was false. ') + 1).replace(/^was false\. /, '');
}
