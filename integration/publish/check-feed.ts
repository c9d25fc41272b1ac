import { Problem } from '../problem.ts';
import { absentFiles, episodeMistakes, type PublishedEpisode } from './check-item.ts';
import { byteLength } from './text.ts';
import { atom, childrenOf, itunes, nameOf, parseXml, podcast, type XmlElement } from './xml.ts';

/** What is published, and must be what the feed says. */
export interface ExpectedFeed {
	/** Absolute address of the feed. */
	address: string;
	/** By absolute address of the MP3. */
	episodes: ReadonlyMap<string, PublishedEpisode>;
	/** Absolute addresses of transcripts, chapters and images. */
	files: ReadonlySet<string>;
}

/** What PSP-1, Apple and Spotify want exactly once. */
const requiredOnce = {
	channel: [
		...['title', 'link', 'description', 'language'],
		...['author', 'owner', 'explicit', 'image'].map((name) => itunes + name),
		...['guid', 'locked', 'medium'].map((name) => podcast + name),
	],
	item: [
		...['title', 'link', 'description', 'guid', 'pubDate', 'enclosure'],
		...['duration', 'explicit', 'image'].map((name) => itunes + name),
		`${podcast}chapters`,
	],
};

/** PSP-1: descriptions in bytes, everything else in characters. */
const descriptionLimit = 4000;
const valueLimit = 255;
/** The podcast namespace's limit for texts that apps put on buttons and into lists, in characters. */
const labelLimit = 128;
const isLabel = (text: string) => text !== '' && text.length <= labelLimit;

/** What must hold for the text of an element, wherever it stands. */
const textRules: Readonly<Record<string, (text: string) => boolean>> = {
	pubDate: isRfc2822,
	lastBuildDate: isRfc2822,
	description: (text) => byteLength(text) <= descriptionLimit,
	title: (text) => text.length <= valueLimit,
	language: (text) => /^[a-z]{2,3}(-[a-z]{2})?$/.test(text),
	[`${itunes}duration`]: (text) => /^[1-9]\d*$/.test(text),
	[`${itunes}explicit`]: (text) => /^(true|false)$/.test(text),
	[`${itunes}episode`]: (text) => /^[1-9]\d*$/.test(text),
	[`${itunes}season`]: (text) => /^[1-9]\d*$/.test(text),
	[`${itunes}email`]: (text) => /^[^\s@]+@[^\s@]+$/.test(text),
	[`${podcast}guid`]: (text) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text),
	...Object.fromEntries(
		['person', 'funding', 'updateFrequency', 'license', 'trailer'].map((name) => [podcast + name, isLabel]),
	),
};

/**
 * Reads a feed back and compares it with what is published. A feed is written only after this has passed: a broken
 * one is dropped by the directories, a feed left as it was is not.
 * @throws {Problem} listing everything that is wrong.
 */
export async function checkFeed(xml: string, expected: ExpectedFeed): Promise<void> {
	const { root, mistakes } = await parseXml(xml);
	if (!xml.startsWith('<?xml ')) mistakes.push('it does not begin with an XML declaration');
	const channel = root && childrenOf(root, 'channel')[0];
	if (root?.name !== 'rss' || channel === undefined) mistakes.push('it has no <rss> with a <channel>');
	else mistakes.push(...channelMistakes(channel, expected));
	if (mistakes.length === 0) return;
	const list = mistakes.map((mistake) => `- ${mistake}`).join('\n');
	throw new Problem(`The feed is not right, and was not written:\n${list}`, {
		hint: 'Correct the show or the newsletter it names. If neither is wrong, this is a fault of newscast: please report it.',
	});
}

function channelMistakes(channel: XmlElement, expected: ExpectedFeed): string[] {
	const items = childrenOf(channel, 'item');
	const listed = items.flatMap(enclosureUrls);
	const heard = new Set(listed);
	const self = selfLinks(channel).map(({ attributes: { href = '' } }) => href);
	const wrongSelf = self.find((address) => address !== expected.address);
	return [
		...countMistakes(channel, requiredOnce.channel, 'the channel'),
		...(self.length === 1 ? [] : [`the channel: it has ${self.length} links to itself instead of one`]),
		...(wrongSelf === undefined ? [] : [`the feed is at ${expected.address}, and says ${wrongSelf}`]),
		...(childrenOf(channel, `${itunes}category`).length > 0 ? [] : ['the channel: it has no category']),
		...disclosureMistakes(channel, 'the channel'),
		...absentFiles(channel, expected.files).map((mistake) => `the channel: ${mistake}`),
		...items.flatMap((item) => itemMistakes(item, expected)),
		...repeated(items.flatMap((item) => childrenOf(item, 'guid').map(({ text }) => text))).map(
			(guid) => `the GUID ${guid} occurs more than once`,
		),
		...repeated(listed).map((url) => `the audio ${url} occurs more than once`),
		...[...expected.episodes.keys()]
			.filter((url) => !heard.has(url))
			.map((url) => `the audio ${url} is missing`),
		...valueMistakes(channel, protocolOf(channel)),
	];
}

