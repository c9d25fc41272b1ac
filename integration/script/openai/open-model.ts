import { excerpt, readJson, readReply, Unanswered, Unreadable } from './answer.ts';
import { explainAnswer } from './explain.ts';
import { modelId } from './identity.ts';
import { openLine } from './line.ts';
import type { Model, Question } from './model.ts';
import { type OpenaiOptions, parseOpenaiOptions } from './options.ts';
import { openQueue } from './queue.ts';
import { askForJson, type Message } from './request.ts';

type Context = Parameters<Model['ask']>[1];

/**
 * A model that is asked over the network: so many questions at the same time, and within a budget for as long as it
 * lives. Answers are kept once they were read, by everything that decides them: the model and its sampling, the messages
 * and the schema, but neither the server nor the key.
 * @param environment Where the key is looked up if the options have none, when the first question is asked.
 * @throws {Problem} listing every option that is not right.
 */
export function openModel(
	input: OpenaiOptions,
	environment: Readonly<Record<string, string | undefined>> = process.env,
): Model {
	const options = parseOpenaiOptions(input);
	const id = modelId(options);
	const line = openLine(options, environment);
	const queue = openQueue(options.concurrency);
	const underWay = new Map<string, Promise<unknown>>();

	async function answer<Answer>(question: Question<Answer>, key: unknown, context: Context): Promise<Answer> {
		const kept = await context.answers.recall(key);
		if (kept !== undefined) {
			try {
				const read = readJson(kept, question);
				const nothing = { tokens: { input: 0, output: 0 }, cost: 0, currency: options.currency };
				context.report({ kind: 'call', kept: true, ...nothing });
				return read;
			} catch {
				// From before what is asked of answers changed: it is asked for again.
			}
		}
		const read = await queue.run(() => askUntilRead(question, context), context.signal);
		await context.answers.keep(key, read.json);
		return read.answer;
	}

	async function askUntilRead<Answer>(question: Question<Answer>, context: Context) {
		const asked: Message[] = [
			{ role: 'system', content: question.system },
			{ role: 'user', content: question.user },
		];
		let corrections: Message[] = [];
		for (let retries = 0; ; retries++) {
			const reply = await line.send([...asked, ...corrections], question, context);
			try {
				return readReply(reply, question);
			} catch (error) {
				if (!(error instanceof Unreadable || error instanceof Unanswered)) throw error;
				if (error instanceof Unanswered || retries === options.retries) {
					throw explainAnswer(error, { about: question.about, model: options.model });
				}
				const note = `${options.model} is asked again for ${question.about}. ${excerpt(error.message)}`;
				context.report({ kind: 'note', text: note });
				corrections = correct(reply.text, error, question);
			}
		}
	}

	return {
		id,
		async ask(question, context) {
			context.signal.throwIfAborted();
			const { system, user, schema } = question;
			// As text: models write properties in the schema's order, so the order counts.
			const key = { model: id, system, user, schema: JSON.stringify(schema) };
			const name = JSON.stringify(key);
			// Whoever asks the same meanwhile finds the answer kept.
			for (let other = underWay.get(name); other; other = underWay.get(name)) {
				await ended(other, context.signal);
			}
			const asking = answer(question, key, context).finally(() => underWay.delete(name));
			underWay.set(name, asking);
			return await asking;
		},
	};
}

/** Shows a model its answer and what is wrong with it. */
function correct(answer: string, error: Unreadable, { schema }: Question<unknown>): Message[] {
	return [
		// Templates of many models want the roles to alternate, and no message empty.
		{ role: 'assistant', content: excerpt(answer, 2000) || '(nothing)' },
		{ role: 'user', content: `That answer cannot be used. ${error.message}\n\n${askForJson(schema)}` },
	];
}

/** @throws the signal's reason when it aborts before. */
async function ended(work: Promise<unknown>, signal: AbortSignal): Promise<void> {
	await new Promise<void>((resolve) => {
		const done = () => {
			signal.removeEventListener('abort', done);
			resolve();
		};
		signal.addEventListener('abort', done, { once: true });
		work.then(done, done);
	});
	signal.throwIfAborted();
}
