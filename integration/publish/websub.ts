import { Problem, reasonOf } from '../problem.ts';

/**
 * Tells a WebSub hub that a feed has new content: https://www.w3.org/TR/websub/ leaves the form to publisher and hub,
 * and this is the one that hubs have understood since PubSubHubbub 0.4.
 * @param patience Milliseconds after which a hub that has not answered is not waited for.
 * @throws {Problem} when the hub refuses or does not answer.
 */
export async function tellHub(hub: string, feed: string, patience = 10_000): Promise<void> {
	const refused = (what: string, cause?: unknown) =>
		new Problem(`The hub ${hub} was not told of the new feed: ${what}`, {
			hint: 'Apps find new episodes without it, only later. Check the option `hub`.',
			cause,
		});
	let response: Response;
	try {
		response = await fetch(hub, {
			method: 'POST',
			body: new URLSearchParams({ 'hub.mode': 'publish', 'hub.url': feed, 'hub.topic': feed }),
			signal: AbortSignal.timeout(patience),
		});
		await response.body?.cancel();
	} catch (cause) {
		throw refused(reasonOf(cause), cause);
	}
	if (!response.ok) throw refused(`it answered ${response.status}.`);
}
