/** What servers, apps and people call an audio file. */
export interface AudioType {
	extension: string;
	/** As IANA has it: what a file is served as. */
	type: string;
	/** RFC 6381, where the type alone does not tell. */
	codecs: string | undefined;
	title: string;
}

/** The formats of episodes. Ogg and not WebM, because that is where podcasts have their Opus (RFC 7845). */
export const audioTypes = {
	mp3: { extension: 'mp3', type: 'audio/mpeg', codecs: undefined, title: 'MP3' },
	opus: { extension: 'opus', type: 'audio/ogg', codecs: 'opus', title: 'Opus' },
	aac: { extension: 'm4a', type: 'audio/mp4', codecs: 'mp4a.40.2', title: 'AAC' },
} as const satisfies Readonly<Record<string, AudioType>>;
