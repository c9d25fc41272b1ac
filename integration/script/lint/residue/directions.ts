import type { Language } from '../../../newsletter/newsletter.ts';
import type { CastMember, Turn } from '../../script.ts';
import { citedText, hostOf } from '../cited.ts';
import { inText, matchesOf } from '../finding.ts';
import type { Finding, LintSubject, Rule } from '../lint.ts';
import { wordKey, wordsIn } from '../words.ts';

/** Turns between two delivery tags, so that each is heard as one. Research 4.3, R09. */
const leastDistance = 4;

/** Sounds, gestures and tones, by their stems: `suspir` is suspira, suspirando and suspiro. */
const sounds: Readonly<Record<Language, readonly string[]>> = {
	'pt-BR':
		'ri riem rir rindo riso risos risada risadas sorri sorrindo sorriso gargalh suspir pausa silêncio tosse tossi pigarr respira sussurr murmur grit chor bocej resmung ironic irônic sarcas sarcást secamente animad empolgad entusias irritad cansad triste tristemente sério hesit interrompe interrompendo música vinheta aplausos palmas efeito trilha baixinho assobi solta pensativ melancól debochad desanimad enfátic'.split(
			' ',
		),
	en: 'laugh chuckl giggl smil smirk grin sigh pause paus beat silence cough clear breath inhal exhal whisper murmur mutter shout yell cry cries sob yawn groan grumbl snort scoff sarcas ironic dryly deadpan excited excitedly wearily tired sad sadly serious hesitat interrupt music jingle applause clap sound softly quietly gasp wink shrug nod emphatic'.split(
		' ',
	),
};
/** Short ones are whole words: `ri` is not in `risco`. */
const stemLength = 4;

const enclosed =
	/\[[^[\]\n]{1,80}\]|\([^()\n]{1,120}\)|(?<![*\p{L}\p{N}])\*{1,2}[^*\n]{1,60}\*{1,2}(?![*\p{L}\p{N}])|(?<![_\p{L}\p{N}])_[^_\n]{1,60}_(?![_\p{L}\p{N}])/gu;

export const directions: Rule = {
	id: 'R09',
	asks: 'Delivery is in tags from the host’s palette, few and far between; no stage direction is in the words.',
	check: (subject) => [
		...subject.script.turns.flatMap((turn) => [...foreignTags(turn, subject), ...inWords(turn, subject)]),
		...subject.cast.flatMap((host) => tooMany(host, subject)),
		...tooClose(subject.script.turns),
	],
};

function foreignTags(turn: Turn, subject: LintSubject): Finding[] {
	const card = hostOf(turn, subject)?.card;
	const moods = Object.values(card?.moods ?? {}).flatMap((mood) => mood?.tags ?? []);
	const palette = [...new Set([...(card?.delivery.tags ?? []), ...moods])];
	return turn.tags
		.filter((tag) => !palette.includes(tag))
		.map((tag) =>
			remark('error', `[${tag}]`, `This host’s tags are: ${palette.join(', ') || 'none'}.`, turn),
		);
}

/** Brackets, parentheses and asterisks around words that the cited source does not have. */
function inWords(turn: Turn, { newsletter }: LintSubject): Finding[] {
	const spans = matchesOf(turn.text, enclosed);
	if (spans.length === 0) return [];
	const source = wordKey(citedText(turn, newsletter));
	return spans.flatMap((span): Finding[] => {
		const found = turn.text.slice(span.start, span.end);
		const words = wordKey(found);
		if (words.trim() === '' || source.includes(words)) return [];
		const isDirection = isStageDirection(found);
		// A link's text is markup, emphasis is too.
		if (!isDirection && (/^[*_]/.test(found) || turn.text.startsWith('](', span.end - 1))) return [];
		const isSure = isDirection || found.startsWith('[');
		return [
			inText(turn, widen(turn.text, span), {
				rule: 'R09',
				severity: isSure ? 'error' : 'warning',
				expected: isSure
					? 'Put it in the words, or choose a tag of the host.'
					: 'Say it as a sentence: nobody hears parentheses.',
				...(isSure && { fix: '' }),
			}),
		];
	});
}

/** With the space that would be left over. */
function widen(text: string, { start, end }: { start: number; end: number }) {
	return /\s/.test(text.charAt(end)) ? { start, end: end + 1 } : { start, end };
}

/** Whether these few words describe a sound, a gesture or a tone, in either language. */
export function isStageDirection(text: string): boolean {
	const words = wordsIn(text).map(({ folded }) => folded);
	if (words.length === 0 || words.length > 6) return false;
	return words.some((word) =>
		[...sounds['pt-BR'], ...sounds.en].some((stem) =>
			stem.length < stemLength ? word === stem : word.startsWith(stem),
		),
	);
}

function tooMany({ id, name, card }: CastMember, { script }: LintSubject): Finding[] {
	const turns = script.turns.filter(({ host }) => host === id);
	const tagged = turns.filter(({ tags }) => tags.length > 0).length;
	const most = Math.ceil(turns.length / Math.max(1, card.delivery.every));
	if (tagged <= most) return [];
	return [
		remark(
			'warning',
			`${tagged} of ${turns.length} turns of ${name} with tags`,
			`One in ${card.delivery.every} turns at most, as ${card.file} says.`,
		),
	];
}

function tooClose(turns: readonly Turn[]): Finding[] {
	let last = Number.NEGATIVE_INFINITY;
	return turns.flatMap((turn, index) => {
		if (turn.tags.length === 0) return [];
		const distance = index - last;
		last = index;
		if (distance >= leastDistance) return [];
		const found = `a tag ${distance} turns after the last`;
		return [remark('warning', found, `Leave ${leastDistance} turns between tags.`, turn)];
	});
}

function remark(severity: Finding['severity'], found: string, expected: string, turn?: Turn): Finding {
	return { rule: 'R09', severity, ...(turn && { turn: turn.id }), found, expected };
}
