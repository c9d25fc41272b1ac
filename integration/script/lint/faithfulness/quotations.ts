/** Marks around what is quoted. */
export const quotations = /“([^”]{1,2000})”|"([^"]{1,2000})"|«([^»]{1,2000})»/gu;

/** A text with spaces for what is quoted in it. */
export function withoutQuotations(text: string): string {
	return text.replace(quotations, (found) => ' '.repeat(found.length));
}
