import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadLexicon, readLexicon } from '../../integration/script/lexicon-file.ts';
import { respell } from '../../integration/script/spoken/respell.ts';
import { spokenText } from '../../integration/script/spoken/spoken.ts';

function lexiconOf(yaml: string) {
	return readLexicon('content/lexicon.md', `---\n${yaml}\n---\n\nNotes.\n`);
}

function complaintOf(text: string): unknown {
	try {
		return readLexicon('content/lexicon.md', text);
	} catch (problem) {
		return problem;
	}
}

describe('reading a lexicon', () => {
	const lexicon = lexiconOf(`
terms:
  GPU: spell
  CEO: { mode: expand, say: { pt-BR: presidente executivo, en: chief executive } }
  SQL: { mode: word, say: { en: sequel } }
  VM: { say: virtual machine, plural: virtual machines }
  GNU: word
  ACME: keep
  nginx: { say: engine ex, engines: { espeak: { pt-BR: 'êndjin écs' } } }
  Redis: { engines: { espeak: rédis } }
keep: [GitHub, XPTO]
translate:
  deadline: prazo
  saudade: { en: longing }
`);

	test.each([
		['A CEO e o GPU da ACME e do GNU', 'A presidente executivo e o gê pê u da ACME e do Gnu'],
		['SQL', 'ésse quê éle'],
		['VMs', 'virtual machines'],
		['O deadline da saudade, XPTO no GitHub', 'O prazo da saudade, XPTO no GitHub'],
	])('gives what is said in Portuguese: %j', (written, said) => {
		expect(spokenText(written, 'pt-BR', lexicon)).toBe(said);
	});

	test.each([
		['the CEO’s SQL', "the chief executive's sequel"],
		['a deadline of saudade', 'a deadline of longing'],
	])('gives what is said in English: %j', (written, said) => {
		expect(spokenText(written, 'en', lexicon)).toBe(said);
	});

	test('gives what an engine is told, per language or for both', () => {
		const said = 'engine ex e Redis';
		expect(respell(said, 'pt-BR', 'espeak:pt-br', lexicon)).toBe('êndjin écs e rédis');
		expect(respell(said, 'en', 'espeak:en', lexicon)).toBe('engine ex e rédis');
	});

	test('exposes what the linter asks for', () => {
		expect(lexicon['pt-BR']).toMatchObject({
			keep: ['GitHub', 'XPTO'],
			translate: { deadline: 'prazo' },
		});
		expect(lexicon.en?.translate).toEqual({ saudade: 'longing' });
	});

	test('everything may be left out', () => {
		const empty = { terms: {}, keep: [], translate: {}, engines: {} };
		expect(readLexicon('l.md', '---\n---\n')).toEqual({ 'pt-BR': empty, en: empty });
	});

	test('byte order mark and Windows line ends are fine', () => {
		const text = '\uFEFF---\r\nterms:\r\n  GPU: spell\r\n---\r\n';
		expect(readLexicon('l.md', text).en?.terms).toEqual({ GPU: { mode: 'spell' } });
	});
});

describe('a mistake', () => {
	test.each([
		['term: {}', '`term` is not known. Did you mean `terms`? Known here: terms, keep, translate.'],
		['terms: { A: spel }', '`terms.A.mode` must be one of expand, word, spell, keep. Did you mean `spell`?'],
		['terms: { A: 5 }', '`terms.A` must be a mode (expand, word, spell, keep), or have `mode`'],
		['terms: { A: { mod: spell } }', '`terms.A.mod` is not known. Did you mean `mode`?'],
		['terms: { A: { say: { pt: x } } }', '`terms.A.say.pt` is not known. Known here: pt-BR, en.'],
		['terms: { A: { say: 5 } }', '`terms.A.say.pt-BR` must be text. Put quotes around'],
		['terms: { A: { say: "!" } }', '`terms.A.say.pt-BR` must have letters'],
		['terms: { A: { mode: expand } }', '`terms.A` has mode `expand`: needs `say`'],
		['terms: { A: { mode: spell, say: x } }', '`terms.A` has mode `spell`, which takes no `say`.'],
		['terms: { A: { plural: x } }', '`terms.A` needs `mode`, `say` or `engines`.'],
		['terms: { A: { engines: { espeak: x1 } } }', '`terms.A.engines.espeak.pt-BR` must be letters'],
		['terms: [a]', '`terms` must say how each term is said.'],
		['keep: GitHub', '`keep` must be a list of words.'],
		['keep: [42]', '`keep.0` must be text. Put quotes'],
		['keep: [H100]', '`keep.0` has digits or symbols, which no voice can keep as they are'],
		['translate: { a: 5 }', '`translate.a.pt-BR` must be text.'],
		['translate: { a: { fr: b } }', '`translate.a.fr` is not known. Known here: pt-BR, en.'],
		['keep: [A]\nterms: { A: spell }', '“A” stands in `terms` and `keep`: leave it in one of them.'],
		['keep: [A, A]', '“A” stands in `keep` and `keep`'],
		['- a', 'The front matter must have `terms`, `keep` or `translate`.'],
	])('%s is refused with what is allowed', (yaml, hint) => {
		expect(complaintOf(`---\n${yaml}\n---\n`)).toMatchObject({
			name: 'Newscast',
			message: 'The lexicon content/lexicon.md is not right.',
			hint: expect.stringContaining(hint),
			loc: { file: 'content/lexicon.md' },
		});
	});

	test('is not the only one that is listed', () => {
		const { hint } = complaintOf('---\nkeep: [H100, 42]\nterm: 1\n---\n') as { hint: string };
		expect(hint.split('\n')).toHaveLength(3);
	});

	test.each([
		['program text', '---js\n({ terms: {} })\n---\n'],
		['no front matter', 'terms: {}\n'],
		['an unclosed quote', '---\nkeep: ["a\n---\n'],
		['a term twice', '---\nterms:\n  A: spell\n  A: keep\n---\n'],
	])('such as %s is refused, the second time as well', (_, text) => {
		for (const _ of [1, 2]) {
			expect(complaintOf(text)).toMatchObject({
				name: 'Newscast',
				message: expect.stringContaining('lexicon.md'),
			});
		}
	});
});

describe('loading the lexicon', () => {
	let folder: string;
	beforeAll(async () => {
		folder = await mkdtemp(join(tmpdir(), 'lexicon-'));
		await writeFile(join(folder, 'lexicon.md'), '---\nkeep: [GitHub]\n---\n');
		await mkdir(join(folder, 'odd.md'));
	});
	afterAll(() => rm(folder, { recursive: true }));

	test('gives it with its text', async () => {
		const loaded = await loadLexicon(join(folder, 'lexicon.md'), 'content/lexicon.md');
		expect(loaded?.lexicon.en?.keep).toEqual(['GitHub']);
		expect(loaded?.text).toContain('GitHub');
	});

	test('a show without one has none', async () => {
		expect(await loadLexicon(join(folder, 'none.md'), 'content/lexicon.md')).toBeUndefined();
	});

	test('one that cannot be read is not passed over', async () => {
		await expect(loadLexicon(join(folder, 'odd.md'), 'content/lexicon.md')).rejects.toThrow('cannot be read');
	});

	test('the demo’s own is right', async () => {
		const loaded = await loadLexicon(resolve('content/lexicon.md'), 'content/lexicon.md');
		expect(loaded?.lexicon['pt-BR']?.translate).toHaveProperty('deadline', 'prazo');
	});
});
