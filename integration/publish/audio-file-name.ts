/** Longest slug in a file name, in characters. */
const slugLength = 60;
/** 40 bits: enough that an episode's revisions never share a name. */
const hashLength = 10;

/**
 * Names an episode's MP3, in ASCII because Apple accepts no other enclosure URLs. New bytes get a new name, because
 * Spotify never fetches again behind an address it has already read.
 * @param sha256 Of the MP3, hex.
 */
export function audioFileName(id: string, sha256: string): string {
	return hashedName(id, sha256, 'mp3');
}

/** A name in ASCII for what belongs to an episode, with enough of the hash that its revisions have others. */
export function hashedName(id: string, sha256: string, extension: string): string {
	const slug = id
		.normalize('NFD')
		.replace(/\p{M}/gu, '')
		.toLowerCase()
		.replace(/[^a-z0-9]+/g, '-')
		.slice(0, slugLength)
		.replace(/^-+|-+$/g, '');
	return `${slug || 'episode'}.${sha256.slice(0, hashLength)}.${extension}`;
}
