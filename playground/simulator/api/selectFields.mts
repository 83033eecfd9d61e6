/** Which properties of an object to keep, or to leave out; a property may have its own choice. */
interface Selection {
	exclude: boolean;
	properties: Map<string, Selection | undefined>;
}

/** The part of `value` that a `fields` parameter asks for; all of it without one. */
export function selectFields(fields: string | undefined, value: unknown): unknown {
	return fields === undefined ? value : select(parseFields(fields), value);
}

/** Whether a `fields` parameter can be read, e.g. `total,items(added_by.id,item(name,album(!images)))`. */
export function refuseFields(fields: string): string | undefined {
	try {
		parseFields(fields);
		return undefined;
	} catch {
		return 'Invalid fields parameter';
	}
}

function select(selection: Selection | undefined, value: unknown): unknown {
	if (!selection || typeof value !== 'object' || value === null) return value;
	if (Array.isArray(value)) return value.map((entry: unknown) => select(selection, entry));
	const { exclude, properties } = selection;
	return Object.fromEntries(
		Object.entries(value)
			.filter(([name]) => properties.has(name) !== exclude)
			.map(([name, inner]) => [name, exclude ? inner : select(properties.get(name), inner)]),
	);
}

function parseFields(text: string): Selection {
	const tokens = text.match(/[\w]+|[!.,()]|./gs) ?? [];
	let at = 0;
	const take = (wanted: string) => tokens[at] === wanted && (at += 1) > 0;

	function property(properties: Selection['properties']): void {
		const name = tokens[at++] ?? '';
		if (!/^\w+$/.test(name)) throw new SyntaxError(name);
		properties.set(name, take('(') ? closed(list()) : take('.') ? one() : undefined);
	}

	function one(): Selection {
		const selection: Selection = { exclude: take('!'), properties: new Map() };
		property(selection.properties);
		return selection;
	}

	function list(): Selection {
		const selection = one();
		while (take(',')) {
			take('!');
			property(selection.properties);
		}
		return selection;
	}

	function closed(selection: Selection): Selection {
		if (!take(')')) throw new SyntaxError(tokens[at]);
		return selection;
	}

	const selection = list();
	if (at < tokens.length) throw new SyntaxError(tokens[at]);
	return selection;
}
