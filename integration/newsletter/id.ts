import { slug as slugSegment } from 'github-slugger';

/**
 * The id Astro's glob loader gives an entry: `slug` from the front matter, else each segment of the path slugged,
 * without the extension and without a last `/index`.
 * @param path Relative to the newsletters' folder, with forward slashes.
 */
export function newsletterId(path: string, slug: unknown): string {
	if ((typeof slug === 'string' || typeof slug === 'number') && slug && isSafeId(String(slug))) {
		return String(slug);
	}
	const segments = path.replace(/\.md$/, '').split('/');
	return segments
		.map((segment) => slugSegment(segment))
		.join('/')
		.replace(/\/index$/, '');
}

/** Whether an id can be part of an address and of a file name on every system, and stays inside its folder. */
export function isSafeId(id: string): boolean {
	const isSafeSegment = (segment: string) => /^(?!\.)[^\s\p{Cc}\\?#%:*"<>|]+$/u.test(segment);
	return id.split('/').every(isSafeSegment);
}
