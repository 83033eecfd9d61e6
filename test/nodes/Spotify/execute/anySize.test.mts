import { resetProcessState } from '../../../../spotify/processState';
import { callWire } from '../../../support/callWire.mts';
import { jsonOf, runSpotify } from '../../../support/engine.mts';
import { idOf, track } from '../../../support/spotifyObjects.mts';

afterEach(resetProcessState);

/** More than a call has room for arguments. */
const MANY = 130_000;

it('hands out every entry of one large answer', async () => {
	const items = Array.from({ length: MANY }, (_, index) => ({ index }));
	callWire(() => ({ body: { items, limit: MANY, offset: 0, total: MANY, next: null } }));
	const { items: output, error } = await runSpotify({
		parameters: {
			resource: 'api',
			operation: 'request',
			method: 'GET',
			path: `/me/everything?limit=${MANY}`,
			paging: 'offset',
			returnAll: true,
		},
	});
	expect(error).toBeUndefined();
	expect(output).toHaveLength(MANY);
	expect(output.at(-1)).toEqual({ json: { index: MANY - 1 }, pairedItem: { item: 0 } });
});

it('gets every ID of one field, and each once', async () => {
	const wire = callWire(() => ({ body: track(idOf(1)) }));
	const { items, error } = await runSpotify({
		parameters: {
			resource: 'track',
			operation: 'get',
			trackId: '={{ $json.ids }}',
			output: 'raw',
			options: { batching: 'off' },
		},
		inputs: [{ ids: Array.from({ length: MANY }, () => idOf(1)).join(',') }],
	});
	expect(error).toBeUndefined();
	expect(jsonOf(items)).toHaveLength(MANY);
	expect(wire.requests).toEqual(['token', `GET /tracks/${idOf(1)}`]);
});

it('says at once of a list that counts a thousand billion entries what is wrong, with what was read', async () => {
	const wire = callWire(({ query }) => ({
		body: {
			items: Array.from({ length: Number(query.get('limit')) }, (_, index) => ({ index })),
			limit: Number(query.get('limit')),
			offset: Number(query.get('offset')),
			total: 1e12,
			next: 'https://api.spotify.com/v1/me/everything?offset=50',
		},
	}));
	const parameters = {
		resource: 'api',
		operation: 'request',
		method: 'GET',
		path: '/me/everything',
		paging: 'offset',
		returnAll: true,
	};
	const { items } = await runSpotify({
		parameters,
		settings: { onError: 'continueRegularOutput' },
	});
	expect(items).toHaveLength(51);
	expect(jsonOf(items).at(-1)).toMatchObject({
		error: { kind: 'unexpectedResponse', nextOffset: 50 },
	});
	expect(wire.requests).toEqual(['token', 'GET /me/everything']);
});
