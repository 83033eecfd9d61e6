import { sumOf } from '../values/counts';
import type { Planned } from './types';
import { invalidInput } from '../failures/types';
import { parseIds } from '../ids/parseIds';
import { labelName, parameterName, type Field, type IdField } from '../operations/fieldTypes';
import {
	kindOf,
	splitRoute,
	type Operation,
	type BatchGet,
	type MinMaxOf,
} from '../operations/types';
import { failed, succeeded, type Outcome } from '../failures/outcome';
import { customRequest } from './customRequest';
import { fieldValue } from './fieldValue';
import type { Values, Wire } from './wireValue';
import type { SpotifyRequest } from '../request/types';
import type { OutputChoice } from '../simplify/outputChoice';
import { sparseFields } from '../simplify/sparseFields';

const isIdField = (field: Field): field is IdField => field.kind === 'id';

/** What the fields of an operation give for one item, by wire name. */
type WireValues = Readonly<Record<string, Wire>>;

const countOf = (value: Wire | undefined): number => {
	if (value === undefined) return 0;
	return Array.isArray(value) ? value.length : 1;
};

const displayNames = ({ fields }: Operation, wires: readonly string[]): string[] =>
	fields.flatMap((field) =>
		wires.includes(field.wire) && 'displayName' in field ? [field.displayName] : [],
	);

/** Refuses the values of several fields that cannot be, all in all; undefined if they can. */
function countedTogether(
	{ fields, min, max }: MinMaxOf,
	operation: Operation,
	values: WireValues,
): Outcome<never> | undefined {
	const count = sumOf(fields.map((wire) => countOf(values[wire])));
	if (count >= min && count <= max) return undefined;
	const names = displayNames(operation, fields);
	return failed(
		invalidInput(
			names[0] ?? '',
			`${count} values were given in ${names.join(', ')}`,
			min === max || max === Infinity
				? `Enter at least ${min} in total.`
				: `Enter ${min} to ${max} in total.`,
		),
	);
}

/** Refuses fields that exclude each other; undefined if only one of them is given. */
function givenBoth(operation: Operation, values: WireValues): Outcome<never> | undefined {
	for (const wires of operation.mutuallyExclusive ?? []) {
		const given = wires.filter((wire) => countOf(values[wire]) > 0);
		const names = displayNames(operation, given);
		if (given.length > 1) {
			const message = `${names.join(' and ')} were both given`;
			return failed(invalidInput(names[0] ?? '', message, 'Enter only one of them.'));
		}
	}
	return undefined;
}

/** Refuses what is given if it is one of several fields and in the way of others, in any way. */
const refuseTogether = (operation: Operation, values: WireValues): Outcome<never> | undefined =>
	(operation.minMaxOf && countedTogether(operation.minMaxOf, operation, values)) ??
	givenBoth(operation, values);

/**
 * Tells whether a field counts: what the form does not show may still hold what was typed before.
 */
export const isAskedFor = (field: Field, values: Values): boolean => {
	const choice = 'onlyWith' in field ? field.onlyWith : undefined;
	return choice === undefined || String(values[choice.parameter]).trim() === choice.value;
};

function readWireValues(operation: Operation, values: Values): Outcome<WireValues> {
	const read: Record<string, Wire> = {};
	for (const field of operation.fields) {
		if (isIdField(field) || !isAskedFor(field, values)) continue;
		const value = fieldValue(field, values);
		if (!value.ok) return value;
		if (value.value !== undefined) read[field.wire] = value.value;
	}
	for (const field of operation.fields) {
		if (field.kind !== 'boolean' || read[field.wire] !== true) continue;
		for (const [wire, value] of Object.entries(field.implies ?? {})) read[wire] ??= value;
	}
	return refuseTogether(operation, read) ?? succeeded(read);
}

const inQuery = (value: Wire): string => (Array.isArray(value) ? value.join(',') : String(value));

/** Puts a value at a dotted path of the body. */
function setAt(body: Record<string, unknown>, wire: string, value: Wire): void {
	const [key = '', ...rest] = wire.split('.');
	if (rest.length === 0) {
		body[key] = value;
		return;
	}
	const inner = (body[key] ?? {}) as Record<string, unknown>;
	body[key] = inner;
	setAt(inner, rest.join('.'), value);
}

/** Returns the field whose values are put together with those of other items. */
const gatheredWire = ({ batch, job }: Operation): string | undefined =>
	batch?.wire ?? (job && 'uris');

