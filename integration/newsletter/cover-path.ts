import { posix } from 'node:path';

/**
 * Where the image lies that a newsletter names, relative to the project root.
 * @param file The newsletter, relative to the project root.
 * @param written As it stands in the front matter: relative to the newsletter, as markdown names images.
 * @returns undefined when it is not in the project.
 */
export function coverPath(file: string, written: string): string | undefined {
	if (/^(?:[/\\]|[a-z][a-z0-9+.-]*:)/i.test(written)) return undefined;
	const path = posix.join(posix.dirname(file), written);
	return path.startsWith('../') ? undefined : path;
}
