import { readFile } from 'node:fs/promises';

/** Outlines of a typeface, as `newsreader.json` holds them. Units are 1/500 em, y upwards. */
interface Typeface {
	capHeight: number;
	/** Advance width and outline of each character. */
	glyphs: Readonly<Record<string, readonly [number, string]>>;
	/** Distance to add between two letters without accents, by the left and the right one. */
	kerning: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

/** Units to the em. */
const em = 500;

export interface Style {
	/** Pixels to the em. */
	size: number;
	/** Pixels a line may be wide. */
	width: number;
	/** More lines than these end with an ellipsis. */
	lines: number;
}

/**
 * Draws text as outlines. A font would have to be on the machine that builds, and each machine has others: outlines
 * that come with the package give the same image everywhere.
 */
export interface Lettering {
	/**
	 * The text with nothing in it that has no outline: accents that are missing are left out, and so are emoji. Undefined
	 * when it has letters of another script: a title with holes is worse than none.
	 */
	drawable(text: string): string | undefined;
	/** Breaks text between words, and where one is longer than a line, within it: then it does not fit. */
	wrap(text: string, style: Style): { lines: string[]; fits: boolean };
	/** Pixels. */
	width(text: string, size: number): number;
	/** Height of capitals, pixels. */
	capHeight(size: number): number;
	/** SVG of one line whose baseline starts at `x`, `y`. */
	line(text: string, size: number, x: number, y: number): string;
}

/** Newsreader SemiBold, by the Newsreader Project Authors (SIL Open Font License 1.1, newsreader.OFL.txt). */
export async function loadLettering(): Promise<Lettering> {
	const file = new URL('./newsreader.json', import.meta.url);
	return lettering(JSON.parse(await readFile(file, 'utf8')) as Typeface);
}

function lettering({ capHeight, glyphs, kerning }: Typeface): Lettering {
	function drawable(text: string): string | undefined {
		const characters = [...text.normalize('NFC').replace(/\p{RGI_Emoji}|\p{Cf}/gv, '')].map(known);
		if (characters.includes(undefined)) return undefined;
		return characters.join('').replace(/\s+/g, ' ').trim() || undefined;
	}

	/** Undefined for a letter or digit that cannot be drawn; other signs are given up for a space. */
	function known(character: string): string | undefined {
		if (character in glyphs) return character;
		const bare = character.normalize('NFD').replace(/\p{M}/gu, '');
		if (bare in glyphs) return bare;
		return /[\p{L}\p{N}]/u.test(character) ? undefined : ' ';
	}

	/** Characters with their places, units. */
	function place(text: string): { glyph: string; x: number; end: number }[] {
		let x = 0;
		let before = '';
		return [...text].map((character) => {
			const [advance, glyph] = glyphs[character] ?? [0, ''];
			const letter = character.normalize('NFD').charAt(0);
			x += kerning[before]?.[letter] ?? 0;
			before = letter;
			const from = x;
			x += advance;
			return { glyph, x: from, end: x };
		});
	}

	function width(text: string, size: number): number {
		return ((place(text).at(-1)?.end ?? 0) * size) / em;
	}

	function wrap(text: string, style: Style): { lines: string[]; fits: boolean } {
		const wide = (line: string) => width(line, style.size) > style.width;
		const words = text.split(' ').flatMap((word) => pieces(word, wide));
		const lines: string[] = [];
		for (const word of words) {
			const longer = `${lines.at(-1) ?? ''} ${word}`;
			if (lines.length > 0 && !wide(longer)) lines[lines.length - 1] = longer;
			else lines.push(word);
		}
		const shown = lines.slice(0, style.lines);
		if (lines.length > shown.length) shown.push(ended(shown.pop() ?? '', wide));
		return { lines: shown, fits: shown.length === lines.length && words.length === text.split(' ').length };
	}

	return {
		drawable,
		wrap,
		width,
		capHeight: (size) => (capHeight * size) / em,
		line(text, size, x, y) {
			const scale = size / em;
			const outlines = place(text).map(
				(each) => each.glyph && `<path transform="translate(${each.x})" d="${each.glyph}"/>`,
			);
			return `<g transform="translate(${x} ${y}) scale(${scale} ${-scale})">${outlines.join('')}</g>`;
		},
	};
}

/** A line with an ellipsis, without the words it leaves no room for. */
function ended(line: string, isWide: (line: string) => boolean): string {
	const words = line.split(' ');
	while (words.length > 1 && isWide(`${words.join(' ')}…`)) words.pop();
	return `${words.join(' ').replace(/[\s,;:.–—-]+$/, '')}…`;
}

function pieces(word: string, isWide: (text: string) => boolean): string[] {
	const found = [''];
	for (const character of word) {
		const longer = `${found.at(-1)}${character}`;
		if (longer !== character && isWide(longer)) found.push(character);
		else found[found.length - 1] = longer;
	}
	return found;
}
