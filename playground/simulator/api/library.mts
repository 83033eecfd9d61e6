import { isBase62Id } from '../catalogue/ids.mts';
import { hasAudiobooks } from '../catalogue/markets.mts';
import { apiError } from '../errors.mts';
import { Refusal } from '../refusal.mts';
import { type LibraryKind, libraryKinds, save } from '../users/library.mts';
import { readUri, writeUri } from '../users/uris.mts';
import type { World } from '../world.mts';
import { needScope } from './access.mts';
import { type Call, userOf } from './call.mts';
import { invalidUri } from './itemUris.mts';
import { isHidden } from './playlistAccess.mts';
import { isUnknown } from './unknownIds.mts';
import type { Answers } from './answer.mts';

/** Something to save or to follow. */
export interface Item {
	kind: LibraryKind;
	id: string;
	uri: string;
}

type Access = 'read' | 'modify';

/** The scope that each kind needs, as Spotify's page of each tells. */
function scopeOf(kind: LibraryKind, access: Access): string {
	if (kind === 'playlist') {
		return access === 'read' ? 'playlist-read-private' : 'playlist-modify-public';
	}
	return kind === 'artist' || kind === 'user' ? `user-follow-${access}` : `user-library-${access}`;
}

/**
 * Saves what there is of it. What doesn't exist is no mistake, and isn't saved; an audiobook that
 * the user's country doesn't have is one of Spotify's (a probe of October 2026).
 */
function saveToLibrary(world: World, call: Call): null {
	const items = itemsOf(call, 'modify');
	const { country } = userOf(call);
	if (items.some(({ kind }) => kind === 'audiobook') && !hasAudiobooks(country)) {
		throw new Refusal(apiError(500, 'Server error.'));
	}
	return saveItems(
		world,
		call,
		items.filter((item) => exists(world, call, item)),
	);
}

const removeFromLibrary = (_world: World, call: Call): null =>
	removeItems(call, itemsOf(call, 'modify'));

/** Whether each of them is saved or followed. */
const libraryContains = (_world: World, call: Call): boolean[] =>
	containItems(call, itemsOf(call, 'read'));

const exists = (world: World, call: Call, { kind, id }: Item): boolean =>
	!isUnknown(world, id) && !(kind === 'playlist' && isHidden(world, call, id));

/** Saves or follows all of them, or none if one of them is unknown. */
export function saveItems(world: World, call: Call, items: readonly Item[]): null {
	if (!items.every((item) => exists(world, call, item)))
		throw new Refusal(apiError(400, 'Payload contains a non-existing ID'));
	const { library } = userOf(call);
	// In reverse, so that the first of the list ends up as the newest.
	for (const { kind, uri } of [...items].reverse()) save(library[kind], uri, world.clock.nowMs());
	return null;
}

export function removeItems(call: Call, items: readonly Item[]): null {
	const { library } = userOf(call);
	for (const { kind, uri } of items) library[kind].delete(uri);
	return null;
}

export function containItems(call: Call, items: readonly Item[]): boolean[] {
	const { library } = userOf(call);
	return items.map(({ kind, uri }) => library[kind].has(uri));
}

function itemsOf(call: Call, access: Access): Item[] {
	const items = (call.query.uris ?? '').split(',').map(readItem);
	for (const { kind } of items) needScope(call, scopeOf(kind, access));
	return items;
}

function readItem(text: string): Item {
	const read = readUri(text.trim());
	const kind = libraryKinds.find((known) => known === read?.kind);
	if (!read || !kind || (kind !== 'user' && !isBase62Id(read.id))) {
		throw new Refusal(invalidUri());
	}
	return itemOf(kind, read.id);
}

export const itemOf = (kind: LibraryKind, id: string): Item => ({
	kind,
	id,
	uri: writeUri(kind, id),
});

export const libraryAnswers: Answers = {
	'PUT /me/library': saveToLibrary,
	'DELETE /me/library': removeFromLibrary,
	'GET /me/library/contains': libraryContains,
};
