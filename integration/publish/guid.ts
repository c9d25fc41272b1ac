// `node:crypto` because UUIDv5 wants SHA-1, and Web Crypto has it only asynchronously.
import { createHash } from 'node:crypto';

/** The podcast namespace's own: https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/tags/guid.md */
const podcastNamespace = 'ead4c236-bf58-58c6-a2c6-a6b28d128cb6';

/** UUIDv5 of `astro-newscast` in the URL namespace of RFC 9562. Changing it would change every GUID there is. */
const episodeNamespace = '1378de3a-f53b-5de3-9ec1-4320a0ab6d26';

/**
 * `podcast:guid`: UUIDv5 of the feed's address without its scheme and without trailing slashes. It is meant to last:
 * a feed that moves keeps the one it had, through the option `show.guid`.
 */
export function podcastGuid(feedUrl: string): string {
	return uuid5(podcastNamespace, feedUrl.replace(/^[a-z][a-z0-9+.-]*:\/\//i, '').replace(/\/+$/, ''));
}

/**
 * An episode's GUID: a URN made of the newsletter's id and nothing else, so that it survives a new title, a new
 * recording and a new domain. Unique within the show, which is what RSS asks for.
 */
export function episodeGuid(id: string): string {
	return `urn:uuid:${uuid5(episodeNamespace, id)}`;
}

/** RFC 9562, section 5.5. */
function uuid5(namespace: string, name: string): string {
	const hash = createHash('sha1')
		.update(Buffer.from(namespace.replaceAll('-', ''), 'hex'))
		.update(name)
		.digest();
	const bytes = hash.subarray(0, 16);
	bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x50, 6);
	bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
	return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
