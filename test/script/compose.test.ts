import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Newsletter } from '../../integration/newsletter/newsletter.ts';
import { Problem } from '../../integration/problem.ts';
import { type ComposeContext, composeScript } from '../../integration/script/compose.ts';
import type { Finding, LintSubject } from '../../integration/script/lint/lint.ts';
import { offline } from '../../integration/script/offline.ts';
import type { Patch, Script, ScriptWriter, Turn, WriteEvent } from '../../integration/script/script.ts';
import { speak } from '../../integration/script/spoken/spoken.ts';
import { newsletterOf } from '../helpers/newsletter.ts';
import { plainWriter } from '../helpers/plain-writer.ts';
import { englishIssue, portugueseIssue } from './issues.ts';
import { contextWith, writeOffline } from './stage.ts';

const issue = newsletterOf(portugueseIssue);
const blocksOf = ({ sections }: Newsletter) => sections.flatMap(({ blocks }) => blocks);

function contextFor(newsletter: Newsletter, changes: Partial<ComposeContext> = {}): ComposeContext {
	return {
		...contextWith(),
		spoken: (text) => speak(text, newsletter.language).text,
		speak: (text) => speak(text, newsletter.language),
		lint: () => [],
		...changes,
	};
}

/** A rule that objects to whatever a person would have to take out. */
function forbids(word: string, more: Partial<Finding> = {}): (subject: LintSubject) => Finding[] {
	return ({ script }) =>
		script.turns.flatMap(({ id, text }) =>
			[...text.matchAll(new RegExp(word, 'gu'))].map(({ index }) => ({
				rule: 'X01',
				severity: 'error' as const,
				turn: id,
				span: { in: 'text' as const, start: index, end: index + word.length },
				found: word,
				expected: 'another word',
				...more,
			})),
		);
}

/** The plain writer with its script changed. */
function writerOf(
	change: (turns: readonly Turn[], newsletter: Newsletter) => readonly Turn[],
	revise?: ScriptWriter['revise'],
): ScriptWriter {
	const { write } = plainWriter();
	return {
		id: 'fake',
		async write(newsletter, context) {
			const script = await write(newsletter, context);
			return { ...script, writer: 'fake', turns: change(script.turns, newsletter) };
		},
		...(revise && { revise }),
	};
}

/** Puts words at the end of the turns that pass. */
const saying = (words: string, which: (turn: Turn) => boolean) => (turns: readonly Turn[]) =>
	turns.map((turn) => (which(turn) ? { ...turn, text: `${turn.text} ${words}` } : turn));

const repairs = ({ turns }: Script) => turns.flatMap(({ id, repair }) => (repair ? { id, ...repair } : []));
const inSection = (section: string) => (turn: Turn) => turn.section === section;

describe('a script without findings', () => {
	test('is the writer’s, with the evidence of every turn', async () => {
		const script = await composeScript(issue, plainWriter(), contextFor(issue));
		const { turns } = await plainWriter().write(issue, contextFor(issue));
		expect(script.turns.map(({ evidence, ...turn }) => turn)).toEqual(turns);
		expect(script.findings).toEqual([]);
		const comment = script.turns.find(({ opinion }) => opinion);
		const [span] = comment?.evidence ?? [];
		expect(issue.body.slice(span?.start, span?.end)).toContain('Cobrar por hora é aluguel sem contrato');
	});

	test('keeps its warnings', async () => {
		const lint = forbids('conta', { severity: 'warning' });
		const script = await composeScript(issue, plainWriter(), contextFor(issue, { lint }));
		expect(script.findings?.map(({ rule, found }) => [rule, found])).toContainEqual(['X01', 'conta']);
		expect(repairs(script)).toEqual([]);
	});
});

