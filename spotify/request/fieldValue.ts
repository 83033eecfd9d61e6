import { invalidInput } from '../failures';
import { parseIds } from '../ids/parseIds';
import {
	parameterName,
	type ChoicesField,
	type Field,
	type IdField,
	type IdListField,
	type MarketField,
	type NumberField,
	type TextField,
} from '../operations/types';
import { failed, succeeded, type Outcome } from '../outcome';
import { searchQuery } from './searchQuery';

/** The values of the form, by parameter name. */
export type Values = Readonly<Record<string, unknown>>;

/** What goes over the wire for a field, or undefined where nothing does. */
type WireValue = Outcome<string | undefined>;

const NOTHING: WireValue = succeeded(undefined);

const textOf = (value: unknown): string => String(value ?? '').trim();

/** Each value once: a type that is asked for twice would give its results twice. */
const listOf = (value: unknown): string[] => {
	const entries: unknown[] = Array.isArray(value) ? value : String(value ?? '').split(',');
	return [...new Set(entries.map(textOf))].filter((text) => text !== '');
};

const joined = (entries: readonly string[]): WireValue =>
	entries.length === 0 ? NOTHING : succeeded(entries.join(','));

function market(field: MarketField, value: unknown): WireValue {
	const country = textOf(value).toUpperCase();
	const hint = 'Expected is a two-letter country code (ISO 3166-1), such as DE or US.';
	if (country === '') {
		return field.required
			? failed(
					invalidInput(field.displayName, 'No country was given', `${field.description} ${hint}`),
				)
			: NOTHING;
	}
	return /^[A-Z]{2}$/.test(country)
		? succeeded(country)
		: failed(invalidInput(field.displayName, `'${country}' is not a country`, hint));
}

function choices(field: ChoicesField, value: unknown): WireValue {
	const chosen = listOf(value);
	const known = field.choices.map((choice) => choice.value);
	const unknown = chosen.find((entry) => !known.includes(entry));
	const possible = `Possible are: ${known.join(', ')}.`;
	if (unknown !== undefined) {
		const message = `'${unknown}' is not a value of '${field.displayName}'`;
		return failed(invalidInput(field.displayName, message, possible));
	}
	if (field.required && chosen.length === 0) {
		const message = `Nothing is chosen in '${field.displayName}'`;
		return failed(invalidInput(field.displayName, message, possible));
	}
	return joined(chosen);
}

function idList(field: IdListField, value: unknown): WireValue {
	if (textOf(value) === '') return NOTHING;
	const ids: string[] = [];
	for (const id of parseIds(value, field.of, field.displayName)) {
		if (!id.ok) return id;
		ids.push(id.value);
	}
	return joined([...new Set(ids)]);
}

function text(field: TextField, value: unknown): WireValue {
	const given = textOf(value);
	if (given === '') return NOTHING;
	if (field.pattern.test(given)) return succeeded(given);
	const message = `'${given}' is not a valid ${field.displayName}`;
	return failed(invalidInput(field.displayName, message, field.expected));
}

function number(field: NumberField, value: unknown): WireValue {
	const given = textOf(value);
	if (given === '') return NOTHING;
	const amount = Number(given);
	const { least, most = Infinity } = field;
	// Beyond these, a number's text is no longer one: `Infinity`, or `1e+21` for a whole number.
	const isWritable = field.integer ? Number.isSafeInteger(amount) : Number.isFinite(amount);
	const fits = isWritable && amount >= least && amount <= most;
	if (fits) return succeeded(String(amount));
	const range = most === Infinity ? `of ${least} or more` : `from ${least} to ${most}`;
	const expected = `Expected is a ${field.integer ? 'whole number' : 'number'} ${range}.`;
	const message = `'${given}' is not a value of '${field.displayName}'`;
	return failed(invalidInput(field.displayName, message, expected));
}

/** What a field of the form puts into the request; `invalidInput` where it cannot be right. */
export function fieldValue(field: Exclude<Field, IdField>, values: Values): WireValue {
	const value = values[parameterName(field)];
	switch (field.kind) {
		case 'fixed':
			return succeeded(field.value);
		case 'searchQuery':
			return searchQuery(value, values.filters);
		case 'market':
			return market(field, value);
		case 'choices':
			return choices(field, value);
		case 'idList':
			return idList(field, value);
		case 'words':
			return joined(listOf(value));
		case 'text':
			return text(field, value);
		case 'number':
			return number(field, value);
	}
}
