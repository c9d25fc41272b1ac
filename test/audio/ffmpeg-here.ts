import { findFfmpeg } from '../../integration/audio/ffmpeg.ts';

const found = await findFfmpeg(undefined, process.env);

/** An ffmpeg that can write MP3, where this machine has one: what needs it says why it is skipped. */
export const systemFfmpeg = found.path;

if (found.path === undefined) console.warn(`Without ffmpeg some tests are skipped. ${found.why.join(' ')}`);
