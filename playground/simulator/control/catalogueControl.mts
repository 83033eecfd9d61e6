import { type Place, type PlacedKind, isBase62Id } from '../catalogue/ids.mts';
import type { ReleasedKind } from '../catalogue/releases.mts';
import { type AlbumGroup, albumGroups } from '../catalogue/simplifiedAlbum.mts';
import { writeUri } from '../users/uris.mts';
import type { World } from '../world.mts';
import { InputError } from './fields.mts';

interface ToRelease {
	/** How many, one after another; one without it. */
	count?: number | undefined;
	/** `2026-01-31`, `2026-01` or `2026`; today without it, by the simulator's clock. */
	releaseDate?: string | undefined;
}

export interface AlbumRelease extends ToRelease {
	artistId: string;
	/** An album without it. */
	group?: string | undefined;
}

export interface EpisodeRelease extends ToRelease {
	showId: string;
}

/** How tests and demos steer the catalogue. */
export const createCatalogueControl = (world: World) => ({
	/** From now on nothing has this id. */
	addUnknownId: ({ id }: { id: string }) => {
		world.unknownIds.add(id);
	},
	/** Of a playlist of the catalogue: of the others, the contents can be set. */
	setPlaylistSize: ({ id, items }: { id: string; items: number }) => {
		if (world.users.playlist(id)) throw new InputError(`Has contents of its own: ${id}`);
		world.playlistSizes.set(id, items);
	},
	/** An artist brings out albums, singles … Gives their URIs, the first to come out first. */
	addReleases: ({ artistId, group, ...release }: AlbumRelease) =>
		bringOut(world, 'album', headOf(world, 'artist', artistId), release, readGroup(group)),
	/** A show brings out episodes. Gives their URIs, the first to come out first. */
	addEpisodes: ({ showId, ...release }: EpisodeRelease) =>
		bringOut(world, 'episode', headOf(world, 'show', showId), release),
});

function headOf({ places }: World, kind: PlacedKind, id: string): Place {
	if (!isBase62Id(id)) throw new InputError(`Not an id: ${id}`);
	return places.placeOf(kind, id);
}

function readGroup(text: string | undefined): AlbumGroup {
	if (text === undefined) return 'album';
	const group = albumGroups.find((known) => known === text);
	if (!group) throw new InputError(`"group" must be one of ${albumGroups.join(', ')}`);
	return group;
}

function bringOut(
	{ places, clock }: World,
	kind: ReleasedKind,
	head: Place,
	{ count = 1, releaseDate = new Date(clock.nowMs()).toISOString().slice(0, 10) }: ToRelease,
	group?: AlbumGroup,
): string[] {
	if (!/^\d{4}(-\d\d){0,2}$/.test(releaseDate)) throw new InputError(`Not a date: ${releaseDate}`);
	return Array.from({ length: count }, () => {
		const place = places.releases.add(kind, head, { date: releaseDate, group });
		if (!place) throw new InputError(`The catalogue has no room for another ${kind}`);
		return writeUri(kind, places.idOf(kind, place));
	});
}
