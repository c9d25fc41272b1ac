import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type HeaderNames, headerRules, mergeHeaders } from './headers.ts';
import type { SiteLocation } from './site.ts';
import { fileAddress } from './urls.ts';

interface Logger {
	info(line: string): void;
}

/**
 * Adds the podcast's rules to `_headers` in the output folder, behind those that are there: `public/_headers` is copied
 * before, and the author's rules count.
 * @param files Paths of the podcast's files relative to `folder`.
 */
export async function emitHeaders(
	folder: string,
	{ location, ...names }: HeaderNames & { location: SiteLocation },
	files: readonly string[],
	logger: Logger,
): Promise<void> {
	const target = join(folder, '_headers');
	const own = await readFile(target, 'utf8').catch((error: NodeJS.ErrnoException) => {
		if (error.code === 'ENOENT') return '';
		throw error;
	});
	const addresses = files.map((file) => fileAddress(location, file));
	const { text, left } = mergeHeaders(own, headerRules(location, names), addresses);
	await writeFile(target, text);
	if (left.length > 0) logger.info(`_headers has rules of your own, which count: ${left.join(', ')}`);
}
