/** The kinds of things that a user's library holds: saved, or followed. */
export const libraryKinds = [
	'track',
	'album',
	'episode',
	'show',
	'audiobook',
	'artist',
	'user',
	'playlist',
] as const;

export type LibraryKind = (typeof libraryKinds)[number];

/** URIs with the time, in ms, at which they came in; the oldest first. */
export type Saved = Map<string, number>;

export type Library = Record<LibraryKind, Saved>;

export const createLibrary = (): Library => ({
	track: new Map(),
	album: new Map(),
	episode: new Map(),
	show: new Map(),
	audiobook: new Map(),
	artist: new Map(),
	user: new Map(),
	playlist: new Map(),
});

/** What was saved, the newest first, as Spotify lists it. */
export const newestFirst = (saved: Saved): (readonly [uri: string, addedAtMs: number])[] =>
	[...saved].reverse();

/**
 * Adds something, behind what came in later where it doesn't come in now; what is there already
 * keeps its place and its time.
 */
export function save(saved: Saved, uri: string, addedAtMs: number): void {
	if (saved.has(uri)) return;
	const later = [...saved].filter(([, otherMs]) => otherMs > addedAtMs);
	for (const [other] of later) saved.delete(other);
	saved.set(uri, addedAtMs);
	for (const [other, otherMs] of later) saved.set(other, otherMs);
}
