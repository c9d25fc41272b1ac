import type { Phonemise } from '../espeak-phonemes.ts';
import { labelPhonemes } from './labels.ts';

/** A phoneme, a punctuation mark or a space. */
export interface Sound {
	symbol: string;
	/** Which word of the text it belongs to, counted from 0. Marks and spaces belong to none. */
	word: number | undefined;
}

/** A text as a model hears it. */
export interface Phonemes {
	sounds: Sound[];
	/** The words of the text as they are written there. */
	words: string[];
	/** Characters that cannot be read, in order. */
	unread: string[];
}

/** What separates clauses, after white space has become single spaces. Apostrophes and hyphens are part of words. */
const separator = /( ?[.,;:!?¡¿…—–()[\]{}<>"“”„«»|_*#/\\][ .,;:!?¡¿…—–()[\]{}<>"“”„«»|_*#/\\]*)/u;
/** espeak-ng reads the letters of other scripts by their names, if at all. */
const foreign = /(?![\p{Script=Latin}\p{Script=Greek}\p{Script=Common}\p{Script=Inherited}])./gsu;
const unreadable = /\p{Extended_Pictographic}|\p{Co}/gu;
/** espeak-ng cuts off a word after 160 bytes, so one that is longer is spoken as several. */
const longWord = /([^\s\p{P}]{50})(?=[^\s\p{P}])/gu;
const opening = '¡¿(“"«';

/**
 * Text to phonemes, clause by clause, with the punctuation a model knows put back between them.
 * @param voice espeak-ng's name of the language.
 * @param marks The punctuation the model knows. Dashes it does not know become commas, the others are left out.
 */
export function readPhonemes(text: string, voice: string, marks: string, phonemise: Phonemise): Phonemes {
	const read: Phonemes = { sounds: [], words: [], unread: [] };
	for (const [index, part] of clean(text, read.unread).split(separator).entries()) {
		if (index % 2 === 1) {
			for (const symbol of marksIn(part, marks, read.sounds.length === 0)) {
				read.sounds.push({ symbol, word: undefined });
			}
		} else if (part) readClause(part, voice, phonemise, read);
	}
	while (read.sounds.at(-1)?.symbol === ' ') read.sounds.pop();
	return read;
}

/** Without what has no sound and what espeak-ng would take for markup. */
function clean(text: string, unread: string[]): string {
	const skip = (character: string) => {
		unread.push(character);
		return ' ';
	};
	return text
		.normalize('NFC')
		.replace(/\p{Cc}/gu, ' ')
		.replace(foreign, skip)
		.replace(unreadable, skip)
		.replace(longWord, '$1 ')
		.replace(/\s+/gu, ' ')
		.replace(/ [-‐‑]+ /gu, ' — ')
		.replace(/\.{3,}/g, '…')
		.trim();
}

/** “ — ” becomes “, ” for a model without dashes; what is left out still separates words. */
function marksIn(part: string, marks: string, first: boolean): string[] {
	const kept = Array.from(part, (mark) => {
		if (mark === ' ' || marks.includes(mark)) return mark;
		if ('—–'.includes(mark)) return marks.includes('—') ? '—' : ',';
		if (mark === '…') return '.';
		return '“”„«»'.includes(mark) && marks.includes('"') ? '"' : '';
	});
	const joined = kept.join('').replace(/ +/g, ' ').replace(/ ,/g, ',');
	if (!first) return Array.from(joined || ' ');
	return Array.from(joined).filter((mark) => opening.includes(mark));
}

function readClause(clause: string, voice: string, phonemise: Phonemise, read: Phonemes): void {
	const words = clause.split(' ').filter(Boolean);
	const heard = phonemise(clause, voice);
	const labels = labelPhonemes(heard, words.length, () => words.map((word) => phonemise(word, voice)));
	for (const [index, phonemes] of heard.entries()) {
		if (index > 0) read.sounds.push({ symbol: ' ', word: undefined });
		for (const [place, symbol] of phonemes.entries()) {
			const word = labels[index]?.[place];
			read.sounds.push({ symbol, word: word === undefined ? undefined : word + read.words.length });
		}
	}
	read.words.push(...words);
}
