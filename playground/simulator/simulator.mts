import { answerAccountsRequest } from './accounts/answerAccountsRequest.mts';
import { answerApiRequest } from './api/answerApiRequest.mts';
import { type Control, createControl } from './control/control.mts';
import { strike } from './control/strike.mts';
import { describeRequest } from './describeRequest.mts';
import { apiError } from './errors.mts';
import { answerImageRequest } from './imageHost.mts';
import { beginPlaylistChange } from './playlists/parallelChanges.mts';
import { defaultSettings, type Settings } from './settings.mts';
import {
	hosts,
	type SimulatorAnswer,
	type SimulatorClock,
	type SimulatorOutcome,
	type SimulatorRequest,
	wallClock,
} from './types.mts';
import { createWorld, type World } from './world.mts';

export interface SimulatorOptions {
	/** The wall clock by default. */
	clock?: SimulatorClock;
	/** Another seed gives other access tokens; the catalogue is always the same. */
	seed?: number;
	settings?: Partial<Settings>;
}

export interface Simulator {
	/** Answers one request as Spotify would; never rejects. */
	handle(request: SimulatorRequest): Promise<SimulatorOutcome>;
	control: Control;
}

/** A Spotify without sockets. The same requests in the same order get the same answers. */
export function createSimulator({
	clock = wallClock,
	seed = 1,
	settings,
}: SimulatorOptions = {}): Simulator {
	const world = createWorld(clock, seed, { ...defaultSettings, ...settings });

	return {
		control: createControl(world),
		async handle(request) {
			const done = world.log.begin({ atMs: clock.nowMs(), ...describeRequest(request) });
			const fault = world.faults.strike(request);
			const change = beginPlaylistChange(world, request);
			if (world.settings.latencyMs > 0) await clock.sleep(world.settings.latencyMs);
			const outcome = await strike(fault, clock, () => change.refusal ?? answer(world, request));
			change.end();
			done(outcome === 'reset' ? 'reset' : outcome.status);
			return outcome;
		},
	};
}

function answer(world: World, request: SimulatorRequest): SimulatorAnswer {
	switch (request.host) {
		case hosts.api:
			return answerApiRequest(world, request);
		case hosts.accounts:
			return answerAccountsRequest(world, request);
		case hosts.images:
			return answerImageRequest(world, request);
		default:
			return apiError(421, `Not a host of Spotify's: ${request.host}`);
	}
}
