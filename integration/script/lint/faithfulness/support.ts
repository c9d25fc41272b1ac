import type { Language } from '../../../newsletter/newsletter.ts';
import { valuesOf } from './numbers.ts';
import type { TurnReading } from './reading.ts';
import type { Sentence } from './sentence.ts';
import { stemOf } from './stems.ts';

/**
 * From so many words on a sentence is a statement and not a reaction; of so many content words, this share has to be new
 * before it is one of the writer's own. Rephrased sentences of the fidelity suite have less.
 */
const statement = { words: 6, content: 3, share: 0.7 };
/** A longer one with fewer content words has nothing but new ones. */
const wordy = { words: 8, content: 2 };
/** Content words of a cause. */
const cause = 2;
/** Numbers from which a sentence is about them, and however it is worded. */
const numeric = 2;

const causal: Readonly<Record<Language, ReadonlySet<string>>> = {
	'pt-BR': new Set(['porque', 'pois', 'graças', 'devido']),
	en: new Set(['because', 'since', 'thanks', 'due']),
};

/** What a voice calls the newsletter and what it cannot read out. */
const meta: ReadonlySet<string> = new Set(
	'newsletter texto text código code trecho tabela table imagem image link edição issue'
		.split(' ')
		.map(stemOf),
);

/** Whether a sentence of an ordinary turn states what neither the cited blocks nor their sections do. */
export function isUnsupported(sentence: Sentence, turn: TurnReading, language: Language): boolean {
	if (sentence.text.includes('?') || countNumbers(sentence.numbers) >= numeric) return false;
	return isStatement(sentence, turn) || hasNewCause(sentence, turn, language);
}

function isStatement({ content, words, numbers }: Sentence, turn: TurnReading): boolean {
	if ([...content].some((stem) => meta.has(stem))) return false;
	const novel = [...content].filter((stem) => isNew(stem, turn));
	if (content.size === wordy.content && countNumbers(numbers) === 0 && words.length >= wordy.words)
		return novel.length === content.size;
	if (words.length < statement.words || content.size < statement.content) return false;
	return novel.length >= content.size * statement.share;
}

/** Articles are no numbers. */
function countNumbers(numbers: Sentence['numbers']): number {
	return numbers.filter((number) => valuesOf(number).some((value) => value !== '1')).length;
}

function hasNewCause({ content, words }: Sentence, turn: TurnReading, language: Language): boolean {
	const at = words.findIndex(({ folded }) => causal[language].has(folded));
	if (at < 0) return false;
	const clause = words[at]?.clause;
	const said = words.slice(at + 1).filter((word) => word.clause === clause && content.has(word.stem));
	return said.length >= cause && said.every(({ stem }) => isNew(stem, turn));
}

function isNew(stem: string, { cited, around }: TurnReading): boolean {
	return !cited.stems.has(stem) && !around.some(({ stems }) => stems.has(stem));
}
