import { readdir, readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import type { Newsletter } from '../../../integration/newsletter/newsletter.ts';
import { parseNewsletter } from '../../../integration/newsletter/parse.ts';
import { personaRules } from '../../../integration/script/lint/persona/rules.ts';
import { residueRules } from '../../../integration/script/lint/residue/rules.ts';
import { lintScript } from '../../../integration/script/lint/rules.ts';
import { structureRules } from '../../../integration/script/lint/structure/rules.ts';
import { speak } from '../../../integration/script/spoken/spoken.ts';
import { hostNames, newsletterOf } from '../../helpers/newsletter.ts';
import { englishIssue, portugueseIssue } from '../issues.ts';
import { writeOffline } from '../stage.ts';
import { subjectOf } from './scripted.ts';

const folder = new URL('../../../content/newsletters/', import.meta.url);
const files = (await readdir(folder)).filter((name) => name.endsWith('.md'));

async function demo(name: string): Promise<Newsletter> {
	const file = `content/newsletters/${name}`;
	const source = await readFile(new URL(name, folder), 'utf8');
	return parseNewsletter(source, { id: name, file, language: 'pt-BR', hosts: hostNames });
}

const rules = [...structureRules, ...residueRules, ...personaRules];

/** Per turn, on scripts that only say what the newsletter says. */
const mostWarnings = 0.1;

describe('the offline writer’s scripts pass the rules of structure, residue and persona', () => {
	test.each([
		...files.map((name) => [name, () => demo(name)] as const),
		['a Portuguese issue', async () => newsletterOf(portugueseIssue)] as const,
		['an English issue', async () => newsletterOf(englishIssue, 'en')] as const,
	])('%s', async (_name, read) => {
		const newsletter = await read();
		const say = (text: string) => speak(text, newsletter.language);
		const script = await writeOffline(newsletter, { spoken: (text) => say(text).text });
		const findings = lintScript(subjectOf(newsletter, script.turns), rules);
		expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
		expect(findings.length / script.turns.length).toBeLessThan(mostWarnings);
		// Word for word the same, but unable to say where the words came from, as a pinned script may be.
		const retold = script.turns.map(({ parts: _parts, ...turn }) => turn);
		const suspected = lintScript(subjectOf(newsletter, retold), rules);
		expect(suspected.filter(({ severity }) => severity === 'error')).toEqual([]);
	});
});
