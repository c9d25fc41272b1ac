const table = Uint16Array.from({ length: 256 }, (_, byte) => {
	let value = byte;
	for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >> 1) ^ 0xa001 : value >> 1;
	return value;
});

/** CRC-16/ARC, as LAME's header uses it. Give the result for what came before to go on. */
export function crc16(bytes: Uint8Array, previous = 0): number {
	return bytes.reduce((crc, byte) => (crc >> 8) ^ (table[(crc ^ byte) & 0xff] as number), previous);
}
