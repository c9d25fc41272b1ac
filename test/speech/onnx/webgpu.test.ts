import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, describe, expect, it } from 'vitest';
import type { SpokenWord } from '../../../integration/speech/speech.ts';
import { weights } from './weights.ts';

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
const piper = weights('piper');

interface Answer {
	device: string;
	length: number;
	loudness: number;
	words: SpokenWord[];
}

describe.skipIf(!driver || piper.missing)('WebGPU', async () => {
	const runtime = await mkdtemp(path.join(tmpdir(), 'newscast-test-'));
	afterAll(() => rm(runtime, { recursive: true }));

	/** In a process of its own, because the driver is chosen by the environment a process starts with. */
	async function run<T>(script: string): Promise<T> {
		const url = new URL('../../../integration/speech/onnx/onnx.ts', import.meta.url).href;
		const { NODE_OPTIONS: _, ...env } = process.env;
		const { stdout } = await promisify(execFile)(
			process.execPath,
			[
				'--input-type=module',
				'--eval',
				`import { onnx, probeDevices } from ${JSON.stringify(url)};\n${script}`,
			],
			{ timeout: 500_000, env: { ...env, VK_DRIVER_FILES: driver, XDG_RUNTIME_DIR: runtime } },
		);
		return JSON.parse(stdout);
	}

	it('is found when it gives the right numbers', async () => {
		const reports = await run<object[]>('console.log(JSON.stringify(await probeDevices()))');
		expect(reports).toMatchObject([
			{ device: 'cuda', why: expect.stringMatching(/./) },
			{ device: 'webgpu', ok: true },
			{ device: 'cpu', ok: true },
		]);
	});

	it('speaks with the durations of the CPU', { timeout: 520_000 }, async () => {
		const [auto, cpu] = await run<[Answer, Answer]>(`
			const answers = [];
			for (const device of ['auto', 'cpu']) {
				await using engine = onnx({ model: ${JSON.stringify(piper.file)}, device, sessions: 1 });
				const request = { text: 'Yes.', language: 'en', voice: { id: 'en_US-amy' }, seed: 1 };
				const { samples, words, device: ran } = await engine.speak(request, new AbortController().signal);
				answers.push({ device: ran, length: samples.length, loudness: Math.hypot(...samples), words });
			}
			console.log(JSON.stringify(answers));`);
		expect([auto.device, cpu.device]).toEqual(['webgpu', 'cpu']);
		expect(auto.length).toBe(cpu.length);
		expect(auto.words).toEqual(cpu.words);
		expect(auto.loudness).toBeCloseTo(cpu.loudness, 3);
	});
});
