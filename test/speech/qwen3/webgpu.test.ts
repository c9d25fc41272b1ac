import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, describe, expect, it } from 'vitest';
import { writeTinyModel } from './tiny-model.ts';

/** SwiftShader computes Vulkan without a GPU; Debian ships it with Chromium. */
const drivers = [
	process.env['NEWSCAST_TEST_VULKAN'],
	'/usr/lib/chromium/vk_swiftshader_icd.json',
	'/usr/lib/chromium-browser/vk_swiftshader_icd.json',
];
const driver = drivers.find((file) => file && existsSync(file));
if (!driver) {
	console.warn('Skipped: there is no software Vulkan. Install chromium, or set NEWSCAST_TEST_VULKAN.');
}

describe.skipIf(!driver)('WebGPU', async () => {
	const folder = await mkdtemp(path.join(tmpdir(), 'newscast-test-'));
	afterAll(() => rm(folder, { recursive: true }));

	/** In a process of its own, because the driver is chosen by the environment a process starts with. */
	it('says what the CPU says', { timeout: 300_000 }, async () => {
		writeTinyModel(folder);
		const url = new URL('../../../integration/speech/qwen3/qwen3.ts', import.meta.url).href;
		const request = { text: 'We do know.', language: 'en', voice: { id: 'ryan' }, seed: 1 };
		const script = `import { qwen3 } from ${JSON.stringify(url)};
			const answers = [];
			for (const device of ['auto', 'cpu']) {
				const engine = qwen3({ folder: ${JSON.stringify(folder)}, device });
				const signal = new AbortController().signal;
				const { samples, device: ran } = await engine.speak(${JSON.stringify(request)}, signal);
				answers.push({ device: ran, length: samples.length, loudness: Math.hypot(...samples) });
				await engine[Symbol.asyncDispose]();
			}
			console.log(JSON.stringify(answers));`;
		const { NODE_OPTIONS: _, ...env } = process.env;
		const { stdout } = await promisify(execFile)(
			process.execPath,
			['--input-type=module', '--eval', script],
			{ timeout: 250_000, env: { ...env, VK_DRIVER_FILES: driver, XDG_RUNTIME_DIR: folder } },
		);
		const [gpu, cpu] = JSON.parse(stdout);
		expect([gpu.device, cpu.device]).toEqual(['webgpu', 'cpu']);
		expect(gpu.length).toBe(cpu.length);
		expect(gpu.loudness).toBeCloseTo(cpu.loudness, 2);
	});
});
