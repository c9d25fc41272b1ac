import { Problem } from '../../problem.ts';
import type { Sampling } from '../speech.ts';

/** What a choice must take into account besides how likely each id is. */
export interface Choice {
	sampling: Sampling;
	/** Ids chosen before, each once however often it was chosen. */
	used?: ReadonlySet<number>;
	isAllowed?: (id: number) => boolean;
	/** Gives a number from 0 up to 1. Not asked at temperature 0. */
	random: () => number;
}

interface Candidate {
	id: number;
	score: number;
}

/**
 * Chooses an id by what a model says of each: the order and the rules are those of Hugging Face transformers, with
 * which Qwen3-TTS is published. What was used already is made less likely (a positive score divided by the penalty, a
 * negative one multiplied), scores are divided by the temperature, then only the `topK` likeliest stay, those as likely
 * as the last of them included, and of these the fewest that have `topP` of the probability together, at least one.
 * Temperature 0 takes the likeliest, of several the lowest id.
 * @param logits A score for each id.
 * @throws {Problem} if no id is allowed, or the model's numbers are none.
 */
export function chooseId(logits: Float32Array, choice: Choice): number {
	const { sampling, random } = choice;
	const kept = keepLikeliest(rank(score(logits, choice), sampling.topK), sampling);
	const [likeliest] = kept;
	if (!likeliest) {
		throw new Problem('The model gives no number for anything it could say next.', {
			hint: 'Its files may be damaged: compare them with their source, and try the device `cpu`.',
		});
	}
	if (sampling.temperature === 0) return likeliest.id;
	let left = random() * kept.reduce((sum, { weight }) => sum + weight, 0);
	for (const { id, weight } of kept) {
		left -= weight;
		if (left < 0) return id;
	}
	return likeliest.id;
}

/** What the model says after the penalty; minus infinity for what is not allowed or not a number. */
function score(logits: Float32Array, { sampling, used, isAllowed }: Choice): Float64Array {
	const { repetitionPenalty: penalty } = sampling;
	const scores = new Float64Array(logits.length).fill(-Infinity);
	for (let id = 0; id < logits.length; id++) {
		const logit = logits[id] as number;
		if (!Number.isFinite(logit) || isAllowed?.(id) === false) continue;
		scores[id] = !used?.has(id) ? logit : logit < 0 ? logit * penalty : logit / penalty;
	}
	return scores;
}

/** The likeliest first, of equal ones the lowest id. To find the last that stays, numbers alone are sorted: that is fast. */
function rank(scores: Float64Array, topK = scores.length): Candidate[] {
	const lowest = scores.toSorted()[Math.max(0, scores.length - topK)] ?? -Infinity;
	const candidates: Candidate[] = [];
	for (let id = 0; id < scores.length; id++) {
		const value = scores[id] as number;
		if (value >= lowest && value > -Infinity) candidates.push({ id, score: value });
	}
	return candidates.sort((a, b) => b.score - a.score || a.id - b.id);
}

function keepLikeliest(
	candidates: readonly Candidate[],
	{ temperature, topP }: Sampling,
): { id: number; weight: number }[] {
	const highest = candidates[0]?.score ?? 0;
	const weighed = candidates.map(({ id, score: value }) => ({
		id,
		weight: value === highest ? 1 : Math.exp((value - highest) / temperature),
	}));
	const share = topP * weighed.reduce((sum, { weight }) => sum + weight, 0);
	let before = 0;
	return weighed.filter(({ weight }) => {
		const keeps = before === 0 || before < share;
		before += weight;
		return keeps;
	});
}
