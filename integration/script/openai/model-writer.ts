import type { Newsletter } from '../../newsletter/newsletter.ts';
import { Problem } from '../../problem.ts';
import type { ScriptWriter, Turn, WriteContext, WriteEvent } from '../script.ts';
import { draftQuestion } from './draft.ts';
import { writerId } from './identity.ts';
import { together } from './jobs.ts';
import type { Model } from './model.ts';
import { refineQuestion } from './refine.ts';
import { groupFindings, reviseQuestion } from './revise.ts';
import { divide, isTooLong, nameOf, type Stretch } from './stretches.ts';
import { thinTags } from './tags.ts';
import { giveIds, type Named } from './turn-ids.ts';
import { type VerbatimTurns, verbatimTurns } from './verbatim.ts';

/**
 * The writer that asks a language model, twice for each section: who says what, then how people would say it. The
 * second pass may reword turns and do nothing else. Greetings, farewells and what is too long for a call are the
 * offline writer's.
 */
export function modelWriter(model: Model): Required<ScriptWriter> {
	const id = writerId(model.id);
	return {
		id,
		prompted: true,
		async write(newsletter, context) {
			context.signal.throwIfAborted();
			const stretches = divide(newsletter);
			const verbatim = verbatimTurns(newsletter, context);
			const asked = stretches.filter((stretch) => stretch.asked).length;
			const passes: Passes = {
				draft: progressOf('draft', asked, context),
				refine: progressOf('refine', asked, context),
			};
			const content = await together(
				stretches.map(
					(stretch) => (signal) =>
						stretch.asked
							? writeStretch(stretch, model, newsletter, { ...context, signal }, passes)
							: readStretch(stretch, verbatim, newsletter, context),
				),
				context.signal,
			);
			if (content.flat().length === 0) throw nothingToSay(newsletter);
			const turns = [
				...verbatim.opening().map(asWritten),
				...content.flat(),
				...verbatim.closing().map(asWritten),
			];
			return { writer: id, language: newsletter.language, turns: giveIds(thinTags(turns, context.cast)) };
		},
		async revise(newsletter, script, findings, context) {
			const groups = groupFindings(newsletter, script, findings);
			const done = progressOf('repair', groups.length, context);
			const patches = await together(
				groups.map((repairs) => async (signal) => {
					const own = { ...context, signal };
					const answer = await model.ask(reviseQuestion(repairs, newsletter, own), own);
					done();
					return answer;
				}),
				context.signal,
			);
			return patches.flat();
		},
	};
}

type Pass = Extract<WriteEvent, { kind: 'progress' }>['pass'];
type Passes = Readonly<Record<'draft' | 'refine', () => void>>;

/** Reports one more that is done each time it is called. */
function progressOf(pass: Pass, total: number, { report }: WriteContext): () => void {
	let done = 0;
	return () => report({ kind: 'progress', pass, done: ++done, total });
}

async function writeStretch(
	stretch: Stretch,
	model: Model,
	newsletter: Newsletter,
	context: WriteContext,
	passes: Passes,
): Promise<Named[]> {
	const drafts = await model.ask(draftQuestion(stretch, newsletter, context), context);
	passes.draft();
	const texts = await model.ask(refineQuestion(drafts, stretch, newsletter, context), context);
	passes.refine();
	return drafts.map(({ host, refs, opinion, tags, text: draft }, index) => {
		const text = texts[index] ?? draft;
		return {
			draft,
			host,
			section: stretch.section.id,
			refs,
			...(opinion !== null && { opinion }),
			tags,
			text,
			spoken: context.spoken(text),
		};
	});
}

async function readStretch(
	stretch: Stretch,
	verbatim: VerbatimTurns,
	{ file }: Newsletter,
	{ report }: WriteContext,
): Promise<Named[]> {
	const [block] = stretch.blocks;
	if (block && isTooLong(block)) {
		report({
			kind: 'note',
			text: `${nameOf(stretch)} has a block too long for a language model (${file}:${block.line}): it is read as it stands.`,
		});
	}
	return verbatim.read(stretch).map(asWritten);
}

function asWritten({ id: _, ...turn }: Turn): Named {
	return { ...turn, draft: turn.text };
}

function nothingToSay({ title, file, bodyLine }: Newsletter): Problem {
	return new Problem(`There is nothing to say in “${title}”: it has no text.`, {
		hint: 'Write something below the front matter, or set `draft: true` until you have.',
		place: { file, line: bodyLine },
	});
}
