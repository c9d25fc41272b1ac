import type { Tags } from 'node-id3';
import { Problem } from '../problem.ts';
import type { ChapterMark, EpisodeTags, LoudnessReport } from './audio.ts';
import { amplitudeOf } from './decibels.ts';

/** The table of contents counts its entries in one byte. */
const mostChapters = 255;

/**
 * Puts an ID3v2.3 tag before an MP3 that has none. The audio itself is not touched.
 * @throws {Problem} when the tag does not read back as it was meant.
 */
export async function tagMp3(mp3: Uint8Array, episode: EpisodeTags): Promise<Uint8Array> {
	if (episode.chapters.length > mostChapters) {
		throw new Problem(
			`The episode has ${episode.chapters.length} chapters; a tag can list ${mostChapters}.`,
			{
				hint: 'Use fewer headings in the newsletter: each begins a chapter.',
			},
		);
	}
	// `create` alone: the library's own writing looks for "ID3" in the audio too, and deletes what it takes for a tag.
	const { default: id3 } = await import('node-id3');
	const tags = tagsFor(episode);
	const tag = id3.create(tags);
	const lost = differences(tags, id3.read(tag));
	if (lost.length > 0) {
		throw new Problem(`These parts of the MP3's tag do not read back as written: ${lost.join(', ')}.`, {
			hint: 'Look for unusual characters or empty values in the title, the headings and the description.',
		});
	}
	return Buffer.concat([tag, mp3]);
}

function tagsFor(episode: EpisodeTags): Tags {
	const { language } = episode;
	const date = new Date(episode.date);
	const twoDigits = (value: number) => String(value).padStart(2, '0');
	return {
		title: line(episode.title),
		artist: line(episode.artist),
		performerInfo: line(episode.artist),
		album: line(episode.show),
		genre: 'Podcast',
		year: String(date.getUTCFullYear()),
		date: `${twoDigits(date.getUTCDate())}${twoDigits(date.getUTCMonth() + 1)}`,
		...(episode.track !== undefined && { trackNumber: String(episode.track) }),
		comment: { language, text: lines(episode.comment) },
		unsynchronisedLyrics: { language, text: lines(episode.lyrics) },
		image: {
			mime: 'image/jpeg',
			// Front cover.
			type: { id: 3 },
			description: 'Cover',
			imageBuffer: Buffer.from(episode.cover),
		},
		...chaptersFor(episode.chapters, episode.seconds),
		userDefinedText: [{ description: 'AI_GENERATED', value: 'true' }, ...loudnessTexts(episode.loudness)],
	};
}

/** Names of the texts that tell how loud the file is. */
export const loudnessFrames = [
	'REPLAYGAIN_TRACK_GAIN',
	'REPLAYGAIN_TRACK_PEAK',
	'REPLAYGAIN_TRACK_RANGE',
	'REPLAYGAIN_REFERENCE_LOUDNESS',
	'LOUDNESS_REPORT',
] as const;

/** LUFS. What ReplayGain 2.0 brings everything to. */
const replayGainLevel = -18;

/**
 * What players turn the volume by (ReplayGain 2.0, as loudgain writes it), and the whole report for people: podcast
 * apps leave the volume as it is.
 */
function loudnessTexts({ integrated, truePeak, range, hosts, longestSilence }: LoudnessReport) {
	const heard = Object.entries(hosts).map(([host, loudness]) => `${host} ${loudness.toFixed(1)} LUFS`);
	const report = [
		`${integrated.toFixed(1)} LUFS`,
		`${truePeak.toFixed(1)} dBTP`,
		`range ${range.toFixed(1)} LU`,
		`longest silence ${longestSilence.toFixed(1)} s`,
		...heard,
	];
	const values: Record<(typeof loudnessFrames)[number], string> = {
		REPLAYGAIN_TRACK_GAIN: `${(replayGainLevel - integrated).toFixed(2)} dB`,
		REPLAYGAIN_TRACK_PEAK: amplitudeOf(truePeak).toFixed(6),
		REPLAYGAIN_TRACK_RANGE: `${range.toFixed(2)} dB`,
		REPLAYGAIN_REFERENCE_LOUDNESS: `${replayGainLevel.toFixed(2)} LUFS`,
		LOUDNESS_REPORT: line(report.join(', ')),
	};
	return loudnessFrames.map((description) => ({ description, value: values[description] }));
}

/** Chapters follow each other without gaps; the last one ends with the episode. Times are whole milliseconds. */
function chaptersFor(
	marks: readonly ChapterMark[],
	seconds: number,
): Pick<Tags, 'chapter' | 'tableOfContents'> {
	if (marks.length === 0) return {};
	const chapter = marks.map(({ start, title }, index) => ({
		elementID: `chp${index}`,
		startTimeMs: Math.round(start * 1000),
		endTimeMs: Math.round((marks[index + 1]?.start ?? seconds) * 1000),
		tags: { title: line(title) },
	}));
	const elements = chapter.map(({ elementID }) => elementID);
	return { chapter, tableOfContents: [{ elementID: 'toc', isOrdered: true, elements }] };
}

/** Names of the wanted values that are not in what was read. */
function differences(wanted: unknown, read: unknown, name = ''): string[] {
	if (wanted instanceof Uint8Array) {
		return read instanceof Uint8Array && Buffer.compare(wanted, read) === 0 ? [] : [name];
	}
	if (typeof wanted === 'object' && wanted !== null) {
		return Object.entries(wanted).flatMap(([key, value]) =>
			differences(value, Reflect.get(Object(read), key), name ? `${name}.${key}` : key),
		);
	}
	return wanted === read ? [] : [name];
}

/** Control characters end a text early in some players, and lone surrogates cannot be written. */
function lines(text: string): string {
	return text
		.toWellFormed()
		.replace(/\r\n?/g, '\n')
		.replace(/[^\P{Cc}\n\t]/gu, '')
		.trim();
}

function line(text: string): string {
	return lines(text).replace(/\s+/g, ' ');
}
