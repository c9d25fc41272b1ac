import { readFile } from 'node:fs/promises';
import { Problem, reasonOf } from '../../problem.ts';
import { chooseDevice, type DeviceChoice } from './device.ts';
import type { Model, ModelSource } from './family.ts';
import { withOutput } from './graph.ts';
import { lacksMemory, memoryAdvice } from './memory.ts';
import { openModel } from './models.ts';
import type { Device, Runtime, Session, SessionSettings } from './session.ts';

/** A model that is ready to speak. */
export interface Loaded {
	model: Model;
	session: Session;
}

/** The models of one thread. */
export interface Shelf {
	/**
	 * Loads a model on the device, once: 50 ms to some seconds. `auto` passes over a device that cannot load it.
	 * @throws {Problem} if it is damaged or does not run on the device.
	 */
	load(source: ModelSource, choice: DeviceChoice, settings: SessionSettings): Promise<Loaded>;
	/** A device failed: what was loaded on it is gone, and `auto` does not use it again. */
	drop(device: Device): void;
}

/** Models that stay loaded: those of two hosts, in two languages. */
const most = 4;

export function createShelf(runtime: Runtime): Shelf {
	/** By everything that made them, the one used last at the end. */
	const shelf = new Map<string, Loaded>();
	const chosen = new Map<DeviceChoice, Device>();
	const dropped = new Set<Device>();

	function drop(device: Device): void {
		dropped.add(device);
		chosen.clear();
		for (const [key, { session }] of shelf) if (session.device === device) shelf.delete(key);
	}

	async function open(source: ModelSource, choice: DeviceChoice, settings: SessionSettings): Promise<Loaded> {
		const model = openModel(source);
		const weights =
			model.inner === undefined ? source.file : withOutput(await readFile(source.file), model.inner);
		for (;;) {
			const device = chosen.get(choice) ?? (await chooseDevice(choice, runtime, dropped));
			chosen.set(choice, device);
			try {
				return { model, session: explaining(await runtime.open(weights, device, settings)) };
			} catch (cause) {
				if (choice === 'auto' && device !== 'cpu') drop(device);
				else throw loadProblem(source.file, device, cause);
			}
		}
	}

	return {
		async load(source, choice, settings) {
			const key = JSON.stringify([source, choice, settings]);
			const loaded = shelf.get(key) ?? (await open(source, choice, settings));
			shelf.delete(key);
			shelf.set(key, loaded);
			for (const [old, { session }] of [...shelf].slice(0, -most)) {
				shelf.delete(old);
				await session.close();
			}
			return loaded;
		},
		drop,
	};
}

/** Says what to do where the words of the runtime do not. */
function explaining(session: Session): Session {
	const run: Session['run'] = async (feeds) => {
		try {
			return await session.run(feeds);
		} catch (cause) {
			if (!lacksMemory(cause)) throw cause;
			throw new Error(`there is too little memory: ${memoryAdvice} (${reasonOf(cause)})`, { cause });
		}
	};
	return { ...session, run };
}

function loadProblem(file: string, device: Device, cause: unknown): Problem {
	if (lacksMemory(cause)) {
		return new Problem(
			`There is too little memory to load the model ${file} on ${device}: ${reasonOf(cause)}`,
			{
				hint: `To save memory, ${memoryAdvice}.`,
				cause,
			},
		);
	}
	return new Problem(`The model ${file} cannot be loaded on ${device}: ${reasonOf(cause)}`, {
		hint: 'Compare it with its source: it may be damaged, or made for a newer onnxruntime.',
		cause,
	});
}
