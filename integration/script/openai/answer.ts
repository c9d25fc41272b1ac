import { reasonOf } from '../../problem.ts';
import type { Question } from './model.ts';

/** All that came of an answer. */
export interface Reply {
	text: string;
	refusal: string;
	/** Why it ended, as the server says. */
	finish: string | undefined;
	/** Whether it was cut off because it went on and on. */
	endless: boolean;
}

/** Why an answer is of no use, in words for the model, which may do better. */
export class Unreadable extends Error {
	override readonly name = 'Unreadable';
}

/** An answer that asking again does not mend. */
export class Unanswered extends Error {
	override readonly name = 'Unanswered';
	readonly because: 'refused' | 'filtered' | 'cut off';

	constructor(because: Unanswered['because'], message: string) {
		super(message);
		this.because = because;
	}
}

/**
 * Finds the JSON in a reply and reads it.
 * @returns the answer, and the JSON for whoever keeps it.
 * @throws {Unreadable | Unanswered}
 */
export function readReply<Answer>(
	reply: Reply,
	question: Question<Answer>,
): { answer: Answer; json: string } {
	if (reply.refusal) throw new Unanswered('refused', `The model refused: “${excerpt(reply.refusal)}”`);
	if (reply.finish === 'content_filter') {
		throw new Unanswered('filtered', `The server's content filter stopped the answer.`);
	}
	if (reply.finish === 'length') {
		throw new Unanswered('cut off', 'The answer reached the limit of tokens and was cut off.');
	}
	if (reply.endless) {
		throw new Unreadable(`It went on beyond ${question.longest} characters and was cut off. Be brief.`);
	}
	const json = jsonIn(reply.text);
	if (json === '') throw new Unreadable('It was empty.');
	if (json.includes('\uFFFD') && !question.user.includes('\uFFFD')) {
		throw new Unreadable('It has broken characters in it.');
	}
	return { answer: readJson(json, question), json };
}

/** @throws {Unreadable | Unanswered} */
export function readJson<Answer>(json: string, question: Question<Answer>): Answer {
	let value: unknown;
	try {
		value = JSON.parse(json);
	} catch (error) {
		if (refusals.test(json)) throw new Unanswered('refused', `The model refused: “${excerpt(json)}”`);
		throw new Unreadable(`It is not valid JSON: ${reasonOf(error)}`);
	}
	try {
		return question.read(value);
	} catch (error) {
		throw new Unreadable(reasonOf(error), { cause: error });
	}
}

/** Whether there is all of an answer, for streams that end without saying so. */
export function isWhole(text: string): boolean {
	try {
		JSON.parse(jsonIn(text));
		return true;
	} catch {
		return false;
	}
}

/** Models without a structured mode think aloud first, or put what they say into a fence. */
function jsonIn(text: string): string {
	const said = withoutThinking(text.replace(/^\s*\uFEFF/, '').trim());
	const fence = said.indexOf('```');
	const end = said.lastIndexOf('```');
	if (startsAsJson(said) || fence === end) return said;
	return said
		.slice(fence + 3, end)
		.replace(/^\w*/, '')
		.trim();
}

/** Some servers put the opening `<think>` into the prompt, so that only the closing one is in the answer. */
function withoutThinking(said: string): string {
	const end = said.indexOf('</think>');
	return startsAsJson(said) || end < 0 ? said : said.slice(end + '</think>'.length).trim();
}

function startsAsJson(said: string): boolean {
	return said.startsWith('{') || said.startsWith('[');
}

/** How refusals begin, in the languages of newsletters. Only what is no JSON is looked at. */
const refusals =
	/^\W{0,3}(?:(?:i['’]?m|i am|we['’]?re) (?:very |so |really )?(?:sorry|unable|not able)|sorry\b|i (?:cannot|can['’]?t|can not|won['’]?t|must decline)|as an? (?:ai|artificial|large|language)|unfortunately, i|desculpe|(?:eu )?(?:sinto|lamento) |(?:eu )?não (?:posso|consigo)|infelizmente,? |como (?:um|uma) (?:ia|assistente|inteligência|modelo))/iu;

/** The beginning of what a model said, in one line. */
export function excerpt(text: string, length = 200): string {
	const line = text.replace(/\s+/gu, ' ').trim();
	return line.length <= length ? line : `${line.slice(0, length).trimEnd()} …`;
}
