import type { Language } from '../newsletter/newsletter.ts';

/** A stretch of some text, as UTF-16 offsets; `end` is exclusive. */
export interface TextRange {
	start: number;
	end: number;
}

const segmenters: Record<Language, Intl.Segmenter> = {
	'pt-BR': new Intl.Segmenter('pt-BR', { granularity: 'sentence' }),
	en: new Intl.Segmenter('en', { granularity: 'sentence' }),
};

/** Titles and connectives that are always followed by more. One list: Portuguese newsletters name English people. */
const abbreviations = new Set(
	[
		'Sr Sra Srs Sras Srta Dr Dra Drs Dras Prof Profs Profa Profª Eng Enga Arq Adv Exmo Exma Ilmo Ilma Sto Sta',
		'Dep Gov Gen Cel Cap Sgt Pe Av Mr Mrs Ms Mx Messrs Jr St Rep Sen Rev Hon Col Capt Lt Mt',
		'vs p.ex P.ex ex Ex e.g E.g i.e I.e viz cf Cf aprox approx obs Obs al ca máx mín',
	].flatMap((line) => line.split(' ')),
);

/** Abbreviations that go with a number: `p. 10`, `Fig. 2`. */
const references = new Set(
	'p pp pág págs n nº No no Nº fig Fig figs art Art arts cap Cap vol Vol v ed sec Sec ch Ch eq Eq tel Tel'.split(
		' ',
	),
);

/**
 * The sentences of a text, without the spaces around them. Intl.Segmenter proposes; what it breaks after
 * abbreviations, inside addresses and versions, and before a lower-case continuation is put together again, because
 * its own rules change with the Unicode tables of the runtime.
 */
export function splitSentences(text: string, language: Language): TextRange[] {
	const sentences: TextRange[] = [];
	// The ellipsis character ends no sentence by the rules of Unicode, three dots do.
	for (const { segment, index } of segmenters[language].segment(text.replaceAll('…', '.'))) {
		const trimmed = segment.trim();
		if (trimmed === '') continue;
		const start = index + segment.indexOf(trimmed);
		const end = start + trimmed.length;
		const previous = sentences.at(-1);
		if (previous && continues(text.slice(previous.start, previous.end), trimmed, start > previous.end)) {
			previous.end = end;
		} else {
			sentences.push({ start, end });
		}
	}
	return sentences;
}

/** Whether `after` belongs to the sentence that `before` begins. */
function continues(before: string, after: string, spaced: boolean): boolean {
	if (!spaced) return !/[。！？｡।]["'”’」』）)]*$/u.test(before);
	if (!/[\p{L}\p{N}]/u.test(after) || !/\p{L}/u.test(before)) return true;
	if (/^[^\p{L}\p{N}]*\p{Ll}/u.test(after)) return true;
	// Initials and dotted capitals: J. K., U.S., S.A.
	if (/(?:^|[\s("“‘'])(?:\p{Lu}\.)+$/u.test(before)) return true;
	const word = /(?:^|\s)[("“‘'[]*(\S+)\.$/u.exec(before)?.[1] ?? '';
	return abbreviations.has(word) || (references.has(word) && /^\d/.test(after));
}
