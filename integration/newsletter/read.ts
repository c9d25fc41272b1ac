import { isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';
import { type Dirent, readFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { Problem } from '../problem.ts';
import { coverPath } from './cover-path.ts';
import { readFrontMatter } from './front-matter.ts';
import { isSafeId, newsletterId } from './id.ts';
import type { NewsletterSource } from './newsletter.ts';

/** What a pinned script is called beside `<name>.md`. */
const pinnedEnding = '.script.json';

/**
 * The newsletters in a folder and the folders below it, sorted by id, without parsing any, each with the script that is
 * pinned beside it. Names that begin with `_` or `.` are ignored, as are newsletters with `podcast: false`.
 * @param folder Absolute path.
 * @param root Absolute path of the project.
 * @throws {Problem} when the folder is missing, a file is not UTF-8, two newsletters have one id, or a pinned script has
 * no newsletter.
 */
export async function listNewsletters(folder: string, root: string): Promise<NewsletterSource[]> {
	const paths = await listFiles(folder, root);
	const pinned = new Set(paths.filter((path) => path.endsWith(pinnedEnding)));
	const newsletters = paths.filter((path) => path.endsWith('.md'));
	checkPinned(pinned, newsletters, posix(relative(root, folder)));
	const sources = newsletters.flatMap((path) => readSource(path, pinned, folder, root) ?? []);
	const byId = new Map<string, NewsletterSource>();
	for (const source of sources) {
		const other = byId.get(source.id);
		if (other) {
			throw new Problem(`Two newsletters have the id \`${source.id}\`: ${other.file} and ${source.file}.`, {
				hint: 'Rename one of them, or give one a `slug` of its own in its front matter.',
				place: { file: source.file },
			});
		}
		byId.set(source.id, source);
	}
	return sources.sort((a, b) => (a.id < b.id ? -1 : 1));
}

async function listFiles(folder: string, root: string): Promise<string[]> {
	let entries: Dirent[];
	try {
		entries = await readdir(folder, { recursive: true, withFileTypes: true });
	} catch (cause) {
		throw new Problem(`There is no folder of newsletters at ${posix(relative(root, folder))}.`, {
			hint: 'Create it, or name the folder where they are with the option `newsletters`.',
			cause,
		});
	}
	return entries
		.filter(({ name }) => name.endsWith('.md') || name.endsWith(pinnedEnding))
		.filter((entry) => !entry.isDirectory())
		.map((entry) => posix(relative(folder, join(entry.parentPath, entry.name))))
		.filter((path) => !/(^|\/)[._]/.test(path))
		.sort();
}

function checkPinned(pinned: ReadonlySet<string>, newsletters: readonly string[], folder: string): void {
	const expected = new Set(newsletters.map(pinnedPath));
	for (const path of pinned) {
		if (expected.has(path)) continue;
		const file = `${folder}/${path}`;
		throw new Problem(`The pinned script ${file} belongs to no newsletter.`, {
			hint: `It is used for ${path.slice(0, -pinnedEnding.length)}.md beside it. Give it the name of its newsletter, or delete it.`,
			place: { file },
		});
	}
}

function pinnedPath(path: string): string {
	return path.replace(/\.md$/, pinnedEnding);
}

function readSource(
	path: string,
	pinnedPaths: ReadonlySet<string>,
	folder: string,
	root: string,
): NewsletterSource | undefined {
	const digest = createHash('sha256');
	const read = (name: string) => {
		// A thousand small files are read in a fifth of the time when nothing is awaited for each.
		const bytes = readFileSync(join(folder, name));
		digest.update(bytes);
		const file = posix(relative(root, join(folder, name)));
		if (isUtf8(bytes)) return { file, text: bytes.toString() };
		throw new Problem(`${file} is not UTF-8 text.`, {
			hint: 'Save it again with the encoding UTF-8.',
			place: { file },
		});
	};
	const { file, text: source } = read(path);
	const { podcast, slug, episodeCover } = peek(source, file);
	if (podcast === false) return undefined;
	const id = newsletterId(path, slug);
	if (!isSafeId(id)) {
		throw new Problem(`${file} has no letter or digit in its name to make an address of.`, {
			hint: 'Rename it, or give it a `slug` in its front matter.',
			place: { file },
		});
	}
	const pinned = pinnedPaths.has(pinnedPath(path)) ? read(pinnedPath(path)) : undefined;
	if (typeof episodeCover === 'string') digest.update(coverBytes(root, coverPath(file, episodeCover)));
	return { id, file, source, hash: digest.digest('hex'), ...(pinned && { pinned }) };
}

/** Nothing for a cover that cannot be read: that is told where it is needed. */
function coverBytes(root: string, cover: string | undefined): Uint8Array {
	try {
		return cover === undefined ? new Uint8Array() : readFileSync(join(root, cover));
	} catch {
		return new Uint8Array();
	}
}

/** The keys that decide whether and under which id a newsletter is listed, and what else it consists of. */
function peek(source: string, file: string): Readonly<Record<string, unknown>> {
	// Reading YAML a thousand times is the slow part, and most newsletters have none of the keys.
	if (!/^["']?(?:slug|podcast|episodeCover)["']?[ \t]*:/m.test(source)) return {};
	try {
		return readFrontMatter(source, file).data;
	} catch {
		// One broken newsletter must not hide the others: parsing it reports the same problem.
		return {};
	}
}

function posix(path: string): string {
	return path.split(sep).join('/');
}
