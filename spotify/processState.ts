import { createSharedRenewals, type SharedRenewals } from './auth/sharedRenewals';
import { createMemoryTokenCache } from './auth/tokenCache';
import { createTokenService, type TokenService } from './auth/tokenService';
import type { Clock, Random } from './clock';
import { createPolls, type Polls } from './events/polls';
import { createPickerMemory, type PickerMemory } from './pickers/memory';
import { createCapabilities } from './request/capabilities';
import { createCooldown } from './request/cooldown';
import { createSlots } from './request/slots';
import { createTurns, type Turns } from './request/turns';
import type { AppState } from './request/withGate';

/**
 * What every workflow in this process shares. Facts only: settings travel with each call. n8n
 * loads a package once per process, so that a module is the process.
 */
export interface ProcessState {
	tokens: TokenService;
	/** Of the tokens that n8n keeps for users. */
	renewals: SharedRenewals;
	/** Whose turn it is to change a playlist, by its id. */
	playlistTurns: Turns;
	/** What the lists of forms have shown a moment ago. */
	pickers: PickerMemory;
	/** Of triggers. */
	polls: Polls;
	/** Cooldowns, slots and capabilities of one app; `appKey` is its client id, or a hash of a pasted token. */
	app(appKey: string): AppState;
}

/** Beyond this, apps that hold no fact any more are forgotten. */
const MANY_APPS = 1_000;

function createProcessState(clock: Clock, random: Random): ProcessState {
	const apps = new Map<string, AppState>();

	const forgetIdleApps = (): void => {
		for (const [key, { cooldown, slots }] of apps) {
			if (slots.inUse() === 0 && cooldown.isIdle(clock.nowMs())) apps.delete(key);
		}
	};

	return {
		tokens: createTokenService({ clock, random, cache: createMemoryTokenCache({ clock }) }),
		renewals: createSharedRenewals(clock, random),
		playlistTurns: createTurns(),
		pickers: createPickerMemory(clock),
		polls: createPolls(),
		app(appKey) {
			const known = apps.get(appKey);
			if (known) return known;
			if (apps.size >= MANY_APPS) forgetIdleApps();
			const app = {
				cooldown: createCooldown(),
				slots: createSlots(),
				capabilities: createCapabilities(),
			};
			apps.set(appKey, app);
			return app;
		},
	};
}

let state: ProcessState | undefined;

/** The state of this process, made on first use. */
export const processState = (clock: Clock, random: Random = Math.random): ProcessState =>
	(state ??= createProcessState(clock, random));

/** Forgets everything, as a restart does. For tests. */
export const resetProcessState = (): void => {
	state = undefined;
};
