import type { Language, Span } from '../../../newsletter/newsletter.ts';
import type { CastMember, Turn } from '../../script.ts';
import { citedText } from '../cited.ts';
import { inText, matchesOf } from '../finding.ts';
import type { Finding, LintSubject, Rule } from '../lint.ts';
import { fold, literally, wordKey } from '../words.ts';
import { machineWords } from './machine-words.ts';

const placeholders =
	/\{\{?[\p{L}\p{N}_ .-]{1,60}\}?\}|<(?:insert|inserir|nome|name|your|seu|sua|host|title|título|topic)\b[^<>\n]{0,60}>|\[(?:insert|inserir|insira|nome|name|your|seu|sua|host|title|título|topic|tópico|placeholder|tbd|todo|xx+)\b[^[\]\n]{0,60}\]|lorem ipsum|_{3,}/giu;
/** `TODO`, unlike “todo”, is not Portuguese. */
const reminders = /(?<![\p{L}\p{N}])(?:TODO|TBD|FIXME|X{3,10}|PLACEHOLDER)(?![\p{L}\p{N}])/gu;
const ids = /(?<![\p{L}\p{N}])[bto]-[0-9a-f]{8,40}(?:-\d{1,4})?(?![\p{L}\p{N}])/gu;
const wrapping =
	/<\/?(?:think|thinking|reasoning|answer|newsletter|source|script|turn)\b[^<>\n]{0,80}>|```(?:json)?|"(?:text|host|turns|refs)"\s{0,3}:/giu;

const roles: Readonly<Record<Language, string>> = {
	'pt-BR':
		'autor|autora|apresentador|apresentadora|anfitrião|anfitriã|narrador|narradora|locutor|locutora|coapresentador',
	en: 'author|host|co-?host|narrator|speaker|announcer|moderator|interviewer',
};

/** What may show that a machine wrote it. */
interface Suspect {
	span: Span;
	expected: string;
	fix?: string;
}

/** Everything that shows that a machine wrote it, unless the newsletter is about such machines and says the same. */
export const machinery: Rule = {
	id: 'R10',
	asks: 'No speaker label, placeholder, preamble, refusal or word of the model about itself.',
	check(subject) {
		const labels = labelsOf(subject);
		return subject.script.turns.flatMap((turn): Finding[] => {
			const suspects: Suspect[] = [
				...labels(turn).map((span) => ({ span, expected: 'Leave the label out.', fix: '' })),
				...[placeholders, reminders]
					.flatMap((pattern) => matchesOf(turn.text, pattern))
					.map((span) => ({
						span,
						expected: 'Say what was meant to be here.',
					})),
				...matchesOf(turn.text, ids).map((span) => ({ span, expected: 'Leave the id out.' })),
				...matchesOf(turn.text, wrapping).map((span) => ({ span, expected: 'Answer with the words alone.' })),
				...machineWords(turn.text).map((span) => ({
					span,
					expected: 'Say what is cited, and nothing else.',
				})),
			];
			if (suspects.length === 0) return [];
			const source = citedText(turn, subject.newsletter);
			const known = { marks: fold(source), words: wordKey(source) };
			return suspects
				.filter(({ span }) => !stands(turn.text.slice(span.start, span.end), known))
				.map(({ span, ...rest }) => inText(turn, span, { rule: 'R10', severity: 'error', ...rest }));
		});
	},
};

/** Marks and all: a label is the name with its colon. */
function stands(found: string, source: { marks: string; words: string }): boolean {
	const words = wordKey(found);
	const marks = found.trim();
	return (
		source.marks.includes(fold(marks)) ||
		(!/[:{[<`]/.test(marks) && words.trim() !== '' && source.words.includes(words))
	);
}

/**
 * A name or a role where a sentence begins, with a colon, in brackets or in bold; at the beginning of a turn also the
 * host's own name with a dash. The other one's may be called: “Marvin — sua vez.”
 */
function labelsOf({ cast, newsletter: { language } }: LintSubject): (turn: Turn) => Span[] {
	const names = (members: readonly CastMember[]) => {
		const all = members.flatMap(({ id, name }) => [id, name, name.split(/\s/)[0] ?? name]);
		return [...new Set(all)].map(literally).join('|');
	};
	const who = `(?:${names(cast)}|${roles[language]}|${roles.en})(?:\\s?[\\dA-C](?![\\p{L}\\p{N}]))?`;
	const aside = '(?:\\s?\\([^()\\n]{1,40}\\))?';
	const before = '(?<=^|\\n|[.!?…]["”]?\\s)';
	const labels = new RegExp(
		[
			`${before}[*_"“]{0,3}${who}${aside}[*_]{0,3}\\s?:[*_]{0,3}\\s?`,
			`${before}\\[${who}\\]${aside}\\s?[:—–-]?\\s?`,
			`${before}[*_]{2}${who}[*_]{2}${aside}\\s?[:—–-]\\s?`,
		].join('|'),
		'giu',
	);
	const dashed = new Map(
		cast.map((host) => [host.id, new RegExp(`^(?:${names([host])})${aside}\\s[—–-]\\s`, 'giu')]),
	);
	return (turn) => {
		const own = dashed.get(turn.host);
		return [...matchesOf(turn.text, labels), ...(own ? matchesOf(turn.text, own) : [])];
	};
}
