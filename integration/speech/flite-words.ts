import type { SpokenWord } from './speech.ts';

/** A sound of flite's, `pau` being a pause, and when it is heard, seconds. */
interface Segment {
	name: string;
	start: number;
	end: number;
}

/** A letter of the text, or the gap behind a word. */
interface Sign {
	/** A gap is a comma where punctuation is, else a space. */
	letter: string;
	word: number;
}

/** The letters that each sound is written with. What a word has too many or too few of costs little. */
const spellings: Readonly<Record<string, string>> = {
	...{ aa: 'ao', ae: 'a', ah: 'uoae', ao: 'oau', aw: 'o', ax: 'aeiou', ay: 'iy', eh: 'ea', er: 'eiuoar' },
	...{ ey: 'ae', ih: 'ieyua', iy: 'eiy', ow: 'o', oy: 'o', uh: 'uo', uw: 'uoew' },
	...{ b: 'b', ch: 'ct', d: 'd', dh: 't', f: 'fpg', g: 'gx', hh: 'hw', jh: 'jgd', k: 'ckqx', l: 'l' },
	...{ m: 'm', n: 'n', ng: 'n', p: 'p', r: 'r', s: 'scxz', sh: 'stc', t: 'td', th: 't', v: 'vf' },
	...{ w: 'wuoq', y: 'yui', z: 'zsx', zh: 'sgz' },
};
const vowel = /^[aeiou]/;
/** Gaps first. */
const alphabet = ', abcdefghijklmnopqrstuvwxyz';
/** Letters that stand alone are said by their names; “a” is a word of its own. */
const names: Readonly<Record<string, string>> = {
	...{ b: 'be', c: 'se', d: 'de', e: 'e', f: 'ef', g: 'je', h: 'aich', j: 'ja', k: 'ka', l: 'el', m: 'em' },
	...{ n: 'en', p: 'pe', q: 'kyu', r: 'ar', s: 'es', t: 'te', u: 'yu', v: 've', w: 'dobelyu', x: 'eks' },
	...{ y: 'wi', z: 'ze' },
};
const costs = {
	silentLetter: 0.5,
	unwrittenVowel: 0.6,
	/** More, so that in “once” and “using” the first letter stands for the first sound. */
	unwrittenConsonant: 0.9,
	otherVowel: 0.4,
	other: 1.5,
	pauseInPhrase: 0.4,
	pauseInWord: 4,
};

/**
 * When the words of an English text are heard, by the sounds that flite says it made of it. Letters and sounds are
 * aligned at the least cost (Needleman and Wunsch 1970), pauses with the ends of words, best where there is punctuation.
 * @param report As `-psdur` prints it: `pau:0.184 dh:0.251 …`, each sound with its end in seconds.
 */
export function wordsByReport(text: string, report: string): SpokenWord[] {
	const words = text.split(/\s+/u).filter((word) => /[\p{L}\p{N}]/u.test(word));
	const segments = readReport(report);
	const owners = align(segments, [{ letter: ',', word: 0 }, ...words.flatMap(signsOf)]);
	const times: SpokenWord[] = [];
	let before = 0;
	for (const [index, text] of words.entries()) {
		const own = segments.filter((_, place) => owners[place] === index);
		const start = own[0]?.start ?? before;
		before = own.at(-1)?.end ?? start;
		times.push({ text, start, end: before });
	}
	return times;
}

function readReport(report: string): Segment[] {
	let start = 0;
	return Array.from(report.matchAll(/\b([a-z]{1,4}):(\d{1,6}\.\d{1,6})/g), ([, name = '', time]) => {
		const segment = { name, start, end: Number(time) };
		start = segment.end;
		return segment;
	});
}

function signsOf(text: string, word: number): Sign[] {
	const letters = text
		.normalize('NFKD')
		.toLowerCase()
		.replace(/[^a-z]/g, '');
	const said = names[letters] ?? letters;
	const gap = /[\p{L}\p{N}]$/u.test(text) ? ' ' : ',';
	return Array.from(said + gap, (letter) => ({ letter, word }));
}

/** For each segment the word it belongs to; none for pauses. */
function align(segments: readonly Segment[], signs: readonly Sign[]): (number | undefined)[] {
	const width = signs.length + 1;
	const steps = new Uint8Array((segments.length + 1) * width);
	const codes = Uint8Array.from(signs, ({ letter }) => alphabet.indexOf(letter));
	const silent = Float64Array.from(codes, (code) => (code < 2 ? 0 : costs.silentLetter));
	let above = new Float64Array(width);
	for (let column = 1; column < width; column++) {
		above[column] = (above[column - 1] as number) + (silent[column - 1] as number);
		steps[column] = 2;
	}
	let here = new Float64Array(width);
	for (const [index, { name }] of segments.entries()) {
		const pairing = pairingsOf(name);
		const alone = unwritten(name);
		const row = (index + 1) * width;
		here[0] = (above[0] as number) + alone;
		steps[row] = 1;
		for (let column = 1; column < width; column++) {
			const both = (above[column - 1] as number) + (pairing[codes[column - 1] as number] as number);
			const sound = (above[column] as number) + alone;
			const letter = (here[column - 1] as number) + (silent[column - 1] as number);
			const least = Math.min(both, sound, letter);
			here[column] = least;
			steps[row + column] = least === both ? 0 : least === sound ? 1 : 2;
		}
		[above, here] = [here, above];
	}
	return trace(steps, segments, signs);
}

function trace(
	steps: Uint8Array,
	segments: readonly Segment[],
	signs: readonly Sign[],
): (number | undefined)[] {
	const owners: (number | undefined)[] = segments.map(() => undefined);
	for (let row = segments.length, column = signs.length; row > 0; ) {
		const step = steps[row * (signs.length + 1) + column];
		if (step !== 2) {
			row -= 1;
			if (segments[row]?.name !== 'pau') owners[row] = signs[Math.max(0, column - 1)]?.word;
		}
		if (step !== 1) column -= 1;
	}
	return owners;
}

/** What it costs to take a sound for each sign of the alphabet. */
function pairingsOf(name: string): Float64Array {
	return Float64Array.from(alphabet, (letter) => {
		if (name === 'pau') return letter === ',' ? 0 : letter === ' ' ? costs.pauseInPhrase : Infinity;
		if (letter === ',' || letter === ' ') return Infinity;
		if (spellings[name]?.includes(letter)) return 0;
		return vowel.test(name) && vowel.test(letter) ? costs.otherVowel : costs.other;
	});
}

function unwritten(name: string): number {
	if (name === 'pau') return costs.pauseInWord;
	return vowel.test(name) ? costs.unwrittenVowel : costs.unwrittenConsonant;
}
