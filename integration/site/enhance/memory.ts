/** What a listener's browser remembers. Where that is forbidden, nothing is remembered, and nothing fails. */

export function remember(name: string, value: string | undefined): void {
	try {
		if (value === undefined) localStorage.removeItem(keyOf(name));
		else localStorage.setItem(keyOf(name), value);
	} catch {}
}

export function remembered(name: string): string | null {
	try {
		return localStorage.getItem(keyOf(name));
	} catch {
		return null;
	}
}

function keyOf(name: string): string {
	return `newscast:${name}`;
}
