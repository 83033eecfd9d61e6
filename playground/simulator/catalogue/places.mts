import { hashText } from './hash.mts';
import { type Place, type PlacedKind, readPlace, writePlace } from './ids.mts';
import { createReleases, type Releases } from './releases.mts';
import {
	countAlbums,
	countChapters,
	countEpisodes,
	countPlaylists,
	countTracks,
} from './sizes.mts';

/**
 * Which id is where. Ids that the simulator hands out carry their place in them. Any other id is
 * a second name for the place that its hash points at; the name is remembered, so that an album
 * of an artist whose id came from outside lists the artist under that id.
 */
export interface Places {
	placeOf(kind: PlacedKind, id: string): Place;
	idOf(kind: PlacedKind, place: Place): string;
	/** The name that a search gave to what is there: what is found is called as was typed. */
	nameOf(kind: PlacedKind, place: Place): string | undefined;
	rename(kind: PlacedKind, place: Place, name: string): void;
	/** Everything is called again as it was before anybody searched. */
	clearNames(): void;
	/** What came out since the start. */
	releases: Releases;
}

// Enough for a benchmark over 100,000 ids from outside; above that the oldest names are forgotten.
const maximumNames = 200_000;

function remember(names: Map<string, string>, key: string, name: string): void {
	if (names.size >= maximumNames) {
		const [oldest] = names.keys();
		if (oldest !== undefined) names.delete(oldest);
	}
	names.set(key, name);
}

export function createPlaces(): Places {
	/** From the id that we would hand out to the one from outside. */
	const outsideIds = new Map<string, string>();
	/** By the id that we would hand out. */
	const names = new Map<string, string>();

	return {
		placeOf(kind, id) {
			const known = readPlace(kind, id);
			if (known) return known;
			const place = hashedPlace(kind, id);
			remember(outsideIds, writePlace(kind, place), id);
			return place;
		},
		idOf(kind, place) {
			const own = writePlace(kind, place);
			return outsideIds.get(own) ?? own;
		},
		nameOf: (kind, place) =>
			// Nobody has searched yet: most simulators of the tests.
			names.size === 0 ? undefined : names.get(writePlace(kind, place)),
		rename: (kind, place, name) => remember(names, writePlace(kind, place), name),
		clearNames: () => names.clear(),
		releases: createReleases(),
	};
}

const memberCounts: { [Kind in PlacedKind]?: (head: Place) => number } = {
	episode: countEpisodes,
	chapter: countChapters,
	playlist: countPlaylists,
};

function hashedPlace(kind: PlacedKind, id: string): Place {
	const family = { high: hashText(id, 1), low: hashText(id, 2) >>> 12, member: 0 };
	const draw = hashText(id, 3);
	const countMembers = memberCounts[kind];
	if (countMembers) return { ...family, member: draw % countMembers(family) };
	if (kind !== 'album' && kind !== 'track') return family;
	const album = { ...family, member: (draw % countAlbums(family)) << 7 };
	if (kind === 'album') return album;
	return { ...album, member: album.member + ((draw >>> 8) % countTracks(album)) };
}
