import type { Shape } from './shape';
import { shapes, type ShapeName } from './shapes';
import { date, flag, number, reference, text } from './values';

/** What the results of an operation are, and what stands in them beside an object. */
export interface OutputKindEntry {
	/** What the objects are; of several kinds, `type` says which. */
	of: readonly ShapeName[];
	/** Where a result has its object: the first path with one. Absent: the result is the object. */
	heldAt?: readonly string[];
	/** Fields in front of those of the object. */
	lead?: Shape;
	/** Fields behind them, of the result itself. */
	entry?: Shape;
}

const savedAt = { addedAt: date('added_at') };

/** The outputs that are more than one object of one kind: to add one, add its entry here. */
const composed = {
	/** The playlist that has a name, and whether it was made for that. */
	foundPlaylist: { of: ['playlist'], lead: { created: flag() } },
	/** Which track a line means, or that none does. */
	match: {
		of: ['track'],
		lead: {
			matched: flag(),
			confidence: number(),
			matchedBy: text(),
			query: text(),
			line: text(),
			candidateName: text(),
			candidateArtists: text(),
			candidateUri: reference(),
		},
	},
	playHistory: {
		of: ['track'],
		heldAt: ['track'],
		entry: { playedAt: date('played_at'), contextUri: reference('context.uri') },
	},
	/** `item` since 2026, `track` before; an entry whose track is gone has null in either. */
	playlistItem: {
		of: ['track', 'episode'],
		heldAt: ['item', 'track'],
		entry: {
			...savedAt,
			addedBy: reference('added_by.id'),
			position: number(),
			playlistId: reference(),
		},
	},
	queueItem: { of: ['track', 'episode'] },
	searchResult: { of: ['track', 'album', 'artist', 'playlist', 'show', 'episode', 'audiobook'] },
	/** Spotify's document has saved audiobooks without an entry around them. */
	'saved.album': { of: ['album'], heldAt: ['album', ''], entry: savedAt },
	'saved.audiobook': { of: ['audiobook'], heldAt: ['audiobook', ''], entry: savedAt },
	'saved.episode': { of: ['episode'], heldAt: ['episode', ''], entry: savedAt },
	'saved.show': { of: ['show'], heldAt: ['show', ''], entry: savedAt },
	'saved.track': { of: ['track'], heldAt: ['track', ''], entry: savedAt },
} as const satisfies Record<string, OutputKindEntry>;

/** What a result is: one object, an entry that holds an object, or one of several kinds. */
export type OutputKind = ShapeName | keyof typeof composed;

const isComposed = (kind: OutputKind): kind is keyof typeof composed =>
	Object.hasOwn(composed, kind);

/** Returns the entry of a kind. */
export const outputKind = (kind: OutputKind): OutputKindEntry =>
	isComposed(kind) ? composed[kind] : { of: [kind] };

/** Every kind of output. */
export const OUTPUT_KINDS: readonly OutputKind[] = [
	...(Object.keys(shapes) as ShapeName[]),
	...(Object.keys(composed) as Array<keyof typeof composed>),
];
