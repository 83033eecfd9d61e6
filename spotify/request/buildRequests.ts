import { invalidInput } from '../failures';
import { parseIds } from '../ids/parseIds';
import { parameterName, type Field, type IdField, type Operation } from '../operations/types';
import { failed, succeeded, type Outcome } from '../outcome';
import { searchQuery } from './searchQuery';
import type { HttpMethod } from '../http';
import type { SpotifyRequest } from './types';

/** One request, and the id it is about where the operation has an id field. */
export interface PlannedRequest {
	request: SpotifyRequest;
	id?: string;
}

/** The values of the form, by parameter name. */
export type Values = Readonly<Record<string, unknown>>;

const isIdField = (field: Field): field is IdField => field.kind === 'id';

/** Each value once: a type that is asked for twice would give its results twice. */
const list = (value: unknown): string[] => {
	const entries: unknown[] = Array.isArray(value) ? value : String(value ?? '').split(',');
	const texts = entries.map((entry) => String(entry ?? '').trim());
	return [...new Set(texts)].filter((text) => text !== '');
};

/** The wire value of a field, or undefined where nothing is to be sent. */
function wireValue(field: Exclude<Field, IdField>, values: Values): Outcome<string | undefined> {
	if (field.kind === 'fixed') return succeeded(field.value);
	const value = values[parameterName(field)];
	if (field.kind === 'searchQuery') return searchQuery(value, values.filters);

	const refuse = (message: string, hint: string) =>
		failed(invalidInput(field.displayName, message, hint));
	if (field.kind === 'market') {
		const country = String(value ?? '').trim().toUpperCase();
		if (country === '') return succeeded(undefined);
		return /^[A-Z]{2}$/.test(country)
			? succeeded(country)
			: refuse(
					`'${country}' is not a country`,
					'Expected is a two-letter country code (ISO 3166-1), such as DE or US.',
				);
	}
	const chosen = list(value);
	const known = field.choices.map((choice) => choice.value);
	const unknown = chosen.find((entry) => !known.includes(entry));
	if (unknown !== undefined || (field.required && chosen.length === 0)) {
		return refuse(
			unknown === undefined
				? `Nothing is chosen in '${field.displayName}'`
				: `'${unknown}' is not a value of '${field.displayName}'`,
			`Possible are: ${known.join(', ')}.`,
		);
	}
	return succeeded(chosen.length === 0 ? undefined : chosen.join(','));
}

const splitRoute = (route: string): { method: HttpMethod; template: string } => {
	const [method, template = ''] = route.split(' ');
	return { method: method as HttpMethod, template };
};

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
	const { method, template } = splitRoute(operation.route);
	const query: Record<string, string> = {};
	for (const field of operation.fields) {
		if (isIdField(field)) continue;
		const value = wireValue(field, values);
		if (!value.ok) return [value];
		if (value.value !== undefined) query[field.wire] = value.value;
	}
	const request = (path: string): SpotifyRequest => ({
		method,
		path,
		template,
		query,
		repeatable: method !== 'POST',
	});

	const idField = operation.fields.find(isIdField);
	if (!idField) return [succeeded({ request: request(template) })];
	return parseIds(values[parameterName(idField)], idField.of, displayName(idField)).map((id) =>
		id.ok
			? succeeded({ request: request(template.replace(`{${idField.wire}}`, id.value)), id: id.value })
			: id,
	);
}
