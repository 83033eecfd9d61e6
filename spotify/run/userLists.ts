import { failed, succeeded, type Outcome } from '../failures/outcome';
import { PAGES } from '../operations/pages';
import { DEVICES, MY_PLAYLISTS } from '../operations/paths';
import { offsetPages } from '../paging/offsetPages';
import type { Send, SpotifyRequest } from '../request/types';
import { decodeEntities } from '../values/entities';
import { devicesIn, type ListedDevice } from '../names/devices';
import { at, textAt } from '../values/json';

/** A playlist of the user's list: one of their own, or one that they follow. */
export interface ListedPlaylist {
	id: string;
	name: string;
	ownerId: string;
	isCollaborative: boolean;
	/** As Spotify gave it. */
	object: unknown;
}

/** What a run knows of its user; each is asked for once, and a failure is not remembered. */
export interface UserLists {
	/** All of the user's list, one request for fifty of them. */
	playlists(send: Send): Promise<Outcome<readonly ListedPlaylist[]>>;
	/** What the user can play on now. */
	devices(send: Send): Promise<Outcome<readonly ListedDevice[]>>;
	/** The user's own ID. */
	userId(send: Send): Promise<Outcome<string>>;
}

const get = (path: string): SpotifyRequest => ({
	method: 'GET',
	path,
	template: path,
	query: {},
	idempotent: true,
});

const playlistOf = (object: unknown): ListedPlaylist | undefined => {
	const id = textAt(object, 'id');
	if (id === undefined || id === '') return undefined;
	return {
		id,
		name: decodeEntities(textAt(object, 'name') ?? ''),
		ownerId: textAt(object, 'owner.id') ?? '',
		isCollaborative: at(object, 'collaborative') === true,
		object,
	};
};

async function readPlaylists(send: Send): Promise<Outcome<readonly ListedPlaylist[]>> {
	const { entries, failure } = await offsetPages(send, get(MY_PLAYLISTS), PAGES, Infinity, 1);
	if (failure) return failed(failure);
	return succeeded(entries.flatMap(({ value }) => playlistOf(value) ?? []));
}

async function readDevices(send: Send): Promise<Outcome<readonly ListedDevice[]>> {
	const answer = await send(get(DEVICES));
	return answer.ok ? succeeded(devicesIn(answer.value)) : answer;
}

async function readUserId(send: Send): Promise<Outcome<string>> {
	const answer = await send(get('/me'));
	return answer.ok ? succeeded(textAt(answer.value, 'id') ?? '') : answer;
}

/** Asks once: who comes meanwhile waits for the same answer. */
function once<T>(ask: (send: Send) => Promise<Outcome<T>>) {
	let asked: Promise<Outcome<T>> | undefined;
	return async (send: Send): Promise<Outcome<T>> => {
		asked ??= ask(send);
		const outcome = await asked;
		if (!outcome.ok) asked = undefined;
		return outcome;
	};
}

/** Knows nothing yet. */
export const createUserLists = (): UserLists => ({
	playlists: once(readPlaylists),
	devices: once(readDevices),
	userId: once(readUserId),
});
