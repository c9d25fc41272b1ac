/** An element of a parsed document. Names carry their namespace: `{http://www.w3.org/2005/Atom}link`, `title`. */
export interface XmlElement {
	name: string;
	attributes: Readonly<Record<string, string>>;
	children: readonly XmlElement[];
	/** All character data directly in it. */
	text: string;
}

/** The namespaces of a podcast's feed, as names begin with them. */
export const itunes = '{http://www.itunes.com/dtds/podcast-1.0.dtd}';
export const podcast = '{https://podcastindex.org/namespace/1.0}';
export const atom = '{http://www.w3.org/2005/Atom}';
export const psc = '{http://podlove.org/simple-chapters}';

/** An element's name as feeds write it: `itunes:image`. */
export function nameOf(name: string): string {
	return name
		.replace(itunes, 'itunes:')
		.replace(podcast, 'podcast:')
		.replace(atom, 'atom:')
		.replace(psc, 'psc:');
}

/** The elements of that name directly in `parent`. */
export function childrenOf(parent: XmlElement, name: string): XmlElement[] {
	return parent.children.filter((child) => child.name === name);
}

/**
 * Parses strictly, with namespaces.
 * @returns The root element, and the mistakes that make the document not well-formed, at most five.
 */
export async function parseXml(xml: string): Promise<{ root: XmlElement | undefined; mistakes: string[] }> {
	const { SaxesParser } = await import('saxes');
	const parser = new SaxesParser({ xmlns: true });
	const mistakes: string[] = [];
	const open: OpenElement[] = [];
	let root: XmlElement | undefined;
	parser.on('error', ({ message }) => {
		if (mistakes.length < 5) mistakes.push(message);
	});
	parser.on('opentag', ({ uri, local, attributes }) => {
		const element: OpenElement = {
			name: uri === '' ? local : `{${uri}}${local}`,
			attributes: Object.fromEntries(Object.values(attributes).map(({ name, value }) => [name, value])),
			children: [],
			text: '',
		};
		root ??= element;
		open.at(-1)?.children.push(element);
		open.push(element);
	});
	parser.on('closetag', () => void open.pop());
	for (const event of ['text', 'cdata'] as const) {
		parser.on(event, (text) => {
			const element = open.at(-1);
			if (element) element.text += text;
		});
	}
	parser.write(xml).close();
	return { root, mistakes };
}

interface OpenElement extends XmlElement {
	children: XmlElement[];
}
