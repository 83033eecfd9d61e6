import { type Place, type PlacedKind, isBase62Id } from '../../catalogue/ids.mts';
import type { Release, ReleasedKind } from '../../catalogue/releases.mts';
import { albumGroups } from '../../catalogue/simplifiedAlbum.mts';
import { writeUri } from '../../users/uris.mts';
import { lookups, type World } from '../../world.mts';
import { command } from '../command.mts';
import {
	flag,
	InputError,
	number,
	oneOf,
	optional,
	orNull,
	type Read,
	text,
	texts,
	withDefault,
} from '../fields.mts';

/** How many come out one after another, and when; today, by the simulator's clock, unless it says. */
const toRelease = { count: withDefault(number, 1), releaseDate: optional(text) };

/** How tests and demos steer the catalogue. */
export const catalogueCommands = {
	addUnknownId: command({
		says: '404 from now on; ids that begin with `0000unknown` always are',
		takes: { id: text },
		run: ({ unknownIds }, { id }) => void unknownIds.add(id),
	}),
	listSongs: command({
		says: 'the songs that there are, each as `Artist - Title`; their URIs. Searches for tracks find these alone from now on, by their words, and make up no others; `null` for all that anybody asks for, as from the start',
		takes: { songs: orNull(texts) },
		run: ({ places, songs: known }, { songs }) =>
			known.list(places, songs).map((place) => writeUri('track', places.idOf('track', place))),
	}),
	setUnavailable: command({
		says: 'tracks and episodes that playlists show as `null` from now on, though they can still be added; `lookup` is what their own route says: `found`, `notFound` (404; a saved one has lost its texts) or `notPlayable`; `null` for available again',
		takes: { uris: texts, lookup: withDefault(orNull(oneOf(lookups)), 'notFound') },
		run({ unavailable }, { uris, lookup }) {
			for (const uri of uris) {
				if (lookup === null) unavailable.delete(uri);
				else unavailable.set(uri, lookup);
			}
		},
	}),
	setEpisodeOrder: command({
		says: 'whether the episodes of a show come oldest first; of the others one in four does',
		takes: { showId: text, oldestFirst: flag },
		run: ({ oldestFirst: shows }, { showId, oldestFirst }) => void shows.set(showId, oldestFirst),
	}),
	setPlaylistSize: command({
		says: 'of a playlist of the catalogue: of the others, the contents can be set',
		takes: { id: text, items: number },
		run({ users, playlistSizes }, { id, items }) {
			if (users.playlist(id)) throw new InputError(`Has contents of its own: ${id}`);
			playlistSizes.set(id, items);
		},
	}),
	addReleases: command({
		says: 'albums that come out now, or then (`2026-01-31`, `2026-01` or `2026`); their URIs, the first to come out first. `group`: `album` (the usual), `single`, `compilation` or `appears_on`; there is room for 32 an artist. `unlisted`: the list of the artist leaves it out, search finds it',
		takes: {
			artistId: text,
			group: withDefault(oneOf(albumGroups), 'album'),
			unlisted: withDefault(flag, false),
			...toRelease,
		},
		run: (world, { artistId, group, unlisted, ...release }) =>
			bringOut(world, 'album', headOf(world, 'artist', artistId), release, { group, unlisted }),
	}),
	addEpisodes: command({
		says: 'episodes that come out now, or then; their URIs, the first to come out first',
		takes: { showId: text, ...toRelease },
		run: (world, { showId, ...release }) =>
			bringOut(world, 'episode', headOf(world, 'show', showId), release),
	}),
};

function headOf({ places }: World, kind: PlacedKind, id: string): Place {
	if (!isBase62Id(id)) throw new InputError(`Not an id: ${id}`);
	return places.placeOf(kind, id);
}

function bringOut(
	{ places, clock }: World,
	kind: ReleasedKind,
	head: Place,
	{ count, releaseDate }: Read<typeof toRelease>,
	also?: Pick<Release, 'group' | 'unlisted'>,
): string[] {
	const date = releaseDate ?? new Date(clock.nowMs()).toISOString().slice(0, 10);
	if (!/^\d{4}(-\d\d){0,2}$/.test(date)) throw new InputError(`Not a date: ${date}`);
	return Array.from({ length: count }, () => {
		const place = places.releases.add(kind, head, { date, ...also });
		if (!place) throw new InputError(`The catalogue has no room for another ${kind}`);
		return writeUri(kind, places.idOf(kind, place));
	});
}
