import type { Newsletter } from '../newsletter/newsletter.ts';
import { Problem } from '../problem.ts';
import { findEvidence } from './evidence.ts';
import { lineOfKey, lineOfTurn, parsePinned } from './pinned-parse.ts';
import type { PinnedFile, PinnedScript, PinnedTurn } from './pinned-schema.ts';
import { checkPinnedSource } from './pinned-source.ts';
import { describeFinding, errorsIn, openReview, type ReviewContext } from './review.ts';
import type { Script, Turn } from './script.ts';

export { formatPinned } from './pinned-format.ts';

/**
 * The script the author keeps beside the newsletter, held against the newsletter as it is now and linted like any
 * other. Its spoken form is the one the rules give, but where the file has one of its own.
 * @returns The script with the linter's warnings as `findings`.
 * @throws {Problem} with every mistake and its line: in the file's form, in what it cites, in what the linter says, and
 * for a newsletter that was edited after the script was pinned.
 */
export function readPinned(pinned: PinnedFile, newsletter: Newsletter, context: ReviewContext): Script {
	const record = parsePinned(pinned);
	checkLanguage(record, pinned, newsletter);
	checkPinnedSource(record, pinned, newsletter);
	checkReferences(record, pinned, newsletter, context);
	const { writer, language } = record;
	const turns = record.turns.map((turn) => turnOf(turn, newsletter, context));
	const script: Script = { writer, language, turns };
	const findings = openReview(newsletter, context)(script);
	refuse(
		errorsIn(findings).map(({ turn, ...finding }) => ({
			line: turn === undefined ? undefined : lineOf(turn, record, pinned),
			text: `${finding.rule}: ${describeFinding(finding)}`,
		})),
		'Mend these lines, or set the newsletter right if that is where the mistake is.',
		pinned,
		newsletter,
	);
	return { ...script, findings };
}

function turnOf(record: PinnedTurn, newsletter: Newsletter, { speak }: ReviewContext): Turn {
	const { opinion, repair, evidence, spoken, ...rest } = record;
	const turn: Turn = {
		...rest,
		...(opinion !== undefined && { opinion }),
		...(repair && { repair }),
		spoken: spoken ?? speak(rest.text).text,
	};
	// What the file has is for its readers: the text may have been edited since.
	return { ...turn, evidence: findEvidence(turn, newsletter) };
}

function checkLanguage({ language }: PinnedScript, pinned: PinnedFile, newsletter: Newsletter): void {
	if (language === newsletter.language) return;
	throw new Problem(
		`The pinned script of “${newsletter.title}” is in ${language}, and the newsletter in ${newsletter.language}.`,
		{
			hint: `Write it again: \`newscast script ${newsletter.id} --pin --force\`.`,
			place: { file: pinned.file, line: lineOfKey(pinned, 'language') },
		},
	);
}

/** Whoever edits by hand may name what does not exist. */
function checkReferences(
	{ turns }: PinnedScript,
	pinned: PinnedFile,
	newsletter: Newsletter,
	{ cast }: ReviewContext,
): void {
	const hosts = cast.map(({ id }) => id);
	const sections = ['opening', ...newsletter.sections.map(({ id }) => id), 'closing'];
	const blocks = new Set(newsletter.sections.flatMap((section) => section.blocks.map(({ id }) => id)));
	const opinions = new Set(newsletter.opinions.map(({ id }) => id));
	const ids = new Set<string>();
	const mistakes = turns.flatMap(({ id, host, section, refs, opinion }, index) => {
		const found: string[] = [];
		if (ids.has(id)) found.push(`the id ${id} is that of an earlier turn`);
		if (!hosts.includes(host)) found.push(`there is no host \`${host}\`, only ${hosts.join(' and ')}`);
		if (!sections.includes(section)) found.push(`there is no section \`${section}\``);
		for (const ref of refs) if (!blocks.has(ref)) found.push(`there is no block \`${ref}\``);
		if (opinion !== undefined && !opinions.has(opinion)) found.push(`there is no opinion \`${opinion}\``);
		ids.add(id);
		return found.map((text) => ({ line: lineOfTurn(pinned, index), text }));
	});
	refuse(mistakes, 'Name what the file’s `source` and the show have.', pinned, newsletter);
}

function refuse(
	mistakes: readonly { line: number | undefined; text: string }[],
	hint: string,
	{ file }: PinnedFile,
	{ title }: Newsletter,
): void {
	if (mistakes.length === 0) return;
	const list = mistakes.map(
		({ line, text }) => `- ${line === undefined ? file : `${file}:${line}`}: ${text}`,
	);
	throw new Problem(`The pinned script of “${title}” cannot be spoken:\n${list.join('\n')}`, {
		hint,
		place: { file, line: mistakes.find(({ line }) => line !== undefined)?.line },
	});
}

function lineOf(id: string, { turns }: PinnedScript, pinned: PinnedFile): number | undefined {
	const index = turns.findIndex((turn) => turn.id === id);
	return index === -1 ? undefined : lineOfTurn(pinned, index);
}