describe('fixes', () => {
	const shout = (turn: Turn) => turn.id === 't-2' || turn.id === 't-5';

	test('are all put in, and the turn is spoken anew under its own id', async () => {
		const lint = forbids('OI', { fix: 'Eu tenho 2 olhos' });
		const script = await composeScript(
			issue,
			writerOf(saying('OI, OI.', shout)),
			contextFor(issue, { lint }),
		);
		const turn = script.turns.find(({ id }) => id === 't-2');
		expect(turn?.text).toMatch(/Eu tenho 2 olhos, Eu tenho 2 olhos\.$/);
		expect(turn?.spoken).toMatch(/Eu tenho dois olhos, Eu tenho dois olhos\.$/);
		expect(repairs(script)).toEqual([
			{ id: 't-2', how: 'fixed', rules: ['X01'] },
			{ id: 't-5', how: 'fixed', rules: ['X01'] },
		]);
	});

	test('that overlap do not tear each other apart', async () => {
		const lint = (subject: LintSubject) => [
			...forbids('abc', { fix: 'x', severity: 'warning' })(subject),
			...forbids('bcd', { fix: 'y', severity: 'warning', rule: 'X02' })(subject),
		];
		const script = await composeScript(
			issue,
			writerOf(saying('abcd', ({ id }) => id === 't-2')),
			contextFor(issue, { lint }),
		);
		expect(script.turns.find(({ id }) => id === 't-2')?.text).toMatch(/ ay$/);
		expect(repairs(script)).toEqual([{ id: 't-2', how: 'fixed', rules: ['X02'] }]);
	});

	test('that do more harm than good are taken back', async () => {
		const lint = (subject: LintSubject) => [
			...forbids('OI', { fix: 'PIOR', severity: 'warning' })(subject),
			...forbids('PIOR')(subject),
		];
		const script = await composeScript(issue, writerOf(saying('OI.', shout)), contextFor(issue, { lint }));
		expect(script.turns.find(({ id }) => id === 't-2')?.text).toMatch(/OI\.$/);
		expect(repairs(script)).toEqual([]);
	});

	test('that would leave nothing to say are left out', async () => {
		const lint = forbids('OI', { fix: '', severity: 'warning' });
		const onlyOi = writerOf((turns) => turns.map((turn) => (shout(turn) ? { ...turn, text: 'OI' } : turn)));
		const script = await composeScript(issue, onlyOi, contextFor(issue, { lint }));
		expect(script.turns.find(({ id }) => id === 't-2')?.text).toBe('OI');
	});
});

