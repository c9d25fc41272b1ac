import { describe, expect, test } from 'vitest';
import type { Model, Question } from '../../../integration/script/openai/model.ts';
import { modelWriter } from '../../../integration/script/openai/model-writer.ts';
import { newsletterOf } from '../../helpers/newsletter.ts';
import { englishIssue, portugueseIssue } from '../issues.ts';
import { contextWith, writeOffline } from '../stage.ts';
import { faithfulModel } from './faithful-model.ts';
import { once, unacceptable } from './mischief.ts';
import { linesOf, players, prompts, writeWith } from './stage.ts';

const issue = newsletterOf(portugueseIssue);
const short = newsletterOf('## A\n\nUm fato. Outro fato.\n\n**Lia:** Péssimo. Cancelem.\n\n## B\n\nUm fim.');

const framing = new Set(['opening', 'closing']);

describe('a script in two passes', () => {
	test.each([
		['pt-BR', issue],
		['en', newsletterOf(englishIssue, 'en')],
	])('has the greetings and farewells of the offline writer, once, in %s', async (_, newsletter) => {
		const { script } = await writeWith(newsletter);
		const offline = await writeOffline(newsletter, { cast: players });
		const frame = (turns: typeof script.turns) =>
			linesOf(turns.filter(({ section }) => framing.has(section)));
		expect(frame(script.turns)).toEqual(frame(offline.turns));
	});

	test('says who says what by the draft, and how by the refinement', async () => {
		const { content } = await writeWith(
			short,
			faithfulModel({ refine: () => ({ patches: [{ id: 't1', text: '  A. Um fato,\n e outro.  ' }] }) }),
		);
		expect(linesOf(content)).toEqual([
			'marvin: A. Um fato, e outro.',
			'lia: Péssimo. Cancelem.',
			'marvin: A. Um fato, e outro.',
		]);
		expect(content.map(({ spoken }) => spoken)).toEqual(content.map(({ text }) => text));
		expect(content.map(({ opinion }) => opinion)).toEqual([undefined, short.opinions[0]?.id, undefined]);
	});

	test('keeps a draft that the refinement leaves alone', async () => {
		const { content } = await writeWith(short, faithfulModel({ refine: () => ({ patches: [] }) }));
		expect(linesOf(content)).toEqual([
			'marvin: A. Um fato. Outro fato.',
			'lia: Péssimo. Cancelem.',
			'marvin: B. Um fim.',
		]);
	});

	test('has fillers only where the refinement put them: in facts, by the host whose card has them', async () => {
		const { content } = await writeWith(issue);
		const hesitant = content.filter(({ text }) => text.startsWith('Bom... '));
		expect(hesitant).not.toEqual([]);
		for (const { host, opinion } of hesitant) expect([host, opinion]).toEqual(['marvin', undefined]);
	});

	test('names turns by what the draft says, whatever becomes of it', async () => {
		const shout = faithfulModel({
			refine: (_, { user }) => ({
				patches: [...user.matchAll(/"id":"(t\d+)"/g)].map(([, id]) => ({ id, text: `Ora, ${id}.` })),
			}),
		});
		const plain = await writeWith(issue, faithfulModel({ refine: () => ({ patches: [] }) }));
		const loud = await writeWith(issue, shout);
		const ids = (turns: typeof loud.content) => turns.map(({ id }) => id);
		expect(ids(loud.content)).toEqual(ids(plain.content));
		expect(loud.content.map(({ text }) => text)).not.toEqual(plain.content.map(({ text }) => text));
	});

	test('tells what is said twice apart', async () => {
		const twice = newsletterOf('## A\n\nDe novo.\n\n## A\n\nDe novo.');
		const { content } = await writeWith(twice);
		expect(content[1]?.id).toBe(`${content[0]?.id}-2`);
	});

	test('has tags from the palette of whoever speaks, no closer than the card and four turns allow', async () => {
		const tagged = faithfulModel({
			draft: ({ turns }) => ({
				turns: turns.map((turn) => ({ ...turn, tags: ['shouts', 'sweetly', 'sighs', 'dryly'] })),
			}),
		});
		const { script } = await writeWith(issue, tagged);
		const places = script.turns.flatMap(({ tags }, index) => (tags.length > 0 ? [index] : []));
		expect(places.length).toBeGreaterThan(2);
		for (const { host, tags } of script.turns) {
			expect(tags.length).toBeLessThanOrEqual(1);
			if (tags.length > 0) expect(tags).toEqual([host === 'lia' ? 'dryly' : 'sweetly']);
		}
		for (const [index, place] of places.entries()) {
			expect(place - (places[index - 1] ?? -4)).toBeGreaterThanOrEqual(4);
		}
		for (const { id } of players) {
			const own = script.turns.filter(({ host }) => host === id);
			const tags = own.flatMap(({ tags }, index) => (tags.length > 0 ? [index] : []));
			for (const [index, place] of tags.entries())
				expect(place - (tags[index - 1] ?? -3)).toBeGreaterThanOrEqual(3);
		}
	});

	test('reports each pass as it goes on', async () => {
		const { events } = await writeWith(short);
		expect(events.filter(({ kind }) => kind === 'progress')).toEqual([
			{ kind: 'progress', pass: 'draft', done: 1, total: 2 },
			{ kind: 'progress', pass: 'draft', done: 2, total: 2 },
			{ kind: 'progress', pass: 'refine', done: 1, total: 2 },
			{ kind: 'progress', pass: 'refine', done: 2, total: 2 },
		]);
	});

	test('keeps the order of the sections, whichever is answered first', async () => {
		const faithful = faithfulModel();
		let waiting = 40;
		const slow: Model = {
			id: 'faithful',
			async ask(question, context) {
				waiting -= 4;
				for (let turns = waiting; turns > 0; turns--) await Promise.resolve();
				return faithful.ask(question, context);
			},
		};
		const written = await modelWriter(slow).write(issue, contextWith({ cast: players, prompts }));
		expect(written).toEqual((await writeWith(issue)).script);
	});

	test('is another writer’s with another model', () => {
		const named = (id: string) => modelWriter({ ...faithfulModel(), id });
		expect(named('a').id).not.toBe(named('b').id);
		expect(named('a').prompted).toBe(true);
	});
});

