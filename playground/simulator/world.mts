import { type Client, defaultClient } from './accounts/clients.mts';
import { createTokenStore, type TokenStore } from './accounts/tokens.mts';
import { createPlaces, type Places } from './catalogue/places.mts';
import { createFaults, type Faults } from './control/faults.mts';
import { createLimits, type Limits } from './control/limits.mts';
import { createRequestLog, type RequestLog } from './control/requestLog.mts';
import type { SimulatorClock } from './types.mts';

/** What can be set from the start, and again at any time through the control methods. */
export interface Settings {
	/** How long every answer takes, at least. */
	latencyMs: number;
	tokenLifetimeSeconds: number;
}

/** Spotify's own: an hour. */
export const defaultSettings: Settings = { latencyMs: 0, tokenLifetimeSeconds: 3600 };

/** Everything that one simulator knows. */
export interface World {
	clock: SimulatorClock;
	settings: Settings;
	places: Places;
	clients: Map<string, Client>;
	tokens: TokenStore;
	unknownIds: Set<string>;
	/** The number of items of playlists that were given one. */
	playlistSizes: Map<string, number>;
	log: RequestLog;
	faults: Faults;
	limits: Limits;
}

export const createWorld = (clock: SimulatorClock, seed: number, settings: Settings): World => ({
	clock,
	settings,
	places: createPlaces(),
	clients: new Map([[defaultClient.clientId, defaultClient]]),
	tokens: createTokenStore(clock, seed),
	unknownIds: new Set(),
	playlistSizes: new Map(),
	log: createRequestLog(),
	faults: createFaults(),
	limits: createLimits(clock),
});
