import type { INode } from 'n8n-workflow';
import { toErrorItem } from '../../../../nodes/Spotify/execute/toItems';
import { invalidInput } from '../../../../spotify/failures/types';
import { resetProcessState } from '../../../../spotify/processState';
import { resetAutoClock } from '../../../support/autoClock.mts';
import { jsonOf, runSpotify, userOAuth2 } from '../../../support/engine.mts';
import { nodeOf } from '../../../support/node.mts';
import { idOf, track } from '../../../support/spotifyObjects.mts';
import { spotifyWire } from '../../../support/wire.mts';

jest.mock('../../../../nodes/Spotify/transport/n8nClock', () => ({
	n8nClock: jest.requireActual('../../../support/autoClock.mts').autoClock,
}));

afterEach(() => {
	resetProcessState();
	resetAutoClock();
});

const asTool: Partial<INode> = { type: 'spotifyTool' };
const getTrack = { resource: 'track', operation: 'get', trackId: '={{ $json.id }}' };
const lastOf = (path: string): string => path.split('/').pop() ?? '';

describe('as a tool', () => {
	it('answers a mistake of the model with what is wrong and what would be right', async () => {
		const wire = spotifyWire({ api: () => ({ body: {} }) });
		const result = await runSpotify({
			parameters: getTrack,
			inputs: [{ id: 'Rhapsody' }],
			settings: asTool,
		});
		expect(result.error).toBeUndefined();
		expect(jsonOf(result.items)).toMatchObject([
			{ error: { message: expect.any(String), description: expect.stringMatching(/URI|link/) } },
		]);
		expect(wire.requests).toEqual([]);
	});

	it('answers an operation that the user has not granted with the scope that it needs', async () => {
		spotifyWire({ api: () => ({ body: {} }) });
		const { items } = await runSpotify({
			parameters: { resource: 'playlist', operation: 'create', name: 'Mine' },
			settings: asTool,
			credentials: userOAuth2({
				oauthTokenData: {
					access_token: 'user-token-0',
					refresh_token: 'refresh-token-0',
					scope: 'user-read-private',
				},
			}),
		});
		expect(jsonOf(items)).toMatchObject([
			{ error: { description: expect.stringContaining('playlist-modify-') } },
		]);
	});

	it('ends the run where On Error says so', async () => {
		spotifyWire({ api: () => ({ body: {} }) });
		const { error } = await runSpotify({
			parameters: getTrack,
			inputs: [{ id: 'Rhapsody' }],
			settings: { ...asTool, onError: 'stopWorkflow' },
		});
		expect(error).toBeDefined();
	});
});

it('with Retry On Fail, a model that gets the item as it is reads what is wrong, and n8n runs nothing again', () => {
	const node = nodeOf('Spotify', 'spotifyTool', { retryOnFail: true });
	const failure = invalidInput('Track', 'What is wrong', 'What would be right');
	const { json, error } = toErrorItem(failure, { node, timeZone: 'UTC', nowMs: 0 }, 0);
	expect(json).toMatchObject({ message: 'What is wrong', description: 'What would be right' });
	expect(json).not.toHaveProperty('error');
	expect(error?.message).toBe('What is wrong');
});

describe('what a model fills in', () => {
	it.each([
		['a list as JSON text', JSON.stringify([idOf(1), `spotify:track:${idOf(2)}`])],
		['a list with commas', `${idOf(1)}, spotify:track:${idOf(2)}`],
		['a list', [idOf(1), idOf(2)]],
	])('is understood as %s', async (_, id) => {
		spotifyWire({ api: ({ path }) => ({ body: track(lastOf(path)) }) });
		const { items } = await runSpotify({
			parameters: {
				...getTrack,
				trackId: { __rl: true, mode: 'id', value: '={{ $json.id }}' },
				options: { batching: 'off' },
			},
			inputs: [{ id }],
			settings: asTool,
		});
		expect(jsonOf(items).map(({ id: found }) => found)).toEqual([idOf(1), idOf(2)]);
	});

	it.each([
		['true', 'simplified', 2],
		['false', 'raw', 1],
		[true, ' Simplified', 2],
		[false, 'Raw', 1],
	])('may be a switch or a choice as text: %j, %j', async (all, output, count) => {
		const list = [track(idOf(1)), track(idOf(2))];
		spotifyWire({
			api: ({ query }) => {
				const limit = Number(query.get('limit'));
				return { body: { items: list.slice(0, limit), total: 2, limit, offset: 0, next: null } };
			},
		});
		const { items } = await runSpotify({
			parameters: {
				resource: 'album',
				operation: 'getTracks',
				albumId: idOf(7),
				returnAll: '={{ $json.all }}',
				output: '={{ $json.output }}',
				limit: '={{ $json.limit }}',
			},
			inputs: [{ all, output, limit: '1' }],
			settings: asTool,
		});
		expect(items).toHaveLength(count);
		// Spotify's own answer has a list of artists, ours their names.
		const artists = jsonOf(items).map((json) => typeof json['artists']);
		expect(new Set(artists)).toEqual(new Set([count === 2 ? 'string' : 'object']));
	});
});
