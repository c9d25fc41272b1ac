import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const folder =
	process.env['NEWSCAST_TEST_MODELS'] ?? fileURLToPath(new URL('../../../../shared/models', import.meta.url));

/**
 * A real model, which is not part of this project because of its licence. Where it is missing, the reason is printed
 * for the test that is skipped.
 */
export function weights(name: string): { file: string; missing: boolean } {
	const file = path.join(folder, name);
	const missing = !existsSync(file);
	if (missing) console.warn(`Skipped: there is no ${file}. Set NEWSCAST_TEST_MODELS to a folder of models.`);
	return { file, missing };
}