describe('the writer’s second try', () => {
	const bad = (turn: Turn) => turn.id === 't-3' || turn.id === 't-4';
	const lint = forbids('talvez');
	const softened = saying('talvez, talvez', bad);

	function answering(answers: readonly (readonly Patch[])[]): {
		writer: ScriptWriter;
		asked: (string | undefined)[][];
	} {
		const asked: (string | undefined)[][] = [];
		const writer = writerOf(softened, async (_newsletter, _script, findings) => {
			asked.push(findings.map(({ turn }) => turn));
			return answers[asked.length - 1] ?? [];
		});
		return { writer, asked };
	}

	test('is asked for the turns with errors alone, and replaces their words', async () => {
		const { writer, asked } = answering([
			[
				{ id: 't-3', text: 'Caiu.' },
				{ id: 't-4', text: 'E ficou no chão.' },
			],
		]);
		const script = await composeScript(issue, writer, contextFor(issue, { lint }));
		expect(asked).toEqual([['t-3', 't-3', 't-4', 't-4']]);
		expect(script.turns.find(({ id }) => id === 't-4')).toMatchObject({
			text: 'E ficou no chão.',
			spoken: 'E ficou no chão.',
			repair: { how: 'rewritten', rules: ['X01'] },
		});
		expect(script.turns.every(({ repair }) => repair?.how !== 'replaced')).toBe(true);
	});

	test('may get there in two rounds, and not in three', async () => {
		const { writer, asked } = answering([
			[{ id: 't-3', text: 'talvez' }],
			[{ id: 't-3', text: 'Caiu.' }],
			[{ id: 't-4', text: 'Tarde demais.' }],
		]);
		const script = await composeScript(issue, writer, contextFor(issue, { lint }));
		expect(asked).toHaveLength(2);
		expect(script.turns.find(({ id }) => id === 't-3')?.text).toBe('Caiu.');
		expect(script.turns.some(({ text }) => /talvez|Tarde demais/.test(text))).toBe(false);
	});

	test('is not asked again when nothing came of it', async () => {
		const { writer, asked } = answering([[{ id: 't-3', text: 'talvez e talvez' }]]);
		await composeScript(issue, writer, contextFor(issue, { lint }));
		expect(asked).toHaveLength(1);
	});

	test.each<[string, Patch]>([
		['for a turn nobody asked about', { id: 't-1', text: 'Outra coisa.' }],
		['for a turn that does not exist', { id: 't-99', text: 'Outra coisa.' }],
		['without a word', { id: 't-3', text: '   ' }],
		['that breaks another rule of the turn', { id: 't-3', text: 'quiçá' }],
		['that breaks a rule elsewhere', { id: 't-3', text: 'O eco.' }],
	])('is not taken %s', async (_, patch) => {
		const strict = (subject: LintSubject): Finding[] => [
			...lint(subject),
			...forbids('quiçá', { rule: 'X02' })(subject),
			...(subject.script.turns.some(({ text }) => text === 'O eco.')
				? [{ rule: 'X03', severity: 'error' as const, turn: 't-1', found: 'an echo', expected: 'none' }]
				: []),
		];
		const { writer } = answering([[patch]]);
		const notes: string[] = [];
		const report = (event: WriteEvent) => event.kind === 'note' && notes.push(event.text);
		await composeScript(issue, writer, contextFor(issue, { lint: strict, report }));
		expect(notes[0]).toBe('0 of 2 turns worded anew');
	});

	test('is taken as far as it goes when new wordings get in each other’s way', async () => {
		// Both may change, but not to the same words.
		const twice = ({ script: { turns } }: LintSubject): Finding[] => {
			const again = turns.filter(({ text }) => text === 'Caiu.').slice(1);
			return again.map(({ id }) => {
				return { rule: 'X04', severity: 'error', turn: id, found: 'the same again', expected: 'else' };
			});
		};
		const { writer } = answering([
			[
				{ id: 't-3', text: 'Caiu.' },
				{ id: 't-4', text: 'Caiu.' },
			],
		]);
		const both = (subject: LintSubject) => [...lint(subject), ...twice(subject)];
		const script = await composeScript(issue, writer, contextFor(issue, { lint: both }));
		expect(script.turns.filter(({ text }) => text === 'Caiu.').map(({ id }) => id)).toEqual(['t-3']);
		expect(script.turns.find(({ id }) => id === 't-3')?.repair?.how).toBe('rewritten');
	});

	test('that fails is noted, and the offline writer steps in', async () => {
		const events: WriteEvent[] = [];
		const writer = writerOf(softened, async () => {
			throw new Problem('The budget is spent.', { hint: 'Raise it.' });
		});
		const script = await composeScript(
			issue,
			writer,
			contextFor(issue, { lint, report: (event) => events.push(event) }),
		);
		expect(script.findings).toEqual([]);
		expect(events.map((event) => (event.kind === 'note' ? event.text : ''))).toContain(
			'The writer did not mend its script: The budget is spent.',
		);
	});

	test('that fails by a fault of its own is an error', async () => {
		const writer = writerOf(softened, async () => {
			throw new TypeError('undefined is not a turn');
		});
		await expect(composeScript(issue, writer, contextFor(issue, { lint }))).rejects.toThrow(
			'undefined is not a turn',
		);
	});

	test('does not begin once it is told to stop', async () => {
		const controller = new AbortController();
		const writer = writerOf(softened, async () => {
			controller.abort(new Error('stop'));
			throw new Problem('Aborted.', { hint: '' });
		});
		const context = contextFor(issue, { lint, signal: controller.signal });
		await expect(composeScript(issue, writer, context)).rejects.toThrow('stop');
	});
});

