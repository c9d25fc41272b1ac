import { Problem } from '../../problem.ts';
import { Failure } from './failure.ts';
import type { HubFile } from './hub.ts';

export interface Asked {
	url: URL;
	file: HubFile;
	/** Of the hub. */
	endpoint: string;
}

/** Why a server did not give a file: a failure when that may pass, else a problem with what to do. */
export async function explainRefusal(response: Response, asked: Asked): Promise<Failure | Problem> {
	await response.body?.cancel();
	const { status, headers } = response;
	const { host } = asked.url;
	if (status === 408 || status === 429 || (status >= 500 && status !== 501)) {
		const busy = status === 429 ? 'asks for fewer requests' : 'is in trouble';
		return new Failure(`${host} ${busy} (${status}).`, { wait: secondsIn(headers.get('retry-after')) });
	}
	if (status === 401 || status === 403) return explainForbidden(response, asked);
	if (status === 404 || status === 410) return explainMissing(response, asked);
	return new Problem(`${host} answers with status ${status} when it is asked for ${asked.file.path}.`, {
		hint: 'Look at what stands between here and the hub, such as a proxy, or set HF_ENDPOINT to another mirror.',
	});
}

function explainForbidden({ status, headers }: Response, { url, file, endpoint }: Asked): Problem {
	const page = `${endpoint.replace(/\/+$/, '')}/${file.repository}`;
	if (headers.get('x-error-code') === 'GatedRepo') {
		return new Problem(`${file.repository} is gated: its conditions have to be accepted first (${status}).`, {
			hint: `Read and accept them at ${page}, and set HF_TOKEN to an access token of that account.`,
		});
	}
	return new Problem(`${url.host} does not let you have ${file.path} of ${file.repository} (${status}).`, {
		hint: `Look whether ${page} opens in a browser. If it wants an account, set HF_TOKEN to an access token; if it is not there, the repository was removed or made private: choose another model.`,
	});
}

function explainMissing({ status, headers }: Response, { url, file }: Asked): Problem {
	const { repository, revision, path } = file;
	if (headers.get('x-error-code') === 'RevisionNotFound') {
		return new Problem(`${repository} no longer has the revision ${revision} (${status}).`, {
			hint: "To take the model as it is now, delete its folder here and pull it again: its sound may differ from before. The folder's name is in `newscast models list`.",
		});
	}
	return new Problem(`${url.host} has no ${path} in ${repository} at ${revision} (${status}).`, {
		hint: 'Look whether there is a newer astro-newscast, whose catalogue knows where the file is, or choose another model with `newscast models list`.',
	});
}

/** Of `Retry-After` (RFC 9110 section 10.2.3): seconds or a date. */
function secondsIn(after: string | null): number | undefined {
	if (!after) return undefined;
	const seconds = /^\d{1,9}$/.test(after) ? Number(after) : (Date.parse(after) - Date.now()) / 1000;
	return Number.isFinite(seconds) ? Math.max(0, seconds) : undefined;
}
