import { invalidInput } from '../failures/types';
import { failed, succeeded, type Outcome } from '../failures/outcome';
import { entriesOf } from './entriesIn';
import { parseId } from './parseId';
import { isObjectKind, IS_OBJECT_ID, type IdKind } from './types';

/**
 * Reads the IDs of an id field: an ID, a URI, a share link, a list of them as text (separated by
 * commas, semicolons or white space, or JSON) or as an array, or Spotify's own objects.
 * @returns one outcome an ID, in order; at least one: an empty field is a failure
 */
export function parseIds(input: unknown, kind: IdKind, field: string): Array<Outcome<string>> {
	// Most are nothing else, and what tells texts of all sorts apart takes a while to be compiled.
	if (isObjectKind(kind) && typeof input === 'string' && IS_OBJECT_ID.test(input)) {
		return [succeeded(input)];
	}
	const found = entriesOf(input, !isObjectKind(kind));
	if (found.length === 0) {
		return [
			failed(
				invalidInput(
					field,
					`No ${kind} was given`,
					`Enter an ID, a URI or a share link in '${field}'. If it is an expression, check that it has a value for this item.`,
				),
			),
		];
	}
	return found.map((entry) => parseId(entry, kind, field));
}
