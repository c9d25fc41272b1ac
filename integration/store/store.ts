/**
 * Keeps objects by key. A key is a path-like name made of a kind, a content hash and an extension
 * (`take/3f…9a.wav`); what it names never changes.
 */
export interface ObjectStore {
	/** Path of a verified file that must not be written to, or undefined. A damaged object counts as missing. */
	get(key: string): Promise<string | undefined>;
	/** Takes the bytes of `file`, which stays where it is. Either all of the object is there afterwards or nothing is. */
	put(key: string, file: string): Promise<void>;
}