describe('the offline writer’s turns', () => {
	const lint = forbids('talvez');

	test('take the place of what cannot be mended, with the rules it broke', async () => {
		const writer = writerOf(saying('talvez.', ({ opinion }) => opinion === issue.opinions[0]?.id));
		const script = await composeScript(issue, writer, contextFor(issue, { lint }));
		const { turns: substitute } = await writeOffline(issue);
		const own = substitute.filter(({ opinion }) => opinion === issue.opinions[0]?.id);
		const placed = script.turns.filter(({ opinion }) => opinion === issue.opinions[0]?.id);
		expect(placed.map(({ text }) => text)).toEqual(own.map(({ text }) => text));
		expect(placed.map(({ repair }) => repair)).toEqual(own.map(() => ({ how: 'replaced', rules: ['X01'] })));
		expect(script.findings).toEqual([]);
	});

	test('say what went missing, where it belongs', async () => {
		const missing = blocksOf(issue)[2]?.id ?? '';
		const writer = writerOf((turns) => turns.filter(({ refs }) => !refs.includes(missing)));
		const script = await composeScript(issue, writer, contextFor(issue, { lint: allBlocks }));
		const cited = script.turns.flatMap(({ refs }) => refs);
		expect([...new Set(cited)]).toEqual(blocksOf(issue).map(({ id }) => id));
		expect(script.turns.find(({ refs }) => refs.includes(missing))?.repair).toEqual({
			how: 'replaced',
			rules: ['X10'],
		});
	});

	test('never cut a turn of the writer in two', async () => {
		// One turn says two blocks, another the second of them and a third.
		const [one = '', two = '', three = ''] = issue.sections[1]?.blocks.map(({ id }) => id) ?? [];
		const writer = writerOf((turns) =>
			turns.flatMap((turn) => {
				if (turn.refs[0] === one) return { ...turn, refs: [one, two], text: 'talvez' };
				if (turn.refs[0] === two) return { ...turn, refs: [two, three] };
				return turn.refs[0] === three ? [] : turn;
			}),
		);
		const script = await composeScript(issue, writer, contextFor(issue, { lint }));
		for (const block of [one, two, three]) {
			const saying = script.turns.filter(({ refs }) => refs.includes(block));
			expect(saying.length).toBeGreaterThan(0);
			expect(saying.every(({ repair }) => repair?.how === 'replaced')).toBe(true);
		}
	});

	test('do not take the place of a reaction: it just goes', async () => {
		const reaction: Turn = { ...emptyTurn, id: 'r', section: issue.sections[1]?.id ?? '', text: 'talvez' };
		const writer = writerOf((turns) =>
			turns.flatMap((turn) => (turn.id === 't-4' ? [turn, reaction] : turn)),
		);
		const script = await composeScript(issue, writer, contextFor(issue, { lint }));
		const { turns } = await plainWriter().write(issue, contextFor(issue));
		expect(script.turns.map(({ id }) => id)).toEqual(turns.map(({ id }) => id));
	});

	test.each(['opening', 'closing'])('are the whole %s when any of it is wrong', async (section) => {
		const script = await composeScript(
			issue,
			writerOf(saying('talvez', inSection(section))),
			contextFor(issue, { lint }),
		);
		const substitute = (await writeOffline(issue)).turns.filter(inSection(section));
		expect(script.turns.filter(inSection(section)).map(({ text }) => text)).toEqual(
			substitute.map(({ text }) => text),
		);
	});

	test('open and close the episode when nobody in particular is to blame', async () => {
		const disclosed = ({ script }: LintSubject): Finding[] =>
			script.turns.some(({ text }) => text.includes('sintétic'))
				? []
				: [{ rule: 'F14', severity: 'error', found: 'no disclosure', expected: 'one' }];
		const script = await composeScript(issue, plainWriter(), contextFor(issue, { lint: disclosed }));
		expect(script.findings).toEqual([]);
		expect(script.turns[0]?.repair).toEqual({ how: 'replaced', rules: ['F14'] });
		expect(script.turns.filter(({ refs }) => refs.length > 0).every(({ repair }) => !repair)).toBe(true);
	});

	test('are the whole section when the writer says nothing else there', async () => {
		const section = issue.sections[2]?.id ?? '';
		const writer = writerOf((turns) => turns.filter((turn) => turn.section !== section));
		const script = await composeScript(issue, writer, contextFor(issue, { lint: allBlocks }));
		const texts = (turns: readonly Turn[]) => turns.filter(inSection(section)).map(({ text }) => text);
		expect(texts(script.turns)).toEqual(texts((await writeOffline(issue)).turns));
	});

	test('name the topic when theirs is the first word on it', async () => {
		const newsletter = newsletterOf(
			'Oi.\n\n## A fila\n\n**Lia:** Fila parada é fila morta.\n\nA fila andou.',
		);
		const writer = writerOf(saying('talvez', ({ opinion }) => opinion !== undefined));
		const script = await composeScript(newsletter, writer, contextFor(newsletter, { lint }));
		const [first, second, third] = script.turns.filter(inSection('a-fila'));
		expect(first?.text).toContain('A fila');
		expect(second?.text).toBe('Fila parada é fila morta.');
		expect(third).toMatchObject({ id: 't-3', text: 'A fila andou.' });
	});

	test('hand over only to an opinion', async () => {
		const { turns } = await writeOffline(issue);
		const handing = turns.find(({ parts }) => isHandover(parts));
		const writer = writerOf((own) =>
			own.flatMap((turn) => {
				if (turn.refs.some((ref) => handing?.refs.includes(ref))) return { ...turn, text: 'talvez' };
				// Something is said before the opinion.
				const previous = own[own.indexOf(turn) - 1];
				const follows = previous?.refs.some((ref) => handing?.refs.includes(ref));
				return follows ? [{ ...emptyTurn, id: 'r', section: turn.section, text: 'Sei.' }, turn] : turn;
			}),
		);
		const script = await composeScript(issue, writer, contextFor(issue, { lint }));
		const replaced = script.turns.filter(({ repair }) => repair?.how === 'replaced');
		expect(replaced.length).toBeGreaterThan(0);
		expect(replaced.some(({ parts }) => isHandover(parts))).toBe(false);
		expect(replaced.at(-1)?.spoken).toBe(speak(replaced.at(-1)?.text ?? '', 'pt-BR').text);
	});

	test('get other ids where theirs are taken', async () => {
		const { turns: substitute } = await writeOffline(issue);
		const id = substitute.find(({ opinion }) => opinion === issue.opinions[0]?.id)?.id ?? '';
		const writer = writerOf((turns) =>
			saying(
				'talvez',
				({ opinion }) => opinion === issue.opinions[0]?.id,
			)(turns).map((turn) => (turn.section === 'opening' ? { ...turn, id } : turn)),
		);
		const script = await composeScript(issue, writer, contextFor(issue, { lint }));
		const ids = script.turns.map((turn) => turn.id);
		expect(new Set(ids).size).toBe(ids.length);
		expect(ids[0]).toBe(id);
	});

	test('are used as they are when they break a rule too, and that is told', async () => {
		const script = await composeScript(issue, plainWriter(), contextFor(issue, { lint: forbids('e') }));
		expect(script.turns.every(({ repair }) => repair?.how === 'replaced')).toBe(true);
		expect(script.findings?.length).toBeGreaterThan(0);
	});

	test('are all of the script when they do not go together with the writer’s', async () => {
		// Whoever sits beside a turn of the other writer is wrong, but only there.
		const quarrel = ({ script }: LintSubject): Finding[] => {
			const replaced = script.turns.filter(({ repair }) => repair?.how === 'replaced').length;
			const isMixed = replaced > 0 && replaced < script.turns.length;
			return isMixed
				? [
						{
							rule: 'X20',
							severity: 'error',
							turn: script.turns.find(({ repair }) => repair)?.id ?? '',
							found: 'a mixture',
							expected: 'none',
						},
					]
				: [];
		};
		const mixed = (subject: LintSubject) => [...lint(subject), ...quarrel(subject)];
		const writer = writerOf(saying('talvez', ({ id }) => id === 't-3'));
		const script = await composeScript(issue, writer, contextFor(issue, { lint: mixed }));
		expect(script.findings).toEqual([]);
		expect(script.turns.map(({ text }) => text)).toEqual(
			(await writeOffline(issue)).turns.map(({ text }) => text),
		);
	});

	test('are not replaced by themselves', async () => {
		const script = await composeScript(
			issue,
			offline(),
			contextFor(issue, { lint: forbids('e', { fix: 'x' }) }),
		);
		expect(script.turns.map(({ text }) => text)).toEqual(
			(await writeOffline(issue)).turns.map(({ text }) => text),
		);
		expect(repairs(script)).toEqual([]);
		expect(script.findings?.length).toBeGreaterThan(0);
	});
});

