import { createHash } from 'node:crypto';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Episode } from '../../integration/episode/episode.ts';
import { objectKey, sha256 } from '../../integration/episode/keys.ts';
import { directoryStore } from '../../integration/store/directory.ts';
import { openLedger } from '../../integration/store/ledger.ts';
import { getJson, putJson } from '../../integration/store/objects.ts';
import type { BenchSite } from './site.ts';

/**
 * Fills a site's cache with one episode for each newsletter, all alike but for their names: a real transcript, and the
 * first bytes of a real MP3, because a thousand whole ones would measure the disk.
 */
export async function seedEpisodes(
	site: BenchSite,
	newsletters: ReadonlyMap<string, string>,
	from: { site: BenchSite; id: string },
): Promise<void> {
	const source = openCache(from.site);
	const entry = (await openLedger(source.ledger)).get(from.id);
	const episode = entry && (await getJson<Episode>(source.store, entry.episode));
	const mp3 = entry && (await source.store.get(entry.episode.replace('.json', '.mp3')));
	if (!entry || !episode || !mp3) throw new Error(`There is no episode of ${from.id} to copy.`);

	const { store, ledger: file } = openCache(site);
	const episodes: Record<string, typeof entry> = {};
	const sample = join(site.root, 'sample.mp3');
	const bytes = (await readFile(mp3)).subarray(0, 200_000);
	await writeFile(sample, bytes);
	for (const [name, text] of newsletters) {
		const id = name.replace(/\.md$/, '');
		const key = objectKey('episode', 'json', ['bench', id]);
		const audio = { ...episode.audio, file: `${id}.mp3`, bytes: bytes.length, sha256: sha256(bytes) };
		await store.put(key.replace('.json', '.mp3'), sample);
		await putJson(store, key, { ...episode, id, guid: `urn:bench:${id}`, audio });
		episodes[id] = {
			...entry,
			guid: `urn:bench:${id}`,
			source: createHash('sha256').update(text).digest('hex'),
			episode: key,
			file: audio.file,
			bytes: audio.bytes,
		};
	}
	await rm(sample);
	await writeFile(file, JSON.stringify({ version: 1, episodes }));
}

function openCache(site: BenchSite) {
	const cache = join(site.root, '.cache/newscast');
	return {
		ledger: join(cache, 'ledger.json'),
		store: directoryStore(join(cache, 'objects'), { onDamaged: (key) => console.warn(`${key} is damaged`) }),
	};
}
