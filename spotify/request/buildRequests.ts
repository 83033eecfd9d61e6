import { invalidInput } from '../failures';
import { parseIds } from '../ids/parseIds';
import {
	parameterName,
	splitRoute,
	type Field,
	type IdField,
	type Operation,
	type Together,
} from '../operations/types';
import { failed, succeeded, type Outcome } from '../outcome';
import { customRequest } from './customRequest';
import { fieldValue, type Values } from './fieldValue';
import type { PlannedRequest } from './types';

const isIdField = (field: Field): field is IdField => field.kind === 'id';

/** Why the values of several list fields cannot be, all in all; undefined where they can. */
function countedTogether(
	{ fields, least, most }: Together,
	operation: Operation,
	query: Readonly<Record<string, string>>,
): Outcome<never> | undefined {
	const count = fields.flatMap((wire) => query[wire]?.split(',') ?? []).length;
	if (count >= least && count <= most) return undefined;
	const names = operation.fields.flatMap((field) =>
		fields.includes(field.wire) && 'displayName' in field ? [field.displayName] : [],
	);
	return failed(
		invalidInput(
			names[0] ?? '',
			`${count} values are given in ${names.join(', ')}`,
			`Spotify needs ${least} to ${most} of them, all in all.`,
		),
	);
}

/**
 * The requests that an operation needs for one item: one for each id where it takes ids, else one.
 * Nothing is sent for an outcome that failed.
 * @param displayName what the form calls the id field, for the failures' texts
 */
export function buildRequests(
	operation: Operation,
	values: Values,
	displayName: (field: IdField) => string,
): Array<Outcome<PlannedRequest>> {
	if (operation.route === 'any') return [customRequest(values)];
	const { method, template } = splitRoute(operation.route);
	const query: Record<string, string> = {};
	for (const field of operation.fields) {
		if (isIdField(field)) continue;
		const value = fieldValue(field, values);
		if (!value.ok) return [value];
		if (value.value !== undefined) query[field.wire] = value.value;
	}
	const refused = operation.together && countedTogether(operation.together, operation, query);
	if (refused) return [refused];

	const { paging, onlyFor, instead } = operation;
	const plan = (path: string, id?: string): PlannedRequest => ({
		request: {
			method,
			path,
			template,
			query,
			repeatable: method !== 'POST',
			...(onlyFor && { onlyFor }),
			...(instead !== undefined && { instead }),
		},
		...(paging && { paging }),
		...(id !== undefined && { id }),
	});

	const idField = operation.fields.find(isIdField);
	if (!idField) return [succeeded(plan(template))];
	return parseIds(values[parameterName(idField)], idField.of, displayName(idField)).map((id) =>
		id.ok
			? succeeded(
					plan(template.replace(`{${idField.wire}}`, encodeURIComponent(id.value)), id.value),
				)
			: id,
	);
}
