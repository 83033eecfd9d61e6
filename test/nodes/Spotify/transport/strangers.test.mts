import { resetProcessState } from '../../../../spotify/processState';
import { resetAutoClock, sleeps } from '../../../support/autoClock.mts';
import { clientCredentials, runSpotify, userOAuth2 } from '../../../support/engine.mts';
import { idOf, track } from '../../../support/spotifyObjects.mts';
import { spotifyWire, type Reply } from '../../../support/wire.mts';

jest.mock('../../../../nodes/Spotify/transport/n8nClock', () => ({
	n8nClock: jest.requireActual('../../../support/autoClock.mts').autoClock,
}));

afterEach(() => {
	resetProcessState();
	resetAutoClock();
});

const getTrack = {
	parameters: { resource: 'track', operation: 'get', trackId: idOf(1) },
};
const tooMany: Reply = {
	status: 429,
	headers: { 'retry-after': '3600' },
	body: { error: { status: 429, message: 'Too many requests' } },
};
const isOf = (token: string) => (token === 'token-0' ? tooMany : { body: track('1') });

/** Two that name the same app, of which the first is closed for an hour. */
async function runBoth(second: ReturnType<typeof clientCredentials>) {
	const wire = spotifyWire({ api: ({ token }) => isOf(token) });
	const first = await runSpotify({ ...getTrack, credentials: clientCredentials() });
	expect(first.error?.context?.['data']).toMatchObject({ kind: 'rateLimited' });
	const { items } = await runSpotify({ ...getTrack, credentials: second });
	return { items: items.length, requests: wire.requests };
}

describe('what Spotify closes for one', () => {
	it('is open for whoever has the same Client ID and another secret', async () => {
		const { items } = await runBoth(clientCredentials({ clientSecret: 'the-right-secret' }));
		expect([items, sleeps]).toEqual([1, []]);
	});

	it('is open for a user of an app with the same Client ID and another secret', async () => {
		const { items } = await runBoth(userOAuth2({ clientSecret: 'the-right-secret' }));
		expect(items).toBe(1);
	});

	it('is closed for a user of the same app, whatever white space is around its fields', async () => {
		const user = userOAuth2({ clientId: ' the-client-id', clientSecret: 'the-client-secret\n' });
		const { items, requests } = await runBoth(user);
		expect([items, requests.length]).toEqual([0, 2]);
	});
});
