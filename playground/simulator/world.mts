import { type Client, defaultClient } from './accounts/clients.mts';
import { type Consents, createConsents } from './accounts/consents.mts';
import { createTokenStore, type TokenStore } from './accounts/tokens.mts';
import { createPlaces, type Places } from './catalogue/places.mts';
import { createSongs, type Songs } from './catalogue/songs.mts';
import { createFaults, type Faults } from './control/faults.mts';
import { createLimits, type Limits } from './control/limits.mts';
import { createRequestLog, type RequestLog } from './control/requestLog.mts';
import type { Settings } from './settings.mts';
import type { SimulatorClock } from './types.mts';
import { defaultUserId } from './users/createUser.mts';
import { createUserStore, type UserStore } from './users/userStore.mts';

/** What a lookup of something says that playlists show as `null`. */
export const lookups = ['found', 'notFound', 'notPlayable'] as const;

export type Lookup = (typeof lookups)[number];

/** Why a player does not follow a command. */
export interface PlayerRefusal {
	status: number;
	/** Behind "Player command failed: ". */
	message: string;
	reason: string;
}

/** Everything that one simulator knows. */
export interface World {
	clock: SimulatorClock;
	settings: Settings;
	/** What `reset` goes back to. */
	initialSettings: Readonly<Settings>;
	places: Places;
	clients: Map<string, Client>;
	tokens: TokenStore;
	consents: Consents;
	users: UserStore;
	/** Who is signed in at the accounts service, in the one browser that there is. */
	session: { userId: string };
	/** The covers that were uploaded, by their ids on the image host; a character is a byte. */
	pictures: Map<string, string>;
	/** The playlists that are being changed at this moment. */
	playlistsInWork: Set<string>;
	unknownIds: Set<string>;
	/** What reads back as null in playlists, by URI, with what a lookup of it says. */
	unavailable: Map<string, Lookup>;
	/** Playlists with another snapshot at each request, and how many they have shown. */
	restless: Map<string, number>;
	/** The largest pages of routes that were made others while the simulator runs, by their paths. */
	pageLimits: Map<string, number>;
	/** What the next commands to a player are refused with, in their order. */
	playerRefusals: PlayerRefusal[];
	/** How many commands the players have followed. */
	playerCommands: number;
	/** Shows whose order of episodes was set; the others have that of the catalogue. */
	oldestFirst: Map<string, boolean>;
	/** The number of items of playlists that were given one. */
	playlistSizes: Map<string, number>;
	/** The songs that searches find, if not all that anybody asks for. */
	songs: Songs;
	log: RequestLog;
	faults: Faults;
	limits: Limits;
}

export function createWorld(clock: SimulatorClock, seed: number, initial: Settings): World {
	return {
		clock,
		settings: { ...initial },
		initialSettings: initial,
		places: createPlaces(),
		clients: new Map([[defaultClient.clientId, defaultClient]]),
		tokens: createTokenStore(clock, seed),
		consents: createConsents(clock, seed),
		users: createUserStore(),
		session: { userId: defaultUserId },
		pictures: new Map(),
		playlistsInWork: new Set(),
		unknownIds: new Set(),
		unavailable: new Map(),
		restless: new Map(),
		playerRefusals: [],
		playerCommands: 0,
		pageLimits: new Map(),
		oldestFirst: new Map(),
		playlistSizes: new Map(),
		songs: createSongs(),
		log: createRequestLog(),
		faults: createFaults(),
		limits: createLimits(clock),
	};
}
