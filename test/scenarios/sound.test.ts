import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { parseFile } from 'music-metadata';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findFfmpeg } from '../../integration/audio/ffmpeg.ts';
import { energiesOf, integratedLoudness } from '../../integration/audio/meter.ts';
import { truePeakOf } from '../../integration/audio/true-peak.ts';
import { builtin } from '../../integration/speech/builtin.ts';
import { decoded } from '../helpers/decoded.ts';
import { both } from '../helpers/newsletters.ts';
import { medianPitch } from '../helpers/pitch.ts';
import { joined } from '../helpers/signals.ts';
import { type BuiltSite, makeSite } from '../helpers/site.ts';

const ffmpeg = await findFfmpeg(undefined, process.env);
if (ffmpeg.path === undefined) console.log(`Encoding with ffmpeg is skipped: ${ffmpeg.why.join(' ')}`);
const encoders = [
	['the built-in encoder', 'LAME', false] as const,
	...(ffmpeg.path ? [['ffmpeg', 'ffmpeg', ffmpeg.path] as const] : []),
];

const sites: BuiltSite[] = [];
afterAll(() => Promise.all(sites.map((site) => site.remove())));

/** The first one speaks. The next have its takes, and nothing that was made of them. */
async function siteWith(encoder: string | false): Promise<BuiltSite> {
	const options = { engine: builtin(), ffmpeg: encoder };
	const [spoken] = sites;
	const site = spoken ? await spoken.copy({ options }) : await makeSite({ newsletters: both, options });
	sites.push(site);
	const cache = join(site.root, '.cache/newscast');
	await rm(join(cache, 'objects/episode'), { recursive: true, force: true });
	await rm(join(cache, 'ledger.json'), { force: true });
	return site;
}

describe.each(encoders)(
	'episodes spoken by the built-in voices and written by %s',
	(_name, said, encoder) => {
		let site: BuiltSite;
		let log: string;
		beforeAll(async () => {
			site = await siteWith(encoder);
			log = await site.build();
		});

		test('are written by it', () => {
			expect(log.match(new RegExp(`mastered with ${said}`, 'g'))).toHaveLength(2);
		});

		describe.each(['041-nuvem', '042-cache'])('%s', (id) => {
			let file: string;
			let samples: Float32Array;
			beforeAll(async () => {
				const name = (await site.files()).find((path) => path.includes(`/audio/${id}.`)) ?? '';
				file = join(site.dist, name);
				samples = await decoded(file);
			});

			test('is -14 LUFS within 0.5 LU and at most -1 dBTP once decoded', () => {
				expect(Math.abs(integratedLoudness(energiesOf(samples, 44_100)) + 14)).toBeLessThan(0.5);
				expect(20 * Math.log10(truePeakOf(samples))).toBeLessThanOrEqual(-1);
			});

			test('is a tagged 192 kbit/s MP3 whose chapters and cover can be read', async () => {
				const { common, format, native } = await parseFile(file, { duration: true });
				expect(format).toMatchObject({
					bitrate: 192_000,
					sampleRate: 44_100,
					numberOfChannels: 2,
					codec: 'MPEG 1 Layer 3',
				});
				expect(Math.abs((format.duration ?? 0) - samples.length / 44_100)).toBeLessThan(0.1);
				expect(common).toMatchObject({ album: 'Duas Vozes', artist: 'Lia' });
				expect(common.picture?.[0]?.format).toBe('image/jpeg');
				const chapters = native['ID3v2.3']?.filter((tag) => tag.id === 'CHAP') ?? [];
				expect(chapters.length).toBeGreaterThanOrEqual(3);
			});

			test('has two hosts whom nobody could confuse', async () => {
				const { segments } = JSON.parse(await site.read(`dist/podcast/${id}.json`)) as {
					segments: { speaker: string; startTime: number; endTime: number }[];
				};
				const pitchOf = (speaker: string) => {
					const spoken = segments
						.filter((segment) => segment.speaker === speaker)
						.map(({ startTime, endTime }) => samples.slice(startTime * 44_100, endTime * 44_100));
					return medianPitch({ samples: joined(...spoken).subarray(0, 6 * 44_100), sampleRate: 44_100 });
				};
				expect(pitchOf('Lia') / pitchOf('Marvin')).toBeGreaterThan(1.4);
			});
		});
	},
);
