import type { WriteContext } from '../script.ts';
import { setAlarm } from './alarm.ts';
import type { Reply } from './answer.ts';
import { call } from './call.ts';
import { concede, type Dialect } from './dialect.ts';
import { findEndpoint } from './endpoint.ts';
import { explainFailure } from './explain.ts';
import { Failure } from './failure.ts';
import { openMeter } from './meter.ts';
import type { Question } from './model.ts';
import type { ModelOptions } from './options.ts';
import { persist } from './persist.ts';
import { type Message, requestFor, thoughts } from './request.ts';

/** The way to a server. It remembers what the server does not understand, and what was spent. */
export interface Line {
	/**
	 * Gets one reply, whatever it says, with as many requests as that takes before the deadline.
	 * @throws {Problem} when there is none; the signal's reason when it aborts.
	 */
	send(
		messages: readonly Message[],
		question: Pick<Question<unknown>, 'about' | 'schema' | 'longest'>,
		context: Pick<WriteContext, 'report' | 'signal'>,
	): Promise<Reply>;
}

/** Opens a line to the server of the options. Nothing is sent before the first question. */
export function openLine(
	options: ModelOptions,
	environment: Readonly<Record<string, string | undefined>>,
): Line {
	const meter = openMeter(options);
	let dialect: Dialect = {
		structured: options.structured,
		limit: 'max_completion_tokens',
		usage: true,
		stream: true,
	};

	return {
		async send(messages, question, { report, signal }) {
			const { model, deadline, stall } = options;
			const endpoint = findEndpoint(options, environment);
			const server = new URL(endpoint.baseURL).host;
			const explain = (failure: Failure) => explainFailure(failure, server, { about: question.about, model });
			const alarm = setAlarm(deadline, () =>
				explain(new Failure(`After ${deadline} seconds there was no whole answer.`)),
			);
			const bounded = AbortSignal.any([signal, alarm.signal]);

			/** One request; another each time that the server turns out not to understand a part of it. */
			async function attempt(): Promise<Reply> {
				for (;;) {
					const spoken = dialect;
					try {
						return await call(requestFor(messages, question, spoken, options), {
							endpoint,
							meter,
							report,
							signal: bounded,
							about: question.about,
							longest: { answer: question.longest, thoughts: thoughts(options) * 4 },
							patience: spoken.stream
								? { first: Math.max(stall, deadline / 2), next: stall }
								: { first: deadline, next: deadline },
						});
					} catch (error) {
						const less = error instanceof Failure && concede(spoken, error, model);
						if (!less) throw error;
						// Calls at the same time meet the same refusal.
						if (spoken !== dialect) continue;
						dialect = less.dialect;
						report({ kind: 'note', text: `${server}: ${less.note}. ${error.message}` });
					}
				}
			}

			try {
				return await persist(attempt, deadline, bounded);
			} catch (error) {
				throw error instanceof Failure ? explain(error) : error;
			} finally {
				alarm.stop();
			}
		},
	};
}
