import { internalFault } from '../failures/internalFault';
import { failed, type Outcome } from '../failures/outcome';
import type { SpotifyFailure } from '../failures/types';
import type { IdField } from '../operations/fieldTypes';
import type { Operation } from '../operations/types';
import { buildRequests } from '../plan/buildRequests';
import type { Planned } from '../plan/types';
import type { Call, ItemParameters } from './types';

/** An input item, and what the form says for it; a failure where that cannot be read. */
export interface ItemInput {
	parameters: ItemParameters;
	failure?: SpotifyFailure;
}

function plansOf(
	operation: Operation,
	{ parameters: { values, simplify }, failure }: ItemInput,
	displayName: (field: IdField) => string,
): Array<Outcome<Planned>> {
	if (failure) return [failed(failure)];
	try {
		return buildRequests(operation, values, displayName, simplify);
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
