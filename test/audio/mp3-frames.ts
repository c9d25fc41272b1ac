export interface Mp3Frame {
	offset: number;
	kilobitsPerSecond: number;
	sampleRate: number;
	mode: 'stereo' | 'joint stereo' | 'dual channel' | 'mono';
}

const kilobits = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320];
const rates = [44_100, 48_000, 32_000];
const modes = ['stereo', 'joint stereo', 'dual channel', 'mono'] as const;

/** Every frame of an untagged MPEG-1 layer III file. Throws when anything lies between or after them. */
export function mp3Frames(bytes: Uint8Array): Mp3Frame[] {
	const frames: Mp3Frame[] = [];
	for (let offset = 0; offset < bytes.length; ) {
		const [first = 0, second = 0, third = 0, fourth = 0] = bytes.subarray(offset, offset + 4);
		// Sync, MPEG-1, layer III; the last bit, whether there is a CRC, may be either.
		if (first !== 0xff || (second & 0xfe) !== 0xfa) throw new Error(`no frame at byte ${offset}`);
		const kilobitsPerSecond = kilobits[third >> 4] ?? 0;
		const sampleRate = rates[(third >> 2) & 3] ?? 0;
		const mode = modes[(fourth >> 6) & 3] ?? 'stereo';
		frames.push({ offset, kilobitsPerSecond, sampleRate, mode });
		offset += Math.floor((144_000 * kilobitsPerSecond) / sampleRate) + ((third >> 1) & 1);
		if (offset > bytes.length) throw new Error('the last frame is cut off');
	}
	return frames;
}
