import sharp from 'sharp';

const made = new Map<string, Promise<Buffer>>();

/** A plain PNG of the given size in pixels, made once for each size. */
export function coverPng(width = 1400, height = width): Promise<Buffer> {
	const key = `${width}x${height}`;
	const image =
		made.get(key) ??
		sharp({ create: { width, height, channels: 3, background: '#b3391b' } })
			.png()
			.toBuffer();
	made.set(key, image);
	return image;
}
