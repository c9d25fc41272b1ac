import type { Language } from '../../newsletter/newsletter.ts';
import { enclose, encodeSounds, int64, type Model, type ModelSource } from './family.ts';
import type { GraphSignature } from './graph.ts';
import { toKokoro } from './kokoro-phonemes.ts';
import { inTurns, mixStyles, parseMixture } from './mixing.ts';
import { readStyled, speedFeed } from './style-graph.ts';
import type { Styles } from './styles.ts';
import { readVocabulary } from './vocabulary.ts';

/** By the first letter of a voice's name; the second is f or m. Others are for languages no newsletter has. */
const languageOf: Readonly<Record<string, Language>> = { a: 'en', b: 'en', p: 'pt-BR' };
const favourites = ['af_heart', 'am_michael', 'pf_dora', 'pm_alex'];
/** `$`, before and after every text. */
const edge = 0;

/**
 * Kokoro-82M 1.0, one text at a time: its graph fails for two, though some exports promise otherwise. A voice may be a
 * mixture: `af_heart*0.6+am_michael*0.4`. Its ids are 510 at most; it fades out in very long sentences and babbles
 * after very short ones, which decides the length of the pieces.
 */
export function openKokoro(source: ModelSource, signature: GraphSignature, styles: Styles): Model {
	const input =
		signature.inputs.find(({ name }) => name !== 'style' && name !== 'speed')?.name ?? 'input_ids';
	const { file, ids } = readVocabulary(source, signature.rows[input]);
	const languagesOf = (id: string) => {
		const named = parseMixture(id, styles.names)?.map(({ name }) => languageOf[name.charAt(0)]);
		return named && [...new Set(named.filter((language) => language !== undefined))];
	};
	const languages = [...new Set(styles.names.flatMap((name) => languagesOf(name) ?? []))];
	const idsOf = (symbol: string) => {
		const id = ids.get(symbol);
		return id === undefined ? undefined : [id];
	};
	return {
		family: 'kokoro',
		source,
		companions: [file, ...styles.files],
		languages,
		voices: (language) =>
			inTurns(
				styles.names.filter((name) => languageOf[name.charAt(0)] === language),
				favourites,
				(name) => name.charAt(1) === 'm',
			),
		languagesOf,
		sampleRate: 24_000,
		pieces: { least: 60, most: 250 },
		longest: 512,
		marks: ' ;:,.!?—…"()“”',
		batches: false,
		phonemeLanguage: (voice, language) => {
			if (language !== 'en') return 'pt-br';
			return voice.startsWith('b') ? 'en-gb-x-rp' : 'en-us';
		},
		encode({ sounds }, { length }, language) {
			const own = sounds.map(({ symbol, word }) => ({ symbol: toKokoro(symbol, language), word }));
			return { ...enclose([edge], encodeSounds(own, idsOf), [edge]), characters: length };
		},
		prepare([row], voice, rate) {
			const content = (row?.ids.length ?? 2) - 2;
			const style = mixStyles(parseMixture(voice, styles.names) ?? [], content, styles);
			return {
				[input]: int64(row?.ids ?? [], [1, content + 2]),
				style: { data: style, shape: [1, style.length] },
				speed: speedFeed(signature, rate),
			};
		},
		read: (outputs) => [readStyled(outputs, signature)],
	};
}
