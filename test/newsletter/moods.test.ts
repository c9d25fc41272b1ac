import { describe, expect, test } from 'vitest';
import { moods } from '../../integration/newsletter/newsletter.ts';
import { blocksOf, parseBody, parseFile, problemOf, spokenBy } from './sample.ts';

const list =
	'Moods are: sarcastic (sarcástico), ironic (irônico), grounded (pé no chão), provocative (provocador), ' +
	'counter (do contra), insightful (perspicaz), positive (positivo), hopeful (esperançoso), negative (negativo).';

function opinionMoods(body: string): (string | undefined)[] {
	return parseBody(body).opinions.map(({ mood }) => mood);
}

describe('the mood of a whole newsletter', () => {
	const withMood = (mood: string) => `---\ntitle: Edição 42\ndate: 2026-01-31\nmood: ${mood}\n---\nOi.`;

	test('stands in the front matter', () => {
		expect(parseFile(withMood('hopeful')).mood).toBe('hopeful');
		expect(parseFile(withMood('pé no chão')).mood).toBe('grounded');
		expect(parseFile(withMood(''))).not.toHaveProperty('mood');
	});

	test('one that there is not is refused where it stands', () => {
		expect(problemOf(() => parseFile(withMood('gloomy')))).toBe(
			'content/newsletters/042.md:4\n' +
				`\`mood\` in the front matter must be a mood, not "gloomy".\n${list}`,
		);
	});
});

describe('the mood of a story', () => {
	test('stands in a comment anywhere in it, and counts for it alone', () => {
		const { sections } = parseBody(
			'## A\n\n<!-- mood: sarcastic -->\n\nUm.\n\n## B\n\nDois.\n\n## C\n\nTrês.\n\n<!--MOOD:Irônica-->',
		);
		expect(sections.map(({ mood }) => mood)).toEqual(['sarcastic', undefined, 'ironic']);
		expect(sections[1]).not.toHaveProperty('mood');
	});

	test('other comments are the author’s own', () => {
		const { sections } = parseBody('## A\n\n<!-- a mood: gloomy -->\n\n<!-- todo -->\n\nUm.');
		expect(sections.map(({ mood }) => mood)).toEqual([undefined]);
	});

	test('one that there is not is refused at its line', () => {
		expect(problemOf(() => parseBody('## A\n\nUm.\n\n<!-- mood: gloomy -->'))).toBe(
			`content/newsletters/042.md:9\nThere is no mood “gloomy”.\n${list}`,
		);
		expect(problemOf(() => parseBody('Um.\n\n<!-- mood: -->'))).toContain('no mood “”');
	});

	test('two of them are refused', () => {
		const body = '## A\n\n<!-- mood: ironic -->\n\nUm.\n\n<!-- mood: negative -->';
		expect(problemOf(() => parseBody(body))).toContain('042.md:11\nThis story is ironic already.');
	});
});

describe('the mood of one comment', () => {
	test.each([
		['**Marvin (sarcastic):** x', 'sarcastic'],
		['**Marvin (Sarcástico)**: x', 'sarcastic'],
		['**Marvin (do contra) —** x', 'counter'],
		['> **Marvin (irônico):** x', 'ironic'],
		['**Comentário do Marvin (esperancoso):** x', 'hopeful'],
		[':::marvin{mood=sarcastic}\nx\n:::', 'sarcastic'],
		[':::marvin{mood="pé no chão"}\nx\n:::', 'grounded'],
		['## A\n\nUm.\n\n### Marvin’s take (ironic)\n\nx', 'ironic'],
		['## A\n\nUm.\n\n### Comentário do Marvin (provocadora):\n\nx', 'provocative'],
		['## A\n\nUm.\n\n### Marvin (perspicaz)\n\nx', 'insightful'],
	])('%j', (body, mood) => {
		expect(opinionMoods(body)).toEqual([mood]);
		expect(spokenBy(body).at(-1)).toBe('marvin: x');
	});

	test('every mood can be chosen by its own name', () => {
		const body = moods.map((mood) => `**Marvin (${mood}):** x`).join('\n\n');
		expect(opinionMoods(body)).toEqual([...moods]);
	});

	test('hosts who answer each other have each their own', () => {
		expect(
			opinionMoods('> **Marvin (negative):** a\n>\n> **Ana (positiva):** b\n>\n> **Marvin:** c'),
		).toEqual(['negative', 'positive', undefined]);
	});

	test.each([
		['Um.\n\n**Marvin (gloomy):** x', 7],
		['> **Marvin (2013):** x', 5],
		[':::marvin{mood=gloomy}\nx\n:::', 5],
		[':::marvin{mood}\nx\n:::', 5],
		['## A\n\nUm.\n\n### Marvin’s take (gloomy)\n\nx', 9],
	])('one that there is not is refused: %j', (body, line) => {
		const problem = problemOf(() => parseBody(body));
		expect(problem).toContain(`042.md:${line}\nThere is no mood “`);
		expect(problem).toContain(list);
	});

	test.each([
		'**Nota (importante):** x',
		'**Lua (ironic):** x',
		'## A\n\nUm.\n\n### Notas (ironic)\n\nx',
		'**Zaphod (sarcastic):** x',
	])('brackets after anything but a host’s name are the author’s own: %j', (body) => {
		expect(opinionMoods(body)).toEqual([]);
	});

	test('a name that is almost a host’s is still refused', () => {
		expect(problemOf(() => parseBody('**Marvim (ironic):** x'))).toContain('almost, but not quite');
	});
});

test('moods change no id', () => {
	const plain = '## A\n\nUm.\n\n**Marvin:** x\n\n:::ana\ny\n:::';
	const moody =
		'## A\n\nUm.\n\n**Marvin (ironic):** x\n\n:::ana{mood=positive}\ny\n:::\n\n<!-- mood: counter -->';
	expect(blocksOf(parseBody(moody)).map(({ id }) => id)).toEqual(
		blocksOf(parseBody(plain)).map(({ id }) => id),
	);
	expect(parseBody(moody).opinions.map(({ id }) => id)).toEqual(
		parseBody(plain).opinions.map(({ id }) => id),
	);
});

test('a very long line in brackets is read in no time', () => {
	const body = `**Marvin (${'a (b '.repeat(20_000)}**: x\n\n<!-- mood ${' '.repeat(100_000)}-->`;
	const start = process.cpuUsage();
	parseBody(body);
	// Microseconds of work: how long that takes depends on what else the machine does.
	expect(process.cpuUsage(start).user).toBeLessThan(2_000_000);
});
