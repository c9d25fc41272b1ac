import { Problem } from '../../problem.ts';
import { Unanswered, type Unreadable } from './answer.ts';
import type { Failure } from './failure.ts';

/** What was asked of which model. */
interface Asked {
	about: string;
	model: string;
}

/** Says why there is no reply, and what a person can do about it. */
export function explainFailure(error: Failure, server: string, { about, model }: Asked): Problem {
	return new Problem(`${server} did not answer when ${model} was asked for ${about}. ${sentence(error)}`, {
		hint: hintFor(error),
		cause: error,
	});
}

/** Says what is wrong with a reply, and what a person can do about it. */
export function explainAnswer(error: Unanswered | Unreadable, { about, model }: Asked): Problem {
	if (error instanceof Unanswered) {
		return new Problem(`${model} gave no answer for ${about}. ${sentence(error)}`, {
			hint: hints[error.because],
			cause: error,
		});
	}
	return new Problem(`${model} gave no answer for ${about} that can be used. ${sentence(error)}`, {
		hint: 'Use a model that is better at keeping to a JSON schema, or raise `retries` of openai().',
		cause: error,
	});
}

function sentence({ message }: Error): string {
	return message.replace(/[^.!?”…]$/, '$&.');
}

const hints: Readonly<Record<Unanswered['because'], string>> = {
	refused:
		'See what in the newsletter it may object to, use another model, or write the script yourself and pin it.',
	filtered: 'See what in the newsletter the filter may object to, or use another model or server.',
	'cut off':
		'Raise `maxTokens` of openai() if it is set, lower `reasoningEffort`, or split the section of the newsletter in two.',
};

function hintFor({ status, code }: Failure): string {
	if (code === 'insufficient_quota') return 'The account has no credit left: add some, or use another key.';
	switch (status) {
		case undefined:
			return 'Check that `baseURL` of openai() is right and the server runs. If it is slow, raise `deadline` and `stall`.';
		case 401:
			return 'Check the key: `apiKey` of openai(), else OPENAI_API_KEY in the environment of the build.';
		case 403:
			return 'Check that the account behind the key may use this model, and from where the build runs.';
		case 404:
			return 'Check `model` of openai(), and `baseURL`, which for most servers ends in `/v1`.';
		case 429:
			return 'Build again later, or lower `concurrency` of openai(). What was answered is kept and not asked again.';
		default:
			return status >= 500
				? 'Build again later. What was answered is kept and not asked again.'
				: 'The server does not accept the request: not every model takes `temperature`, `topP`, `seed` or `reasoningEffort`, or a newsletter as long as this.';
	}
}
