import { loadSharp } from '../../sharp.ts';
import { type Lettering, loadLettering } from './lettering.ts';

/** Pixels. The size that social networks show uncropped. */
const shareImageSize = { width: 1200, height: 630 };

const { width, height } = shareImageSize;
/** Around the text. */
const margin = 56;
const textWidth = width - height - 2 * margin;

/** Sizes of the title, pixels to the em: the largest at which it fits is taken. */
const titleSizes = [92, 76, 68, 60, 54, 48, 42];
const titleLeading = 1.12;
/** Size of the other lines, and from one to the next. */
const small = 27;
const smallLeading = 36;
/** Between the parts. */
const gap = 20;
const lanesHeight = 64;
/** How much of the cover decides the panel's colour. */
const edgeWidth = 4;

export interface ShareImage {
	/** Above the title, for example number and date: on one line if there is room. */
	facts: readonly string[];
	title: string;
	/** The last line, for example the show. */
	footer: string;
	/** Who speaks when, as shares of the whole from 0 to 1. */
	voices: readonly { lane: 0 | 1; from: number; to: number }[];
}

export type DrawShareImage = (image: ShareImage) => Promise<Uint8Array>;

/**
 * Draws what a link looks like where it is shared: the cover on the left; on the right, in the colour of the cover's
 * edge, number and date, the title, who speaks when, and the show.
 * @param cover Path of a square image. It is read once.
 * @returns Draws one JPEG of 1200 x 630 pixels. The same image gives the same bytes.
 */
export function shareImages(cover: string): DrawShareImage {
	let opened: ReturnType<typeof open> | undefined;
	return async (image) => {
		opened ??= open(cover);
		const { sharp, letters, blank, ink } = await opened;
		return sharp(blank, { raw: { width, height, channels: 3 } })
			.composite([{ input: Buffer.from(panelSvg(image, letters, ink)), left: height, top: 0 }])
			.jpeg({ quality: 86, chromaSubsampling: '4:4:4' })
			.toBuffer();
	};
}

async function open(cover: string) {
	const [sharp, letters] = await Promise.all([loadSharp(), loadLettering()]);
	const picture = await sharp(cover)
		.resize(height, height, { fit: 'cover' })
		.flatten({ background: 'white' })
		.toColourspace('srgb')
		.png()
		.toBuffer();
	// A flat cover goes on into the panel, and any other gives it a colour of its own.
	const edge = sharp(picture).extract({ left: height - edgeWidth, top: 0, width: edgeWidth, height });
	const [r = 0, g = 0, b = 0] = await edge.resize(1, 1, { kernel: 'linear' }).raw().toBuffer();
	const blank = await sharp({ create: { width, height, channels: 3, background: { r, g, b } } })
		.composite([{ input: picture, left: 0, top: 0 }])
		.removeAlpha()
		.raw()
		.toBuffer();
	return { sharp, letters, blank, ink: inkOn(r, g, b) };
}

/** White or black, whichever has the higher contrast (WCAG 2.2, relative luminance): at least 4.58 to 1. */
function inkOn(...channels: readonly number[]): string {
	const [r = 0, g = 0, b = 0] = channels.map((channel) => {
		const share = channel / 255;
		return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
	});
	return 0.2126 * r + 0.7152 * g + 0.0722 * b > 0.179 ? '#000' : '#fff';
}

function panelSvg({ facts, title, footer, voices }: ShareImage, letters: Lettering, ink: string): string {
	const oneLine = (text: string) =>
		letters.wrap(letters.drawable(text) ?? '', { size: small, width: textWidth, lines: 1 }).lines;
	const line = (text: string, top: number) =>
		letters.line(text, small, margin, top + letters.capHeight(small));
	const joined = facts.join(' · ');
	const above = (letters.width(joined, small) > textWidth ? facts : [joined]).flatMap(oneLine);
	const below = oneLine(footer);
	const footerTop = height - margin - letters.capHeight(small);
	const lanesTop = footerTop - 2 * gap - lanesHeight;
	const titleTop = margin + above.length * smallLeading + gap;
	const parts = [
		...above.map((text, row) => line(text, margin + row * smallLeading)),
		...titleLines(letters.drawable(title) ?? '', letters, { top: titleTop, bottom: lanesTop - 2 * gap }),
		lanes(voices, lanesTop),
		...below.map((text) => line(text, footerTop)),
	];
	return `<svg xmlns="http://www.w3.org/2000/svg" width="${width - height}" height="${height}" fill="${ink}">${parts.join('')}</svg>`;
}

function titleLines(title: string, letters: Lettering, room: { top: number; bottom: number }): string[] {
	for (const size of titleSizes) {
		const leading = size * titleLeading;
		const first = room.top + letters.capHeight(size);
		const most = Math.floor((room.bottom - first) / leading) + 1;
		const { lines, fits } = letters.wrap(title, { size, width: textWidth, lines: most });
		if (!fits && size !== titleSizes.at(-1)) continue;
		return lines.map((line, row) => letters.line(line, size, margin, first + row * leading));
	}
	return [];
}

/** The same picture of a conversation as on the episode's page. */
function lanes(voices: ShareImage['voices'], top: number): string {
	const bars = voices.map(({ lane, from, to }) => {
		const x = (margin + from * textWidth).toFixed(1);
		const long = Math.max(1, (to - from) * textWidth).toFixed(1);
		const y = top + (lane * lanesHeight) / 2;
		return `<rect x="${x}" y="${y}" width="${long}" height="${lanesHeight / 2 - 8}" opacity="${lane === 0 ? 1 : 0.6}"/>`;
	});
	return bars.join('');
}