/** Sorts the values into query, body and settings of the job. */
function sortOut(operation: Operation, values: WireValues) {
	const query: Record<string, string> = {};
	const body: Record<string, unknown> = {};
	const settings: Record<string, Wire> = {};
	const own: Record<string, Wire> = {};
	let picture: string | undefined;
	for (const field of operation.fields) {
		const value = values[field.wire];
		if (value === undefined || field.wire === gatheredWire(operation)) continue;
		if (field.kind === 'picture') picture = String(value);
		else if (field.in === 'query') query[field.wire] = inQuery(value);
		else if (field.in === 'body') setAt(body, field.wire, value);
		else if (field.in === 'job') settings[field.wire] = value;
		else if (field.in === 'item') own[field.wire] = value;
	}
	return { query, body: picture ?? body, settings, own };
}

/** Returns the scopes of an operation, as far as they are the same whatever it is done to. */
const requiredScopes = ({ scopes = {} }: Operation) => [
	...(scopes.allOf ?? []),
	...(scopes.oneOf ?? []),
];

/** Returns what the form's list called the device that a command is for. */
function deviceLabelIn({ fields }: Operation, values: Values): string | undefined {
	const field = fields.find((one) => one.kind === 'text' && one.listed === 'device');
	const label = field?.kind === 'text' ? values[labelName(field)] : undefined;
	return typeof label === 'string' && label !== '' ? label : undefined;
}

/** Makes the request for several IDs at once, without these. */
function batchRequest(
	{ route, availability }: BatchGet,
	query: Readonly<Record<string, string>>,
): SpotifyRequest {
	const { method, template } = splitRoute(route);
	return { method, path: template, template, query, idempotent: true, availability };
}

/**
 * Builds the requests that an operation needs for one item: one for each ID if it takes IDs, else
 * one; or what it asks of the job that makes them. Nothing is sent for an outcome that failed.
 * @param displayName what the form calls the id field, for the failures' texts
 * @param output what is handed out: nothing else has to be asked for
 */
export function buildRequests(
	operation: Operation,
	values: Values,
	displayName: (field: IdField) => string,
	output: OutputChoice = 'raw',
): Array<Outcome<Planned>> {
	if (operation.route === 'any') return [customRequest(values)];
	if (operation.route === 'none') return [succeeded({ report: 'usage', group: '' })];
	const read = readWireValues(operation, values);
	if (!read.ok) return [read];
	const { method, template } = splitRoute(operation.route);
	const { query, body, settings, own } = sortOut(operation, read.value);
	const kind = kindOf(operation);
	if (kind && operation.sparseFields !== undefined && output !== 'raw') {
		query.fields = operation.sparseFields.replace('{fields}', sparseFields(kind, output));
	}
	const {
		paging,
		availability,
		replacement,
		batch,
		job,
		nonIdempotent: once,
		batchGet,
		unlessSnapshot,
	} = operation;
	const scopes = requiredScopes(operation);
	const deviceLabel = deviceLabelIn(operation, values);

	const requestAt = (path: string): SpotifyRequest => ({
		method,
		path,
		template,
		query,
		...(Object.keys(body).length > 0 && { body }),
		idempotent: method !== 'POST' && !once,
		...(scopes.length > 0 && { scopes }),
		...(availability && { availability }),
		...(replacement !== undefined && { replacement }),
		...(deviceLabel !== undefined && { deviceLabel }),
	});

	const gathered = read.value[gatheredWire(operation) ?? ''];
	const listed = Array.isArray(gathered) ? (gathered as readonly string[]) : [];

	/**
	 * Plans the request for a path.
	 * @param uris what the ID stands for, if it goes over the wire as a URI
	 */
	const plan = (path: string, id?: string, uris = listed): Planned => {
		const request = requestAt(path);
		const known = id !== undefined && { id };
		const said = { uris, settings, ...(Object.keys(own).length > 0 && { own }) };
		if (batch) {
			const input = { id: '', ...said };
			const group = JSON.stringify([query, settings]);
			return { job: batch, route: request, input, group, ...known };
		}
		if (job) {
			const input = { id: id ?? '', ...said };
			const group = JSON.stringify([id, query, body, settings]);
			return { job, route: request, input, group, ...known };
		}
		const snapshotId = unlessSnapshot && settings[unlessSnapshot];
		return {
			request,
			...(paging && { paging }),
			...known,
			...(batchGet && { batchGet: { of: batchGet, batch: batchRequest(batchGet, query) } }),
			...(typeof snapshotId === 'string' && { snapshotId }),
		};
	};

	const idField = operation.fields.find(isIdField);
	if (!idField) return [succeeded(plan(template))];
	return parseIds(values[parameterName(idField)], idField.of, displayName(idField)).map((id) =>
		id.ok
			? succeeded(
					idField.asUri
						? plan(template, id.value, [`spotify:${idField.of}:${id.value}`])
						: plan(template.replace(`{${idField.wire}}`, encodeURIComponent(id.value)), id.value),
				)
			: id,
	);
}
