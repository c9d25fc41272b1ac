import { readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { closestTo } from '../closest.ts';
import type { Language } from '../newsletter/newsletter.ts';
import { Problem } from '../problem.ts';
import { isPromptPlaceholder, promptPlaceholderPattern, promptPlaceholders } from './prompt-text.ts';
import type { Prompts } from './script.ts';

/** The prompts, and all of their text as one, which belongs in the key of every script written with them. */
export interface LoadedPrompts {
	prompts: Prompts;
	text: string;
}

/** For writers that read none. */
export const noPrompts: Prompts = { draft: '', refine: '', repair: '', opinions: '', spokenText: '' };

/**
 * Reads the prompts for one language, each from the first folder that has it. Markdown comments are notes between
 * people: they are left out.
 * @param folders In order of preference: the project's own `prompts`, then the package's.
 * @param root The project: messages name files as seen from here.
 * @throws {Problem} when no folder has one of them, or one is empty or has a placeholder that nothing fills.
 */
export async function loadPrompts(
	folders: readonly string[],
	language: Language,
	root: string,
): Promise<LoadedPrompts> {
	const load = (name: string) => loadPrompt(name, folders, root);
	const [draft, refine, repair, opinions, spokenText] = await Promise.all([
		load('draft'),
		load('refine'),
		load('repair'),
		load('opinions'),
		load(`spoken-text.${language}`),
	]);
	const prompts: Prompts = { draft, refine, repair, opinions, spokenText };
	return { prompts, text: JSON.stringify(prompts) };
}

async function loadPrompt(name: string, folders: readonly string[], root: string): Promise<string> {
	for (const folder of folders) {
		const path = join(folder, `${name}.md`);
		const file = relative(root, path);
		const text = await readIfPresent(path, file);
		if (text !== undefined) return readPrompt(file, text);
	}
	const looked = folders.map((folder) => relative(root, folder));
	throw new Problem(`There is no prompt “${name}”: ${name}.md is not in ${looked.join(' or ')}.`, {
		hint: `Write ${join(looked[0] ?? '', `${name}.md`)}, or install the package again, which has one.`,
	});
}

/**
 * What a model is given of a prompt file.
 * @param file What messages call it.
 * @throws {Problem} when that is nothing, or has a placeholder that nothing fills.
 */
export function readPrompt(file: string, source: string): string {
	const text = withoutComments(source.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n'));
	for (const { 0: found, 1: name = '', index } of text.matchAll(promptPlaceholderPattern)) {
		if (isPromptPlaceholder(name)) continue;
		const line = text.slice(0, index).split('\n').length;
		const closest = closestTo(name, Object.keys(promptPlaceholders));
		throw new Problem(`The prompt ${file} has ${found}, and nothing fills it.`, {
			hint: `${closest ? `Did you mean {${closest}}? ` : ''}A prompt may have:\n${describePlaceholders()}`,
			place: { file, line },
		});
	}
	const prompt = text.replace(/\n{3,}/g, '\n\n').trim();
	if (prompt !== '') return prompt;
	throw new Problem(`The prompt ${file} is empty.`, {
		hint: 'Write what the model is to be told, or delete the file: then the one of the package counts.',
		place: { file },
	});
}

/** Their line breaks stay, so that lines keep their numbers. One that is never closed is text. */
function withoutComments(text: string): string {
	const [first = '', ...rest] = text.split('<!--');
	const kept = rest.map((piece) => {
		const end = piece.indexOf('-->');
		if (end < 0) return `<!--${piece}`;
		return piece.slice(0, end).replace(/[^\n]/g, '') + piece.slice(end + '-->'.length);
	});
	return [first, ...kept].join('');
}

function describePlaceholders(): string {
	return Object.entries(promptPlaceholders)
		.map(([name, meaning]) => `- {${name}}: ${meaning}`)
		.join('\n');
}

async function readIfPresent(path: string, file: string): Promise<string | undefined> {
	try {
		return await readFile(path, 'utf8');
	} catch (cause) {
		if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return undefined;
		throw new Problem(`The prompt ${file} cannot be read.`, {
			hint: 'Check that it is a file and that its permissions allow reading.',
			place: { file },
			cause,
		});
	}
}
