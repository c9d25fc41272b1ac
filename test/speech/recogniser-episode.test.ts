import pMap from 'p-map';
import { beforeAll, describe, expect, it } from 'vitest';
import { onnx } from '../../integration/speech/onnx/onnx.ts';
import { type DemoEpisode, makeDemoEpisode } from './demo-episode.ts';
import { weights } from './onnx/weights.ts';
import { hearAmong, recogniserMissing } from './pocketsphinx.ts';
import { type HeardSentence, sentencesOf } from './sentences.ts';
import { shareOf, wordErrors, wordsOf } from './word-errors.ts';

const missing = recogniserMissing();
const piper = weights('piper');

/** Different words the recogniser listens for at a time, about as many as when the voices were run by hand. */
const mostWords = 180;
/** Processes that speak, and at a time the groups of sentences that are listened to. */
const together = 2;

/** Words of the newsletter that are not in the recogniser's dictionary. */
const sounds = {
	"bakery's": 'B EY K ER IY Z',
	brasswick: 'B R AE S W IH K',
	changelog: 'CH EY N JH L AO G',
	dateling: 'D EY T L IH NG',
	harrowgate: 'HH EH R OW G EY T',
	lockfile: 'L AA K F AY L',
	maintainer: 'M EY N T EY N ER',
	maintainers: 'M EY N T EY N ER Z',
	murmurly: 'M ER M ER L IY',
	npm: 'EH N P IY EH M',
	plana: 'P L AA N AH',
	postgres: 'P OW S T G R EH S',
	recife: 'R EH S IY F IY',
	uptime: 'AH P T AY M',
	versioning: 'V ER ZH AH N IH NG',
	"you's": 'Y UW Z',
};

/** In turn, as many sentences as make so many different words. */
function groupsOf(sentences: readonly HeardSentence[]): HeardSentence[][] {
	const groups: HeardSentence[][] = [];
	let words = new Set<string>();
	for (const sentence of sentences) {
		const own = wordsOf(sentence.text);
		const all = new Set([...words, ...own]);
		const group = groups.at(-1);
		if (group && all.size <= mostWords) group.push(sentence);
		else groups.push([sentence]);
		words = group && all.size <= mostWords ? all : new Set(own);
	}
	return groups;
}

/** By host, what share of the words is heard wrong. */
async function errorsIn(sentences: readonly HeardSentence[]): Promise<Map<string, number>> {
	const compared = await pMap(
		groupsOf(sentences),
		async (group) => {
			const words = group.flatMap(({ text }) => wordsOf(text));
			const heard = await hearAmong(
				words,
				group.map(({ pcm }) => pcm),
				sounds,
			);
			return group.map(({ host, text }, index) => ({ host, ...wordErrors(text, heard[index] ?? '') }));
		},
		{ concurrency: together },
	);
	const byHost = Map.groupBy(compared.flat(), ({ host }) => host);
	return new Map([...byHost].map(([host, errors]) => [host, shareOf(errors)]));
}

describe.skipIf(missing || piper.missing)('an episode of the demo, spoken by voices of Piper', () => {
	let episode: DemoEpisode;
	let errors: Map<string, number>;
	beforeAll(async () => {
		await using engine = onnx({ model: piper.file, device: 'cpu', sessions: together });
		episode = await makeDemoEpisode(engine, together);
		errors = await errorsIn(sentencesOf(episode));
	}, 1_200_000);

	it('passes the gate turn by turn, at the first attempt', () => {
		const refused = episode.takes.flatMap(({ attempts }) =>
			attempts.flatMap(({ problem }) => problem?.message ?? []),
		);
		expect(refused).toEqual([]);
		expect(episode.takes.length).toBeGreaterThan(50);
	});

	// What was heard wrong of 24 sentences when these voices were run by hand, and five points for other sentences.
	it.each([
		['lia', 'en_US-amy', 0.129],
		['marvin', 'en_US-kristin', 0.212],
	])('is understood where %s speaks with %s', (host, voice, usual) => {
		expect(voicesOf(episode, host)).toEqual([voice]);
		expect(errors.get(host)).toBeLessThan(usual + 0.05);
	});
});

function voicesOf({ turns, takes }: DemoEpisode, host: string): string[] {
	const own = takes.filter((_, index) => turns[index]?.host === host);
	return [...new Set(own.map(({ voice }) => voice.id))];
}
