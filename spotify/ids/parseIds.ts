import { invalidInput } from '../failures';
import { listInText, textAt } from '../json';
import { failed, type Outcome } from '../outcome';
import { parseId } from './parseId';
import { isObjectKind, type IdKind } from './types';

/** An object that says what it is, without its URI: a bare ID might be taken for another kind. */
function uriOf(input: unknown): string | undefined {
	const [type, id] = [textAt(input, 'type'), textAt(input, 'id')];
	return isObjectKind(type) && id !== undefined ? `spotify:${type}:${id}` : undefined;
}

/**
 * The texts that stand for one ID each. What has no text for it, such as `true` or an object that is
 * none of Spotify's, stands as it is, to be refused: an entry must not get lost.
 */
export function entriesOf(input: unknown): string[] {
	if (input === undefined || input === null) return [];
	if (Array.isArray(input)) return input.flatMap(entriesOf);
	if (typeof input === 'string') {
		const list = listInText(input);
		return list ? entriesOf(list) : input.split(/[\s,;]+/).filter((entry) => entry !== '');
	}
	return [
		textAt(input, 'uri') ??
			uriOf(input) ??
			textAt(input, 'id') ??
			JSON.stringify(input) ??
			String(input),
	];
}

/**
 * Reads the IDs of an id field: an ID, a URI, a share link, a list of them as text (separated by
 * commas, semicolons or white space, or JSON) or as an array, or Spotify's own objects.
 * @returns one outcome an ID, in order; at least one: an empty field is a failure
 */
export function parseIds(input: unknown, kind: IdKind, field: string): Array<Outcome<string>> {
	const found = entriesOf(input);
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
