declare module 'virtual:newscast' {
	type SiteModule = import('./site.ts').SiteModule;
	export const show: SiteModule['show'];
	export const location: SiteModule['location'];
	export const episodes: SiteModule['episodes'];
	export const shareImages: SiteModule['shareImages'];
	export const smallCovers: SiteModule['smallCovers'];
	export const pending: SiteModule['pending'];
	export const development: SiteModule['development'];
	export const loadEpisode: SiteModule['loadEpisode'];
}
