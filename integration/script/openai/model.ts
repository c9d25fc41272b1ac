import type { WriteContext } from '../script.ts';

/** One call to a language model, whose answer is JSON of a known shape. */
export interface Question<Answer> {
	/** What is asked, for messages and logs: `the draft of “The outage”`. */
	about: string;
	system: string;
	user: string;
	/** JSON schema of the answer, in the strict subset: every property required, nothing additional. */
	schema: Readonly<Record<string, unknown>>;
	/**
	 * Reads the parsed JSON.
	 * @throws {Error} whose message tells the model what to do better.
	 */
	read(answer: unknown): Answer;
	/** Characters that a sensible answer never exceeds: what goes on longer is cut off and an error. */
	longest: number;
}

/** A language model behind an OpenAI-compatible server, with retries, deadlines, cache and meter. */
export interface Model {
	/** Names everything that changes the answers. */
	readonly id: string;
	/**
	 * Asks until an answer can be read, a bounded number of times. A kept answer costs nothing.
	 * @throws {Problem} for a refusal, an answer that was cut off, one that stays unreadable, a spent budget or a server
	 * that does not answer; the signal's reason when it aborts.
	 */
	ask<Answer>(
		question: Question<Answer>,
		context: Pick<WriteContext, 'answers' | 'report' | 'signal'>,
	): Promise<Answer>;
}
