import type { Language } from '../../../../integration/newsletter/newsletter.ts';
import type { Turn } from '../../../../integration/script/script.ts';
import type { Base } from '../corpus.ts';
import {
	contentTurns,
	type Mutant,
	type Mutation,
	replaceTurn,
	reword,
	seedOf,
	shuffle,
	word,
} from './mutation.ts';
import { alternate } from './owning.ts';

const digits = /(?<![\p{L}\d.,])\d+(?:[.,]\d+)*(?![\d\p{L}])/gu;

const numerals: Readonly<Record<Language, readonly string[]>> = {
	'pt-BR':
		'dois duas três quatro cinco seis sete oito nove dez onze doze treze catorze quinze dezesseis dezessete dezoito dezenove vinte trinta quarenta cinquenta sessenta setenta oitenta noventa cento duzentos trezentos quatrocentos quinhentos'.split(
			' ',
		),
	en: 'two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety'.split(
		' ',
	),
};

/** Tens for tens and units for units, so that what comes out is a number. */
function sameKind(numeral: string): (other: string) => boolean {
	const kind = (one: string) =>
		/nta$|^vinte$|ty$/.test(one) ? 'tens' : /ent[oa]s$|^cento$/.test(one) ? 'hundreds' : 'units';
	return (other) => kind(other) === kind(numeral);
}

/** Whether the newsletter has this number anywhere, however it is written. */
function knows({ newsletter, speak }: Base, number: string): boolean {
	const spoken = ` ${spokenBody({ newsletter, speak })} `;
	return newsletter.body.includes(number) || spoken.includes(` ${speak(number).text.toLowerCase()} `);
}

const bodies = new WeakMap<object, string>();

function spokenBody({ newsletter, speak }: Pick<Base, 'newsletter' | 'speak'>): string {
	const known = bodies.get(newsletter);
	if (known !== undefined) return known;
	const body = speak(newsletter.body)
		.text.toLowerCase()
		.replace(/[^\p{L}\p{M}-]+/gu, ' ')
		.replaceAll('-', ' ');
	bodies.set(newsletter, body);
	return body;
}

/** Another number of the same length that the newsletter does not have. */
function alter(number: string, base: Base): string | undefined {
	for (let step = 1; step < 9; step++) {
		const changed = number.replace(/^\d/, (first) => String(((Number(first) + step - 1) % 9) + 1));
		if (changed !== number && !knows(base, changed)) return changed;
	}
	return undefined;
}

function mutantsBy(base: Base, change: (turn: Turn) => string | undefined): Mutant[] {
	const mutants = shuffle(contentTurns(base), seedOf(base)).flatMap((turn) => {
		const text = change(turn);
		if (text === undefined || text === turn.text) return [];
		const script = replaceTurn(base.script, turn.id, [reword(base, turn, text)]);
		return [{ script, turns: [turn.id], what: text }];
	});
	return alternate(base, mutants.slice(0, 5));
}

function numbersIn(text: string): string[] {
	return text.match(digits) ?? [];
}

export const counting: readonly Mutation[] = [
	{
		id: 'changes a number in digits',
		mutate: (base) =>
			mutantsBy(base, (turn) => {
				const number = numbersIn(turn.text).at(turn.text.length % 2 === 0 ? 0 : -1);
				const other = number && alter(number, base);
				return (
					other &&
					turn.text.replace(new RegExp(`(?<![\\d.,])${number.replaceAll('.', '\\.')}(?![\\d])`), other)
				);
			}),
	},
	{
		id: 'changes a number in words',
		mutate: (base) =>
			mutantsBy(base, (turn) => {
				const words = numerals[base.newsletter.language];
				const said = words.find((numeral) => word(numeral).test(turn.text));
				if (!said) return undefined;
				const other = words
					.filter(sameKind(said))
					.filter((numeral) => !/duas|dois|two/.test(numeral))
					.find((numeral) => !` ${spokenBody(base)} `.includes(` ${numeral} `));
				return other && turn.text.replace(word(said), other);
			}),
	},
	{
		id: 'moves a number from another story',
		mutate: (base) =>
			mutantsBy(base, (turn) => {
				const { newsletter, speak } = base;
				const here = newsletter.sections.find(({ id }) => id === turn.section);
				if (!here) return undefined;
				const story = newsletter.body.slice(here.start, here.end);
				const heard = speak(story).text.toLowerCase();
				const elsewhere = newsletter.sections
					.filter((section) => section !== here)
					.flatMap(({ start, end }) => numbersIn(newsletter.body.slice(start, end)))
					.filter((number) => /^\d{2,}$|^\d+[.,]\d+$/.test(number))
					.find((number) => !story.includes(number) && !heard.includes(speak(number).text.toLowerCase()));
				const number = numbersIn(turn.text)[0];
				if (!elsewhere || !number) return undefined;
				return turn.text.replace(number, elsewhere);
			}),
	},
];
