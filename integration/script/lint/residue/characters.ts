import type { Span } from '../../../newsletter/newsletter.ts';
import type { Turn } from '../../script.ts';
import { inSpoken, matchesOf } from '../finding.ts';
import type { Finding, Rule } from '../lint.ts';

/** A rule that lets nothing through to the ear that one expression describes. */
function nothingLike(id: string, asks: string, expected: string, pattern: RegExp): Rule {
	return {
		id,
		asks,
		check: ({ script }) =>
			script.turns.flatMap((turn) =>
				matchesOf(turn.spoken, pattern).map((span) => residue(turn, span, id, expected)),
			),
	};
}

function residue(turn: Turn, span: Span, rule: string, expected: string): Finding {
	return inSpoken(turn, span, { rule, severity: 'error', expected });
}

export const digits = nothingLike(
	'R01',
	'No digit is spoken.',
	'Write the number in words.',
	/(?<![\p{L}\p{M}\p{N}-])\p{N}(?:[\p{N}.,:]{0,40}\p{N})?(?!-?[\p{L}\p{N}])/gu,
);

export const symbols = nothingLike(
	'R02',
	'No currency, unit or mathematical sign is spoken.',
	'Write the sign as a word, or leave it out.',
	/[[\p{Sc}\p{Sm}%‰\u{26}#§¶†‡•·№°ªº@]--[\|~<>]]+/gv,
);

export const addresses = nothingLike(
	'R03',
	'No address, file name or path is spoken.',
	'Say what it is in words, or leave it to the notes.',
	/[a-z]{2,10}:\/\/[^\s]{1,200}|www\.[^\s]{1,200}|[\p{L}\p{N}_-]{1,80}(?:\.[\p{L}\p{N}_-]{2,40})+|[\p{L}\p{N}._-]{0,80}[/\\][\p{L}\p{N}._-]{0,80}/giu,
);

const pictures =
	/\p{RGI_Emoji}|[\p{Extended_Pictographic}--[#*0-9]]|[\p{Default_Ignorable_Code_Point}\p{Cf}\p{Cc}\p{Cs}\p{Co}\p{Cn}]+/gv;

/** Emoji by the `v` flag's property of strings: the property of characters misses flags. */
export const pictograms: Rule = {
	id: 'R04',
	asks: 'No emoji or invisible character is spoken, and letters are composed.',
	check: ({ script }) =>
		script.turns.flatMap((turn) => {
			const found = matchesOf(turn.spoken, pictures).map((span) =>
				residue(turn, span, 'R04', 'Leave the character out.'),
			);
			if (turn.spoken.normalize('NFC') === turn.spoken) return found;
			const whole = { start: 0, end: turn.spoken.length };
			return [...found, residue(turn, whole, 'R04', 'Compose the letters: Unicode form NFC.')];
		}),
};

/** A letter and a digit in one token are read by its shape or by the lexicon, never as they stand. */
export const letterDigits = nothingLike(
	'R08',
	'No name of letters and digits is spoken as it is written.',
	'Write it as it is said, or add it to `content/lexicon.md`.',
	/(?:\p{L}[\p{L}\p{M}]{0,40}-?\p{N}|\p{N}{1,20}-?\p{L})[\p{L}\p{M}\p{N}.-]{0,40}/gu,
);
