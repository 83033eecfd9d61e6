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

/** The name of an event, as workflows store it. */
export type EventName = keyof typeof events;

/** Finds the entry of an event; undefined if no event has that name. */
export const findEvent = (name: string): EventKind | undefined =>
	Object.hasOwn(events, name) ? events[name as EventName] : undefined;

/** Tells whether an event can be watched only with a user's token. */
export const needsUser = ({ uses }: EventKind): boolean =>
	uses.some(({ needs }) => needs === 'user');

/** Lists the scopes that a user must have granted for an event. */
export const scopesOf = ({ uses }: EventKind): Scope[] => [
	...new Set(uses.flatMap(({ scopes }) => scopes?.allOf ?? [])),
];

/**
 * Tells whether a poll may check only some of the artists, shows or other places that are watched,
 * and leave the others to the next poll.
 */
export const isSpread = ({ of, followed }: EventKind): boolean =>
	followed !== undefined || of === 'artist' || of === 'show';
