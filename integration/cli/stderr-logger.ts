import type { AstroLoggerDestination } from 'astro';

/** A destination for Astro's logs that leaves stdout to the results. */
export default function stderrLogger(): AstroLoggerDestination {
	return {
		write: ({ message }) => void process.stderr.write(`${message}\n`),
	};
}
