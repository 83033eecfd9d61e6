import { presentIn } from '../../values/counts';
import type { ItemUri } from '../items/types';
import { isLocal } from '../../values/localFile';

/** An item that was taken out, as Add Items takes it, and where it was. */
export interface RemovedItem {
	uri: string;
	position: number;
}

/**
 * Lists what a playlist no longer holds: of items that it held more often, the last ones. Local
 * files are left out, which no app can put back.
 */
export function removedFrom(before: readonly ItemUri[], now: readonly ItemUri[]): RemovedItem[] {
	const isThere = presentIn(before, now);
	return before.flatMap((uri, position) =>
		uri === null || isThere[position] || isLocal(uri) ? [] : [{ uri, position }],
	);
}
