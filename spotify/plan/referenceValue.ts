import { succeeded } from '../failures/outcome';
import { parseIds } from '../ids/parseIds';
import { parseUris } from '../ids/parseUris';
import type { IdListField, UrisField } from '../operations/fieldTypes';
import { NOTHING, listValue, refuse, textOf, type WireValue } from './wireValue';

/** Reads a list of IDs, each once; `invalidInput` for one that is none of the kind. */
export function idListValue(field: IdListField, value: unknown): WireValue {
	if (textOf(value) === '') return NOTHING;
	const ids: string[] = [];
	for (const id of parseIds(value, field.of, field.displayName)) {
		if (!id.ok) return id;
		ids.push(id.value);
	}
	return listValue([...new Set(ids)]);
}

/**
 * Reads a list of URIs; `invalidInput` for one that is none of the kinds, or if there are none but
 * must be.
 */
export function urisValue(field: UrisField, value: unknown): WireValue {
	const { displayName, single, mayBeEmpty } = field;
	const found: string[] = [];
	for (const uri of parseUris(value, field, displayName)) {
		if (!uri.ok) return uri;
		found.push(uri.value);
	}
	const described = field.description.replace(/\.?$/, '.');
	if (found.length === 0 && field.required && !mayBeEmpty) {
		const hint = `${described} If it is an expression, check that it has a value for this item.`;
		return refuse(displayName, `'${displayName}' is empty`, hint);
	}
	if (!single) return mayBeEmpty ? succeeded(found) : listValue(found);
	const [only, ...more] = found;
	if (more.length > 0) {
		const message = `${found.length} values were given in '${displayName}'`;
		return refuse(displayName, message, `Enter only one. ${described}`);
	}
	return only === undefined ? NOTHING : succeeded(only);
}
