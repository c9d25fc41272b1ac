import { id3Cover } from './audio/cover.ts';
import type { Cover } from './cover.ts';
import type { Episode } from './episode/episode.ts';
import { objectKey } from './episode/keys.ts';
import type { Published } from './episode/plan.ts';
import type { Show } from './options.ts';
import { hashedName } from './publish/audio-file-name.ts';
import type { ShareFile } from './publish/files.ts';
import { formatDate } from './site/format.ts';
import { type ShareImage, shareImages } from './site/share/share-image.ts';
import { strings } from './site/strings.ts';

/** The images that stand for the podcast's pages where they are shared. None is drawn before its bytes are asked for. */
export interface Sharing {
	show: ShareFile;
	episode(published: Published): ShareFile;
	/** The cover as pages show it: what directories ask for is many times as large. */
	cover: ShareFile;
	/** The same of an episode's own cover, if it has one. */
	ownCover(published: Published): ShareFile | undefined;
}

export function openSharing(show: Show, cover: Cover): Sharing {
	const drawOnCover = shareImages(cover.path);

	return {
		show: shareFile(
			'podcast',
			[show.title, show.language, show.hosts.map(({ name }) => name), cover.sha256],
			() =>
				drawOnCover({
					facts: [strings[show.language].podcast],
					title: show.title,
					footer: hostsOf(show),
					voices: [],
				}),
		),
		episode: ({ key, episode, cover: own }) =>
			shareFile(episode.id, [show.title, key, episode.audio.sha256, episode.cover ?? cover.sha256], () => {
				const draw = own === undefined ? drawOnCover : shareImages(own);
				return draw({
					facts: factsOf(episode),
					title: episode.title,
					footer: show.title,
					voices: voicesOf(episode),
				});
			}),
		cover: shareFile('cover', ['small cover', cover.sha256], cover.jpeg),
		ownCover: ({ episode, cover: own }) =>
			episode.cover !== undefined && own !== undefined
				? shareFile(`${episode.id}-cover`, ['small cover', episode.cover], () => id3Cover(own))
				: undefined,
	};
}

/** @param inputs Everything that decides the image. */
function shareFile(name: string, inputs: readonly unknown[], bytes: ShareFile['bytes']): ShareFile {
	const key = objectKey('image', 'jpg', inputs);
	return { key, file: hashedName(name, key.slice(key.indexOf('/') + 1), 'jpg'), bytes };
}

function hostsOf({ hosts, language }: Show): string {
	const names = new Intl.ListFormat(language).format(hosts.map(({ name }) => name));
	return `${strings[language].with} ${names}`;
}

function factsOf({ number, published, language }: Episode): string[] {
	const date = formatDate(published, language);
	return number === undefined ? [date] : [`${strings[language].episode} ${number}`, date];
}

function voicesOf({ turns, hosts, audio: { seconds } }: Episode): ShareImage['voices'] {
	return turns.map(({ host, start, end }) => ({
		lane: hosts[0]?.id === host ? 0 : 1,
		from: start / seconds,
		to: end / seconds,
	}));
}
