import { audioTypes } from './audio-types.ts';
import type { SiteLocation } from './site.ts';
import { podcastUrls } from './urls.ts';

/** One rule of a `_headers` file. */
interface HeaderRule {
	/** Path on the host, with at most one `*`. */
	path: string;
	headers: Readonly<Record<string, string>>;
}

/** What a podcast's files are called and hold, as far as rules depend on it. */
export interface HeaderNames {
	coverFile: string;
	stylesheet: boolean;
	/** The format of episodes besides MP3, if there is one. */
	alternate?: keyof typeof audioTypes | undefined;
}

/** For files whose names change with their content. */
const forever = { 'Cache-Control': 'public, max-age=31536000, immutable' };

/**
 * What static hosts should say about the podcast's files: apps on other origins may read them, types that hosts do not
 * know by themselves, and names that never change their content.
 */
export function headerRules(
	location: SiteLocation,
	{ coverFile, stylesheet, alternate }: HeaderNames,
): HeaderRule[] {
	// With its own type Chromium shows a feed as plain text, stylesheet or not.
	const feedType = stylesheet ? 'application/xml' : 'application/rss+xml';
	const urls = podcastUrls(location);
	const root = location.base + location.path;
	const onSite = location.audioBase === undefined;
	const { extension, type } = audioTypes[alternate ?? 'mp3'];
	return [
		{ path: `${root}/*`, headers: { 'Access-Control-Allow-Origin': '*' } },
		{ path: urls.feed(), headers: { 'Content-Type': `${feedType}; charset=utf-8` } },
		{ path: `${root}/*.vtt`, headers: { 'Content-Type': 'text/vtt; charset=utf-8' } },
		{ path: `${root}/*.srt`, headers: { 'Content-Type': 'application/x-subrip; charset=utf-8' } },
		{ path: `${root}/*.chapters.json`, headers: { 'Content-Type': 'application/json+chapters' } },
		...(onSite && alternate
			? [{ path: `${root}/audio/*.${extension}`, headers: { 'Content-Type': type } }]
			: []),
		...(onSite ? [{ path: `${root}/audio/*`, headers: forever }] : []),
		{ path: urls.cover(coverFile), headers: forever },
		{ path: `${root}/covers/*`, headers: forever },
		{ path: urls.shareImage('*').replace('%2A', '*'), headers: forever },
	];
}

export interface MergedHeaders {
	text: string;
	/** What was left to the author's own rules: `Cache-Control of /podcast/audio/*`. */
	left: readonly string[];
}

/**
 * Adds rules to a `_headers` file. Hosts join the values that several rules give one header, and
 * `Access-Control-Allow-Origin: *, *` is worse than none: a header that the author's rules set for a file is theirs.
 * @param own The file as the author wrote it, or an empty string.
 * @param addresses Absolute ones of the podcast's files.
 */
export function mergeHeaders(
	own: string,
	rules: readonly HeaderRule[],
	addresses: readonly string[],
): MergedHeaders {
	const theirs = readRules(own);
	const left: string[] = [];
	const blocks: string[] = [];
	for (const { path, headers } of rules) {
		const files = addresses.filter(matcher(path));
		const isTheirs = (name: string) =>
			theirs.some(
				(rule) => Object.keys(rule.headers).includes(name.toLowerCase()) && files.some(matcher(rule.path)),
			);
		const lines = Object.entries(headers).flatMap(([name, value]) => {
			if (!isTheirs(name)) return [`  ${name}: ${value}`];
			left.push(`${name} of ${path}`);
			return [];
		});
		if (lines.length > 0) blocks.push([path, ...lines].join('\n'));
	}
	const before = own.trim() === '' ? '' : `${own.trimEnd()}\n\n`;
	return { text: `${before}${['# The podcast', ...blocks].join('\n')}\n`, left };
}

/** The rules of a file, with names of headers in lower case. */
function readRules(text: string): HeaderRule[] {
	const rules: { path: string; headers: Record<string, string> }[] = [];
	for (const line of text.split(/\r?\n/)) {
		if (line.trim() === '' || line.trim().startsWith('#')) continue;
		const [, name, value = ''] = /^\s+!?\s*([\w-]+)\s*:?(.*)$/.exec(line) ?? [];
		if (name === undefined) rules.push({ path: line.trim(), headers: {} });
		else Object.assign(rules.at(-1)?.headers ?? {}, { [name.toLowerCase()]: value.trim() });
	}
	return rules;
}

/** Whether an address is one that the path of a rule means: `*` is anything, `:name` anything without a slash. */
function matcher(path: string): (address: string) => boolean {
	const [, scheme = '', rest = ''] = /^(https:)?(.*)$/.exec(path) ?? [];
	const pattern = rest
		.replace(/[.+?^${}()|[\]\\]/g, '\\$&')
		.replaceAll('*', '.*')
		.replace(/:\w+/g, '[^/]+');
	const expression = new RegExp(`^${scheme}${pattern}$`);
	return (address) => expression.test(scheme === '' ? new URL(address).pathname : address);
}
