import type { Newsletter, Span } from '../../../newsletter/newsletter.ts';
import type { CastMember, Turn } from '../../script.ts';
import { placeholderPattern } from '../../slots.ts';
import type { LintSubject } from '../lint.ts';
import { remember } from './memo.ts';

/** Where a turn says a phrase of a host card, filled with the names and titles that belong there. */
export function findGlue(turn: Turn, { cast, newsletter, show }: LintSubject): Span[] {
	const found: Span[] = [];
	for (const needle of needlesOf(turn.section, show.title, cast, newsletter)) {
		for (let at = turn.text.indexOf(needle); at >= 0; at = turn.text.indexOf(needle, at + needle.length))
			found.push({ start: at, end: at + needle.length });
	}
	return found;
}

/** Kept by show and section: what phrases are with their places filled. */
const filled = remember((_: readonly CastMember[], __: Newsletter) => new Map<string, readonly string[]>());

function needlesOf(
	section: string,
	show: string,
	cast: readonly CastMember[],
	newsletter: Newsletter,
): readonly string[] {
	const kept = filled(cast, newsletter);
	const key = `${show}\n${section}`;
	const topic = newsletter.sections.find(({ id }) => id === section)?.title?.text ?? '';
	const values: Readonly<Record<string, string>> = { show, title: newsletter.title, topic };
	const needles =
		kept.get(key) ??
		phrasesOf(cast, newsletter)
			.map((phrase) =>
				phrase.replace(placeholderPattern, (_, name: string) => withoutEnding(values[name] ?? '')),
			)
			.filter((needle) => needle !== '');
	kept.set(key, needles);
	return needles;
}

/** The phrases of all cards, with the hosts' names in their places. */
const phrasesOf = remember((cast: readonly CastMember[], { language }: Newsletter): string[] => [
	...new Set(
		cast.flatMap(({ card, name }) => {
			const other = cast.find((member) => member.name !== name)?.name ?? '';
			const phrases = Object.values(card.phrases[language]).flat();
			const trademarks = card.catchPhrases[language].map(({ text }) => text);
			return [...phrases, ...trademarks].map((phrase) =>
				phrase.replaceAll('{host}', withoutEnding(name)).replaceAll('{other}', withoutEnding(other)),
			);
		}),
	),
]);

/** The phrase has its own punctuation. */
function withoutEnding(value: string): string {
	return value.trim().replace(/[\s.!?…:;,]+$/u, '');
}

/** Whether a stretch lies within one of the spans. */
export function isWithin({ start, end }: Span, spans: readonly Span[]): boolean {
	return spans.some((span) => span.start <= start && end <= span.end);
}
