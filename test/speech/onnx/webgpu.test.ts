import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { SpokenWord } from '../../../integration/speech/speech.ts';
import { driver, runWithVulkan } from './software-vulkan.ts';
import { weights } from './weights.ts';

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

	function run<T>(script: string): Promise<T> {
		const url = new URL('../../../integration/speech/onnx/onnx.ts', import.meta.url).href;
		const imports = `import { onnx, probeDevices } from ${JSON.stringify(url)};`;
		return runWithVulkan(`${imports}\n${script}`, runtime, 500_000);
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
