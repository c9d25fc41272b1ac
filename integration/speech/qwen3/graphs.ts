import path from 'node:path';
import { Problem, reasonOf } from '../../problem.ts';
import { chooseDevice, type DeviceChoice } from '../onnx/device.ts';
import { lacksMemory, memoryAdvice } from '../onnx/memory.ts';
import type { Device, Feed, Runtime, Session, SessionSettings } from '../onnx/session.ts';
import type { Bundle } from './bundle.ts';
import type { GraphName } from './contract.ts';

/** A graph failed while it was computed: its device may be lost. */
export class GraphProblem extends Problem {}

/** A graph that is ready. */
export interface Graph {
	/** @throws {GraphProblem} naming the graph and the device. */
	run(feeds: Readonly<Record<string, Feed>>): Promise<Answer>;
}

/** Gives an output by its name. @throws {Problem} if there is none of that name, or its numbers are not float32. */
export type Answer = (output: string) => Float32Array;

/** The graphs of a model on one device. */
export interface Graphs {
	device: Device;
	/** @throws {Problem} if the model has none of that name. */
	get(name: GraphName): Graph;
	close(): Promise<void>;
}

/**
 * Loads all graphs of a model on the device: some seconds and gigabytes for a real one. `auto` passes over a device that
 * cannot load them.
 * @param dropped Devices that failed; those that fail now are added.
 * @throws {Problem} naming the graph that is damaged or does not run on the device.
 */
export async function openGraphs(
	bundle: Bundle,
	{ device: choice, session: settings }: { device: DeviceChoice; session: SessionSettings },
	runtime: Runtime,
	dropped: Set<Device>,
): Promise<Graphs> {
	for (;;) {
		const device = await chooseDevice(choice, runtime, dropped);
		const sessions = new Map<GraphName, Session>();
		const close = async () => {
			for (const session of sessions.values()) await session.close();
			sessions.clear();
		};
		try {
			for (const [name, file] of Object.entries(bundle.graphs) as [GraphName, string][]) {
				sessions.set(name, await open(file, device, runtime, settings));
			}
			return { device, close, get: (name) => graphOf(name, sessions.get(name)) };
		} catch (problem) {
			await close();
			if (choice !== 'auto' || device === 'cpu') throw problem;
			dropped.add(device);
		}
	}
}

async function open(
	file: string,
	device: Device,
	runtime: Runtime,
	settings: SessionSettings,
): Promise<Session> {
	try {
		return await runtime.open(file, device, settings);
	} catch (cause) {
		const hint = lacksMemory(cause)
			? `To save memory, ${memoryAdvice}. One of 0.6 G parameters in float32 takes about 6 GB.`
			: `Compare it with its source, and so ${path.basename(file)}.data beside it: one is damaged or missing, ` +
				'or made for a newer onnxruntime.';
		throw new Problem(`The graph ${file} cannot be loaded on ${device}: ${reasonOf(cause)}`, { hint, cause });
	}
}

function graphOf(name: GraphName, session: Session | undefined): Graph {
	if (!session) {
		throw new Problem(`The model has no ${name}.onnx.`, { hint: 'Use another export of Qwen3-TTS.' });
	}
	return {
		async run(feeds) {
			const outputs = await session.run(feeds).catch((cause: unknown) => {
				throw new GraphProblem(`The graph ${name}.onnx failed on ${session.device}: ${reasonOf(cause)}`, {
					hint: lacksMemory(cause)
						? `To save memory, ${memoryAdvice}.`
						: 'If it fails again: check that all files are of one export, and try the device `cpu`.',
					cause,
				});
			});
			return (output) => {
				const numbers = outputs[output];
				if (numbers instanceof Float32Array) return numbers;
				throw new Problem(`The graph ${name}.onnx did not give ${output} as float32.`, {
					hint: 'Use an export with float32 inputs and outputs.',
				});
			};
		},
	};
}
