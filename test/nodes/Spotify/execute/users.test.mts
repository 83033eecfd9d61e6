import type { IDataObject } from 'n8n-workflow';
import { resetProcessState } from '../../../../spotify/processState';
import { resetAutoClock } from '../../../support/autoClock.mts';
import { callWire, refusal } from '../../../support/callWire.mts';
import {
	clientCredentials,
	jsonOf,
	pastedToken,
	runSpotify,
	userOAuth2,
} from '../../../support/engine.mts';
import { idOf } from '../../../support/spotifyObjects.mts';

jest.mock('../../../../nodes/Spotify/transport/n8nClock', () => ({
	n8nClock: jest.requireActual('../../../support/autoClock.mts').autoClock,
}));

afterEach(() => {
	resetProcessState();
	resetAutoClock();
});

const continued = { onError: 'continueRegularOutput' } as const;
const getProfile = { resource: 'user', operation: 'getProfile' };
const granting = (scope: string) =>
	userOAuth2({
		oauthTokenData: {
			access_token: 'user-token-0',
			refresh_token: 'refresh-token-0',
			token_type: 'Bearer',
			expires_in: 3600,
			scope,
		},
	});

describe('an operation for users under the credential of an app', () => {
	it.each<IDataObject>([
		getProfile,
		{ resource: 'playlist', operation: 'create', name: 'Mine' },
		{ resource: 'library', operation: 'getTracks' },
		{ resource: 'player', operation: 'pause' },
	])('is an error that names the right credential, and sends nothing: %j', async (parameters) => {
		const wire = callWire(() => ({ body: {} }));
		const { error } = await runSpotify({ parameters, credentials: clientCredentials() });
		expect(error).toMatchObject({
			name: 'NodeOperationError',
			message: expect.stringMatching(/^'(Get Profile|Create|Get Tracks|Pause)' needs a user$/),
			description: expect.stringContaining("'Spotify Web API User OAuth2 API'"),
		});
		expect(wire.requests).toEqual([]);
	});

	it('is an error for each item, when the node continues', async () => {
		const wire = callWire(() => ({ body: {} }));
		const inputs = [{}, {}];
		const { items } = await runSpotify({ parameters: getProfile, inputs, settings: continued });
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 1 }]);
		expect(jsonOf(items)).toMatchObject([
			{ error: { kind: 'invalidInput', field: 'Credential' } },
			{ error: { kind: 'invalidInput', field: 'Credential' } },
		]);
		expect(wire.requests).toEqual([]);
	});
});

describe('a scope that the user has not granted', () => {
	const credentials = granting('user-library-read user-library-modify');

	it('is an error that names it, and sends nothing', async () => {
		const wire = callWire(() => ({ body: {} }));
		const parameters = { resource: 'player', operation: 'getState' };
		const { error } = await runSpotify({ parameters, credentials });
		expect(error).toMatchObject({
			message: "The connected account has not granted the scope that 'Get State' needs",
			description: expect.stringContaining('The scope is user-read-playback-state.'),
			context: { itemIndex: 0, data: { kind: 'forbidden', reason: 'missingScope' } },
		});
		expect(wire.requests).toEqual([]);
	});

	it('costs only the items that need it', async () => {
		const wire = callWire(() => ({ status: 200 }));
		const inputs = [
			{ uri: `spotify:track:${idOf(1)}` },
			{ uri: `spotify:artist:${idOf(2)}` },
			{ uri: `spotify:album:${idOf(3)}` },
		];
		const { items } = await runSpotify({
			parameters: { resource: 'library', operation: 'save', uris: '={{ $json.uri }}' },
			inputs,
			credentials,
			settings: continued,
		});
		expect(jsonOf(items)).toMatchObject([
			{ success: true },
			{
				error: {
					reason: 'missingScope',
					description: expect.stringContaining('user-follow-modify'),
				},
			},
			{ success: true },
		]);
		expect(wire.calls.map(({ query }) => query.get('uris'))).toEqual([
			`spotify:track:${idOf(1)},spotify:album:${idOf(3)}`,
		]);
	});

	it('that nobody knows of is asked for at Spotify, and named in what it says', async () => {
		callWire(() => refusal(403, 'Insufficient client scope'));
		const parameters = { resource: 'user', operation: 'getTopTracks' };
		const { error } = await runSpotify({ parameters, credentials: pastedToken('BQ-pasted') });
		expect(error).toMatchObject({
			httpCode: '403',
			description: expect.stringContaining('The scope is user-top-read.'),
			context: { data: { reason: 'missingScope', status: 403 } },
		});
	});

	it('and that only shows more is not missed', async () => {
		const wire = callWire(() => ({ body: { id: 'smedjan', display_name: 'Smedjan' } }));
		const { items } = await runSpotify({ parameters: getProfile, credentials });
		expect([jsonOf(items)[0]?.['name'], wire.requests]).toEqual(['Smedjan', ['GET /me']]);
	});
});

it('the artists that a user follows are read from mark to mark', async () => {
	const wire = callWire(({ query }) => {
		const start = query.has('after') ? Number(query.get('after')) + 1 : 0;
		const limit = Math.min(Number(query.get('limit')), 70 - start);
		const items = Array.from({ length: limit }, (_, index) => ({ id: idOf(start + index) }));
		const after = start + limit < 70 ? idOf(start + limit - 1) : null;
		return { body: { artists: { items, cursors: { after }, total: 70 } } };
	});
	const { items } = await runSpotify({
		parameters: { resource: 'user', operation: 'getFollowedArtists', returnAll: true },
		credentials: userOAuth2(),
	});
	expect(jsonOf(items).map(({ id }) => Number(id))).toEqual([...Array(70).keys()]);
	expect(wire.calls.map(({ query }) => Object.fromEntries(query))).toEqual([
		{ type: 'artist', limit: '50' },
		{ type: 'artist', limit: '50', after: idOf(49) },
	]);
});
