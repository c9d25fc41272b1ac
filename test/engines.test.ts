import { describe, expect, it } from 'vitest';
import { countDevices } from '../integration/devices.ts';
import { openEngines } from '../integration/engines.ts';
import type { SpeechEngine } from '../integration/speech/speech.ts';
import { toneEngine } from './helpers/tone-engine.ts';

const noBuiltin = () => {
	throw new Error('The built-in engine was made.');
};

/** An engine that remembers how often it was disposed of. */
function disposable(id: string, dispose: () => Promise<void> = async () => {}) {
	let times = 0;
	const engine: SpeechEngine = {
		...toneEngine(),
		id,
		[Symbol.asyncDispose]() {
			times += 1;
			return dispose();
		},
	};
	return { engine, times: () => times };
}

describe('the engines of a build', () => {
	it('are the built-in voices when nobody asks for another', async () => {
		const builtin = disposable('builtin-1');
		const engines = openEngines(undefined, () => builtin.engine);
		expect(engines.usual).toBe(builtin.engine);
		expect(engines.engineFor({})).toBe(builtin.engine);
		expect(engines.description).toMatch(/built-in voices/);
		await engines[Symbol.asyncDispose]();
		expect(builtin.times()).toBe(1);
	});

	it('may be one', async () => {
		const { engine, times } = disposable('one');
		const engines = openEngines(engine, noBuiltin);
		expect(engines.engineFor({})).toBe(engine);
		expect(engines.description).toBe('Speech comes from the engine “one”');
		await engines[Symbol.asyncDispose]();
		expect(times()).toBe(1);
	});

	it('may be several, the first one being that of voices that name none', () => {
		const [one, two] = [disposable('one').engine, disposable('two').engine];
		const engines = openEngines({ small: one, big: two }, noBuiltin);
		expect(engines.engineFor({})).toBe(one);
		expect(engines.engineFor({ engine: 'small' })).toBe(one);
		expect(engines.engineFor({ engine: 'big' })).toBe(two);
		expect(() => engines.engineFor({ engine: 'bigger' })).toThrow('There is no engine “bigger”.');
		expect(engines.description).toBe('Speech comes from the engines “small” (one), “big” (two)');
	});

	it('are all disposed of once, also when one fails at it', async () => {
		const broken = disposable('broken', async () => {
			throw new Error('stuck');
		});
		const rash = disposable('rash', () => {
			throw new Error('stuck at once');
		});
		const good = disposable('good');
		const named = { broken: broken.engine, rash: rash.engine, good: good.engine, again: good.engine };
		await expect(openEngines(named, noBuiltin)[Symbol.asyncDispose]()).rejects.toThrow('stuck');
		expect([broken, rash, good].map(({ times }) => times())).toEqual([1, 1, 1]);
	});
});

describe('the devices of a build', () => {
	it.each<[(string | undefined)[], string | undefined]>([
		[[], undefined],
		[[undefined, undefined], undefined],
		[['webgpu', 'webgpu'], 'Spoken on webgpu (2 takes)'],
		[['cpu', 'webgpu', 'webgpu'], 'Spoken on webgpu (2 takes), cpu (1 take)'],
		[['cuda', undefined], 'Spoken on cuda (1 take), 1 take by engines that do not say on what'],
	])('%j are told', (devices, line) => {
		const counted = countDevices();
		for (const device of devices) counted.add(device);
		expect(counted.line()).toBe(line);
	});
});
