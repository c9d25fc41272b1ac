import { areContrary } from './contraries.ts';
import type { HeardWord } from './heard.ts';
import { isEnding, isLasting, isVeiled } from './veiled.ts';

/**
 * Whether words make up for a negation: “dropped” for “no longer supported”, “good” for “not bad”, “still here” for “not
 * gone”, “the first” for “never before”, “any” for “no other”.
 * @param added Words that stand where nothing is denied, and only there.
 * @param lost Words that stand where something is denied, and only there.
 * @param denying All words that stand there.
 */
export function makesUp(
	added: readonly HeardWord[],
	lost: readonly HeardWord[],
	denying: readonly HeardWord[],
): boolean {
	const excludes = denying.some(({ folded }) => excluding.has(folded));
	return added.some((word) => {
		const { folded } = word;
		if (anyOne.has(folded)) return true;
		if (limiting.has(folded)) return excludes;
		if (isVeiled(word)) return true;
		if (isLasting(word) && denying.some(isEnding)) return true;
		return lost.some((other) => areContrary(folded, other.folded));
	});
}

/** “It beats any” is “none beats it”. */
const anyOne: ReadonlySet<string> = new Set('any anyone anybody anything qualquer quaisquer'.split(' '));

/** “Only Alzira” is “nobody else”, “the first” is “never before”: but “it was only luck” is not “it was not luck”. */
const limiting: ReadonlySet<string> = new Set(
	'só somente apenas sozinho sozinha único única primeiro primeira only alone sole first'.split(' '),
);
const excluding: ReadonlySet<string> = new Set([
	...'nada ninguém nenhum nenhuma nunca jamais outro outra outros outras mais além'.split(' '),
	...'nothing nobody none no never other others else more anything anyone anybody before besides'.split(' '),
]);
