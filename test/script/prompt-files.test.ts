import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { languages } from '../../integration/newsletter/newsletter.ts';
import { loadPrompts, readPrompt } from '../../integration/script/prompt-files.ts';
import { fillPrompt, promptPlaceholders } from '../../integration/script/prompt-text.ts';

const shipped = fileURLToPath(new URL('../../prompts', import.meta.url));

function complaintOf(source: string): unknown {
	try {
		return readPrompt('prompts/draft.md', source);
	} catch (problem) {
		return problem;
	}
}

describe('reading a prompt', () => {
	test('leaves comments between people out', () => {
		const source = '<!--\nFor {nobody}.\n-->\n\n# Task\n\nSpeak. <!-- loudly? --> Stop.\n';
		expect(readPrompt('draft.md', source)).toBe('# Task\n\nSpeak.  Stop.');
	});

	test('keeps a comment that is never closed, and an arrow that closes none', () => {
		expect(readPrompt('draft.md', 'a --> b\n<!-- c')).toBe('a --> b\n<!-- c');
	});

	test('byte order mark and Windows line ends change nothing', () => {
		expect(readPrompt('draft.md', '\uFEFFOne.\r\nTwo.\r\n')).toBe('One.\nTwo.');
	});

	test('names the line of a placeholder that nothing fills, and the nearest that there is', () => {
		const source = '<!--\na comment\n-->\nSpeak {language}.\n\nYou are {cohosts}.\n';
		expect(complaintOf(source)).toMatchObject({
			message: 'The prompt prompts/draft.md has {cohosts}, and nothing fills it.',
			hint: expect.stringContaining('Did you mean {cohost}?'),
			loc: { file: 'prompts/draft.md', line: 6 },
		});
	});

	test.each(Object.keys(promptPlaceholders))(
		'{%s} is known, and is in the list of every complaint',
		(name) => {
			expect(readPrompt('draft.md', `A {${name}}.`)).toBe(`A {${name}}.`);
			expect(complaintOf('{zzzzzzzzzzzzzzzzzzzz}')).toMatchObject({
				hint: expect.stringContaining(`{${name}}`),
			});
		},
	);

	test('JSON in an example is no placeholder', () => {
		const source = 'Answer {"turns": [{"text": "Oi."}]}, never {}.';
		expect(readPrompt('draft.md', source)).toBe(source);
	});

	test.each(['', '   \n', '<!-- later -->'])('an empty one is a mistake: %j', (source) => {
		expect(complaintOf(source)).toMatchObject({ message: 'The prompt prompts/draft.md is empty.' });
	});
});

test('placeholders are filled wherever they stand, and with nothing but their value', () => {
	const values = {
		language: 'English (en)',
		show: 'The {author} $& Show',
		author: 'Lia',
		cohost: 'Marvin',
		mood: 'ironic',
		words: 'no limit',
	};
	expect(
		fillPrompt('{author}, {cohost} and {author} of “{show}”: {mood}, {words}, {language}.', values),
	).toBe('Lia, Marvin and Lia of “The {author} $& Show”: ironic, no limit, English (en).');
});

describe('loading prompts', () => {
	let root: string;
	const ours = () => join(root, 'prompts');

	beforeAll(async () => {
		root = await mkdtemp(join(tmpdir(), 'newscast-prompts-'));
		await mkdir(ours());
	});
	afterAll(() => rm(root, { recursive: true }));

	test.each(languages)('gives those of the package in %s', async (language) => {
		const { prompts } = await loadPrompts([ours(), shipped], language, root);
		expect(prompts.spokenText).toContain(language === 'en' ? 'in English' : 'in Brazilian Portuguese');
		for (const text of Object.values(prompts)) {
			expect(text.length).toBeGreaterThan(1000);
			expect(text).not.toContain('<!--');
		}
	});

	test('the notes in draft.md list everything that may stand in them', async () => {
		const notes = (await readFile(join(shipped, 'draft.md'), 'utf8')).split('-->')[0];
		const listed = [...(notes ?? '').matchAll(/^- \{(\w+)\}/gm)].map(([, name]) => name);
		expect(listed).toEqual(Object.keys(promptPlaceholders));
	});

	test('takes a file of the project for the one of the package, and the others with it', async () => {
		const before = await loadPrompts([ours(), shipped], 'en', root);
		await writeFile(join(ours(), 'refine.md'), 'Mumble.');
		const after = await loadPrompts([ours(), shipped], 'en', root);
		expect(after.prompts).toEqual({ ...before.prompts, refine: 'Mumble.' });
		expect(after.text).not.toBe(before.text);
	});

	test('an edit of a comment leaves the text of the key alone', async () => {
		await writeFile(join(ours(), 'refine.md'), 'Mumble.');
		const before = await loadPrompts([ours(), shipped], 'en', root);
		await writeFile(join(ours(), 'refine.md'), '<!-- why --> Mumble.');
		expect(await loadPrompts([ours(), shipped], 'en', root)).toEqual(before);
	});

	test('the prompts of another language are no part of the key', async () => {
		await writeFile(join(ours(), 'spoken-text.pt-BR.md'), 'Fale.');
		const { text } = await loadPrompts([ours(), shipped], 'en', root);
		expect(text).not.toContain('Fale.');
	});

	test('says where it looked for one that is missing', async () => {
		await expect(loadPrompts([join(root, 'a'), join(root, 'b')], 'en', root)).rejects.toMatchObject({
			message: expect.stringMatching(/^There is no prompt “[\w.-]+”: [\w.-]+\.md is not in a or b\.$/),
		});
	});

	test('says which one cannot be read', async () => {
		await mkdir(join(root, 'c', 'draft.md'), { recursive: true });
		await expect(loadPrompts([join(root, 'c'), shipped], 'en', root)).rejects.toMatchObject({
			message: `The prompt ${join('c', 'draft.md')} cannot be read.`,
			loc: { file: join('c', 'draft.md') },
		});
	});
});
