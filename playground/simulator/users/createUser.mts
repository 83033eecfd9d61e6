import { hashText } from '../catalogue/hash.mts';
import type { PlacedKind, Place } from '../catalogue/ids.mts';
import { pickAlbum, pickHead, pickEpisode, pickPlaylist, pickTrack } from '../catalogue/picks.mts';
import { createPlaces } from '../catalogue/places.mts';
import { playlistOwner } from '../catalogue/user.mts';
import { createLibrary, type Library, type LibraryKind } from './library.mts';
import type { Device, Player } from './player.mts';
import { writeUri } from './uris.mts';
import type { Play, User } from './user.mts';

/** What can be said of a user; all but the id has a default. */
export interface NewUser {
	id: string;
	displayName?: string | undefined;
	email?: string | undefined;
	country?: string | undefined;
	premium?: boolean | undefined;
	/** On the list of users of the apps in Development Mode; yes without it. */
	listed?: boolean | undefined;
	/** Nothing saved, followed or played, and no device. */
	empty?: boolean | undefined;
}

/** The user that every simulator knows from the start. */
export const defaultUserId = 'nora.lindqvist';

// Everything that a user has from the start is older than the tests' clock, and than anyone's.
const latestMs = Date.UTC(2025, 11, 1);
const hourMs = 3_600_000;
const minuteMs = 60_000;

/** How many of each a user has saved: more than a page of them. Playlists are not only saved. */
const counts: readonly [
	LibraryKind & PlacedKind,
	number,
	(seed: number, index: number) => Place,
][] = [
	['track', 320, pickTrack],
	['album', 64, pickAlbum],
	['episode', 57, pickEpisode],
	['show', 52, pickHead],
	['audiobook', 51, pickHead],
	['artist', 73, pickHead],
	['user', 3, pickHead],
	['playlist', 44, pickPlaylist],
];

const plays = 130;

export function createUser({
	id,
	displayName = contentOf(id).displayName,
	email = `${id.replaceAll(/[^\w.]/g, '')}@example.com`,
	country = 'SE',
	premium = true,
	listed = true,
	empty = false,
}: NewUser): User {
	const content = contentOf(id);
	const library = createLibrary();
	if (!empty) for (const [kind, uri, addedAtMs] of content.saved) library[kind].set(uri, addedAtMs);
	return {
		id,
		accountId: `acc${[1, 2, 3].map((salt) => hashText(id, salt + 20).toString(36)).join('')}`,
		displayName,
		email,
		country,
		premium,
		listed,
		library,
		preSaved: new Map(empty ? [] : content.preSaved),
		history: empty ? [] : [...content.plays],
		player: empty ? emptyPlayer() : pausedPlayer(library, hashText(id, 20)),
	};
}

interface UserContent {
	displayName: string;
	saved: readonly (readonly [LibraryKind, uri: string, addedAtMs: number])[];
	plays: readonly Play[];
	preSaved: readonly (readonly [uri: string, releasedAtMs: number])[];
}

// The same in every simulator, and the tests make thousands: it is made once for each user.
const places = createPlaces();
const contents = new Map<string, UserContent>();

function contentOf(id: string): UserContent {
	const seed = hashText(id, 20);
	const known = contents.get(id);
	if (known) return known;
	const saved = savedFromTheStart(seed);
	const content = {
		displayName: playlistOwner(places, places.placeOf('user', id)).display_name ?? id,
		saved,
		plays: recentPlays(seed),
		preSaved: preSavedAmong(saved),
	};
	contents.set(id, content);
	return content;
}

/**
 * Every twentieth album was saved before it came out, and says when it did
 * (joostlek/python-spotify's fixture of March 2026).
 */
const preSavedAmong = (saved: UserContent['saved']): UserContent['preSaved'] =>
	saved
		.filter(([kind]) => kind === 'album')
		.filter((_, index) => index % 20 === 10)
		.map(([, uri, savedAtMs]) => [uri, savedAtMs + 12 * 24 * hourMs]);

const savedFromTheStart = (seed: number): UserContent['saved'] =>
	counts.flatMap(([kind, count, pick]) =>
		Array.from({ length: count }, (_, index) => {
			// Lists begin with the oldest.
			const age = count - 1 - index;
			const uri = writeUri(kind, places.idOf(kind, pick(seed, age)));
			return [kind, uri, latestMs - age * 7 * hourMs] as const;
		}),
	);

const recentPlays = (seed: number): Play[] =>
	Array.from({ length: plays }, (_, index) => {
		const album = pickAlbum(seed, index, 5);
		return {
			uri: writeUri('track', places.idOf('track', album)),
			playedAtMs: latestMs - (plays - index) * 11 * minuteMs - (index % 1000),
			contextUri: index % 3 === 0 ? undefined : writeUri('album', places.idOf('album', album)),
		};
	});

const emptyPlayer = (): Player => ({
	devices: [],
	activeDeviceId: undefined,
	contextUri: undefined,
	uris: [],
	order: [],
	at: 0,
	queuedNow: undefined,
	queue: [],
	isPlaying: false,
	progressMs: 0,
	sinceMs: latestMs,
	shuffle: false,
	repeat: 'off',
});

/** Paused, so that nothing changes by itself. */
function pausedPlayer({ track }: Library, seed: number): Player {
	const uris = [...track.keys()].slice(-10);
	const devices = createDevices(seed);
	return {
		...emptyPlayer(),
		devices,
		activeDeviceId: devices[0]?.id,
		uris,
		order: uris.map((_, index) => index),
		progressMs: 42_000,
	};
}

const createDevices = (seed: number): Device[] =>
	(
		[
			['Studio', 'Computer', true, false],
			['Phone', 'Smartphone', false, false],
			['Kitchen', 'Speaker', true, false],
			['Car', 'Automobile', false, true],
		] as const
	).map(([name, type, supportsVolume, isRestricted]) => ({
		id: [1, 2, 3, 4, 5]
			.map((salt) => hashText(`${seed} ${name}`, salt).toString(16).padStart(8, '0'))
			.join(''),
		name,
		type,
		volumePercent: 60,
		supportsVolume,
		isRestricted,
		isPrivateSession: false,
	}));
