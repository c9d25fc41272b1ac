import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'astro/zod';
import { enclose, encodeSounds, int64, type Model, type ModelSource } from './family.ts';
import type { GraphSignature } from './graph.ts';
import { inTurns, mixStyles, parseMixture } from './mixing.ts';
import type { Sound } from './phonemes.ts';
import { readStyled, speedFeed } from './style-graph.ts';
import type { Styles } from './styles.ts';

/** The symbols of StyleTTS 2, whose places are their ids; of one that is there twice, the last place counts. */
const symbols =
	'$;:,.!?¡¿—…"«»"" ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz' +
	"ɑɐɒæɓʙβɔɕçɗɖðʤəɘɚɛɜɝɞɟʄɡɠɢʛɦɧħɥʜɨɪʝɭɬɫɮʟɱɯɰŋɳɲɴøɵɸθœɶʘɹɺɾɻʀʁɽʂʃʈʧʉʊʋⱱʌɣɤʍχʎʏʑʐʒʔʡʕʢǀǁǂǃˈˌːˑʼʴʰʱʲʷˠˤ˞↓↑→↗↘'̩'ᵻ";
const idOf = new Map(Array.from(symbols, (symbol, id) => [symbol, id]));

const edge = 0;
/** `…`, before the last edge: what the models with a row for each length of text were trained on. */
const rest = 10;
/** The models end every text with noise, samples at 24 kHz. */
const tail = 5_000;
/** A text that begins nowhere near its end needs one. */
const ends = /[;:,.!?—…]/u;

const configSchema = z.object({ speed_priors: z.record(z.string(), z.number().positive()).default({}) });

/**
 * KittenTTS, English only, one text at a time. Early models have one row for each voice; later ones one for each length
 * of a text in characters, 400 at most, and factors for the speed of some voices in their config.json.
 */
export function openKitten(source: ModelSource, signature: GraphSignature, styles: Styles): Model {
	const priors = readPriors(source);
	const byLength = styles.rows > 1;
	return {
		family: 'kitten',
		source,
		companions: [...priors.files, ...styles.files],
		languages: ['en'],
		voices: (language) => (language === 'en' ? inTurns(styles.names, [], (name) => /-m$/.test(name)) : []),
		languagesOf: (id) => (parseMixture(id, styles.names) ? ['en'] : undefined),
		sampleRate: 24_000,
		pieces: { least: 60, most: 350 },
		longest: 512,
		marks: ' ;:,.!?¡¿—…"«»',
		batches: false,
		phonemeLanguage: () => 'en-us',
		encode({ sounds }, { length }) {
			const row = encodeSounds(spaced(sounds), (symbol) => {
				const id = idOf.get(symbol);
				return id === undefined ? undefined : [id];
			});
			return { ...enclose([edge], row, byLength ? [rest, edge] : [edge]), characters: length };
		},
		prepare([row], voice, rate) {
			const mixture = parseMixture(voice, styles.names) ?? [];
			const style = mixStyles(mixture, row?.characters ?? 0, styles);
			const prior = mixture.reduce((sum, { name, share }) => sum + share * (priors.speeds[name] ?? 1), 0);
			return {
				input_ids: int64(row?.ids ?? [], [1, row?.ids.length ?? 0]),
				style: { data: style, shape: [1, style.length] },
				speed: speedFeed(signature, rate * prior),
			};
		},
		read(outputs) {
			const { samples, ...told } = readStyled(outputs, signature);
			return [{ ...told, samples: samples.slice(0, Math.max(0, samples.length - tail)) }];
		},
	};
}

/** Marks stand between spaces, and the last sound is a mark. */
function spaced(sounds: readonly Sound[]): Sound[] {
	const space = { symbol: ' ', word: undefined };
	const last = sounds.at(-1);
	const ended = last && !ends.test(last.symbol) ? [...sounds, { symbol: ',', word: undefined }] : sounds;
	const apart = ended.flatMap((sound) =>
		sound.word === undefined && sound.symbol !== ' ' ? [space, sound, space] : [sound],
	);
	const single = apart.filter(({ symbol }, index) => symbol !== ' ' || apart[index - 1]?.symbol !== ' ');
	return single.at(-1)?.symbol === ' ' ? single.slice(0, -1) : single;
}

function readPriors({ file, config }: ModelSource): { files: string[]; speeds: Record<string, number> } {
	const place = config ?? path.join(path.dirname(file), 'config.json');
	if (!existsSync(place)) return { files: [], speeds: {} };
	return { files: [place], speeds: configSchema.parse(JSON.parse(readFileSync(place, 'utf8'))).speed_priors };
}
