import { internalFault } from '../failures/internalFault';
import { failed, type Outcome } from '../failures/outcome';
import type { SpotifyFailure } from '../failures/types';
import { ByName } from '../names/byName';
import type { IdField } from '../operations/fieldTypes';
import { kindOf, type Operation } from '../operations/types';
import { buildRequests } from '../plan/buildRequests';
import type { Values } from '../plan/wireValue';
import type { Planned } from '../plan/types';
import { wrongFields } from '../plan/wrongFields';
import type { Call, ItemParameters } from './types';

/** An input item, and what the form says for it; a failure where that cannot be read. */
export interface ItemInput {
	parameters: ItemParameters;
	failure?: SpotifyFailure;
}

/** Stands for the ID of what is named until it is known: an ID that every field takes. */
const UNKNOWN_ID = '0'.repeat(22);

/** Puts a known ID in place of each name, so that the plan is checked as if the IDs were known. */
const withoutNames = (values: Values): Values =>
	Object.fromEntries(
		Object.entries(values).map(([name, value]) => [
			name,
			value instanceof ByName ? UNKNOWN_ID : value,
		]),
	);

/**
 * Plans what an operation needs for one item; what is named by its name is checked, but not ready
 * to be sent.
 */
export function plansOf(
	operation: Operation,
	{ parameters: { values, output }, failure }: ItemInput,
	displayName: (field: IdField) => string,
): Array<Outcome<Planned>> {
	if (failure) return [failed(failure)];
	const wrong = wrongFields(kindOf(operation), output);
	if (wrong) return [failed(wrong)];
	try {
		return buildRequests(operation, withoutNames(values), displayName, output);
	} catch (error) {
		return [failed(internalFault(error))];
	}
}

/**
 * Plans the calls for all input items: one at least for each of them.
 * @param displayName what the form calls an id field
 */
export const planCalls = (
	operation: Operation,
	items: readonly ItemInput[],
	displayName: (field: IdField) => string,
): Call[] =>
	items.flatMap((item, itemIndex) =>
		plansOf(operation, item, displayName).map((planned) => ({
			itemIndex,
			parameters: item.parameters,
			planned,
		})),
	);
