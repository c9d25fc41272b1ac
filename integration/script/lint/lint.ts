import type { Newsletter } from '../../newsletter/newsletter.ts';
import type { CastMember, Length, Script, Turn } from '../script.ts';
import type { Lexicon, Spoken } from '../spoken/spoken.ts';

/** `error` keeps a turn from being spoken, `warning` is reported. */
export type Severity = 'error' | 'warning';

/** One thing that is wrong with a script. */
export interface Finding {
	/** Id of the rule, for example `F08`. */
	rule: string;
	severity: Severity;
	/** Turn id; absent when no single turn is to blame. */
	turn?: string;
	/** Which words, as UTF-16 offsets into the turn's text or its spoken form; `end` is exclusive. */
	span?: { in: 'text' | 'spoken'; start: number; end: number };
	/** The words themselves, or a description of what is there. */
	found: string;
	/** What should be there instead, as an instruction a person or a model can follow. */
	expected: string;
	/** Put in place of the span in `text`, it mends the finding. */
	fix?: string;
	/** Ids of the blocks that are not done justice to. */
	blocks?: readonly string[];
}

/** Everything a rule may look at. */
export interface LintSubject {
	newsletter: Newsletter;
	script: Script;
	cast: readonly CastMember[];
	show: { title: string };
	/** Spoken text in the newsletter's language, with an account of what was replaced. */
	speak(text: string): Spoken;
	lexicon?: Lexicon | undefined;
	length?: Length | undefined;
	/** The turns as they went into the pass that made these. */
	before?: readonly Turn[] | undefined;
	/** Whether listeners have met a term in an earlier episode. */
	heard?: ((term: string) => boolean) | undefined;
}

/** A rule of the linter: pure, deterministic, without a model. */
export interface Rule {
	/** Family and number as in `S03`: structure, residue, faithfulness or persona. */
	id: string;
	/** What it asks for, in one line. */
	asks: string;
	check(subject: LintSubject): Finding[];
}
