import type { Finding } from '../lint.ts';
import { isWithin } from './glue.ts';
import { findVoiced } from './match.ts';
import { isAmong, valuesOf } from './numbers/number.ts';
import { withoutQuotations } from './quotations.ts';
import { shortest } from './quoted-words.ts';
import type { Reading, TurnReading } from './reading.ts';
import { findingAt, quote } from './report.ts';
import { findAttributions } from './reporting.ts';
import type { Sentence } from './sentence.ts';

/** Share of what somebody is said to have said that stands in the newsletter at least. */
const reported = 0.5;

/** Somebody is said to have said what nobody says in the newsletter, without quotation marks. */
export function checkReports(turn: TurnReading, { subject }: Reading): Finding[] {
	const { language } = subject.newsletter;
	const text = withoutQuotations(turn.turn.text);
	const sources = [...turn.cited.sentences, ...turn.around.flatMap(({ sentences }) => sentences)];
	return turn.sentences.flatMap((sentence) => {
		const here = text.slice(sentence.start, sentence.end);
		const [attribution] = findAttributions(here, language);
		if (
			!attribution ||
			here.endsWith('?') ||
			isWithin(sentence, turn.glue) ||
			isAboutTheShow(sentence, subject.cast)
		)
			return [];
		// Quotations are checked as such.
		if (sentence.content.size < shortest || here !== sentence.text) return [];
		const voiced = findVoiced(sentence, sources);
		if (voiced && voiced.support >= reported) return [];
		const reporting = sources.filter((source) => findAttributions(source.text, language).length > 0);
		if ((findVoiced(sentence, reporting)?.shared ?? 0) >= 2 || isOfNumbers(sentence, reporting)) return [];
		return findingAt('F05', 'error', turn, sentence, {
			expected: voiced
				? `Nobody says this in the newsletter, which says: ${quote(voiced.sentence)}`
				: 'Nobody says this in the newsletter. Leave it out.',
		});
	});
}

/** Whether it gives nothing but numbers, and somebody says them. */
function isOfNumbers({ numbers, content }: Sentence, reporting: readonly Sentence[]): boolean {
	const values = numbers.flatMap(valuesOf);
	return (
		values.length > 0 &&
		content.size <= values.length + shortest - 1 &&
		reporting.some((source) =>
			numbers.every((number) => isAmong(number, new Set(source.numbers.flatMap(valuesOf)))),
		)
	);
}

const ourselves = new Set(
	'eu nós newsletter texto edição título página autor autora i we me newsletter text issue title author page'.split(
		' ',
	),
);

/** “I said so”, “as Lia says”, “the newsletter says”: what the hosts and the newsletter say is checked elsewhere. */
function isAboutTheShow({ words }: Sentence, cast: readonly { name: string }[]): boolean {
	const names = new Set(cast.flatMap(({ name }) => name.toLowerCase().split(/\s+/)));
	return words.some(({ folded }) => ourselves.has(folded) || names.has(folded));
}
