import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { driver, runWithVulkan } from '../onnx/software-vulkan.ts';
import { writeTinyModel } from './tiny-model.ts';

interface Answer {
	device: string;
	length: number;
	loudness: number;
}

describe.skipIf(!driver)('WebGPU', async () => {
	const folder = await mkdtemp(path.join(tmpdir(), 'newscast-test-'));
	afterAll(() => rm(folder, { recursive: true }));

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
		const [gpu, cpu] = await runWithVulkan<[Answer, Answer]>(script, folder, 250_000);
		expect([gpu.device, cpu.device]).toEqual(['webgpu', 'cpu']);
		expect(gpu.length).toBe(cpu.length);
		expect(gpu.loudness).toBeCloseTo(cpu.loudness, 2);
	});
});
