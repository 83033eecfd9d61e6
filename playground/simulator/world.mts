import { type Client, defaultClient } from './accounts/clients.mts';
import { type Consents, createConsents } from './accounts/consents.mts';
import { createTokenStore, type TokenStore } from './accounts/tokens.mts';
import { createPlaces, type Places } from './catalogue/places.mts';
import { createFaults, type Faults } from './control/faults.mts';
import { createLimits, type Limits } from './control/limits.mts';
import { createRequestLog, type RequestLog } from './control/requestLog.mts';
import type { SimulatorClock } from './types.mts';
import { defaultUserId } from './users/createUser.mts';
import { createUserStore, type UserStore } from './users/userStore.mts';

/** What can be set from the start, and again at any time through the control methods. */
export interface Settings {
	/** How long every answer takes, at least. */
	latencyMs: number;
	tokenLifetimeSeconds: number;
	/** From the user's consent on, however often they are used. */
	refreshTokenLifetimeSeconds: number;
	/** Whether each refresh brings a new refresh token, and ends the old one. */
	rotateRefreshTokens: boolean;
	/** How long playlists go on saying their old snapshot when they show their new contents already. */
	snapshotDelayMs: number;
}

/**
 * Spotify's own: an hour, and six months
 * (https://developer.spotify.com/blog/2026-06-18-refresh-token-expiration).
 */
export const defaultSettings: Settings = {
	latencyMs: 0,
	tokenLifetimeSeconds: 3600,
	refreshTokenLifetimeSeconds: 183 * 86_400,
	rotateRefreshTokens: false,
	snapshotDelayMs: 0,
};

/** Everything that one simulator knows. */
export interface World {
	clock: SimulatorClock;
	settings: Settings;
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
	/** The number of items of playlists that were given one. */
	playlistSizes: Map<string, number>;
	log: RequestLog;
	faults: Faults;
	limits: Limits;
}

export function createWorld(clock: SimulatorClock, seed: number, settings: Settings): World {
	return {
		clock,
		settings,
		places: createPlaces(),
		clients: new Map([[defaultClient.clientId, defaultClient]]),
		tokens: createTokenStore(clock, seed),
		consents: createConsents(clock, seed),
		users: createUserStore(),
		session: { userId: defaultUserId },
		pictures: new Map(),
		playlistsInWork: new Set(),
		unknownIds: new Set(),
		playlistSizes: new Map(),
		log: createRequestLog(),
		faults: createFaults(),
		limits: createLimits(clock),
	};
}
