import type { WriteContext } from '../script.ts';
import { setAlarm } from './alarm.ts';
import { isWhole, type Reply } from './answer.ts';
import { type ChatBody, chat, type Piece } from './chat.ts';
import type { Endpoint } from './endpoint.ts';
import { Failure } from './failure.ts';
import { estimateTokens, type Meter, type Tokens } from './meter.ts';

export interface CallSetting {
	endpoint: Endpoint;
	meter: Meter;
	report: WriteContext['report'];
	signal: AbortSignal;
	/** What is asked, for messages. */
	about: string;
	/** Characters of the answer at most, and of the thoughts that some models put before it. */
	longest: { answer: number; thoughts: number };
	/** Seconds that may pass until the first piece, and between pieces. */
	patience: { first: number; next: number };
}

/**
 * One request, heard to its end or until it goes on for too long or falls silent, and paid for whatever comes of it.
 * @throws {Failure} when there is no whole answer; {Problem} when the budget is spent; the signal's reason when it aborts.
 */
export async function call(body: ChatBody, setting: CallSetting): Promise<Reply> {
	const { endpoint, patience, longest } = setting;
	const asked = estimateTokens(JSON.stringify(body.messages).length);
	const bill = setting.meter.open({ input: asked, output: estimateTokens(longest.answer) }, setting.about);
	const silence = setAlarm(patience.first, () => new Failure('It fell silent.'));
	const heard: Piece[] = [];
	const reply: Reply = { text: '', refusal: '', finish: undefined, endless: false };
	try {
		for await (const piece of chat(body, endpoint, AbortSignal.any([setting.signal, silence.signal]))) {
			silence.postpone(patience.next);
			heard.push(piece);
			reply.text += piece.text;
			reply.refusal += piece.refusal;
			reply.finish = piece.finish ?? reply.finish;
			const room = /^\s*<think>/.test(reply.text) ? longest.thoughts : 0;
			reply.endless = reply.text.length + reply.refusal.length > longest.answer + room;
			if (reply.endless) break;
		}
	} finally {
		silence.stop();
		setting.report({ kind: 'call', ...bill.close(tokensOf(heard, asked)) });
	}
	if (!reply.endless && !reply.finish && !reply.refusal && !isWhole(reply.text)) {
		throw new Failure('The answer broke off.');
	}
	return reply;
}

/** As the server says, else estimated. A request that nothing was heard of is taken to cost nothing. */
function tokensOf(heard: readonly Piece[], asked: number): Tokens {
	const told = heard.findLast(({ tokens }) => tokens)?.tokens;
	if (told) return told;
	const said = heard.map(({ text, thinking, refusal }) => text + thinking + refusal);
	return heard.length === 0
		? { input: 0, output: 0 }
		: { input: asked, output: estimateTokens(said.join('').length) };
}
