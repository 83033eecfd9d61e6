import { invalidInput } from '../failures';
import { textAt } from '../json';
import { failed, type Outcome } from '../outcome';
import { parseId } from './parseId';
import type { ObjectKind } from './types';

/** What stands in the field for one ID: its text, or an object of Spotify's with a URI or an ID. */
function entryText(entry: unknown): string {
	if (typeof entry === 'string' || typeof entry === 'number') return String(entry);
	return textAt(entry, 'uri') ?? textAt(entry, 'id') ?? '';
}

function entries(input: unknown): string[] {
	const list = Array.isArray(input) ? input : [input];
	return list
		.flatMap((entry) => entryText(entry).split(/[\s,;]+/))
		.filter((entry) => entry !== '');
}

/**
 * Reads the IDs of an id field: an ID, a URI, a share link, a list of them as text (separated by
 * commas, semicolons or white space) or as an array, or Spotify's own objects.
 * @returns one outcome an ID, in order; at least one: an empty field is a failure
 */
export function parseIds(input: unknown, kind: ObjectKind, field: string): Array<Outcome<string>> {
	const found = entries(input);
	if (found.length === 0) {
		return [
			failed(
				invalidInput(
					field,
					`No ${kind} was given`,
					`Fill in '${field}' with an ID, a URI or a share link. If it is an expression, check that it has a value for this item.`,
				),
			),
		];
	}
	return found.map((entry) => parseId(entry, kind, field));
}
