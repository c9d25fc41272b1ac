import type { Language } from '../../../newsletter/newsletter.ts';
import type { Sentence } from './sentence.ts';

const toSet = (words: string) => new Set(words.trim().split(/\s+/));

/** Past forms of the first person that do not end like others. */
const brazilianPast = toSet(`
	fui tive fiz estive vi pude quis trouxe soube vim dei li ouvi saí caí perdi vivi senti dormi pedi subi desci abri
	aprendi esqueci conheci escrevi recebi bebi comi corri sofri parti decidi consegui fomos tivemos fizemos estivemos
	vimos saímos perdemos`);

const englishPast = toSet(`
	was were had did went got gave took saw heard knew met told said wrote read sat stood ran came left lost found bought
	brought caught paid kept made thought felt slept spent woke drove flew ate drank grew held taught learnt sent built
	broke chose fell hid rode sang spoke stole swam threw wore won`);

/** Whether a sentence tells what its speaker did or went through. */
export function isExperience({ words }: Sentence, language: Language): boolean {
	const folded = words.map((word) => word.folded);
	if (language === 'pt-BR')
		return folded.some(
			(word, at) =>
				brazilianPast.has(word) ||
				isPreterite(word) ||
				(/^(?:eu|gente|nós)$/.test(word) && /(?:ava|era|inha)(?:mos)?$/.test(folded[at + 1] ?? '')),
		);
	return folded.some(
		(word, at) =>
			(word === 'i' || word === 'we') &&
			isEnglishPast(folded[adverbs.test(folded[at + 1] ?? '') ? at + 2 : at + 1]),
	);
}

const adverbs = /^(?:once|also|just|then|already|even|still|never|only|\p{L}+ly)$/u;

function isEnglishPast(word = ''): boolean {
	return englishPast.has(word) || /\p{L}{2}ed$/u.test(word);
}

/** “Cheguei”, but not the future “chegarei”, and none of the short nouns. */
function isPreterite(word: string): boolean {
	return /\p{L}{3}ei$/u.test(word) && !/(?:ar|er|ir)ei$/u.test(word);
}
