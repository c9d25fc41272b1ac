/** An element as `podcast` takes it in `customElements`. */
export type RssElement = Record<string, unknown>;

/** An element with text. */
export function textElement(name: string, text: string, attributes: Record<string, string> = {}): RssElement {
	return { [name]: [{ _attr: attributes }, text] };
}

/** An element with attributes, and other elements in it. */
export function emptyElement(
	name: string,
	attributes: Record<string, string>,
	children: readonly RssElement[] = [],
): RssElement {
	const attributesOnly = { _attr: attributes };
	return { [name]: children.length === 0 ? attributesOnly : [attributesOnly, ...children] };
}