const emptyTurn: Turn = { id: '', host: 'marvin', section: '', refs: [], tags: [], text: '', spoken: 'x' };

function isHandover(parts: Turn['parts']): boolean {
	const last = parts?.at(-1);
	return last?.from === 'bank' && last.phrase.startsWith('handover');
}

/** A rule that misses the blocks nobody cites. */
function allBlocks({ script, newsletter }: LintSubject): Finding[] {
	const cited = new Set(script.turns.flatMap(({ refs }) => refs));
	const blocks = blocksOf(newsletter).flatMap(({ id }) => (cited.has(id) ? [] : id));
	return blocks.length === 0
		? []
		: [{ rule: 'X10', severity: 'error', found: 'nothing', expected: 'every block', blocks }];
}

describe('with the linter’s own rules', () => {
	const own = (newsletter: Newsletter) => contextFor(newsletter, { lint: undefined });
	const comment = issue.opinions[0]?.id;

	test.each<[string, (turns: readonly Turn[]) => readonly Turn[]]>([
		['an opinion that is softened', saying('Talvez eu esteja errada.', ({ opinion }) => opinion === comment)],
		['an opinion that is gone', (turns) => turns.filter(({ opinion }) => opinion !== comment)],
		[
			'an opinion in the wrong mouth',
			(turns) => turns.map((turn) => (turn.opinion === comment ? { ...turn, host: 'marvin' } : turn)),
		],
		['an invented number', saying('Foram 47 clientes.', ({ section }) => section === issue.sections[1]?.id)],
		['a section that is gone', (turns) => turns.filter(({ section }) => section !== issue.sections[2]?.id)],
		[
			'a model that talks about itself',
			saying('Como modelo de linguagem, não opino.', ({ id }) => id === 't-4'),
		],
		['a greeting in the middle', saying('Bom dia, pessoal!', ({ id }) => id === 't-6')],
		['no turns at all', () => []],
	])('%s does not reach a voice', async (_, change) => {
		const script = await composeScript(issue, writerOf(change), own(issue));
		expect(script.findings?.filter(({ severity }) => severity === 'error')).toEqual([]);
		expect(repairs(script)).not.toEqual([]);
		expect(new Set(script.turns.flatMap(({ refs }) => refs))).toEqual(
			new Set(blocksOf(issue).map(({ id }) => id)),
		);
	});

	test('a host who takes the other’s opinion is silenced, and the opinion stays as it was', async () => {
		const stolen = 'Cobrar por hora é aluguel sem contrato, e quem aceita paga duas vezes.';
		const section = issue.sections[1]?.id ?? '';
		const thief: Turn = { ...emptyTurn, id: 'thief', section, text: stolen, spoken: stolen };
		const writer = writerOf((turns) => turns.flatMap((turn) => (turn.id === 't-5' ? [turn, thief] : turn)));
		const script = await composeScript(issue, writer, own(issue));
		expect(script.turns.map(({ text }) => text)).not.toContain(stolen);
		expect(script.turns.find(({ opinion }) => opinion === comment)?.repair).toBeUndefined();
	});
});

