import { byText } from '../values/byText';
import { album } from './album';
import { api } from './api';
import { artist } from './artist';
import { audiobook } from './audiobook';
import { browse } from './browse';
import { chapter } from './chapter';
import { episode } from './episode';
import { offset } from './fields';
import { library } from './library';
import { player } from './player';
import { playlist } from './playlist';
import { search } from './search';
import { show } from './show';
import { track } from './track';
import { user } from './user';
import type { Operation, Resource } from './types';

/**
 * Adds to an operation what is the same for every list that is read by offset, so that it is
 * written once.
 */
const withOffset = (operation: Operation): Operation =>
	operation.paging?.kind === 'offset'
		? { ...operation, fields: [...operation.fields, offset()] }
		: operation;

const declared: readonly Resource[] = [
	album,
	api,
	artist,
	audiobook,
	browse,
	chapter,
	episode,
	library,
	player,
	playlist,
	search,
	show,
	track,
	user,
];

const byName = ([, one]: [string, Operation], [, other]: [string, Operation]): number =>
	byText(one.name, other.name);

/** Every resource of the node and its operations, in the order in which the form lists them. */
export const resources: readonly Resource[] = declared.map((resource) => ({
	...resource,
	operations: Object.fromEntries(
		Object.entries(resource.operations)
			.sort(byName)
			.map(([name, operation]) => [name, withOffset(operation)]),
	),
}));

/** Finds the entry of an operation; undefined if no operation has that name. */
export function findOperation(resource: string, operation: string): Operation | undefined {
	const operations = resources.find(({ value }) => value === resource)?.operations;
	return operations && Object.hasOwn(operations, operation) ? operations[operation] : undefined;
}
