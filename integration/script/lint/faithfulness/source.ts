import type { Block, Newsletter, Opinion, Passage, Section } from '../../../newsletter/newsletter.ts';
import type { Speak } from './heard.ts';
import { remember } from './memo.ts';
import { valuesOf } from './numbers.ts';
import { hearSentences, type Sentence } from './sentence.ts';

/** A sentence of the newsletter. Offsets are those of its passage's text. */
export interface SourceSentence extends Sentence {
	passage: Passage;
	/** Which of the block's passages. */
	place: number;
	block: Block;
	section: string;
}

/** What a part of the newsletter says. */
export interface Facts {
	sentences: readonly SourceSentence[];
	/** Every value a number in it may stand for, and those of its tables and code. */
	values: ReadonlySet<string>;
	/** Stems of its words. */
	stems: ReadonlySet<string>;
}

export interface SourceBlock extends Facts {
	block: Block;
	section: string;
	/** Whether there is anything a voice could say. */
	speakable: boolean;
}

export interface SourceSection extends Facts {
	section: Section;
	title: readonly Sentence[];
	/** How many items, stories or columns there are to be counted. */
	counts: ReadonlySet<string>;
}

export interface SourceOpinion extends Facts {
	opinion: Opinion;
	section: string;
}

/** A newsletter as the rules look at it. */
export interface Source {
	newsletter: Newsletter;
	blocks: ReadonlyMap<string, SourceBlock>;
	sections: ReadonlyMap<string, SourceSection>;
	opinions: ReadonlyMap<string, SourceOpinion>;
	/** Of its title, which stands above every story. */
	title: Facts;
	/** Of everything, the front matter included. */
	all: Facts;
}

const nothing: Facts = { sentences: [], values: new Set(), stems: new Set() };

/** What a newsletter says, found once for as long as it is in use. */
export const sourceOf = remember((newsletter: Newsletter, speak: Speak): Source => {
	const blocks = new Map<string, SourceBlock>();
	const sections = new Map<string, SourceSection>();
	for (const section of newsletter.sections) {
		const own = section.blocks.map((block) => readBlock(block, section.id, newsletter, speak));
		for (const block of own) blocks.set(block.block.id, block);
		const title = section.title ? hearSentences(section.title.text, newsletter.language, speak) : [];
		sections.set(section.id, {
			...join([...own, factsOf(title)]),
			section,
			title,
			counts: new Set(
				section.blocks.flatMap(({ kind, passages }) => (kind === 'list' ? String(passages.length) : [])),
			),
		});
	}
	const opinions = new Map(
		newsletter.opinions.map((opinion) => {
			const own = opinion.blocks.flatMap((id) => blocks.get(id) ?? []);
			return [opinion.id, { ...join(own), opinion, section: own[0]?.section ?? '' }];
		}),
	);
	const front = [
		newsletter.title,
		newsletter.description ?? '',
		dateOf(newsletter),
		`${newsletter.number ?? ''} ${newsletter.season ?? ''}`,
	];
	const heard = front.map((text) => factsOf(hearSentences(text, newsletter.language, speak)));
	const [title = nothing] = heard;
	return { newsletter, blocks, sections, opinions, title, all: join([...sections.values(), ...heard]) };
});

function readBlock(block: Block, section: string, newsletter: Newsletter, speak: Speak): SourceBlock {
	const { language, body } = newsletter;
	const sentences = block.passages.flatMap((passage, place) =>
		hearSentences(passage.text, language, speak).map((sentence) => ({
			...sentence,
			passage,
			place,
			block,
			section,
		})),
	);
	// The cells of a table and what code says may be told, although they are not read out.
	const raw = ['table', 'code', 'image'].includes(block.kind)
		? [factsOf(hearSentences(body.slice(block.start, block.end), language, speak))]
		: [];
	return {
		...join([{ ...factsOf(sentences), sentences }, ...raw]),
		block,
		section,
		speakable: sentences.some(({ words }) => words.length > 0),
	};
}

function factsOf(sentences: readonly Sentence[]): Facts {
	return {
		sentences: [],
		values: new Set(
			sentences.flatMap(({ text, start, numbers }) =>
				numbers.flatMap((number) => {
					const written = text.slice(Math.max(0, number.start - start - 4), number.end - start + 6);
					return [
						...valuesOf(number).flatMap(withMajor),
						...(ofDay.test(written) ? valuesOf(number).flatMap(halfDay) : []),
					];
				}),
			),
		),
		stems: new Set(sentences.flatMap(({ words }) => words.map(({ stem }) => stem))),
	};
}

/** “18h04”, “18:04”, “às 16 horas” */
const ofDay = /\d[h:]|(?<!\p{L})[àa]s \d{1,2} horas/u;

/** “3.0.0” is version three, and 3.0. */
function withMajor(value: string): string[] {
	const parts = value.split('.');
	return parts.length < 3 ? [value] : parts.map((_, index) => parts.slice(0, index + 1).join('.'));
}

/** Five in the afternoon is seventeen hours. */
export function halfDay(hour: string): string[] {
	const value = Number(hour);
	return value > 12 && value <= 24 ? [String(value - 12)] : [];
}

function join(all: readonly Facts[]): Facts {
	return {
		sentences: all.flatMap(({ sentences }) => sentences),
		values: new Set(all.flatMap(({ values }) => [...values])),
		stems: new Set(all.flatMap(({ stems }) => [...stems])),
	};
}

function dateOf({ date, language }: Newsletter): string {
	return new Intl.DateTimeFormat(language, { dateStyle: 'full', timeZone: 'UTC' }).format(new Date(date));
}

/** List items after these are left to the reader. */
const spokenItems = 7;

/** Whether it may be left out: the end of a long list. */
export function isLeftToTheReader({ block, place }: SourceSentence): boolean {
	return block.kind === 'list' && !block.opinion && place >= spokenItems;
}
