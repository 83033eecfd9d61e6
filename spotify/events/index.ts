import type { Scope } from '../auth/scopes';
import { catalogueEvents } from './catalogueEvents';
import { playlistEvents } from './playlistEvents';
import type { EventKind } from './types';
import { userEvents } from './userEvents';

/** Every event of the trigger, in the order in which the documentation lists them. */
export const events = {
	...playlistEvents,
	...userEvents,
	...catalogueEvents,
} as const satisfies Record<string, EventKind>;

export type EventName = keyof typeof events;

/** The entry of an event, or undefined where there is none of that name. */
export const findEvent = (name: string): EventKind | undefined =>
	Object.hasOwn(events, name) ? events[name as EventName] : undefined;

/** Whether only a user's token can be used for an event. */
export const needsUser = ({ uses }: EventKind): boolean =>
	uses.some(({ needs }) => needs === 'user');

/** What a user must have granted for an event. */
export const scopesOf = ({ uses }: EventKind): Scope[] => [
	...new Set(uses.flatMap(({ scopes }) => scopes?.allOf ?? [])),
];
