import type { Draft, DraftedTurn } from './faithful-answers.ts';
import type { Mischief } from './faithful-model.ts';

/** Wrong answers that the writer has to send back, by what is wrong, with what the model is told of it. */
export const unacceptable: readonly [string, Mischief, RegExp][] = [
	['no turns at all', { draft: () => ({ turns: [] }) }, /is cited by no turn/],
	['a turn dropped', { draft: (draft) => ({ turns: draft.turns.slice(0, -1) }) }, /is cited by no turn/],
	['a dangling ref', { draft: onFirst((turn) => turn.refs.push('b-none')) }, /“b-none” is no block/],
	[
		'a host nobody knows',
		{ draft: onFirst((turn) => Object.assign(turn, { host: 'zaphod' })) },
		/“zaphod” is no host. The hosts are lia and marvin/,
	],
	[
		'a turn without words',
		{ draft: onFirst((turn) => Object.assign(turn, { text: ' … ' })) },
		/has no words/,
	],
	[
		'the blocks in another order',
		{ draft: ({ turns }) => ({ turns: turns.toReversed() }) },
		/comes too early/,
	],
	['an opinion in the other mouth', { draft: onOpinions(swapHost) }, /own. Only \w+ may voice it/],
	[
		'an opinion told as if it were news',
		{ draft: onOpinions((turn) => Object.assign(turn, { opinion: null })) },
		/so its opinion must be o-/,
	],
	['a reaction that claims an opinion', { draft: claimOpinion }, /claims o-\w+ and cites no block of it/],
	['two opinions in one turn', { draft: mergeOpinions }, /blocks of different opinions/],
	['a draft of another shape', { draft: ({ turns }) => ({ script: turns }) }, /turns: /],
	['a list in place of an object', { draft: ({ turns }) => turns }, /answer: /],
	[
		'a patch for an unknown turn',
		{ refine: () => ({ patches: [{ id: 't999', text: 'Oi.' }] }) },
		/“t999” is no turn you may change/,
	],
	[
		'two patches for a turn',
		{ refine: () => ({ patches: ['Um.', 'Dois.'].map((text) => ({ id: 't1', text })) }) },
		/Turn t1 is there twice/,
	],
	['an empty patch', { refine: () => ({ patches: [{ id: 't1', text: '' }] }) }, /Turn t1 has no words/],
	['patches of another shape', { refine: () => ({ patches: { t1: 'Oi.' } }) }, /patches: /],
];

/** Answers of the right form that say what must not be spoken: the linter's to find. Each changes one turn of facts. */
export const unspeakable: Readonly<Record<string, (text: string) => string>> = {
	stageDirection: (text) => `(suspira) ${text}`,
	tagInText: (text) => `[sighs] ${text}`,
	speakerLabel: (text) => `Marvin: ${text}`,
	greeting: (text) => `Olá, pessoal, bem-vindos a mais um episódio! ${text}`,
	farewell: (text) => `${text} Até a próxima!`,
	aboutItself: (text) => `Como um modelo de linguagem, não tenho opiniões. ${text}`,
	preamble: (text) => `Claro! Aqui está o roteiro: ${text}`,
	markdown: (text) => `**${text}** [link](https://example.com)`,
	english: () => 'This is the part of the story where everybody speaks a language that nobody asked for.',
	portuguese: () => 'Esta é a parte da história em que todos falam uma língua que ninguém pediu.',
	cutOff: (text) => text.slice(0, Math.ceil(text.length / 2)),
	instructionsEchoed: (text) => `Devo responder somente com o objeto JSON. ${text}`,
};

/** Says something unspeakable in one pass: in the draft, or in a patch for the first turn of facts. */
export function saying(pass: 'draft' | 'refine', change: (text: string) => string): Mischief {
	if (pass === 'draft') return { draft: onFirst((turn) => Object.assign(turn, { text: change(turn.text) })) };
	return {
		refine: ({ patches }) => ({
			patches: patches.map(({ id, text }, index) => ({ id, text: index === 0 ? change(text) : text })),
		}),
	};
}

/** Does wrong the first time that something is asked, and right when it is asked again. */
export function once({ draft, refine, repair }: Mischief): Mischief {
	return {
		...(draft && { draft: (answer, asked, attempt) => (attempt === 0 ? draft(answer, asked, 0) : answer) }),
		...(refine && {
			refine: (answer, asked, attempt) => (attempt === 0 ? refine(answer, asked, 0) : answer),
		}),
		...(repair && {
			repair: (answer, asked, attempt) => (attempt === 0 ? repair(answer, asked, 0) : answer),
		}),
	};
}

function onFirst(change: (turn: DraftedTurn) => void): (draft: Draft) => Draft {
	return (draft) => {
		const turn = draft.turns.find(({ opinion }) => opinion === null);
		if (turn) change(turn);
		return draft;
	};
}

function onOpinions(change: (turn: DraftedTurn, draft: Draft) => void): (draft: Draft) => Draft {
	return (draft) => {
		for (const turn of draft.turns) if (turn.opinion !== null) change(turn, draft);
		return draft;
	};
}

function swapHost(turn: DraftedTurn): void {
	turn.host = turn.host === 'lia' ? 'marvin' : 'lia';
}

function claimOpinion(draft: Draft): Draft {
	const opinion = draft.turns.find((turn) => turn.opinion !== null);
	if (opinion) draft.turns.push({ ...opinion, refs: [], text: 'É isso.' });
	return draft;
}

function mergeOpinions(draft: Draft): Draft {
	const opinions = draft.turns.filter((turn) => turn.opinion !== null);
	const first = opinions[0];
	if (first) first.refs = [...new Set(opinions.flatMap(({ refs }) => refs))];
	return draft;
}
