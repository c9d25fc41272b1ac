import type { Question } from '../../../integration/script/openai/model.ts';
import { openModel } from '../../../integration/script/openai/open-model.ts';
import type { OpenaiOptions } from '../../../integration/script/openai/options.ts';
import type { AnswerCache, WriteEvent } from '../../../integration/script/script.ts';
import type { HostileServer } from './hostile-server.ts';

export interface Line {
	text: string;
}

/** A question whose answer is `{ text }`, with at least one letter in it. */
export function questionAbout(about: string, overrides: Partial<Question<Line>> = {}): Question<Line> {
	return {
		about,
		system: 'You write one line.',
		user: `Write ${about}.`,
		schema: {
			type: 'object',
			properties: { text: { type: 'string' } },
			required: ['text'],
			additionalProperties: false,
		},
		read(answer) {
			const { text } = { text: undefined, ...(answer as object) };
			if (typeof text !== 'string') throw new Error('`text` must be a string.');
			if (!/\p{L}/u.test(text)) throw new Error('`text` must have a letter in it.');
			return { text };
		},
		longest: 1000,
		...overrides,
	};
}

export const question = questionAbout('the draft of “The outage”');
export const good = { text: 'Olá, tudo bem?' };

/** Answers in memory; `size` tells how many are kept. */
export function keepInMemory(): AnswerCache & { readonly size: number } {
	const answers = new Map<string, string>();
	return {
		get size() {
			return answers.size;
		},
		recall: async (question) => answers.get(JSON.stringify(question)),
		keep: async (question, answer) => void answers.set(JSON.stringify(question), answer),
	};
}

/** A context that remembers what it was told. */
export function listen(answers: AnswerCache = keepInMemory(), signal = new AbortController().signal) {
	const events: WriteEvent[] = [];
	return {
		answers,
		signal,
		events,
		report: (event: WriteEvent) => void events.push(event),
		get calls() {
			return events.filter((event) => event.kind === 'call');
		},
		get notes() {
			return events.flatMap((event) => (event.kind === 'note' ? [event.text] : []));
		},
	};
}

/** A model behind this server. Waits between requests are 1/600 of the deadline, then twice as long each time. */
export function modelAt(server: Pick<HostileServer, 'baseURL'>, options: Partial<OpenaiOptions> = {}) {
	return openModel({ model: 'fake-1', baseURL: server.baseURL, deadline: 5, stall: 2, ...options }, {});
}