describe('an answer that is not acceptable', () => {
	const testable = newsletterOf(
		'## A\n\nUm fato. Outro fato.\n\nMais um.\n\n**Lia:** Péssimo. Cancelem.\n\n**Marvin:** Eu avisei.',
	);

	test.each(unacceptable)('%s: the model is told, and may do better', async (_, mischief, complaint) => {
		const model = faithfulModel(once(mischief));
		const { script } = await writeWith(testable, model);
		expect(model.complaints).toEqual([expect.stringMatching(complaint)]);
		expect(script).toEqual((await writeWith(testable)).script);
	});

	test.each(unacceptable)('%s: there is no script if it stays so', async (_, mischief) => {
		await expect(writeWith(testable, faithfulModel(mischief))).rejects.toThrow();
	});
});

describe('a section that fails', () => {
	test('stops the others, and is what the caller hears of', async () => {
		const many = newsletterOf(Array.from({ length: 9 }, (_, index) => `## S${index}\n\nTexto.`).join('\n\n'));
		const stopped: unknown[] = [];
		const model: Model = {
			id: 'failing',
			async ask<Answer>({ about }: Question<Answer>, { signal }: { signal: AbortSignal }): Promise<Answer> {
				if (about.includes('S4')) throw new Error('the fifth failed');
				return new Promise((_, reject) => {
					signal.addEventListener('abort', () => {
						stopped.push(about);
						reject(signal.reason);
					});
				});
			},
		};
		const writing = modelWriter(model).write(many, contextWith({ prompts }));
		await expect(writing).rejects.toThrow('the fifth failed');
		expect(stopped).toHaveLength(8);
	});

	test('the reason of the signal is what the caller hears of when it aborts', async () => {
		const controller = new AbortController();
		const model = faithfulModel({
			refine: (answer) => {
				controller.abort(new Error('enough'));
				return answer;
			},
			draft: (answer) => answer,
		});
		const writing = writeWith(issue, model, { signal: controller.signal });
		await expect(writing).rejects.toThrow('enough');
	});
});
