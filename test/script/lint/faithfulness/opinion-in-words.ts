import type { Language } from '../../../../integration/newsletter/newsletter.ts';
import { faithfulnessRules } from '../../../../integration/script/lint/faithfulness/rules.ts';
import type { Rule } from '../../../../integration/script/lint/lint.ts';
import { newsletterOf } from '../../../helpers/newsletter.ts';
import { subjectOf, turnOf } from '../scripted.ts';

/** Ids of the rules that find an error when Lia’s opinion is voiced in these words. */
export function errorsIn(
	language: Language,
	opinion: string,
	text: string,
	rules: readonly Rule[] = faithfulnessRules,
): string[] {
	const newsletter = newsletterOf(`## Um\n\n**Lia:** ${opinion}`, language);
	const [section] = newsletter.sections;
	const [owned] = newsletter.opinions;
	if (!section || !owned) throw new Error('The newsletter has no opinion.');
	const place = { section: section.id, refs: [...owned.blocks], opinion: owned.id, host: 'lia' };
	const turn = turnOf(text, place, language);
	return rules
		.flatMap((rule) => rule.check(subjectOf(newsletter, [turn])))
		.filter((finding) => finding.severity === 'error' && finding.turn === turn.id)
		.map(({ rule }) => rule);
}
