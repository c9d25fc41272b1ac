import { Problem } from '../../problem.ts';
import type { ModelOptions } from './options.ts';

/** Where questions go, and what lets them in. */
export interface Endpoint {
	baseURL: string;
	apiKey: string;
	headers: Readonly<Record<string, string>>;
}

const openaiServer = 'https://api.openai.com/v1';

/**
 * @param environment `OPENAI_BASE_URL` and `OPENAI_API_KEY` stand in for options that are missing.
 * @throws {Problem} when OpenAI's own server is to be asked and there is no key.
 */
export function findEndpoint(
	options: Pick<ModelOptions, 'baseURL' | 'apiKey' | 'headers'>,
	environment: Readonly<Record<string, string | undefined>>,
): Endpoint {
	const baseURL = options.baseURL ?? (environment['OPENAI_BASE_URL'] || openaiServer);
	if (!URL.canParse(baseURL)) {
		throw new Problem('OPENAI_BASE_URL in the environment is not the address of a server.', {
			hint: 'Set it to something like https://host/v1, or give openai() a `baseURL`.',
		});
	}
	const apiKey = options.apiKey ?? (environment['OPENAI_API_KEY'] || undefined);
	if (apiKey === undefined && new URL(baseURL).host === new URL(openaiServer).host) {
		throw new Problem('There is no API key for the language model.', {
			hint: 'Set OPENAI_API_KEY in the environment of the build, or give openai() the `baseURL` of a server of your own.',
		});
	}
	// The client insists on a key, and servers without accounts take any.
	return { baseURL, apiKey: apiKey ?? 'none', headers: options.headers };
}

/** The text with every secret of the endpoint blacked out: servers have been seen to echo keys. */
export function withoutSecrets(text: string, { apiKey, headers }: Endpoint): string {
	const secrets = [apiKey, ...Object.values(headers)]
		// A server may repeat the key of `Bearer key` alone.
		.flatMap((value) => [value, ...value.split(/\s+/)])
		// Shorter values are words like “none”, which occur in honest messages.
		.filter(({ length }) => length >= 8);
	return secrets.reduce((rest, secret) => rest.replaceAll(secret, '•••'), text);
}
