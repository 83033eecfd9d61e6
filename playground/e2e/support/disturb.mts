import type { SimulatorControl } from '../../lib/simulatorControl.mts';

/** How many requests fail where a run is disturbed; each is sent once more. */
export const DISTURBED = 3;

/** One of each, early in a run: a refused request, a connection that ends, a pause of a second. */
export const disturb = async (simulator: SimulatorControl, after: number): Promise<void> => {
	const match = { host: 'api.spotify.com' };
	await simulator.addFault({ match, times: 1, answer: { status: 503 } });
	await simulator.addFault({ match, after, times: 1, answer: 'reset' });
	await simulator.addFault({
		match,
		after,
		times: 1,
		answer: { status: 429, headers: { 'retry-after': '1' } },
	});
};

/** How often anything was changed at Spotify since the log was cleared. */
export const countChanges = async (simulator: SimulatorControl): Promise<number> =>
	(await simulator.log()).filter(
		({ host, method }) => host === 'api.spotify.com' && method !== 'GET',
	).length;

/** How often Spotify's API was asked since the log was cleared. */
export const countRequests = async (simulator: SimulatorControl): Promise<number> =>
	(await simulator.log()).filter(({ host }) => host === 'api.spotify.com').length;
