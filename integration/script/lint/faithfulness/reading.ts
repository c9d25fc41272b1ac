import type { Span } from '../../../newsletter/newsletter.ts';
import { joinParts } from '../../join.ts';
import type { Turn } from '../../script.ts';
import type { LintSubject } from '../lint.ts';
import { findGlue } from './glue.ts';
import type { Speak } from './heard.ts';
import { remember } from './memo.ts';
import { hearSentences, type Sentence } from './sentence.ts';
import {
	type Facts,
	type Source,
	type SourceOpinion,
	type SourceSection,
	type SourceSentence,
	sourceOf,
} from './source.ts';

/** A turn as the rules look at it. */
export interface TurnReading {
	turn: Turn;
	/** Offsets into the turn's text. */
	sentences: readonly Sentence[];
	/** Where it says phrases of the host cards. */
	glue: readonly Span[];
	/** Whether every word is known to come from the newsletter or from a card: then it can bring nothing new. */
	verbatim: boolean;
	/** Whether it belongs to a story, and not to the opening or the closing. */
	inside: boolean;
	opinion: SourceOpinion | undefined;
	/** What it was made from: the opinion it voices, or else the blocks it cites. */
	cited: Facts;
	/** The sections of what it cites, and its own. */
	around: readonly SourceSection[];
}

/** A script and its newsletter, read. */
export interface Reading {
	subject: LintSubject;
	source: Source;
	turns: readonly TurnReading[];
}

const nothing: Facts = { sentences: [], values: new Set(), stems: new Set() };
const readings = new WeakMap<LintSubject, Reading>();

/** Reads a script, once for all rules. */
export function read(subject: LintSubject): Reading {
	const known = readings.get(subject);
	if (known) return known;
	const source = sourceOf(subject.newsletter, subject.speak);
	const turns = subject.script.turns.map((turn) => readTurn(turn, subject, source));
	const reading = { subject, source, turns };
	readings.set(subject, reading);
	return reading;
}

/** Kept, because repairing lints the same turns again and again. */
const sentencesOf = {
	'pt-BR': remember(({ text }: Turn, speak: Speak) => hearSentences(text, 'pt-BR', speak)),
	en: remember(({ text }: Turn, speak: Speak) => hearSentences(text, 'en', speak)),
};

function readTurn(turn: Turn, subject: LintSubject, source: Source): TurnReading {
	const blocks = turn.refs.flatMap((id) => source.blocks.get(id) ?? []);
	const opinion = turn.opinion === undefined ? undefined : source.opinions.get(turn.opinion);
	const sections = new Set([turn.section, ...blocks.map(({ section }) => section)]);
	const around = [...sections].flatMap((id) => source.sections.get(id) ?? []);
	const glue = findGlue(turn, subject);
	return {
		turn,
		sentences: sentencesOf[subject.newsletter.language](turn, subject.speak),
		glue,
		verbatim: isVerbatim(turn, source, glue),
		inside: around.length > 0,
		opinion,
		cited: opinion ?? joinFacts(blocks),
		around,
	};
}

function joinFacts(all: readonly Facts[]): Facts {
	const [only] = all;
	if (!only) return nothing;
	if (all.length === 1) return only;
	return {
		sentences: all.flatMap(({ sentences }) => sentences),
		values: new Set(all.flatMap(({ values }) => [...values])),
		stems: new Set(all.flatMap(({ stems }) => [...stems])),
	};
}

/** Whether the parts of a turn are its text, and stand in the newsletter or in a card. */
function isVerbatim({ parts, text }: Turn, { blocks }: Source, glue: readonly Span[]): boolean {
	if (!parts || joinParts(parts) !== text) return false;
	return parts.every((part) =>
		part.from === 'bank'
			? glue.some(({ start, end }) => text.slice(start, end) === part.text.trim())
			: blocks.get(part.block)?.block.passages.some((passage) => passage.text.includes(part.text)),
	);
}

/** The opinion's own sentences, or those of all cited blocks and, if need be, of their sections. */
export function sentencesNear({ cited, around }: TurnReading): readonly SourceSentence[] {
	return cited.sentences.length > 0 ? cited.sentences : around.flatMap(({ sentences }) => sentences);
}
