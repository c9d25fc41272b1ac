type Data = Readonly<Record<string, unknown>>;

/**
 * The JSON lines between the tags of that name, or none.
 * @throws {Error} when the fence is open, or something in it is no JSON object.
 */
export function dataIn(prompt: string, name: string): Data[] {
	const tag = new RegExp(`^<(${name}-[0-9a-f]{8})>$`, 'm').exec(prompt);
	if (!tag) return [];
	const rest = prompt.slice(tag.index + tag[0].length + 1);
	const end = rest.indexOf(`\n</${tag[1]}>`);
	if (end < 0) throw new Error(`The fence ${tag[1]} is not closed.`);
	return rest
		.slice(0, end)
		.split('\n')
		.map((line) => asObject(JSON.parse(line)));
}

export function asObject(value: unknown): Data {
	return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {};
}

export function asList(value: unknown): unknown[] {
	return Array.isArray(value) ? value : [];
}

export function asText(value: unknown): string {
	return typeof value === 'string' ? value : '';
}
