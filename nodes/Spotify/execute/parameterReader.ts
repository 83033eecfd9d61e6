import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { isObject } from '../../../spotify/values/json';

/** The value of a parameter for an item, or `otherwise` where the form has none. */
export type ParameterReader = (name: string, itemIndex: number, otherwise?: unknown) => unknown;

/** Tells whether a parameter, as it is stored, has an expression anywhere in it. */
function hasExpression(stored: unknown): boolean {
	if (typeof stored === 'string') return stored.startsWith('=');
	if (typeof stored !== 'object' || stored === null) return false;
	return Object.values(stored).some(hasExpression);
}

/** An expression that is nothing but a field of the item: `{{ $json.id }}`, `{{ $json["id"] }}`. */
const FIELD = /^=\{\{\s*\$json((?:\.[A-Za-z_]\w*|\["[^"\\]+"\]|\['[^'\\]+'\])+)\s*\}\}$/;
const SEGMENTS = /\.([A-Za-z_]\w*)|\["([^"]+)"\]|\['([^']+)'\]/g;

/**
 * Returns the path of the field that a parameter is, as it is stored; undefined if it is
 * anything else.
 */
function fieldPath(stored: unknown): string[] | undefined {
	const path = typeof stored === 'string' ? FIELD.exec(stored)?.[1] : undefined;
	if (path === undefined) return undefined;
	return [...path.matchAll(SEGMENTS)].map(([, dot, double, single]) =>
		String(dot ?? double ?? single),
	);
}

/**
 * Returns the text or number at a path; undefined for whatever else is there: n8n has to say what
 * it comes to.
 */
function plainValue(json: IDataObject | undefined, path: readonly string[]): unknown {
	const value = path.reduce<unknown>(
		(parent, key) => (isObject(parent) && Object.hasOwn(parent, key) ? parent[key] : undefined),
		json,
	);
	return typeof value === 'string' || typeof value === 'number' ? value : undefined;
}

/**
 * Reads parameters for many items. For each one n8n looks through all properties of the node's form,
 * and runs an expression in a sandbox, which takes it most of a millisecond: most of the time of a
 * run that asks for fifty items at once. So what has no expression is read once, and a field of the
 * item is taken from the item.
 */
export function parameterReader(context: IExecuteFunctions): ParameterReader {
	const { parameters } = context.getNode();
	const inputs = context.getInputData();
	const constants = new Map<string, unknown>();

	const quickValue = (name: string, itemIndex: number): unknown => {
		const stored: unknown = parameters[name];
		const isLocator = isObject(stored) && stored.__rl === true;
		const path = fieldPath(isLocator ? stored.value : stored);
		const value = path && plainValue(inputs[itemIndex]?.json, path);
		return value !== undefined && isLocator ? { ...stored, value } : value;
	};

	return (name, itemIndex, otherwise) => {
		if (constants.has(name)) return constants.get(name);
		const quick = quickValue(name, itemIndex);
		if (quick !== undefined) return quick;
		const value: unknown = context.getNodeParameter(name, itemIndex, otherwise as IDataObject);
		if (!hasExpression(parameters[name])) constants.set(name, value);
		return value;
	};
}
