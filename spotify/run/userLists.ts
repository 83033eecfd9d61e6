import { failed, succeeded, type Outcome } from '../failures/outcome';
import type { Clock } from '../concurrency/clock';
import { MY_PLAYLISTS_PAGES } from '../operations/pages';
import { DEVICES, ME, MY_PLAYLISTS } from '../operations/paths';
import { offsetPages } from '../paging/offsetPages';
import { listedPlaylist, type ListedPlaylist } from '../playlists/list/listed';
import type { PlaylistListMemory } from '../playlists/list/memory';
import type { Send, SpotifyRequest } from '../request/types';
import { devicesIn, type ListedDevice } from '../names/devices';
import { textAt } from '../values/json';

/** What a run knows of its user; each is asked for once, and a failure is not remembered. */
export interface UserLists {
	/**
	 * Reads all of the user's list, one request for fifty of them, with what this process has
	 * changed in it meanwhile.
	 * @param maxAgeMs how long ago it may have been read; ever in this run if absent
	 */
	playlists(send: Send, maxAgeMs?: number): Promise<Outcome<readonly ListedPlaylist[]>>;
	/** Reads what the user can play on now. */
	devices(send: Send): Promise<Outcome<readonly ListedDevice[]>>;
	/** Reads the user's own ID. */
	userId(send: Send): Promise<Outcome<string>>;
}

const get = (path: string): SpotifyRequest => ({
	method: 'GET',
	path,
	template: path,
	query: {},
	idempotent: true,
});

async function readListedPlaylists(send: Send): Promise<Outcome<readonly ListedPlaylist[]>> {
	const list = get(MY_PLAYLISTS);
	const { entries, failure } = await offsetPages(send, list, MY_PLAYLISTS_PAGES, Infinity, 1);
	if (failure) return failed(failure);
	return succeeded(entries.flatMap(({ value }) => listedPlaylist(value) ?? []));
}

async function readDevices(send: Send): Promise<Outcome<readonly ListedDevice[]>> {
	const answer = await send(get(DEVICES));
	return answer.ok ? succeeded(devicesIn(answer.value)) : answer;
}

async function readUserId(send: Send): Promise<Outcome<string>> {
	const answer = await send(get(ME));
	return answer.ok ? succeeded(textAt(answer.value, 'id') ?? '') : answer;
}

/** Asks once: who comes meanwhile waits for the same answer. */
function once<T>(clock: Clock, ask: (send: Send) => Promise<Outcome<T>>) {
	let asked: { answer: Promise<Outcome<T>>; atMs: number } | undefined;
	return async (send: Send, maxAgeMs = Infinity): Promise<Outcome<T>> => {
		const nowMs = clock.monotonicMs();
		if (!asked || nowMs - asked.atMs >= maxAgeMs) asked = { answer: ask(send), atMs: nowMs };
		const outcome = await asked.answer;
		if (!outcome.ok) asked = undefined;
		return outcome;
	};
}

/**
 * Creates the lists of one user, none of which was read yet.
 * @param userKey tells the user of the credential from others
 */
export function createUserLists(
	clock: Clock,
	memory: PlaylistListMemory,
	userKey: string,
): UserLists {
	const listed = once(clock, readListedPlaylists);
	const userId = once(clock, readUserId);
	return {
		devices: once(clock, readDevices),
		userId,
		async playlists(send, maxAgeMs) {
			const read = await listed(send, maxAgeMs);
			if (!read.ok) return read;
			const known = memory.corrected(read.value, userKey);
			const missing = memory.missingIn(read.value, userKey);
			if (missing.length === 0) return succeeded(known);
			const user = await userId(send);
			if (!user.ok) return user;
			const own = missing
				.filter(({ ownerId, madeBy }) => ownerId === user.value || madeBy === userKey)
				.map((one) => ({ ...one, ownerId: user.value }));
			// Spotify's list has the newest first.
			return succeeded([...own, ...known]);
		},
	};
}
