import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { onnx } from '../../integration/speech/onnx/onnx.ts';
import { brief, english } from '../helpers/newsletters.ts';
import { type BuiltSite, makeSite } from '../helpers/site.ts';

let site: BuiltSite;
beforeAll(async () => {
	site = await makeSite({ newsletters: { '041-nuvem.md': brief } });
	vi.stubEnv('XDG_CACHE_HOME', `${site.root}/empty`);
	await site.build();
});
afterAll(async () => {
	vi.unstubAllEnvs();
	await site.remove();
});

const absent = () => onnx({ model: ['piper:en_US-kristin-medium', 'piper:pt_BR-faber-medium'] });

test('a build in which nothing is missing does without the models of its engine', async () => {
	const before = await site.snapshot();
	await site.build({ engine: absent() });
	expect(await site.snapshot()).toEqual(before);
});

test('a build that has to speak says with which command they come', async () => {
	await site.write('content/newsletters/042-cache.md', english);
	await expect(site.build({ engine: absent() })).rejects.toMatchObject({
		message: expect.stringContaining('piper:en_US-kristin-medium, piper:pt_BR-faber-medium are not here'),
		hint: expect.stringContaining(
			'npx newscast models pull piper:en_US-kristin-medium piper:pt_BR-faber-medium',
		),
	});
});
