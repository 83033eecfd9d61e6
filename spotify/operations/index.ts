import { album } from './album';
import { artist } from './artist';
import { playlist } from './playlist';
import { search } from './search';
import { track } from './track';
import type { Operation, Resource } from './types';

/** Every resource of the node, in the order in which the form lists them. */
export const resources: readonly Resource[] = [album, artist, playlist, search, track];

/** The entry of an operation, or undefined where there is none of that name. */
export function findOperation(resource: string, operation: string): Operation | undefined {
	const operations = resources.find(({ value }) => value === resource)?.operations;
	return operations && Object.hasOwn(operations, operation) ? operations[operation] : undefined;
}
