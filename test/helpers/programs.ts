import { cp } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of this package. */
export const repository = fileURLToPath(new URL('../../', import.meta.url));

const astro = createRequire(import.meta.url)
	.resolve('astro/package.json')
	.replace(/package\.json$/, 'bin/astro.mjs');

/** What Node is told to run `astro build` on the site in a folder. */
export function astroBuild(root: string): string[] {
	return [astro, 'build', '--root', root];
}

/** The environment of programs that are not to notice that this is a test. */
export function ordinaryEnvironment(): NodeJS.ProcessEnv {
	return {
		...process.env,
		VITEST: '',
		NODE_ENV: '',
		CI: 'true',
		NO_COLOR: '1',
		ASTRO_TELEMETRY_DISABLED: '1',
	};
}

/** Puts the package where npm would: under `node_modules` Node refuses to strip types, and Vite treats files differently. */
export async function installInto(root: string): Promise<void> {
	for (const file of ['package.json', 'integration', 'prompts']) {
		await cp(join(repository, file), join(root, 'node_modules/astro-newscast', file), { recursive: true });
	}
}
