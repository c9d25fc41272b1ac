/** How an image holds its colours, as far as podcast directories care. */
export type ImageColour = 'rgb' | 'grey' | 'cmyk' | 'transparent';

/**
 * Reads from the headers of a JPEG or PNG whether it is plain RGB. Apple takes nothing else for artwork.
 * Sources: PNG (third edition), 11.2.1 IHDR and 11.3.1 tRNS; ITU-T T.81, B.2.2 frame header.
 * @returns undefined when the headers do not say.
 */
export function imageColour(bytes: Uint8Array, format: 'jpg' | 'png'): ImageColour | undefined {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	return format === 'png' ? pngColour(view) : jpegColour(view);
}

/** By colour type; a palette is RGB. */
const pngColours: Readonly<Record<number, ImageColour>> = {
	0: 'grey',
	2: 'rgb',
	3: 'rgb',
	4: 'transparent',
	6: 'transparent',
};

/** Signature before the chunks, then of each: length, type, content, checksum. */
const [pngStart, chunkHead, chunkFrame, colourTypeAt] = [8, 8, 12, 25];

function pngColour(view: DataView): ImageColour | undefined {
	if (view.byteLength <= colourTypeAt) return undefined;
	const colour = pngColours[view.getUint8(colourTypeAt)];
	for (let at = pngStart; at + chunkHead <= view.byteLength; at += view.getUint32(at) + chunkFrame) {
		const type = String.fromCharCode(...[4, 5, 6, 7].map((byte) => view.getUint8(at + byte)));
		if (type === 'tRNS') return 'transparent';
		if (type === 'IDAT') break;
	}
	return colour;
}

/** By the number of components of a frame. */
const jpegColours: Readonly<Record<number, ImageColour>> = { 1: 'grey', 3: 'rgb', 4: 'cmyk' };

function jpegColour(view: DataView): ImageColour | undefined {
	// Marker, length, precision, height, width, number of components.
	for (let at = 2; at + 10 <= view.byteLength; at += 2 + view.getUint16(at + 2)) {
		if (view.getUint8(at) !== 0xff) return undefined;
		const marker = view.getUint8(at + 1);
		const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
		if (isFrame) return jpegColours[view.getUint8(at + 9)];
	}
	return undefined;
}
