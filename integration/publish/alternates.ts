import type { EpisodeSummary } from '../episode/episode.ts';
import { hashedName } from './audio-file-name.ts';
import { audioTypes } from './audio-types.ts';
import { emptyElement, type RssElement } from './rss.ts';
import type { PodcastUrls } from './urls.ts';

/** The audio of an episode in another format. */
export interface AlternateAudio {
	format: keyof typeof audioTypes;
	bytes: number;
	/** SHA-256, hex. */
	sha256: string;
}

/** Names it as the MP3 is named: new bytes, new name. */
export function alternateFileName(id: string, { format, sha256 }: AlternateAudio): string {
	return hashedName(id, sha256, audioTypes[format].extension);
}

/** One of the files in which an episode can be had, as the feed gives it. */
export interface Encoding extends AlternateAudio {
	/** Absolute. */
	address: string;
	/** Average, bits per second. */
	bitrate: number;
	/** Subresource Integrity: https://www.w3.org/TR/SRI/ */
	integrity: string;
}

/** All files of an episode, the MP3 first. None when there is no other: the enclosure says it all. */
export function encodingsOf(
	{ id, audio }: Pick<EpisodeSummary, 'id' | 'audio'>,
	alternate: AlternateAudio | undefined,
	urls: PodcastUrls['absolute'],
): Encoding[] {
	if (alternate === undefined) return [];
	const { file, bytes, sha256, seconds } = audio;
	const files = [
		{ format: 'mp3' as const, bytes, sha256, file },
		{ ...alternate, file: alternateFileName(id, alternate) },
	];
	return files.map(({ file, ...each }) => ({
		...each,
		address: urls.audio(file),
		bitrate: Math.round((each.bytes * 8) / seconds),
		integrity: `sha256-${Buffer.from(each.sha256, 'hex').toString('base64')}`,
	}));
}

/**
 * `podcast:alternateEnclosure`: the same programme in other formats, and the enclosure itself among them:
 * https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/tags/alternate-enclosure.md
 */
export function alternateElements(encodings: readonly Encoding[]): RssElement[] {
	return encodings.map(({ format, address, bytes, bitrate, integrity }) => {
		const { type, codecs, title } = audioTypes[format];
		return emptyElement(
			'podcast:alternateEnclosure',
			{
				type,
				codecs,
				length: String(bytes),
				bitrate: String(bitrate),
				title,
				default: format === 'mp3' ? 'true' : undefined,
			},
			[
				emptyElement('podcast:source', { uri: address }),
				emptyElement('podcast:integrity', { type: 'sri', value: integrity }),
			],
		);
	});
}
