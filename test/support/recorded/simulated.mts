import { fc } from '../fc.mts';

import { type AppKind } from '../../../playground/simulator/accounts/appKinds.mts';
import { defaultClient } from '../../../playground/simulator/accounts/clients.mts';
import { routes } from '../../../playground/simulator/api/routes.mts';
import type { Recorded } from '../../../scripts/shapes/recordings.mts';
import { createSimulatorClient } from '../simulatorClient.mts';
import { userRequestsOf } from '../simulatorUserRequests.mts';

/**
 * What the simulator answers to reads of a user, in the form of a recording; the same each time.
 * @param perRoute how many requests of each route
 */
export async function simulatedAnswers(kind: AppKind, perRoute: number): Promise<Recorded[]> {
	const { asUser, control } = createSimulatorClient();
	control.setKind({ clientId: defaultClient.clientId, kind });
	const { get } = asUser();
	const found: Recorded[] = [];
	for (const route of routes.filter(({ method }) => method === 'GET')) {
		const asked = fc.sample(userRequestsOf(route, control), { numRuns: perRoute, seed: 1 });
		for (const { path } of asked) {
			const { status, headers, body } = await get(path);
			const url = `https://api.spotify.com/v1${path}`;
			found.push({
				source: `the simulator, for an app of the kind ${kind}`,
				recordedAt: null,
				method: 'GET',
				url,
				status,
				headers,
				body,
			});
		}
	}
	return found;
}
