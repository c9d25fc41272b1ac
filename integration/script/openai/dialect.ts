import type { Failure } from './failure.ts';
import type { ModelOptions } from './options.ts';

/** The part of the protocol that a server is known, or not yet known not, to speak. */
export interface Dialect {
	structured: ModelOptions['structured'];
	/** The parameter that limits the tokens of an answer. */
	limit: 'max_completion_tokens' | 'max_tokens' | 'none';
	/** Whether a stream tells the tokens it took. */
	usage: boolean;
	stream: boolean;
}

interface Concession {
	dialect: Dialect;
	/** What is done without from now on. */
	note: string;
}

/** 404 is what routers say when no server of theirs takes a parameter, 501 what small servers do. */
const complaints = new Set([400, 404, 415, 422, 501]);

const structuredNext = { schema: 'json', json: 'none' } as const;
const limitNext = { max_completion_tokens: 'max_tokens', max_tokens: 'none' } as const;

/**
 * What to leave out after a server has turned a request down because of it, or undefined when the failure is about
 * something else.
 * @param model Its name may stand in the message and look like a parameter.
 */
export function concede(dialect: Dialect, failure: Failure, model: string): Concession | undefined {
	if (!failure.status || !complaints.has(failure.status) || failure.code === 'model_not_found')
		return undefined;
	const complaint = failure.message.replaceAll(model, '');
	if (dialect.stream && dialect.usage && /stream_options|include_usage/i.test(complaint)) {
		return { dialect: { ...dialect, usage: false }, note: 'tokens are estimated' };
	}
	if (dialect.limit !== 'none' && /max_(?:completion_)?tokens|maximum context length/i.test(complaint)) {
		const limit = limitNext[dialect.limit];
		return {
			dialect: { ...dialect, limit },
			note: limit === 'none' ? 'answers have no limit of tokens' : `answers are limited by ${limit}`,
		};
	}
	if (
		dialect.structured !== 'none' &&
		/response_format|json_schema|json_object|structured|grammar|requested parameters/i.test(complaint)
	) {
		const structured = structuredNext[dialect.structured];
		return {
			dialect: { ...dialect, structured },
			note:
				structured === 'json' ? 'answers are asked for in JSON mode' : 'answers are asked for in the prompt',
		};
	}
	if (dialect.stream && /\bstream/i.test(complaint)) {
		return { dialect: { ...dialect, stream: false }, note: 'answers come as a whole' };
	}
	return undefined;
}
