import { album } from '../operations/album';
import { artist } from '../operations/artist';
import { audiobook } from '../operations/audiobook';
import { browse } from '../operations/browse';
import { episode } from '../operations/episode';
import { player } from '../operations/player';
import { playlist } from '../operations/playlist';
import { show } from '../operations/show';
import { track } from '../operations/track';
import type { Operation } from '../operations/types';

/** How a field's *From List* comes by what it offers. */
export interface Picker {
	/** A list that is there before anything is typed. Spotify has no filter for it. */
	list?: Operation;
	/** Spotify's search finds them. */
	isSearched?: true;
	/** Gives the one whose ID, URI or link was pasted. */
	get?: Operation;
	/** Fields of the simplified output that tell apart what has the same name. */
	toldBy: readonly string[];
	/** Spotify gives them to an app only for a country. */
	needsMarket?: true;
}

/**
 * What can be chosen from a list. Spotify has no list of users, and one of chapters only for an
 * audiobook that is known, so that these have none.
 */
export const pickers = {
	album: { isSearched: true, get: album.operations.get, toldBy: ['artists', 'releaseDate'] },
	artist: { isSearched: true, get: artist.operations.get, toldBy: [] },
	audiobook: {
		isSearched: true,
		get: audiobook.operations.get,
		toldBy: ['authors'],
		needsMarket: true,
	},
	category: {
		list: browse.operations.getCategories,
		get: browse.operations.getCategory,
		toldBy: [],
	},
	device: { list: player.operations.getDevices, toldBy: ['type'] },
	episode: {
		isSearched: true,
		get: episode.operations.get,
		toldBy: ['releaseDate'],
		needsMarket: true,
	},
	playlist: {
		list: playlist.operations.getAll,
		isSearched: true,
		get: playlist.operations.get,
		toldBy: ['owner'],
	},
	show: { isSearched: true, get: show.operations.get, toldBy: ['publisher'], needsMarket: true },
	track: { isSearched: true, get: track.operations.get, toldBy: ['artists', 'album'] },
} as const satisfies Record<string, Picker>;

/** What a field's list can offer. */
export type PickerKind = keyof typeof pickers;

export const PICKER_KINDS = Object.keys(pickers) as PickerKind[];

/** Tells whether objects of a kind can be chosen from a list. */
export const hasPicker = (kind: string): kind is PickerKind => Object.hasOwn(pickers, kind);
