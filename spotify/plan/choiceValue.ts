import { invalidInput } from '../failures/types';
import { failed, succeeded } from '../failures/outcome';
import {
	collectionOf,
	type BooleanField,
	type ChoiceField,
	type ChoicesField,
	type MarketField,
} from '../operations/fieldTypes';
import { NOTHING, distinctTexts, listValue, refuse, textOf, type WireValue } from './wireValue';

/** Reads which of some choices were made; `invalidInput` for anything else. */
export function choicesValue(field: ChoicesField, value: unknown): WireValue {
	const chosen = distinctTexts(value);
	const known = field.choices.map((choice) => choice.value);
	const unknown = chosen.find((entry) => !known.includes(entry));
	const possible = `Choose from: ${known.join(', ')}.`;
	if (unknown !== undefined) {
		const message = `'${unknown}' is not a value of '${field.displayName}'`;
		return failed(invalidInput(field.displayName, message, possible));
	}
	if (field.required && chosen.length === 0) {
		const message = `Nothing is chosen in '${field.displayName}'`;
		return failed(invalidInput(field.displayName, message, possible));
	}
	return listValue(chosen);
}

/** Reads which one of some choices was made; `invalidInput` for anything else. */
export function choiceValue(field: ChoiceField, value: unknown): WireValue {
	const given = textOf(value);
	const known = field.choices.map((one) => one.value);
	if (given === '' && !field.required) return NOTHING;
	if (known.includes(given)) return succeeded(given);
	const message = `'${given}' is not a value of '${field.displayName}'`;
	return refuse(field.displayName, message, `Choose one of: ${known.join(', ')}.`);
}

/**
 * Reads a switch, or what an expression gives for one; `invalidInput` for anything but true and
 * false.
 */
export function booleanValue(field: BooleanField, value: unknown): WireValue {
	const given = textOf(value).toLowerCase();
	// A switch that the form shows always says something; one in a collection may be left out.
	if (given === '') return collectionOf(field) ? NOTHING : succeeded(field.default);
	if (given === 'true' || given === 'false') return succeeded(given === 'true');
	const message = `'${given}' is neither true nor false`;
	return refuse(field.displayName, message, `Enter true or false in '${field.displayName}'.`);
}

/** Reads a country code, in any case; `invalidInput` for anything else. */
export function marketValue(field: MarketField, value: unknown): WireValue {
	const country = textOf(value).toUpperCase();
	const hint = 'Enter a two-letter country code (ISO 3166-1), such as DE or US.';
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
