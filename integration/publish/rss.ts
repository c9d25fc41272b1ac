/** An element as `podcast` takes it in `customElements`. */
export type RssElement = Record<string, unknown>;

/** Those that are undefined are left out. */
type Attributes = Readonly<Record<string, string | undefined>>;

/** An element with text. */
export function textElement(name: string, text: string, attributes: Attributes = {}): RssElement {
	return { [name]: [{ _attr: given(attributes) }, text] };
}

/** An element with attributes, and other elements in it. */
export function emptyElement(
	name: string,
	attributes: Attributes,
	children: readonly RssElement[] = [],
): RssElement {
	const attributesOnly = { _attr: given(attributes) };
	return { [name]: children.length === 0 ? attributesOnly : [attributesOnly, ...children] };
}

function given(attributes: Attributes): Attributes {
	return Object.fromEntries(Object.entries(attributes).filter(([, value]) => value !== undefined));
}
