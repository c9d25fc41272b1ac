import type { Language } from '../../../newsletter/newsletter.ts';
import { matchesOf } from '../finding.ts';
import { quotations, withoutQuotations } from './quotations.ts';
import { reportOf } from './reported-claims.ts';
import { hasReport } from './reporting.ts';
import type { Speaker } from './said-speaker.ts';
import { resolve, speakerIn } from './sayings.ts';
import type { Source, SourceSentence } from './source.ts';

/** What somebody else than the author says in a sentence of the newsletter. */
export interface Claim {
	sentence: SourceSentence;
	/** Stems of what is claimed. */
	content: ReadonlySet<string>;
	/** Whoever says so, where that can be told. */
	speaker: Speaker | undefined;
	quoted: boolean;
	/** Stems of what names a study, where it is one that says so. */
	study?: ReadonlySet<string>;
}

/** Words of a quotation that is a statement, and not a word with marks around it. */
const statement = 3;

const known = new WeakMap<Source, readonly Claim[]>();

/** What others claim in a newsletter, by the grammar of its sentences: “says that”, “according to”, quotation marks. */
export function claimsIn(source: Source, language: Language): readonly Claim[] {
	const found = known.get(source);
	if (found) return found;
	const claims = [...source.blocks.values()].flatMap(({ sentences }) =>
		sentences.flatMap((sentence) => claimIn(sentence, sentences, language)),
	);
	known.set(source, claims);
	return claims;
}

function claimIn(
	sentence: SourceSentence,
	sentences: readonly SourceSentence[],
	language: Language,
): Claim | [] {
	const { passage } = sentence;
	const bare = withoutQuotations(passage.text);
	const quotation = matchesOf(passage.text, quotations).find(
		({ start, end }) => start < sentence.end && sentence.start < end && isStatement(start, end, sentence),
	);
	if (quotation) {
		if (isName(passage.text.slice(quotation.start + 1, quotation.end - 1))) return [];
		const opening = sentences.find(
			(one) => one.passage === passage && one.start <= quotation.start && quotation.start < one.end,
		);
		if (!opening || !hasReport(bare.slice(opening.start, opening.end), language)) return [];
		const content = sentence.words
			.filter(
				({ start, stem }) => quotation.start < start && start < quotation.end && sentence.content.has(stem),
			)
			.map(({ stem }) => stem);
		const speaker = resolve(speakerIn(opening, bare, language), opening, sentences, language);
		return { sentence, content: new Set(content), speaker, quoted: true };
	}
	const report = reportOf(sentence);
	if (!report || report.claim.size === 0) return [];
	const speaker = resolve(speakerIn(sentence, bare, language), sentence, sentences, language);
	// “Quem promete sem número” is nobody’s claim, and what an opinion tells of others is the opinion.
	if (!speaker || (sentence.block.opinion && speaker.kind !== 'named')) return [];
	const study = report.isFinding ? { study: new Set([...report.speaker, ...speaker.names]) } : {};
	return { sentence, content: report.claim, speaker, quoted: false, ...study };
}

/** “Nervous in Nantes”: what somebody or something is called is no claim. */
function isName(quoted: string): boolean {
	const words = quoted.match(/[\p{L}\p{M}]+/gu) ?? [];
	return words.every((word) => /^\p{Lu}/u.test(word) || word.length <= shortest);
}

/** Letters of words that have no capital in names. */
const shortest = 3;

function isStatement(start: number, end: number, { words }: SourceSentence): boolean {
	return words.filter((word) => start < word.start && word.start < end).length >= statement;
}
