import type { Finding, Rule } from '../lint.ts';
import { type Reading, read, type TurnReading } from './reading.ts';
import { quote } from './report.ts';
import { isLeftToTheReader, type SourceBlock } from './source.ts';

/** Share of what a block says that a script says at least, and the share under which it says something else. */
const thin = 0.4;
const lost = 0.2;

/** F01: everything the newsletter tells is told. Opinions have a rule of their own. */
export const lostContent: Rule = {
	id: 'F01',
	asks: 'Every section and every block of the newsletter is told.',
	check(subject) {
		const reading = read(subject);
		const cited = new Set(reading.turns.flatMap(({ turn }) => turn.refs));
		const told = new Set(reading.turns.flatMap(({ turn }) => turn.section));
		return [...reading.source.sections.values()].flatMap(({ section }) => {
			const blocks = section.blocks.flatMap((block) => reading.source.blocks.get(block.id) ?? []);
			const toTell = blocks.filter(isToBeTold);
			if (toTell.length === 0) return [];
			if (!told.has(section.id) && !toTell.some(({ block }) => cited.has(block.id)))
				return [lostSection(section.title?.text ?? 'the introduction', toTell)];
			return toTell
				.filter(({ block }) => block.opinion === undefined)
				.flatMap((block) => checkBlock(block, cited.has(block.block.id), reading));
		});
	},
};

/** Emoji alone, say, cannot be told. Code can only be pointed at. */
function isToBeTold({ block, speakable }: SourceBlock): boolean {
	return speakable || block.kind === 'code' || block.kind === 'table';
}

function lostSection(title: string, blocks: readonly SourceBlock[]): Finding {
	return {
		rule: 'F01',
		severity: 'error',
		found: `Nothing is said of “${title}”.`,
		expected: `Tell this section: ${blocks.flatMap(({ sentences }) => sentences.slice(0, 1).map(quote)).join(' ')}`,
		blocks: blocks.map(({ block }) => block.id),
	};
}

function checkBlock(block: SourceBlock, isCited: boolean, { turns, subject }: Reading): Finding[] {
	const { id, kind } = block.block;
	const telling = turns.filter(({ turn }) => turn.refs.includes(id));
	// A script with a budget leaves out what matters least; sub-headings are signposts, and code is not read.
	const severity = subject.length || kind === 'heading' || kind === 'code' ? 'warning' : 'error';
	const [first] = block.sentences;
	const about = {
		rule: 'F01',
		expected: first
			? `Tell this part of the newsletter: ${quote(first)}`
			: `Say that there is a ${kind} here.`,
		blocks: [id],
	};
	if (!isCited) {
		const section = turns.filter(({ turn }) => turn.section === block.section);
		if (kind === 'heading' && recallOf(block.sentences, section) >= thin) return [];
		return [{ ...about, severity, found: `No turn tells this ${kind}.` }];
	}
	if (kind === 'code' || kind === 'table' || kind === 'image' || kind === 'heading') return [];
	if (telling.every(({ verbatim }) => verbatim)) return [];
	const [turn] = telling;
	const blame = turn ? { turn: turn.turn.id } : {};
	if (kind === 'list')
		return lostItems(block, telling).map((found) => ({ ...about, ...blame, severity, ...found }));
	const recall = recallOf(block.sentences, telling);
	if (recall >= thin) return [];
	const found = `${Math.round(recall * 100)} % of what this ${kind} says is said.`;
	return [{ ...about, ...blame, severity: recall < lost ? severity : 'warning', found }];
}

function lostItems(
	block: SourceBlock,
	telling: readonly TurnReading[],
): Pick<Finding, 'found' | 'expected'>[] {
	const items = Map.groupBy(
		block.sentences.filter((sentence) => !isLeftToTheReader(sentence)),
		({ place }) => place,
	);
	return [...items.values()].flatMap((item) => {
		const [first] = item;
		return first && recallOf(item, telling) < lost
			? { found: 'An item of the list is not told.', expected: `Tell this item too: ${quote(first)}` }
			: [];
	});
}

/** Share of what sentences say that stands in turns; 1 when they say nothing. */
function recallOf(sentences: SourceBlock['sentences'], turns: readonly TurnReading[]): number {
	const said = new Set(
		turns.flatMap((turn) => turn.sentences.flatMap(({ words }) => words.map(({ stem }) => stem))),
	);
	const wanted = new Set(sentences.flatMap(({ content }) => [...content]));
	const found = [...wanted].filter((stem) => said.has(stem));
	return wanted.size === 0 ? 1 : found.length / wanted.size;
}
