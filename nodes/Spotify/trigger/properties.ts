import type { INodeProperties } from 'n8n-workflow';
import { events, isSpread, needsUser } from '../../../spotify/events';
import type { EventKind } from '../../../spotify/events/types';
import { collectionOf } from '../../../spotify/operations/fieldTypes';
import { byText } from '../../../spotify/values/byText';

import { byDisplayName } from '../description/byDisplayName';
import { fieldProperties } from '../description/fieldProperty';
import { idLocator } from '../description/idLocator';
import { userNotice } from '../description/notices';
import { outputProperties } from '../description/outputProperties';
import { requestNotices, roundNotices } from './requestNotices';

export const DEFAULT_MAX_REQUESTS = 50;

const eventEntries: ReadonlyArray<[string, EventKind]> = Object.entries(events);

/** Lists what the events are called, by what workflows hold of them. */
export const eventNames = (): Record<string, string> =>
	Object.fromEntries(eventEntries.map(([value, { name }]) => [value, name]));

const eventProperty = (): INodeProperties => ({
	displayName: 'Event',
	name: 'event',
	type: 'options',
	noDataExpression: true,
	options: eventEntries
		.map(([value, { name, description }]) => ({ name, value, description }))
		.sort((a, b) => byText(a.name, b.name)),
	default: 'playlistItemAdded',
});

/** For events with places of which a poll may leave some to the next. */
const maxRequestsPerPoll: INodeProperties = {
	displayName: 'Max Requests per Poll',
	name: 'maxRequests',
	type: 'number',
	typeOptions: { minValue: 1, numberPrecision: 0 },
	default: DEFAULT_MAX_REQUESTS,
	description:
		'How many requests a poll may send. The next poll continues with the artists or shows that are left. An app in Development Mode has a few hundred requests a day. If you set Max Requests per Day, a poll has no limit of its own unless you set one here.',
};

/** For the same events: how many requests all polls of a day may send. */
const maxRequestsPerDay: INodeProperties = {
	displayName: 'Max Requests per Day',
	name: 'maxRequestsPerDay',
	type: 'number',
	typeOptions: { minValue: 1, numberPrecision: 0 },
	default: 100,
	description:
		'How many requests all polls of 24 hours may send, spread over the polls. Artists or shows that have waited longest come first; those with recent releases come more often, above all on Fridays. A check that has begun is finished, even if it takes a few more requests.',
};

const shownForEvent =
	(event: string) =>
	(property: INodeProperties): INodeProperties => ({
		...property,
		displayOptions: { show: { event: [event], ...property.displayOptions?.show } },
	});

function eventFields([value, kind]: [string, EventKind]): INodeProperties[] {
	const inForm = kind.fields.filter((field) => collectionOf(field) === undefined);
	return [
		...(needsUser(kind) ? [userNotice] : []),
		// n8n 2.41 checks by a pattern before each execution, for 250 ms at the most (its safe-regex.ts): on
		// a busy machine that ends the execution, and what the poll has handed out is lost.
		...(kind.of ? [idLocator(kind.of, { isChecked: false })] : []),
		...inForm.flatMap(fieldProperties),
	].map(shownForEvent(value));
}

function eventOptions([value, kind]: [string, EventKind]): INodeProperties[] {
	const options = [
		...kind.fields.filter((field) => collectionOf(field) === 'options').flatMap(fieldProperties),
		...(isSpread(kind) ? [maxRequestsPerPoll, maxRequestsPerDay] : []),
	];
	if (options.length === 0) return [];
	const collection: INodeProperties = {
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: options.sort(byDisplayName),
	};
	return [shownForEvent(value)(collection)];
}

/** Derives the trigger's whole form, except the credential and the poll times, from the events. */
export const eventProperties = (): INodeProperties[] => [
	eventProperty(),
	...requestNotices(),
	...roundNotices(),
	...eventEntries.flatMap(eventFields),
	...outputProperties,
	...eventEntries.flatMap(eventOptions),
];
