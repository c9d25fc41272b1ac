import type { Show } from '../options.ts';

type Platform = keyof Show['links'];

/** What people call them, in every language, and the order in which they are shown. */
const names: Readonly<Record<Platform, string>> = {
	spotify: 'Spotify',
	apple: 'Apple Podcasts',
	youtube: 'YouTube',
	amazon: 'Amazon Music',
	deezer: 'Deezer',
	pocketcasts: 'Pocket Casts',
	overcast: 'Overcast',
	castbox: 'Castbox',
	antennapod: 'AntennaPod',
};

/** Where else the show can be heard. */
export function platformLinks(links: Show['links']): { name: string; url: string }[] {
	return (Object.keys(names) as Platform[]).flatMap((platform) => {
		const url = links[platform];
		return url === undefined ? [] : [{ name: names[platform], url }];
	});
}
