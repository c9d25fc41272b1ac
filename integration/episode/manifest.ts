import type { EpisodeTags, Master } from '../audio/audio.ts';
import type { Newsletter, Span } from '../newsletter/newsletter.ts';
import type { Script } from '../script/script.ts';
import type { SpokenWord } from '../speech/speech.ts';
import { chaptersOf } from './chapters.ts';
import type { Episode, EpisodeTurn, SourceSentence, Timed } from './episode.ts';
import { withWords } from './heard-words.ts';
import type { Studio } from './studio.ts';

/** An episode before its MP3 has a name. */
export type DescribedEpisode = Omit<Episode, 'audio' | 'engine'>;

/** A description made from the text itself is about this long, in characters. */
const descriptionLength = 300;

/** @param words When the words of each take are heard, seconds from its first sample, if known. */
export function describeEpisode(
	newsletter: Newsletter,
	script: Script,
	master: Master,
	words: readonly (readonly SpokenWord[] | undefined)[],
	published: string,
	studio: Studio,
): DescribedEpisode {
	const turns = timedTurns(newsletter, script, master);
	const heard = turns.map((turn, index) => withWords(turn, master.turns[index], words[index]));
	return {
		id: newsletter.id,
		guid: studio.ledger.get(newsletter.id)?.guid ?? studio.publish.guid(newsletter.id),
		title: newsletter.title,
		description: newsletter.description ?? firstSentences(newsletter),
		published,
		language: newsletter.language,
		...(newsletter.number === undefined ? {} : { number: newsletter.number }),
		...(newsletter.season === undefined ? {} : { season: newsletter.season }),
		...(newsletter.type === undefined ? {} : { type: newsletter.type }),
		...(newsletter.label === undefined ? {} : { label: newsletter.label }),
		loudness: master.loudness,
		waveform: master.waveform,
		hosts: studio.hosts.map(({ id, name, role }) => ({ id, name, role })),
		turns,
		cues: studio.publish.cuesFor(heard, newsletter.language).map((cue) => ({ ...cue, ...roundedTimes(cue) })),
		// Once and for all, so that tag, feed, file and page have the same.
		chapters: chaptersOf(turns, newsletter, master).map((chapter) => ({
			...chapter,
			title: studio.publish.chapterTitle(chapter.title),
		})),
		links: newsletter.links,
		writer: script.writer,
	};
}

function timedTurns(newsletter: Newsletter, script: Script, master: Master): EpisodeTurn[] {
	const opinions = new Map(newsletter.opinions.map((opinion) => [opinion.id, opinion]));
	return script.turns.map((turn, index) => {
		const { start, end } = roundedTimes(master.turns[index] ?? { start: 0, end: 0 });
		const opinion = turn.opinion === undefined ? undefined : opinions.get(turn.opinion);
		return {
			id: turn.id,
			host: turn.host,
			section: turn.section,
			start,
			end,
			text: turn.text,
			...(opinion && {
				opinion: { id: opinion.id, start: opinion.start, end: opinion.end },
				sources: (turn.evidence ?? []).map((span) => sentenceAt(span, newsletter)),
			}),
			...(turn.repair && { repair: turn.repair }),
		};
	});
}

/** The words a reader sees where `span` stands in the body. */
function sentenceAt(span: Span, { sections }: Newsletter): SourceSentence {
	const runs = sections
		.flatMap(({ blocks }) => blocks)
		.flatMap(({ passages }) => passages)
		.flatMap((passage) => passage.runs)
		.filter(({ start, end }) => start < span.end && span.start < end);
	const texts = runs.map((run) => {
		const from = Math.max(span.start - run.start, 0);
		const isVerbatim = run.text.length === run.end - run.start;
		return isVerbatim ? run.text.slice(from, span.end - run.start) : run.text;
	});
	return { start: span.start, end: span.end, text: texts.join('').trim() };
}

/** To milliseconds, which is what every format that is written from them has. */
function roundedTimes({ start, end }: Timed): Timed {
	return { start: Math.round(start * 1000) / 1000, end: Math.round(end * 1000) / 1000 };
}

function firstSentences(newsletter: Newsletter): string {
	const text = newsletter.sections
		.flatMap(({ blocks }) => blocks)
		.find(({ kind, opinion }) => kind === 'paragraph' && opinion === undefined)
		?.passages.map((passage) => passage.text)
		.join(' ');
	if (text === undefined) return newsletter.title;
	const sentences = [
		...new Intl.Segmenter(newsletter.language, { granularity: 'sentence' }).segment(text),
	].map(({ segment }) => segment);
	const chosen: string[] = [];
	for (const sentence of sentences) {
		if (chosen.length > 0 && [...chosen, sentence].join('').length > descriptionLength) break;
		chosen.push(sentence);
	}
	return chosen.join('').trim();
}

export function tagsFor(
	episode: DescribedEpisode,
	seconds: number,
	studio: Studio,
	cover: Uint8Array,
): EpisodeTags {
	const names = new Map(episode.hosts.map(({ id, name }) => [id, name]));
	const disclosure = studio.publish.disclosure(episode.language);
	return {
		title: episode.title,
		show: studio.show.title,
		artist: studio.show.author,
		date: episode.published,
		language: episode.language === 'pt-BR' ? 'por' : 'eng',
		...(episode.number === undefined ? {} : { track: episode.number }),
		comment: `${episode.description} ${disclosure}`,
		lyrics: episode.turns.map(({ host, text }) => `${names.get(host) ?? host}: ${text}`).join('\n\n'),
		chapters: episode.chapters.map(({ start, title }) => ({ start, title })),
		seconds,
		loudness: episode.loudness,
		cover,
	};
}
