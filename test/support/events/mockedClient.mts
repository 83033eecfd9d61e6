import type { Usage } from '../../../spotify/pipeline/usage';
import { createCapabilities } from '../../../spotify/pipeline/capabilities';
import { withPageSizes } from '../../../spotify/pipeline/withPageSizes';
import { succeeded } from '../../../spotify/failures/outcome';
import { autoClock } from '../autoClock.mts';
import type { FakeSpotify } from './fakeSpotify.mts';

/** What stands in for the client of a poll, where a test is about what is asked and not how. */
export const wired: { spotify?: FakeSpotify } = {};

/** For `jest.mock` in the place of `createClient`: sends to the Spotify of the test. */
export const createMockedClient = async (_: unknown, { usage }: { usage: Usage }) => ({
	sendWith: () =>
		withPageSizes(
			async (request) => {
				// Whose it is, is asked once, and is no matter of what is asked of the lists.
				if (request.path === '/me') return succeeded({ id: 'me' });
				usage.sent('any');
				if (!wired.spotify) throw new Error('The test has no Spotify');
				return await wired.spotify.send(request);
			},
			{ capabilities: createCapabilities(), clock: autoClock },
		),
	userKey: 'me',
	tools: { actsForUser: true, capabilities: createCapabilities(), clock: autoClock, usage },
});
