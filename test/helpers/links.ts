import { access } from 'node:fs/promises';
import { join } from 'node:path';
import type { BuiltSite } from './site.ts';

/**
 * Addresses within the site, in its pages and its feed, for which a static host has no file.
 * @param base The site's base without a trailing slash.
 */
export async function brokenLinks(
	site: BuiltSite,
	{ origin, base }: { origin: string; base: string },
): Promise<string[]> {
	const sources = (await site.files()).filter((file) => /\.(html|xml|json|vtt)$/.test(file));
	const broken = new Set<string>();
	for (const source of sources) {
		const text = await site.read(join('dist', source));
		for (const [, address = ''] of text.matchAll(/(?:href|src|url|content)="([^"]+)"/g)) {
			const path = pathWithin(decodeEntities(address), origin);
			if (path === undefined) continue;
			const file = path.startsWith(base) ? path.slice(base.length) : undefined;
			if (file === undefined || !(await isServed(site, file))) broken.add(`${source}: ${address}`);
		}
	}
	return [...broken];
}

function pathWithin(address: string, origin: string): string | undefined {
	if (address.startsWith('/') && !address.startsWith('//')) return address.split(/[?#]/)[0];
	if (!address.startsWith(`${origin}/`)) return undefined;
	return new URL(address).pathname;
}

/** As static hosts look for files: as named, or the index of a folder, or with `.html`. */
async function isServed(site: BuiltSite, path: string): Promise<boolean> {
	const file = decodeURIComponent(path);
	const candidates =
		file.endsWith('/') || file === '' ? [`${file}/index.html`] : [file, `${file}.html`, `${file}/index.html`];
	for (const candidate of candidates) {
		const found = await access(join(site.dist, candidate)).then(
			() => true,
			() => false,
		);
		if (found) return true;
	}
	return false;
}

function decodeEntities(text: string): string {
	return text.replaceAll('&amp;', '&').replaceAll('&#38;', '&').replaceAll('&quot;', '"');
}
