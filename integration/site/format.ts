import type { Language } from '../newsletter/newsletter.ts';

/** Length of an episode for people: `42 min`, `1 h 02 min`, and seconds when it is under a minute. */
export function formatDuration(seconds: number): string {
	const minutes = Math.round(seconds / 60);
	if (minutes === 0) return `${Math.round(seconds)} s`;
	if (minutes < 60) return `${minutes} min`;
	return `${Math.floor(minutes / 60)} h ${twoDigits(minutes % 60)} min`;
}

/** A moment in an episode as players show it, rounded down: `2:03`, `1:02:03`. */
export function formatClock(seconds: number): string {
	const whole = Math.floor(seconds);
	const hours = Math.floor(whole / 3600);
	const minutes = Math.floor(whole / 60) % 60;
	const rest = twoDigits(whole % 60);
	return hours > 0 ? `${hours}:${twoDigits(minutes)}:${rest}` : `${minutes}:${rest}`;
}

/** The day of an ISO 8601 instant in UTC, so that a page is the same wherever it is built. */
export function formatDate(instant: string, language: Language): string {
	return new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(instant));
}

/** Megabytes (10⁶ bytes) with one decimal, as download sizes are given. */
export function formatSize(bytes: number, language: Language): string {
	const megabytes = new Intl.NumberFormat(language, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
	return `${megabytes.format(bytes / 1e6)} MB`;
}

/** A measured level or length with one decimal and a true minus sign: `−14.0`. */
export function formatLevel(value: number, language: Language): string {
	const number = new Intl.NumberFormat(language, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
	return number.format(value).replace('-', '\u2212');
}

/** A length in seconds as ISO 8601 writes it in `<time datetime>`: `PT3723S`. */
export function isoDuration(seconds: number): string {
	return `PT${Math.round(seconds)}S`;
}

function twoDigits(value: number): string {
	return String(value).padStart(2, '0');
}
