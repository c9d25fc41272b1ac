/** What static hosts take, bytes per file. */
const limits = [
	{ host: 'GitHub', bytes: 100 * 2 ** 20, told: '100 MiB' },
	{ host: 'Cloudflare Pages', bytes: 25 * 2 ** 20, told: '25 MiB' },
];

interface Sized {
	/** Name of the MP3. */
	file: string;
	bytes: number;
}

/**
 * Says which new MP3s are too large for well-known static hosts, and what helps.
 * @returns One line, or undefined when all are small enough.
 */
export function sizeWarning(made: readonly Sized[]): string | undefined {
	const refused = limits.filter(({ bytes }) => made.some((each) => each.bytes > bytes));
	const [smallest] = refused.toReversed();
	if (smallest === undefined) return undefined;
	const large = made.filter(({ bytes }) => bytes > smallest.bytes);
	const names = large.map(({ file, bytes }) => `${file} (${Math.ceil(bytes / 2 ** 20)} MiB)`).join(', ');
	const hosts = refused.map(({ host, told }) => `${host} takes no file over ${told}`).join(', ');
	return `${names}: ${hosts}. If yours is such a host, keep audio in object storage: option \`audioBaseUrl\`.`;
}
