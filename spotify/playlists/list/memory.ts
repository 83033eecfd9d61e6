import type { Clock } from '../../concurrency/clock';
import { remainingMs, startPause, type Pause } from '../../concurrency/pause';
import { createBoundedMap } from '../../values/boundedMap';
import { listedPlaylist, type ListedPlaylist } from './listed';

/**
 * For so long a user's list of playlists may not show a change. Nobody has measured it; what else
 * Spotify gives of a playlist is up to 40 s old (news-bulletin-playlist 168).
 */
export const MAX_LIST_LAG_MS = 90_000;

/** Beyond these, what is oldest is forgotten. */
const MAX_CHANGES = 1_000;

/** A playlist that this process has made. */
export interface MadePlaylist extends ListedPlaylist {
	/** Who made it. */
	madeBy: string;
}

/** What of a playlist a list may not show yet. */
interface Changed {
	lag: Pause;
	/** Where this process has made it. */
	made?: MadePlaylist;
	name?: string;
}

/**
 * What this process has just done to users' lists of playlists: whoever looks for a playlist by its
 * name finds one that was made a moment ago, and none that was deleted. Another process knows
 * nothing of it.
 */
export interface PlaylistListMemory {
	/**
	 * Notes a playlist that was made, as Spotify gave it: whether with another owner
	 * (music-assistant/server 1314), with none (spotify/web-api 632) or without its name (904).
	 * @param name what it was to be called
	 */
	made(object: unknown, userKey: string, name: string): void;
	/** Notes a new name. */
	renamed(id: string, name: string): void;
	/** Notes that a user took a playlist out of their list. */
	removed(id: string, userKey: string): void;
	/** Notes that a user put a playlist back into their list. */
	restored(id: string, userKey: string): void;
	/** Notes that a playlist may have been made of which no answer told. */
	lost(userKey: string, name: string): void;
	/** Returns for how many milliseconds such a playlist may still appear. */
	lostForMs(userKey: string, name: string): number;
	/** Returns a user's list as it is by now, as far as that is known whoever the user is. */
	corrected(listed: readonly ListedPlaylist[], userKey: string): ListedPlaylist[];
	/** Returns those playlists that were made by whomever, and are not in a list. */
	missingIn(listed: readonly ListedPlaylist[], userKey: string): MadePlaylist[];
}

const listKey = (...parts: string[]): string => JSON.stringify(parts);

/** Creates the memory of what was done to a user's list of playlists, with nothing in it. */
export function createPlaylistListMemory(clock: Clock): PlaylistListMemory {
	const changes = createBoundedMap<Changed>(MAX_CHANGES);
	const removals = createBoundedMap<Pause>(MAX_CHANGES);
	const losses = createBoundedMap<Pause>(MAX_CHANGES);

	const isRunning = (lag: Pause | undefined): boolean => remainingMs(clock, lag) > 0;
	const changeOf = (id: string): Changed | undefined => {
		const change = changes.get(id);
		return isRunning(change?.lag) ? change : undefined;
	};
	const isRemoved = (id: string, userKey: string): boolean =>
		isRunning(removals.get(listKey(userKey, id)));
	const note = (id: string, change: Partial<Changed>): void =>
		changes.set(id, { ...changeOf(id), ...change, lag: startPause(clock, MAX_LIST_LAG_MS) });
	const correct = <T extends ListedPlaylist>(one: T): T => {
		const name = changeOf(one.id)?.name;
		return name === undefined ? one : { ...one, name };
	};

	return {
		made(object, madeBy, name) {
			const made = listedPlaylist(object);
			if (made) note(made.id, { made: { ...made, name: made.name || name, madeBy } });
		},
		renamed: (id, name) => note(id, { name }),
		removed: (id, userKey) =>
			removals.set(listKey(userKey, id), startPause(clock, MAX_LIST_LAG_MS)),
		restored: (id, userKey) => removals.delete(listKey(userKey, id)),
		lost: (userKey, name) => losses.set(listKey(userKey, name), startPause(clock, MAX_LIST_LAG_MS)),
		lostForMs: (userKey, name) =>
			Math.max(0, remainingMs(clock, losses.get(listKey(userKey, name)))),
		corrected: (listed, userKey) =>
			listed.filter(({ id }) => !isRemoved(id, userKey)).map((one) => correct(one)),
		missingIn(listed, userKey) {
			const known = new Set(listed.map(({ id }) => id));
			return [...changes.values()]
				.flatMap(({ made, lag }) => (made && isRunning(lag) ? [made] : []))
				.filter(({ id }) => !known.has(id) && !isRemoved(id, userKey))
				.map((one) => correct(one))
				.reverse();
		},
	};
}
