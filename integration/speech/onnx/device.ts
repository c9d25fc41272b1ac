import { existsSync, readdirSync } from 'node:fs';
import { Problem } from '../../problem.ts';
import { type Device, devices, type Runtime } from './session.ts';

/** What an author asks for: `auto` is the fastest that works. */
export type DeviceChoice = Device | 'auto';

/** Whether a device can be used, and if not, why. */
export interface DeviceReport {
	device: Device;
	ok: boolean;
	why?: string;
	/** What to do about it. */
	hint?: string;
}

const advice: Readonly<Record<Device, string>> = {
	cuda:
		'CUDA needs an NVIDIA GPU with its driver, CUDA 12 and cuDNN 9, and the GPU part of onnxruntime-node: ' +
		'`ONNXRUNTIME_NODE_INSTALL=cuda12 node node_modules/onnxruntime-node/script/install.js`. Or choose `auto`.',
	webgpu: 'WebGPU needs a GPU with a driver for Vulkan, Metal or Direct3D 12. Or choose `auto`.',
	cpu: 'Reinstall onnxruntime-node: its CPU part is inside the package.',
};

/** Tries every device. Takes up to a second, and blocks its thread. */
export async function tryDevices(runtime: Runtime): Promise<DeviceReport[]> {
	const reports: DeviceReport[] = [];
	for (const device of devices) {
		const why = await runtime.findFault(device);
		reports.push({ device, ok: why === undefined, ...(why !== undefined && { why, hint: advice[device] }) });
	}
	return reports;
}

/**
 * The device to use: the one that is asked for, or the fastest that gives the right numbers.
 * @param dropped Devices that failed before: only who asks for one gets it again.
 * @throws {Problem} if it cannot be used, with what to do about it.
 */
export async function chooseDevice(
	choice: DeviceChoice,
	runtime: Runtime,
	dropped: ReadonlySet<Device>,
): Promise<Device> {
	const automatic = devices.filter((device) => device === 'cpu' || !(dropped.has(device) || hasNoGpu()));
	const candidates = choice === 'auto' ? automatic : [choice];
	const reasons: string[] = [];
	for (const device of candidates) {
		const why = await runtime.findFault(device);
		if (why === undefined) return device;
		reasons.push(`${device}: ${why}`);
	}
	throw new Problem(`Neural voices cannot run here: ${reasons.join('; ')}.`, {
		hint: advice[choice === 'auto' ? 'cpu' : choice],
	});
}

/** Whether Linux shows no graphics device, which spares the drivers' complaints on stderr. */
function hasNoGpu(): boolean {
	const { VK_DRIVER_FILES, VK_ICD_FILENAMES } = process.env;
	if (process.platform !== 'linux' || VK_DRIVER_FILES || VK_ICD_FILENAMES) return false;
	return !existsSync('/dev/dri') && !existsSync('/dev/dxg') && !readdirSync('/dev').some(isNvidia);
}

const isNvidia = (name: string) => /^nvidia(?:\d|ctl)/.test(name);
