import type { AppState } from './pipeline/stage';
import { createAwaitedRenewals, type AwaitedRenewals } from './auth/awaitedRenewals';
import { createSharedRenewals, type SharedRenewals } from './auth/sharedRenewals';
import { createMemoryTokenCache } from './auth/tokenCache';
import { createTokenService, type TokenService } from './auth/tokenService';
import { createBoundedMap, type BoundedMap } from './values/boundedMap';
import type { Clock, Random } from './concurrency/clock';
import { createPolls, type Polls } from './events/polls';
import { createPickerMemory, type PickerMemory } from './pickers/memory';
import { createPlaylistListMemory, type PlaylistListMemory } from './playlists/list/memory';
import { createPlaylistMemory, type PlaylistMemory } from './playlists/memory/memory';
import { createCapabilities, type Capabilities } from './pipeline/capabilities';
import { createCooldown } from './pipeline/cooldown';
import { createLimiter } from './pipeline/limiter';
import { createPace } from './pipeline/pace';
import { createKeyedMutex, type KeyedMutex } from './pipeline/keyedMutex';
import { createTraffic } from './pipeline/traffic';

/**
 * What every workflow in this process shares. Facts only: settings travel with each call. n8n
 * loads a package once per process, so that a module is the process.
 */
export interface ProcessState {
	tokens: TokenService;
	/** Of the tokens that n8n keeps for users. */
	renewals: SharedRenewals;
	/** Of whatever token: who would use it meanwhile waits. */
	awaitedRenewals: AwaitedRenewals;
	/** Who may change a playlist now, by its id. */
	playlistMutex: KeyedMutex;
	/** What was done to playlists a moment ago. */
	playlistMemory: PlaylistMemory;
	/** What was done to users' lists of playlists a moment ago. */
	listMemory: PlaylistListMemory;
	/** What the lists of forms have shown a moment ago. */
	pickers: PickerMemory;
	/** Of triggers. */
	polls: Polls;
	/**
	 * Returns what is known of an app: its cooldowns, limiter, pace, traffic and capabilities;
	 * `appKey` tells it from whoever claims to be it: a digest of its client ID and secret, or of a
	 * pasted token.
	 */
	app(appKey: string): AppState;
	/**
	 * Returns what an app may do for one user: Spotify decides some of it by the app's list of
	 * users.
	 */
	capabilitiesOf(userKey: string): Capabilities;
}

/** Beyond this, apps and users that hold no fact any more are forgotten. */
const MAX_APPS = 1_000;
const MAX_USERS = 10_000;

function createProcessState(clock: Clock, random: Random): ProcessState {
	const apps = createBoundedMap<AppState>(
		MAX_APPS,
		({ limiter: slots, cooldown }) => slots.inUse() > 0 || !cooldown.isIdle(),
	);
	const users = createBoundedMap<Capabilities>(MAX_USERS);

	return {
		tokens: createTokenService({ clock, random, cache: createMemoryTokenCache({ clock }) }),
		renewals: createSharedRenewals(clock, random),
		awaitedRenewals: createAwaitedRenewals(),
		playlistMutex: createKeyedMutex(clock),
		playlistMemory: createPlaylistMemory(clock),
		listMemory: createPlaylistListMemory(clock),
		pickers: createPickerMemory(clock),
		polls: createPolls(),
		app: (appKey) =>
			getOrMake(apps, appKey, () => ({
				cooldown: createCooldown(clock),
				limiter: createLimiter(),
				pace: createPace(clock, random),
				capabilities: createCapabilities(),
				traffic: createTraffic(clock),
			})),
		capabilitiesOf: (userKey) => getOrMake(users, userKey, createCapabilities),
	};
}

function getOrMake<V>(map: BoundedMap<V>, key: string, make: () => V): V {
	const known = map.get(key);
	if (known !== undefined) return known;
	const made = make();
	map.set(key, made);
	return made;
}

let instance: ProcessState | undefined;

/** Returns the state of this process, which is made on first use. */
export const processState = (clock: Clock, random: Random = Math.random): ProcessState =>
	(instance ??= createProcessState(clock, random));

/** Forgets everything, as a restart does. For tests. */
export const resetProcessState = (): void => {
	instance = undefined;
};
