import { z } from 'astro/zod';
import { describeIssue, parseWith } from '../../option-issues.ts';

function hasLogin(url: string): boolean {
	return URL.canParse(url) && new URL(url).username !== '';
}

const positive = z.number().positive();

const optionsSchema = z
	.strictObject({
		/** As the server calls it, for example `gpt-5-mini`. */
		model: z.string().trim().min(1),
		/**
		 * Of any server that speaks OpenAI's chat completions, with the version: `http://127.0.0.1:11434/v1`.
		 * @default `OPENAI_BASE_URL` from the environment, else OpenAI's
		 */
		baseURL: z
			.url({ protocol: /^https?$/, error: 'must be the address of a server, such as https://host/v1' })
			.refine((url) => !hasLogin(url), 'must not have a name or password in it: send them with `headers`')
			.optional(),
		/**
		 * Needed by OpenAI's own server; others get it if there is one.
		 * @default `OPENAI_API_KEY` from the environment
		 */
		apiKey: z.string().min(1).optional(),
		/** Sent with each request. */
		headers: z.record(z.string(), z.string()).default({}),
		/** Sampling. What is left out is up to the server; many models that think accept none of it. */
		temperature: z.number().min(0).max(2).optional(),
		topP: positive.max(1).optional(),
		seed: z.int().optional(),
		reasoningEffort: z.enum(['none', 'minimal', 'low', 'medium', 'high', 'xhigh']).optional(),
		/** Names what the model's name leaves open (weights, precision): when it changes, scripts are written anew. */
		revision: z.string().min(1).optional(),
		/**
		 * How answers are kept to their shape: by a JSON schema, by JSON mode, or by the prompt alone. Servers that do not
		 * know the one are asked for the next.
		 */
		structured: z.enum(['schema', 'json', 'none']).default('schema'),
		/** Tokens of one answer at most, thinking included. @default what the longest sensible answer takes */
		maxTokens: z.int().positive().optional(),
		/** Per million tokens. Without a price the meter counts tokens only. */
		price: z.strictObject({ input: z.number().min(0), output: z.number().min(0) }).optional(),
		/** Of the price, for the log. */
		currency: z.string().min(1).default('US$'),
		/** What one build may spend. */
		budget: z
			.strictObject({
				/** Requests, those that are made again included. An episode of ten stories takes about thirty. */
				calls: z.int().positive().default(500),
				/** In the currency of the price. */
				cost: positive.optional(),
			})
			.prefault({}),
		/** Calls at the same time. */
		concurrency: z.int().min(1).max(64).default(4),
		/** Seconds for one answer, with the waits and requests it takes until a busy server gives it. */
		deadline: positive.max(3600).default(300),
		/** Seconds without a new token before an answer is given up. The first may take half of `deadline`. */
		stall: positive.max(3600).default(60),
		/** How often a model whose answer cannot be read is told why and asked again. */
		retries: z.int().min(0).max(5).default(2),
	})
	.refine(({ budget, price }) => budget.cost === undefined || price, {
		path: ['budget', 'cost'],
		message: 'needs a `price` to count with',
	});

/** What the author writes. */
export type OpenaiOptions = z.input<typeof optionsSchema>;
/** What the code works with: checked, with every default filled in. */
export type ModelOptions = z.output<typeof optionsSchema>;

/**
 * Checks what the author wrote and fills in the defaults. Whether there is a key is found out when it is needed: builds
 * in which nothing is asked need none.
 * @throws {Problem} listing every mistake, with the closest name for each unknown option.
 */
export function parseOpenaiOptions(input: unknown): ModelOptions {
	return parseWith(optionsSchema, input ?? {}, 'openai()', describe);
}

function describe(issue: z.core.$ZodIssue): string[] {
	const isWhole = issue.path.length === 0 && issue.code !== 'unrecognized_keys';
	return isWhole
		? ["It takes an object, such as `openai({ model: 'gpt-5-mini' })`."]
		: describeIssue(issue, optionsSchema);
}