function itemMistakes(item: XmlElement, { episodes, files }: ExpectedFeed): string[] {
	const name = `“${childrenOf(item, 'title')[0]?.text}”`;
	return [
		...countMistakes(item, requiredOnce.item, name),
		...disclosureMistakes(item, name),
		...episodeMistakes(item, episodes, files).map((mistake) => `${name}: ${mistake}`),
	];
}

/** Apple wants synthetic voices disclosed for the show and for each episode. */
function disclosureMistakes(parent: XmlElement, where: string): string[] {
	const disclosed = childrenOf(parent, `${podcast}txt`).filter(
		({ attributes, text }) => attributes['purpose'] === 'ai-content' && text === 'true',
	);
	return disclosed.length === 1 ? [] : [`${where}: it does not say once that its voices are synthetic`];
}

function countMistakes(parent: XmlElement, names: readonly string[], where: string): string[] {
	return names
		.map((name) => ({ name, count: childrenOf(parent, name).length }))
		.filter(({ count }) => count !== 1)
		.map(({ name, count }) => `${where}: <${nameOf(name)}> occurs ${count} times instead of once`);
}

/** What is wrong with any text or attribute below `element`. */
function valueMistakes(element: XmlElement, protocol: string): string[] {
	const { name, attributes, children, text } = element;
	const rule = textRules[name];
	const value = text.trim();
	return [
		...(rule && !rule(value) ? [`<${nameOf(name)}> may not be ${quote(value)}`] : []),
		...(children.length === 0 && value === '' && Object.keys(attributes).length === 0
			? [`<${nameOf(name)}> is empty`]
			: []),
		...(name === 'link' || name === 'url' ? urlMistakes(value, protocol) : []),
		...Object.entries(attributes).flatMap(([attribute, given]) => [
			...(isMissing(attribute, given) ? [`<${nameOf(name)} ${attribute}> is ${quote(given)}`] : []),
			...(['url', 'href', 'uri'].includes(attribute) ? urlMistakes(given, protocol) : []),
		]),
		...children.flatMap((child) => valueMistakes(child, protocol)),
	];
}

/** The scheme of the feed's own address: the one other than https that its addresses may have. */
function protocolOf(channel: XmlElement): string {
	const { href = '' } = selfLinks(channel)[0]?.attributes ?? {};
	return href.startsWith('http:') ? 'http:' : 'https:';
}

/** Words that stand where a value was missing when the feed was written. A chapter may well be called `null`. */
function isMissing(attribute: string, value: string): boolean {
	return attribute !== 'title' && ['undefined', 'null', 'NaN', ''].includes(value);
}

/** Apple takes no address that is not ASCII; the podcast namespace none without TLS, unless the whole site has none. */
function urlMistakes(url: string, protocol: string): string[] {
	if (!/^[\x21-\x7e]+$/.test(url)) return [`the address ${quote(url)} is not plain ASCII`];
	const found = URL.canParse(url) ? new URL(url).protocol : 'no scheme';
	return found === 'https:' || found === protocol ? [] : [`the address ${url} has ${found}, not ${protocol}`];
}

/** RFC 2822 as `Date` writes it: English, in GMT, with the right day of the week. */
function isRfc2822(text: string): boolean {
	const date = new Date(text);
	return !Number.isNaN(date.getTime()) && date.toUTCString() === text;
}

function selfLinks(channel: XmlElement): XmlElement[] {
	return childrenOf(channel, `${atom}link`).filter(({ attributes }) => attributes['rel'] === 'self');
}

function enclosureUrls(item: XmlElement): string[] {
	return childrenOf(item, 'enclosure').map(({ attributes: { url = '' } }) => url);
}

function repeated(values: readonly string[]): string[] {
	const seen = new Set<string>();
	const again = new Set<string>();
	for (const value of values) (seen.has(value) ? again : seen).add(value);
	return [...again];
}

function quote(text: string): string {
	return JSON.stringify(text.length > 80 ? `${text.slice(0, 80)}…` : text);
}
