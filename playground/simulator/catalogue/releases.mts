import type { Place } from './ids.mts';
import type { AlbumGroup } from './simplifiedAlbum.mts';
import { albumIndexOf, albumPlaceAt, countAlbums, countEpisodes, memberAt } from './sizes.mts';

/** What artists and shows bring out one after another. */
export type ReleasedKind = 'album' | 'episode';

export interface Release {
	/** As precise as it is long. */
	date: string;
	/** Of an album. */
	group?: AlbumGroup | undefined;
	/** The artist's list leaves it out, as Spotify's does at times; search finds it. */
	unlisted?: boolean | undefined;
}

/** What came out since the simulator was started, besides what the catalogue has anyway. */
export interface Releases {
	/** Brings out another; nothing where the family has no room for it. */
	add(kind: ReleasedKind, head: Place, release: Release): Place | undefined;
	/** What is known of one that came out since; nothing of what was always there. */
	find(kind: ReleasedKind, place: Place): Release | undefined;
	/** All of a family: what came out since, the latest first, then what was always there. */
	membersOf(kind: ReleasedKind, head: Place): Place[];
	/** All that came out since, of all families, the latest of each first. */
	all(kind: ReleasedKind): Place[];
	/** How many that are. */
	countOf(kind: ReleasedKind, head: Place): number;
	clear(): void;
}

/** How a family numbers its members, and how many its 12 bits have room for. */
const families = {
	album: { room: 32, countFirst: countAlbums, indexOf: albumIndexOf, placeAt: albumPlaceAt },
	episode: {
		room: 4096,
		countFirst: countEpisodes,
		indexOf: ({ member }: Place) => member,
		placeAt: memberAt,
	},
} as const;

export function createReleases(): Releases {
	const released = new Map<string, readonly Release[]>();
	const heads = new Map<string, Place>();
	const key = (kind: ReleasedKind, { high, low }: Place) => `${kind} ${high} ${low}`;
	const since = (kind: ReleasedKind, head: Place) => released.get(key(kind, head)) ?? [];
	const countOf = (kind: ReleasedKind, head: Place) =>
		families[kind].countFirst(head) + since(kind, head).length;

	return {
		add(kind, head, release) {
			const { room, placeAt } = families[kind];
			const index = countOf(kind, head);
			if (index >= room) return undefined;
			released.set(key(kind, head), [...since(kind, head), release]);
			heads.set(key(kind, head), head);
			return placeAt(head, index);
		},
		find: (kind, place) => {
			const { countFirst, indexOf } = families[kind];
			return since(kind, place)[indexOf(place) - countFirst(place)];
		},
		membersOf: (kind, head) => {
			const { countFirst, placeAt } = families[kind];
			const first = countFirst(head);
			const all = Array.from({ length: countOf(kind, head) }, (_, index) => placeAt(head, index));
			return [...all.slice(first).reverse(), ...all.slice(0, first)];
		},
		all: (kind) =>
			[...heads]
				.filter(([name]) => name.startsWith(`${kind} `))
				.flatMap(([, head]) => {
					const { countFirst, placeAt } = families[kind];
					const count = countOf(kind, head);
					return Array.from({ length: count - countFirst(head) }, (_, index) =>
						placeAt(head, count - 1 - index),
					);
				}),
		countOf,
		clear() {
			released.clear();
			heads.clear();
		},
	};
}
