import type { Model, Question } from '../../../integration/script/openai/model.ts';
import {
	type Asked,
	type Draft,
	faithfulDraft,
	faithfulRefinement,
	faithfulRepair,
	type Patches,
} from './faithful-answers.ts';
import { dataIn } from './fenced.ts';

export type AskedPass = 'draft' | 'refine' | 'repair';

/**
 * What a model does wrong, per pass: makes of a faithful answer whatever it likes. `attempt` counts from 0 how often
 * the same was asked. An answer that is text is sent as it is, and `undefined` stands for the faithful one.
 */
export interface Mischief {
	draft?: (answer: Draft, asked: Asked, attempt: number) => unknown;
	refine?: (answer: Patches, asked: Asked, attempt: number) => unknown;
	repair?: (answer: Patches, asked: Asked, attempt: number) => unknown;
}

/** Which of the passes this is, as it can be told from what is asked. */
export function passOf({ user }: Pick<Asked, 'user'>): AskedPass {
	if (user.includes('<findings-')) return 'repair';
	return dataIn(user, 'turns').length > 0 ? 'refine' : 'draft';
}

/**
 * What a model would answer that does exactly as it is told, worked out from the request alone, and then spoiled.
 * Behind the hostile server: `startServer((request) => answer(replyTo(request)))`.
 * @returns the text of the answer.
 */
export function replyTo(asked: Asked, mischief: Mischief = {}, attempt = 0): string {
	const reply = spoil(asked, mischief, attempt);
	return typeof reply === 'string' ? reply : JSON.stringify(reply);
}

function spoil(asked: Asked, { draft, refine, repair }: Mischief, attempt: number): unknown {
	switch (passOf(asked)) {
		case 'draft': {
			const answer = faithfulDraft(asked);
			return draft?.(structuredClone(answer), asked, attempt) ?? answer;
		}
		case 'refine': {
			const answer = faithfulRefinement(asked);
			return refine?.(structuredClone(answer), asked, attempt) ?? answer;
		}
		case 'repair': {
			const answer = faithfulRepair(asked);
			return repair?.(structuredClone(answer), asked, attempt) ?? answer;
		}
	}
}

export interface FaithfulModel extends Model {
	/** Everything that was asked, in order; what is asked again after a bad answer is there once. */
	readonly asked: readonly (Asked & { about: string; pass: AskedPass; longest: number })[];
	/** What was wrong with answers that could not be read, as the model is told. */
	readonly complaints: readonly string[];
}

/** A faithful model without a server, which has three attempts at each question. */
export function faithfulModel(mischief: Mischief = {}): FaithfulModel {
	const asked: FaithfulModel['asked'][number][] = [];
	const complaints: string[] = [];
	return {
		id: 'faithful',
		asked,
		complaints,
		async ask<Answer>(
			question: Question<Answer>,
			{ signal, report }: Parameters<Model['ask']>[1],
		): Promise<Answer> {
			const { about, system, user, schema, longest } = question;
			asked.push({ about, system, user, schema, longest, pass: passOf(question) });
			for (let attempt = 0; ; attempt++) {
				// A network answers later.
				await Promise.resolve();
				signal.throwIfAborted();
				const reply = replyTo(question, mischief, attempt);
				report({
					kind: 'call',
					kept: false,
					tokens: { input: user.length, output: reply.length },
					cost: 0,
					currency: '$',
				});
				try {
					return question.read(JSON.parse(reply));
				} catch (error) {
					complaints.push(error instanceof Error ? error.message : String(error));
					if (attempt === 2) throw error;
				}
			}
		},
	};
}
