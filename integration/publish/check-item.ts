import type { Encoding } from './alternates.ts';
import { audioTypes } from './audio-types.ts';
import { clock, timestamp } from './captions.ts';
import type { FeedChapter } from './chapters.ts';
import { childrenOf, itunes, nameOf, podcast, psc, type XmlElement } from './xml.ts';

/** An episode as it is published. */
export interface PublishedEpisode {
	/** The one it was first published with. */
	guid: string;
	/** Of the MP3 as it lies on the disk. */
	bytes: number;
	/** Length of the audio. */
	seconds: number;
	chapters: readonly FeedChapter[];
	/** Every file it can be had in, `bytes` being those on the disk; none where there is only the MP3. */
	encodings: readonly Encoding[];
}

/** How far `itunes:duration` may be from the audio, in seconds (PSP-1). */
const durationTolerance = 1;

/**
 * Where an item differs from the episode and the files that it names.
 * @param episodes By absolute address of the MP3.
 * @param files Absolute addresses of transcripts, chapters and images.
 */
export function episodeMistakes(
	item: XmlElement,
	episodes: ReadonlyMap<string, PublishedEpisode>,
	files: ReadonlySet<string>,
): string[] {
	const [enclosure] = childrenOf(item, 'enclosure');
	if (enclosure === undefined) return [];
	const { url = '', length, type } = enclosure.attributes;
	const episode = episodes.get(url);
	return [
		...(type === 'audio/mpeg' && url.endsWith('.mp3') ? [] : [`${url} (${type}) is not an MP3`]),
		...(episode ? differences(item, length, episode) : [`the audio ${url} is not published`]),
		...absentFiles(item, files),
	];
}

function differences(item: XmlElement, length: string | undefined, episode: PublishedEpisode): string[] {
	const { guid, bytes, seconds, chapters, encodings } = episode;
	const [givenGuid, duration] = ['guid', `${itunes}duration`].map((name) => childrenOf(item, name)[0]?.text);
	return [
		...(length === String(bytes) && bytes > 0
			? []
			: [`the audio has ${bytes} bytes, the feed says ${length}`]),
		...(Math.abs(Number(duration) - seconds) <= durationTolerance
			? []
			: [`the audio has ${seconds} s, the feed says ${duration}`]),
		...(givenGuid === guid ? [] : [`it was published as ${guid}, the feed says ${givenGuid}`]),
		...chapterMistakes(item, chapters),
		...encodingMistakes(item, encodings),
	];
}

/** Apps that offer other formats take address, type, length and hash from here, and may refuse what differs. */
function encodingMistakes(item: XmlElement, encodings: readonly Encoding[]): string[] {
	const listed = childrenOf(item, `${podcast}alternateEnclosure`).map((alternate) => {
		const { type, codecs, length, default: preferred } = alternate.attributes;
		const [source, integrity] = ['source', 'integrity'].map(
			(name) => childrenOf(alternate, podcast + name)[0],
		);
		const hash = integrity?.attributes['type'] === 'sri' ? integrity.attributes['value'] : undefined;
		return [source?.attributes['uri'], type, codecs, length, preferred, hash].join(' ');
	});
	const expected = encodings.map(({ format, address, bytes, integrity }) => {
		const { type, codecs } = audioTypes[format];
		return [address, type, codecs, bytes, format === 'mp3' ? 'true' : undefined, integrity].join(' ');
	});
	return same(listed, expected)
		? []
		: [
				`<podcast:alternateEnclosure> has ${listed.join(', ') || 'nothing'}, not ${expected.join(', ') || 'nothing'}`,
			];
}

/**
 * The transcripts (but for the page), chapters and images that an item or a channel names and that are not there.
 * @param files Absolute addresses.
 */
export function absentFiles(parent: XmlElement, files: ReadonlySet<string>): string[] {
	const transcripts = childrenOf(parent, `${podcast}transcript`).filter(
		({ attributes: { type } }) => type !== 'text/html',
	);
	return [
		...transcripts,
		...childrenOf(parent, `${podcast}chapters`),
		...childrenOf(parent, `${itunes}image`),
	].flatMap(({ name, attributes: { url, href } }) => {
		const address = url ?? href ?? '';
		return files.has(address) ? [] : [`<${nameOf(name)}> names ${address}, which is not there`];
	});
}

/** Apps take chapters from the feed, from the notes or from the file, and all must show the same. */
function chapterMistakes(item: XmlElement, chapters: readonly FeedChapter[]): string[] {
	const listed = childrenOf(item, `${psc}chapters`)
		.flatMap((list) => childrenOf(list, `${psc}chapter`))
		.map(({ attributes: { start, title } }) => `${start} ${title}`);
	const notes = chapterTimes(childrenOf(item, 'description')[0]?.text ?? '');
	const expected = chapters.map(({ start, title }) => `${timestamp(start, '.')} ${title}`);
	const times = chapters.map(({ start }) => clock(Math.floor(start / 1000)).replace(/^00:/, ''));
	return [
		...(same(listed, expected) ? [] : ['<psc:chapters> are not the chapters of the episode']),
		...(notes.length === 0 || same(notes, times) ? [] : ['the times in the notes are not its chapters']),
	];
}

/** The times of the chapter lines in an episode's notes. None when they were left out. */
function chapterTimes(html: string): string[] {
	const paragraph = html.split('\n').find((line) => /^<p>\(00:00\) .*<br>/.test(line)) ?? '';
	return [...paragraph.matchAll(/(?:<p>|<br>)\((\d\d(?::\d\d){1,2})\) /g)].map(([, time = '']) => time);
}

function same(some: readonly string[], others: readonly string[]): boolean {
	return some.length === others.length && some.every((value, index) => value === others[index]);
}
