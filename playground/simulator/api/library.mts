import { isBase62Id } from '../catalogue/ids.mts';
import { apiError } from '../errors.mts';
import { Refusal } from '../refusal.mts';
import { type LibraryKind, libraryKinds, save } from '../users/library.mts';
import { readUri, writeUri } from '../users/uris.mts';
import type { World } from '../world.mts';
import { needScope } from './access.mts';
import { type Call, userOf } from './call.mts';
import { isHidden } from './playlistAccess.mts';
import { isUnknown } from './unknownIds.mts';

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

export const saveToLibrary = (world: World, call: Call): null =>
	saveItems(world, call, itemsOf(call, 'modify'));

export const removeFromLibrary = (_world: World, call: Call): null =>
	removeItems(call, itemsOf(call, 'modify'));

/** Whether each of them is saved or followed. */
export const libraryContains = (_world: World, call: Call): boolean[] =>
	containItems(call, itemsOf(call, 'read'));

/** Saves or follows all of them, or none if one of them is unknown. */
export function saveItems(world: World, call: Call, items: readonly Item[]): null {
	const unknown = items.some(
		({ kind, id }) => isUnknown(world, id) || (kind === 'playlist' && isHidden(world, call, id)),
	);
	if (unknown) throw new Refusal(apiError(400, 'Payload contains a non-existing ID'));
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
		throw new Refusal(apiError(400, `Invalid uri: ${text}`));
	}
	return itemOf(kind, read.id);
}

export const itemOf = (kind: LibraryKind, id: string): Item => ({
	kind,
	id,
	uri: writeUri(kind, id),
});
