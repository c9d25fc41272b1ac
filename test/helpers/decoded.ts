import { decodeMp3 } from '../../integration/audio/decode.ts';
import { joined } from './signals.ts';

/** All samples of an MP3: mono, 44.1 kHz. */
export async function decoded(file: string): Promise<Float32Array> {
	const pieces: Float32Array[] = [];
	for await (const piece of decodeMp3(file)) pieces.push(piece.slice());
	return joined(...pieces);
}
