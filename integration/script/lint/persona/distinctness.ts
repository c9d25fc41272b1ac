import type { Language } from '../../../newsletter/newsletter.ts';
import type { Turn } from '../../script.ts';
import { isVerbatim } from '../cited.ts';
import type { Rule } from '../lint.ts';
import { wordsIn } from '../words.ts';

/** Share of turns whose speaker can be told by the function words. Research 4.3, P05. */
const leastAccuracy = 0.7;
/** Turns a host needs for a share to mean anything, and words a turn needs for its speaker to be told. */
const leastTurns = 15;
const leastWords = 12;

/** What people choose without noticing: articles, pronouns, connectives, particles, not what a story is about. */
const functionWords: Readonly<Record<Language, ReadonlySet<string>>> = {
	'pt-BR': new Set(
		'a o as os um uma e ou mas de do da em no na por para com sem que se como quando onde porque não nem já ainda também só mais menos muito é são foi era está tem há isso isto esse essa este esta ele ela eles eu você vocês a gente nós seu sua meu minha ao lhe me nunca sempre tudo nada todo toda cada então pois até assim agora aqui lá bom olha pois quem qual quer'.split(
			' ',
		),
	),
	en: new Set(
		'a an the of in on at by for from to with without and or but that if who which as when where because not nor already still also only more very is are was were be been have has had do does did it its this that these those he she they i you we his her their my your our never always all nothing every will would can could so then there here now well look right just what how no'.split(
			' ',
		),
	),
};

/**
 * Who said it, guessed for each turn from all the others by naive Bayes with add-one smoothing over function words: if
 * that cannot tell the hosts apart, neither can a listener. The newsletter's own sentences say nothing about the writer
 * and are left out.
 */
export const distinctness: Rule = {
	id: 'P05',
	asks: 'The hosts can be told apart by how they talk.',
	check({ script, cast, newsletter }) {
		const samples = script.turns.flatMap((turn) => sampleOf(turn, functionWords[newsletter.language]));
		const hosts = cast.map(({ id }) => id);
		if (hosts.some((id) => samples.filter(({ host }) => host === id).length < leastTurns)) return [];
		const models = hosts.map((host) => modelOf(host, samples));
		const kinds = functionWords[newsletter.language].size;
		const right = samples.filter((sample) => guess(sample, models, kinds) === sample.host).length;
		const accuracy = right / samples.length;
		if (hosts.length < 2 || accuracy >= leastAccuracy) return [];
		return [
			{
				rule: 'P05',
				severity: 'warning',
				found: `${Math.round(accuracy * 100)} % of the turns can be told by whoever says them`,
				expected: `At least ${leastAccuracy * 100} %: give each host the manner of their card.`,
			},
		];
	},
};

interface Sample {
	host: string;
	words: readonly string[];
}

function sampleOf(turn: Turn, listed: ReadonlySet<string>): Sample[] {
	const words = wordsIn(turn.text).map(({ folded }) => folded);
	if (isVerbatim(turn) || words.length < leastWords) return [];
	return [{ host: turn.host, words: words.filter((word) => listed.has(word)) }];
}

interface Model {
	host: string;
	total: number;
	counts: ReadonlyMap<string, number>;
}

function modelOf(host: string, samples: readonly Sample[]): Model {
	const words = samples.flatMap((one) => (one.host === host ? one.words : []));
	return { host, total: words.length, counts: countOf(words) };
}

/** Takes the sample's own words out of its host's counts. Hosts count as equally likely. */
function guess({ host: own, words }: Sample, models: readonly Model[], kinds: number): string | undefined {
	const said = countOf(words);
	const scored = models.map(({ host, total, counts }) => {
		const out = host === own ? 1 : 0;
		const rest = total - out * words.length + kinds;
		const score = words.reduce(
			(sum, word) => sum + Math.log(((counts.get(word) ?? 0) - out * (said.get(word) ?? 0) + 1) / rest),
			0,
		);
		return { host, score };
	});
	return scored.sort((one, other) => other.score - one.score)[0]?.host;
}

function countOf(words: readonly string[]): Map<string, number> {
	const counts = new Map<string, number>();
	for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
	return counts;
}
