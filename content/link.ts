/** Address of a page of this site under Astro's `base`: `link('podcast/')`. */
export function link(path = ''): string {
	return `${import.meta.env.BASE_URL.replace(/\/$/, '')}/${path}`;
}
