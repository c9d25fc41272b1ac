import {
	type Bank,
	contentTurns,
	drawFrom,
	type Mutant,
	type Mutation,
	ordinaryTurns,
	reword,
	rewordTurns,
	seedOf,
	shuffle,
	wordCount,
} from './mutation.ts';
import { alternate } from './owning.ts';

/** What is said instead of what a block says. */
const shrugs: Bank = {
	'pt-BR': {
		seen: ['É isso mesmo.', 'E assim vai.', 'Resumindo: é o de sempre.'],
		heldOut: [
			'Enfim, vocês já conhecem a história.',
			'Os detalhes estão lá para quem quiser ler.',
			'Nada de novo.',
		],
	},
	en: {
		seen: ['That is how it is.', 'And so it goes.', 'In short: the usual.'],
		heldOut: [
			'Anyway, you know the story.',
			'The details are there for anyone who wants them.',
			'Nothing new.',
		],
	},
};

/** What the opening says instead of what the voices are. */
const disclosures: Bank = {
	'pt-BR': {
		seen: ['Aqui quem fala é o outro. Vamos começar.', 'Eu também estou aqui.'],
		heldOut: [
			'Tudo o que vocês vão ouvir saiu da newsletter.',
			'Duas vozes, um microfone e pouca paciência.',
		],
	},
	en: {
		seen: ['And this is the other one. Let us begin.', 'I am here as well.'],
		heldOut: [
			'Everything you will hear comes from the newsletter.',
			'Two voices, one microphone and little patience.',
		],
	},
};

export const losing: readonly Mutation[] = [
	{
		id: 'drops a block',
		mutate: (base) => {
			const blocks = base.newsletter.sections
				.flatMap((section) => section.blocks)
				.filter(({ opinion, kind }) => opinion === undefined && kind !== 'code' && kind !== 'heading');
			const mutants = shuffle(blocks, seedOf(base)).flatMap(({ id }) => {
				const gone = base.script.turns.filter(({ refs }) => refs.length === 1 && refs[0] === id);
				if (gone.length === 0) return [];
				const turns = base.script.turns
					.filter((turn) => !gone.includes(turn))
					.map((turn) => ({ ...turn, refs: turn.refs.filter((ref) => ref !== id) }));
				const what = gone.map(({ text }) => text).join(' ');
				return [{ script: { ...base.script, turns }, turns: [], blocks: [id], what }];
			});
			return alternate(base, mutants.slice(0, 4));
		},
	},
	{
		id: 'says nothing of a block it cites',
		mutate: (base) => {
			const long = ordinaryTurns(base).filter((turn) => {
				// Where another turn speaks for the same blocks, less is lost than this mutation claims.
				const others = contentTurns(base).filter(({ id }) => id !== turn.id);
				const isAlone = !others.some(({ refs }) => refs.some((ref) => turn.refs.includes(ref)));
				return isAlone && wordCount(turn.text) > 15;
			});
			return rewordTurns(base, long, shrugs, (_, shrug) => shrug).map((mutant) => {
				const refs = base.script.turns.find(({ id }) => id === mutant.turns[0])?.refs ?? [];
				return { ...mutant, blocks: refs };
			});
		},
	},
	{
		id: 'drops a section',
		mutate: (base) =>
			alternate(
				base,
				base.newsletter.sections.slice(0, 4).flatMap((section): Omit<Mutant, 'heldOut'>[] => {
					const turns = base.script.turns.filter((turn) => turn.section !== section.id);
					const blocks = section.blocks.map(({ id }) => id);
					return [{ script: { ...base.script, turns }, turns: [], blocks, what: section.id }];
				}),
			),
	},
	{
		id: 'loses the disclosure',
		mutate: (base) => {
			const disclosing = base.script.turns.filter(
				(turn) => turn.section === 'opening' && /sintétic|synthetic/iu.test(turn.text),
			);
			return drawFrom(base, disclosing, disclosures, (turn, other) => reword(base, turn, other));
		},
	},
];
