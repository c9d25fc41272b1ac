import type { Root } from 'mdast';
import remarkDirective from 'remark-directive';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { type Processor, unified } from 'unified';
import type { Node } from 'unist';
import { type Place, Problem } from '../problem.ts';
import type { Run, Span } from './newsletter.ts';
import { cutRuns } from './passage.ts';

/** A body as a syntax tree, with the pieces of text its nodes were made from. */
export interface Markdown {
	body: string;
	tree: Root;
	/** Every stretch of running text, ascending: what mdast nodes joined, with where each piece came from. */
	runs: readonly Run[];
	place(node: Node): Place & { line: number };
}

/**
 * Parses GitHub-flavoured markdown with container directives.
 * @param bodyLine Line of the file on which the body begins.
 */
export function parseMarkdown(body: string, file: string, bodyLine: number): Markdown {
	const runs: Run[] = [];
	const processor = unified()
		.use(remarkParse)
		.use(remarkGfm)
		.use(keepPositions)
		.use(remarkDirective)
		.use(keepContainersOnly)
		.use(recordRuns, runs);
	const place = (node: Node) => ({ file, line: bodyLine - 1 + (node.position?.start.line ?? 1) });
	try {
		return { body, tree: processor.parse(body), runs, place };
	} catch (cause) {
		throw new Problem('The markdown could not be parsed.', {
			hint: 'Look for deeply nested quotes, lists or emphasis, and flatten them.',
			place: { file, line: bodyLine },
			cause,
		});
	}
}

/** A node's stretch of the body. */
export function spanOf(node: Node): Span {
	return { start: node.position?.start.offset ?? 0, end: node.position?.end.offset ?? 0 };
}

/**
 * The runs within a stretch, found by binary search: documents have thousands. A task's text begins one character
 * into a run, after the space that follows its box.
 */
export function runsWithin({ runs }: Markdown, { start, end }: Span): Run[] {
	const within = runs.slice(firstRunAfter(runs, start), firstRunAfter(runs, end));
	const first = within[0];
	return first && first.start < start
		? cutRuns(within, start - first.start, Number.POSITIVE_INFINITY)
		: within;
}

/** Index of the first run that ends after an offset. */
function firstRunAfter(runs: readonly Run[], offset: number): number {
	let low = 0;
	let high = runs.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((runs[middle]?.end ?? 0) <= offset) low = middle + 1;
		else high = middle;
	}
	return low;
}

/** remark-gfm looks for addresses once more after parsing, and the nodes it then makes have no position. */
function keepPositions(this: Processor) {
	for (const extension of this.data().fromMarkdownExtensions?.flat() ?? []) delete extension.transforms;
}

const colon = 58;

/** In prose `12:30` and `:smile` are text, not directives, and so is `::name`. */
function keepContainersOnly(this: Processor) {
	const directives = this.data().micromarkExtensions?.at(-1);
	const inFlow = directives?.flow?.[colon];
	if (!directives?.flow || !Array.isArray(inFlow)) throw new Error('remark-directive has changed');
	delete directives.text;
	directives.flow[colon] = inFlow.slice(0, 1);
}

/** Tokens whose source is the text itself. */
const verbatim: ReadonlySet<string> = new Set([
	'data',
	'codeTextData',
	'autolinkProtocol',
	'autolinkEmail',
	'literalAutolinkHttp',
	'literalAutolinkWww',
	'literalAutolinkEmail',
]);
/** Tokens within a link or image that are not its text. */
const target: ReadonlySet<string> = new Set(['resource', 'reference']);

/**
 * mdast joins text across escapes, entities and line prefixes, and so loses where it was; the tokens still know.
 */
function recordRuns(this: Processor, runs: Run[]) {
	let inTarget = 0;
	let length = 0;
	let decoded = '';
	const data = this.data();
	data.fromMarkdownExtensions ??= [];
	data.fromMarkdownExtensions.push({
		beforeEnter({ type }) {
			if (target.has(type)) inTarget++;
			if (type === 'characterReferenceValue') length = textOf(this.stack.at(-1)).length;
		},
		afterExit(token) {
			if (target.has(token.type)) inTarget--;
			if (inTarget > 0) return;
			const [start, end] = [token.start.offset, token.end.offset];
			if (verbatim.has(token.type)) runs.push({ start, end, text: this.sliceSerialize(token) });
			switch (token.type) {
				case 'characterEscapeValue':
					// Without the backslash before it.
					runs.push({ start: start - 1, end, text: this.sliceSerialize(token) });
					break;
				case 'characterReferenceValue':
					decoded = textOf(this.stack.at(-1)).slice(length);
					break;
				case 'characterReference':
					runs.push({ start, end, text: decoded });
			}
		},
	});
}

function textOf(node: { type: string } | undefined): string {
	return node && 'value' in node && typeof node.value === 'string' ? node.value : '';
}