describe('whatever the rules flag and the writer does', () => {
	const long = `## A fila

A fila parou. Ninguém viu. O painel estava verde.

### Comentário da Lia

Painel verde é enfeite. Quem olha para ele não olha para a fila. Eu desligo todos.

Alarme é outra coisa. Alarme acorda alguém. Se não acorda, é mais um painel.

E quem acorda tem nome.

> **Marvin:** Eu não durmo. Também não adianta.`;
	const newsletters = [issue, newsletterOf(englishIssue, 'en'), newsletterOf(long)];

	/** Which turn is meant by a number, whatever the script. */
	const pick = (text: string, salt: number) =>
		[...text].reduce((sum, character) => (sum * 31 + (character.codePointAt(0) ?? 0)) % 1009, salt) % 7;

	const fates = fc.record({
		newsletter: fc.constantFrom(...newsletters),
		salt: fc.nat(1000),
		flags: fc.integer({ min: 0, max: 4 }),
		dropped: fc.array(fc.nat(60), { maxLength: 6 }),
		joined: fc.array(fc.nat(60), { maxLength: 4 }),
		reactions: fc.array(fc.nat(60), { maxLength: 4 }),
		revises: fc.constantFrom('not', 'badly', 'well'),
	});

	test('every block and opinion is said, by its owner, once, in the order of the sections', async () => {
		await fc.assert(
			fc.asyncProperty(fates, async ({ newsletter, salt, flags, dropped, joined, reactions, revises }) => {
				let lints = 0;
				let rounds = 0;
				const lint = (subject: LintSubject): Finding[] => {
					lints++;
					const flagged = subject.script.turns
						.filter(({ repair, text }) => repair?.how !== 'replaced' && pick(text, salt) < flags)
						.map(({ id }): Finding => {
							return { rule: 'X01', severity: 'error', turn: id, found: 'this', expected: 'that' };
						});
					return [...flagged, ...allBlocks(subject)];
				};
				const writer = writerOf(
					(turns) =>
						turns.flatMap((turn, index): Turn[] => {
							const next = turns[index + 1];
							if (dropped.includes(index) && turn.refs.length > 0) return [];
							if (reactions.includes(index)) {
								return [
									turn,
									{ ...emptyTurn, id: `r-${index}`, section: turn.section, text: `Sei ${index}.` },
								];
							}
							const joins = joined.includes(index) && next?.section === turn.section && !turn.opinion;
							return [joins && !next.opinion ? { ...turn, refs: [...turn.refs, ...next.refs] } : turn];
						}),
					revises === 'not'
						? undefined
						: async (_newsletter, script, findings) => {
								rounds++;
								return findings.map(({ turn = '' }) => {
									const text = script.turns.find(({ id }) => id === turn)?.text ?? '';
									return { id: turn, text: revises === 'badly' ? '' : `${text} De novo.` };
								});
							},
				);
				const script = await composeScript(newsletter, writer, contextFor(newsletter, { lint }));

				expect(rounds).toBeLessThanOrEqual(2);
				expect(lints).toBeLessThan(200);
				expect(script.findings).toEqual([]);
				const { turns } = script;
				expect(new Set(turns.map(({ id }) => id)).size).toBe(turns.length);
				expect(new Set(turns.flatMap(({ refs }) => refs))).toEqual(
					new Set(blocksOf(newsletter).map(({ id }) => id)),
				);
				const order = ['opening', ...newsletter.sections.map(({ id }) => id), 'closing'];
				const places = turns.map(({ section }) => order.indexOf(section));
				expect(places).toEqual(places.toSorted((a, b) => a - b));
				expect(new Set(places).size).toBe(order.length);
				for (const { id } of blocksOf(newsletter)) {
					const saying = turns.filter(({ refs }) => refs.includes(id));
					// Never by both writers.
					expect(new Set(saying.map(({ repair }) => repair?.how === 'replaced')).size).toBe(1);
				}
				for (const opinion of newsletter.opinions) {
					const voicing = turns.filter((turn) => turn.opinion === opinion.id);
					expect(voicing.length).toBeGreaterThan(0);
					expect(voicing.every(({ host }) => host === opinion.host)).toBe(true);
					// All of one writer: never one copy of each.
					expect(new Set(voicing.map(({ repair }) => repair?.how === 'replaced')).size).toBe(1);
				}
			}),
			{ numRuns: 150 },
		);
	});
});
