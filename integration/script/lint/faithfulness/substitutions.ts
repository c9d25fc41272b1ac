import type { Language } from '../../../newsletter/newsletter.ts';
import { areContrary } from './contraries.ts';
import type { HeardWord } from './heard.ts';
import { hasKin } from './kin.ts';
import { findVoiced, isSameWording } from './match.ts';
import { isDeniedAt } from './polarity.ts';
import type { TurnReading } from './reading.ts';
import type { Sentence } from './sentence.ts';
import type { SourceOpinion, SourceSentence } from './source.ts';
import { strangersIn } from './strangers.ts';
import { isLight } from './synonyms.ts';

/** A word of an opinion’s turn that stands where the opinion has another. */
export interface Substitution {
	turn: TurnReading;
	said: HeardWord;
	wrote: HeardWord;
	sentence: SourceSentence;
}

/**
 * Words of an opinion’s turns that say something else than the words in their place: their contraries, and in sentences
 * that were otherwise left as they are any that no list calls another word for the same.
 * @param voicing All turns that voice the opinion.
 */
export function substitutionsIn(
	opinion: SourceOpinion,
	voicing: readonly TurnReading[],
	language: Language,
): Substitution[] {
	const said = new Set(
		voicing.flatMap(({ sentences }) => sentences.flatMap(({ words }) => words.map(stemOf))),
	);
	return voicing.flatMap((turn) =>
		turn.sentences.flatMap((sentence) => {
			const voiced = findVoiced(sentence, opinion.sentences)?.sentence;
			const places = voiced ? [voiced] : opinion.sentences;
			const contrary = places.flatMap((place) => contrariesIn(sentence, place, opinion, said, language));
			if (contrary.length > 0) return contrary.map((each) => ({ ...each, turn }));
			const stranger = voiced && strangerIn(sentence, voiced, turn, said);
			return stranger ? { ...stranger, turn } : [];
		}),
	);
}

type Pair = Omit<Substitution, 'turn'>;

/** Words that only a sentence of a turn has, and their contraries, which are not said. */
function contrariesIn(
	sentence: Sentence,
	place: SourceSentence,
	opinion: SourceOpinion,
	said: ReadonlySet<string>,
	language: Language,
): Pair[] {
	const added = contentOf(sentence).filter(({ stem }) => !opinion.stems.has(stem));
	return added.flatMap((word) =>
		lostIn(place, said)
			.filter((other) => areContrary(word.folded, other.folded))
			.filter((other) => isDenied(word, sentence, language) === isDenied(other, place, language))
			.map((other) => ({ said: word, wrote: other, sentence: place })),
	);
}

/** The one word that is new in a sentence in the place of the one that is missing. */
function strangerIn(
	sentence: Sentence,
	voiced: SourceSentence,
	turn: TurnReading,
	said: ReadonlySet<string>,
): Pair | undefined {
	const [stranger, ...others] = strangersIn(sentence, turn);
	const lost = lostIn(voiced, said).filter(({ stem }) => !isLight(stem));
	const [missing] = lost;
	const word = sentence.words.find(({ stem }) => stem === stranger);
	if (!word || !missing || others.length > 0 || lost.length > 1) return undefined;
	if (!isSameWording(voiced.words, sentence.words)) return undefined;
	return isInPlace(word, sentence, missing, voiced)
		? { said: word, wrote: missing, sentence: voiced }
		: undefined;
}

/** Whether two words stand next to the same word. */
function isInPlace(one: HeardWord, { words }: Sentence, other: HeardWord, wrote: Sentence): boolean {
	const [at, place] = [words.indexOf(one), wrote.words.indexOf(other)];
	return (
		words[at - 1]?.folded === wrote.words[place - 1]?.folded ||
		words[at + 1]?.folded === wrote.words[place + 1]?.folded
	);
}

function lostIn(sentence: SourceSentence, said: ReadonlySet<string>): HeardWord[] {
	return contentOf(sentence).filter(({ stem }) => !hasKin(stem, said));
}

function contentOf({ words, content }: Sentence): HeardWord[] {
	return words.filter(({ stem }) => content.has(stem));
}

function isDenied(word: HeardWord, { words }: Sentence, language: Language): boolean {
	return isDeniedAt(words, words.indexOf(word), language);
}

function stemOf({ stem }: HeardWord): string {
	return stem;
}
