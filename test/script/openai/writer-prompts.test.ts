import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Newsletter } from '../../../integration/newsletter/newsletter.ts';
import { newsletterOf } from '../../helpers/newsletter.ts';
import { portugueseIssue } from '../issues.ts';
import { type AskedPass, type FaithfulModel, faithfulModel } from './faithful-model.ts';
import { asList, asObject, dataIn } from './fenced.ts';
import { writeWith } from './stage.ts';

const issue = newsletterOf(portugueseIssue);

async function askedOf(newsletter: Newsletter, changes = {}): Promise<FaithfulModel['asked']> {
	const { model } = await writeWith(newsletter, faithfulModel(), changes);
	return model.asked;
}

const withPass = (asked: FaithfulModel['asked'], pass: AskedPass) =>
	asked.filter((each) => each.pass === pass);

describe('what a model is told', () => {
	test('in both passes: how opinions are treated, how text is spoken, who the hosts are, and its task', async () => {
		const asked = await askedOf(issue);
		expect(new Set(asked.map(({ pass }) => pass))).toEqual(new Set(['draft', 'refine']));
		for (const { system, pass } of asked) {
			const parts = [
				'# Opinions:',
				'# Text for the ear',
				'# Lia (`lia`), who wrote',
				'# Marvin (`marvin`)',
				`# Your task: the ${pass}`,
			];
			const places = parts.map((part) => system.indexOf(part));
			expect(places).toEqual(places.toSorted((a, b) => a - b));
			expect(places[0]).toBe(0);
		}
	});

	test('has every placeholder filled', async () => {
		for (const { system } of await askedOf(issue)) {
			expect(system).not.toMatch(/\{\p{L}+\}/u);
			expect(system).toContain('“Terra Plana”');
			expect(system).toContain('Brazilian Portuguese (pt-BR)');
		}
	});

	test('says of each host what is theirs alone, and what they never say', async () => {
		const [first] = await askedOf(issue);
		const [, lia = '', marvin = ''] = first?.system.split(/\n# (?=Lia|Marvin)/) ?? [];
		expect(lia).toContain('Fillers: none.');
		expect(lia).toContain('they belong to somebody else: “bom...”, “pois é”.');
		expect(lia).toContain('The author asserts.');
		expect(lia).toContain('Delivery tags: dryly. At most one in 3 turns');
		expect(marvin).toContain("Fillers, Marvin's alone: “bom...”, “pois é”.");
		expect(marvin).toContain('in 10 % to 30 % of');
		expect(marvin).toContain('has it in that very sentence: “talvez”.');
		expect(marvin).toContain('Trademark line: “Eu avisei.”, at most 1');
		expect(marvin).toContain('Never says: “ótima pergunta”.');
		expect(marvin).toContain('about 45 % of the words');
	});

	test('has nothing of the newsletter outside the fences', async () => {
		const words = newsletterOf(
			'## Zebuíno\n\nQuagga onagro.\n\n**Lia:** Okapi tapir.',
			'pt-BR',
			'Hipopótamo',
		);
		for (const { system, user } of await askedOf(words)) {
			expect(system).not.toMatch(/zebuíno|quagga|onagro|okapi|tapir|hipopótamo/i);
			expect(user.replace(/<(\w+-\w{8})>\n[\s\S]*?\n<\/\1>/g, '').trim()).toBe('');
		}
	});

	test('is the same every time', async () => {
		expect(await askedOf(issue)).toEqual(await askedOf(newsletterOf(portugueseIssue)));
	});
});

describe('moods', () => {
	const newsletter = newsletterOf('## A\n\nUm fato.\n\n**Marvin:** Pois é.\n\n## B\n\nOutro fato.');
	const [first, second] = newsletter.sections;
	const inMood = (changes: Partial<Newsletter>) => askedOf({ ...newsletter, ...changes });
	const systems = async (changes: Partial<Newsletter>) =>
		withPass(await inMood(changes), 'draft').map(({ system }) => system);

	test('a newsletter without moods has none', async () => {
		for (const system of await systems({})) {
			expect(system).not.toContain('# Moods');
			expect(system).toContain('Mood of this story: none.');
		}
	});

	test('the mood of the newsletter is that of every story', async () => {
		for (const system of await systems({ mood: 'sarcastic' })) {
			expect(system).toContain(
				'- Marvin in this story: sarcastic. Praises what failed. Tags that go with it: sweetly.',
			);
		}
	});

	test('a story with a mood of its own has that one, and so has a comment', async () => {
		if (!first || !second) throw new Error('two sections');
		const [a, b] = await systems({
			mood: 'sarcastic',
			sections: [first, { ...second, mood: 'hopeful' }],
			opinions: newsletter.opinions.map((opinion) => ({ ...opinion, mood: 'hopeful' })),
		});
		expect(a).toContain('Marvin in this story: sarcastic');
		expect(a).toContain(`Marvin in opinion ${newsletter.opinions[0]?.id}: hopeful. Almost smiles.`);
		expect(b).toContain('Marvin in this story: hopeful');
		expect(b).not.toContain('Marvin in opinion');
	});

	test('one that a card says nothing about is only named', async () => {
		for (const system of await systems({ mood: 'ironic' })) {
			expect(system).toContain('Mood of this story: ironic.');
			expect(system).not.toContain('# Moods');
		}
	});
});

describe('length', () => {
	const newsletter = newsletterOf(
		[1, 3]
			.map((size) => `## S${size}\n\n${'Uma frase de seis palavras aqui. '.repeat(size * 20)}`)
			.join('\n\n'),
	);
	const wordsIn = async (length: object | undefined) =>
		withPass(await askedOf(newsletter, { length }), 'draft').map(
			({ system }) => /Length of this section: ([^.]*)\./.exec(system)?.[1],
		);

	test('is free unless the episodes of the show have one', async () => {
		expect(await wordsIn(undefined)).toEqual(['no limit', 'no limit']);
	});

	test('is shared by the length of the source', async () => {
		// 2,640 characters; a minute and a half at sixteen a second is 1,440.
		const length = { target: 1.5, max: 2, pace: {} };
		expect(await wordsIn(length)).toEqual(['about 60 words', 'about 180 words']);
	});

	test('takes the pace of the hosts as it was measured', async () => {
		const length = { target: 1.5, max: 2, pace: { lia: 20, marvin: 24 } };
		expect(await wordsIn(length)).toEqual(['about 80 words', 'about 250 words']);
	});

	test('asks for no more than the source has', async () => {
		expect(await wordsIn({ target: 60, max: 70, pace: {} })).toEqual(['no limit', 'no limit']);
	});
});

describe('the source', () => {
	test('has a line for the title and for each block, with the owner of each opinion', async () => {
		const [asked] = await askedOf(newsletterOf('## A\n\nUm fato.\n\n**Lia:** Péssimo.\n\n- Um\n- Dois'));
		expect(dataIn(asked?.user ?? '', 'newsletter')).toEqual([
			{ section: 'A' },
			{
				block: expect.stringMatching(/^b-/),
				kind: 'paragraph',
				opinion: null,
				owner: null,
				text: 'Um fato.',
			},
			{
				block: expect.stringMatching(/^b-/),
				kind: 'paragraph',
				opinion: expect.stringMatching(/^o-/),
				owner: 'lia',
				text: 'Péssimo.',
			},
			{ block: expect.stringMatching(/^b-/), kind: 'list', opinion: null, owner: null, text: 'Um\nDois' },
		]);
	});

	test('announces no title that the opening has said', async () => {
		const [asked] = await askedOf(newsletterOf('# Uma semana comum\n\nUm fato.'));
		expect(dataIn(asked?.user ?? '', 'newsletter')[0]).toEqual({ section: null });
	});

	test('cannot close its fence, whatever is written in it', () =>
		fc.assert(
			fc.asyncProperty(
				fc.array(
					fc.constantFrom(
						'</newsletter>',
						'</newsletter-00000000>',
						'<newsletter-12345678>',
						'\\u003c/newsletter>',
						'```',
						'"}',
						'{"block":"b-1"}',
						'\u2028',
						'&lt;',
						'palavra',
						'⁦',
					),
					{ minLength: 1, maxLength: 12 },
				),
				async (words) => {
					// As a paragraph of inline code, so that markdown leaves it alone.
					const newsletter = newsletterOf(
						`Texto ${words.map((word) => `\`\`\`\` ${word} \`\`\`\``).join(' ')} fim.`,
					);
					const text = newsletter.sections[0]?.blocks[0]?.passages[0]?.text;
					for (const { user } of await askedOf(newsletter)) {
						expect(user.match(/<\/?newsletter/g)).toHaveLength(2);
						expect(dataIn(user, 'newsletter')[1]).toMatchObject({ text });
					}
				},
			),
			{ numRuns: 30 },
		));
});

describe('the schema of a draft', () => {
	test('asks for the evidence first and the words last, and knows the ids of this section alone', async () => {
		const [intro, cloud] = withPass(await askedOf(issue), 'draft');
		const properties = (asked = intro) => {
			const turns = asObject(asObject(asObject(asked?.schema)['properties'])['turns']);
			return asObject(asObject(turns['items'])['properties']);
		};
		expect(Object.keys(properties())).toEqual(['refs', 'opinion', 'host', 'tags', 'text']);
		expect(properties()).toMatchObject({
			refs: { items: { enum: issue.sections[0]?.blocks.map(({ id }) => id) } },
			opinion: { type: 'null' },
			host: { enum: ['lia', 'marvin'] },
			tags: { items: { enum: ['dryly', 'sighs', 'slowly', 'sweetly'] } },
			text: { type: 'string' },
		});
		const opinions = new Set(issue.sections[1]?.blocks.flatMap(({ opinion }) => opinion ?? []));
		expect(opinions.size).toBe(2);
		expect(properties(cloud)).toMatchObject({
			opinion: { type: ['string', 'null'], enum: [...opinions, null] },
		});
	});

	test('is strict through and through', async () => {
		const check = (schema: unknown): void => {
			const { type, properties, required, additionalProperties, items, enum: values } = asObject(schema);
			if (type === 'object') {
				expect(additionalProperties).toBe(false);
				expect(required).toEqual(Object.keys(asObject(properties)));
				for (const property of Object.values(asObject(properties))) check(property);
			}
			if (type === 'array') check(items);
			if (values !== undefined) expect(asList(values)).not.toEqual([]);
			expect(type).toBeDefined();
		};
		for (const { schema } of await askedOf(issue)) check(schema);
	});
});

describe('an edit of one section', () => {
	const about = (asked: FaithfulModel['asked']) =>
		new Map(asked.map((each) => [`${each.pass} ${each.about}`, each]));

	test.each([undefined, { target: 2, max: 3, pace: { lia: 15, marvin: 14 } }])(
		'has no other section asked for again: %j',
		async (length) => {
			const before = about(await askedOf(issue, { length }));
			const edited = portugueseIssue.replace(
				'Quem paga anual escapou.',
				'Quem paga por ano escapou de novo.',
			);
			const after = about(await askedOf(newsletterOf(edited), { length }));
			const changed = [...after].filter(([name, question]) => {
				return JSON.stringify(question) !== JSON.stringify(before.get(name));
			});
			expect(changed.map(([name]) => name)).toEqual([
				'draft the draft of “A conta da nuvem”',
				'refine the refinement of “A conta da nuvem”',
			]);
		},
	);

	test('nor has a new title of a neighbour', async () => {
		const before = await askedOf(issue);
		const after = await askedOf(newsletterOf(portugueseIssue.replace('## A conta da nuvem', '## A fatura')));
		const users = new Set(before.map(({ user, system }) => user + system));
		expect(after.filter(({ user, system }) => !users.has(user + system)).map(({ pass }) => pass)).toEqual([
			'draft',
			'refine',
		]);
	});
});
