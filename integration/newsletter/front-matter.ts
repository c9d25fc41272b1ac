import matter from 'gray-matter';
import { Problem, reasonOf } from '../problem.ts';

export interface FrontMatter {
	/** What the YAML says, unchecked. */
	data: Readonly<Record<string, unknown>>;
	/** The markdown after it, and the line of the file on which that begins, counted from 1. */
	body: string;
	bodyLine: number;
	/** Line of the file on which a top-level key stands; that of the opening `---` for a key it does not have. */
	lineOf(key: string): number;
	/** A top-level key's value as it is written, up to the end of its line. */
	written(key: string): string;
}

// Blank lines before the fence are allowed because Astro allows them; a byte order mark is not part of the body.
const opening = /^\uFEFF?(?:\s*\n)?(---|\+\+\+)([^\r\n]*)\r?\n/;
const closing = /^---([^\r\n]*)(?:\r?\n\uFEFF?|$)/m;

/**
 * Splits a markdown file into front matter and body. Nothing is cached and nothing but YAML is read:
 * front matter in another language (`---js`) would be code to run.
 * @throws {Problem} when there is none, it is not closed, or it is not YAML.
 */
export function readFrontMatter(source: string, file: string): FrontMatter {
	const [open = '', fence, label = ''] = opening.exec(source) ?? [];
	if (fence === undefined || label.startsWith('-')) {
		throw new Problem('There is no front matter.', {
			hint: 'Begin the file with `---`, lines with at least `title` and `date`, and `---`.',
			place: { file, line: 1 },
		});
	}
	const fenceLine = countLines(open);
	if (fence === '+++' || label.trim() !== '') {
		throw new Problem(`Only YAML front matter is read, and this is ${label.trim() || 'TOML'}.`, {
			hint: 'Write it as YAML: `---` alone on a line, `key: value` lines, and `---`.',
			place: { file, line: fenceLine },
		});
	}
	const close = closing.exec(source.slice(open.length));
	if (close?.[1]?.trim() !== '') {
		throw new Problem('The front matter is not closed.', {
			hint: 'End it with a line that is exactly `---`.',
			place: { file, line: fenceLine },
		});
	}
	const yaml = source.slice(open.length, open.length + close.index);
	const head = open.length + close.index + close[0].length;
	const find = (key: string) => new RegExp(`^(["']?)${key}\\1[ \\t]*:[ \\t]*(.*)`, 'm').exec(yaml);
	return {
		data: parseYaml(yaml, file, fenceLine),
		body: source.slice(head),
		bodyLine: countLines(source.slice(0, head)) + 1,
		lineOf(key) {
			const found = find(key);
			return found ? fenceLine + 1 + countLines(yaml.slice(0, found.index)) : fenceLine;
		},
		written: (key) => find(key)?.[2]?.trim() ?? '',
	};
}

// YAML 1.1 takes a leading zero for octal (`number: 042` would be 34); Astro, which reads YAML 1.2, does not.
const leadingZeros = /^(\w+:[ \t]+)(0+)(?=[1-9]\d*[ \t]*(?:#.*)?\r?$)/gm;

function parseYaml(yaml: string, file: string, fenceLine: number): Record<string, unknown> {
	const decimal = yaml.replace(leadingZeros, (_, key, zeros) => key + ' '.repeat(zeros.length));
	let data: unknown;
	try {
		// Without options gray-matter caches by content, failures included.
		data = matter(`---\n${decimal}---\n`, {}).data;
	} catch (cause) {
		const { reason = reasonOf(cause), mark } = cause as { reason?: string; mark?: { line: number } };
		throw new Problem(`The front matter is not valid YAML: ${reason}.`, {
			hint: 'Put text that has `: `, `#` or quotes in it between quotes, and indent with spaces.',
			place: { file, line: fenceLine + (mark?.line ?? 0) },
			cause,
		});
	}
	if (typeof data === 'object' && data !== null && !Array.isArray(data))
		return data as Record<string, unknown>;
	throw new Problem('The front matter is not a list of `key: value` lines.', {
		hint: 'Write at least `title: ...` and `date: ...` in it.',
		place: { file, line: fenceLine },
	});
}

/** Line ends in a text. */
function countLines(text: string): number {
	return text.split('\n').length - 1;
}
