import { decodeEntities } from '../../values/entities';
import { at, textAt } from '../../values/json';

/** A playlist of the user's list: one of their own, or one that they follow. */
export interface ListedPlaylist {
	id: string;
	name: string;
	ownerId: string;
	isCollaborative: boolean;
	/** As Spotify gave it. */
	object: unknown;
}

/**
 * Reads what a list, or the answer to making one, says of a playlist; undefined for a hole in it.
 */
export function listedPlaylist(object: unknown): ListedPlaylist | undefined {
	const id = textAt(object, 'id');
	if (id === undefined || id === '') return undefined;
	return {
		id,
		name: decodeEntities(textAt(object, 'name') ?? ''),
		ownerId: textAt(object, 'owner.id') ?? '',
		isCollaborative: at(object, 'collaborative') === true,
		object,
	};
}
