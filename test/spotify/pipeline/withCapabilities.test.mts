import type { SpotifyFailure } from '../../../spotify/failures/types';
import { failed, succeeded, type Outcome } from '../../../spotify/failures/outcome';
import { createCapabilities } from '../../../spotify/pipeline/capabilities';
import { classify } from '../../../spotify/refusals/classify';
import type { SpotifyRequest } from '../../../spotify/request/types';
import { withCapabilities } from '../../../spotify/pipeline/withCapabilities';
import { createFakeClock } from '../../support/fakeClock.mts';
import { createFakeSend } from '../../support/fakeApi.mts';
import { getTrack } from '../../fixtures/webApi.mts';

const HOUR_MS = 3_600_000;
const features = (id = '1'): SpotifyRequest => ({
	...getTrack,
	path: `/audio-features/${id}`,
	template: '/audio-features/{id}',
	availability: 'extendedQuota',
});
const answer = (status: number, request: SpotifyRequest): Outcome<unknown> =>
	classify({ status, headers: {}, body: { error: { status, message: 'Forbidden' } } }, request, 0);

function setUp(answering: (request: SpotifyRequest, count: number) => Outcome<unknown>) {
	const clock = createFakeClock();
	const { send, requests } = createFakeSend(answering);
	return {
		clock,
		requests,
		send: withCapabilities(send, { capabilities: createCapabilities(), clock }),
	};
}

const calls = (send: (request: SpotifyRequest) => Promise<Outcome<unknown>>, count: number) =>
	Promise.all(Array.from({ length: count }, async (_, n) => await send(features(`${n}`))));

it('a closed endpoint costs one request for 1,000 calls, another a minute later, and then one an hour', async () => {
	const { clock, requests, send } = setUp((request) => answer(403, request));
	const outcomes = await calls(send, 1_000);
	expect(requests).toHaveLength(1);
	for (const outcome of outcomes)
		expect(outcome).toMatchObject({
			ok: false,
			failure: { kind: 'forbidden', reason: 'kindOfApp' },
		});
	await clock.advance(60_000);
	await calls(send, 10);
	expect(requests).toHaveLength(2);
	for (let hours = 1; hours <= 24; hours += 1) {
		await clock.advance(HOUR_MS - 1);
		await calls(send, 10);
		expect(requests).toHaveLength(1 + hours);
		await clock.advance(1);
		await calls(send, 10);
		expect(requests).toHaveLength(2 + hours);
	}
});

it('an app that gets the endpoint has it within the hour', async () => {
	let isOpen = false;
	const { clock, requests, send } = setUp((request) =>
		isOpen ? succeeded(request.path) : answer(403, request),
	);
	await calls(send, 1);
	await clock.advance(60_000);
	await calls(send, 1);
	isOpen = true;
	await clock.advance(HOUR_MS);
	expect(await calls(send, 2)).toEqual([
		succeeded('/audio-features/0'),
		succeeded('/audio-features/1'),
	]);
	expect(requests).toHaveLength(4);
});

it('one user who is not on the list of the app costs the others nothing', async () => {
	const words = 'The user is not registered for this application.';
	const refused = (request: SpotifyRequest) =>
		classify(
			{ status: 403, headers: {}, body: { error: { status: 403, message: words } } },
			request,
			0,
		);
	let isListed = false;
	const { requests, send } = setUp((request) =>
		isListed ? succeeded(request.path) : refused(request),
	);
	expect(await calls(send, 1)).toMatchObject([{ failure: { reason: 'userNotListed' } }]);
	isListed = true;
	expect(await calls(send, 1)).toEqual([succeeded('/audio-features/0')]);
	expect(requests).toHaveLength(2);
});

it('an endpoint that is open is asked by everyone, each for their own', async () => {
	const { requests, send } = setUp(({ path }) => succeeded(path));
	const outcomes = await calls(send, 20);
	expect(outcomes).toEqual(Array.from({ length: 20 }, (_, n) => succeeded(`/audio-features/${n}`)));
	expect(requests).toHaveLength(20);
});

it('what Spotify has removed is refused without a request, and the refusal names what does the same', async () => {
	const { requests, send } = setUp(({ path }) => succeeded(path));
	expect(
		await send({ ...features(), availability: 'removed', replacement: 'Get Audio Analysis' }),
	).toEqual(
		failed({
			kind: 'forbidden',
			reason: 'kindOfApp',
			message: 'Spotify does not offer GET /audio-features/{id} any more',
			hint: 'Spotify has removed it for every kind of app. Instead: Get Audio Analysis.',
		}),
	);
	expect(requests).toEqual([]);
});

it('closed is one endpoint, by method and path, and no other', async () => {
	const { requests, send } = setUp((request) => answer(403, request));
	await send(features());
	await send({ ...features(), path: '/audio-analysis/1', template: '/audio-analysis/{id}' });
	await send({ ...features(), method: 'PUT' });
	expect(requests).toHaveLength(3);
});

it.each<[string, SpotifyFailure]>([
	['an unknown ID', { kind: 'notFound', status: 404, message: '', hint: '' }],
	['a lost answer', { kind: 'network', message: '', hint: '' }],
	[
		'a used-up quota',
		{ kind: 'rateLimited', status: 429, scope: 'quota', retryAtMs: 0, message: '', hint: '' },
	],
	[
		'a missing scope',
		{ kind: 'forbidden', status: 403, reason: 'missingScope', message: '', hint: '' },
	],
])('%s says nothing of the kind of app, so that the next is sent', async (_, failure) => {
	const { requests, send } = setUp(({ path }, count) =>
		count === 0 ? failed(failure) : succeeded(path),
	);
	const [first, second] = await calls(send, 2);
	expect([first, second]).toEqual([failed(failure), succeeded('/audio-features/1')]);
	expect(requests).toHaveLength(2);
});

it('what every kind of app may call is sent without a word, whatever its answers', async () => {
	const { requests, send } = setUp((request) => answer(403, request));
	await send(getTrack);
	await send(getTrack);
	expect(requests).toEqual([getTrack, getTrack]);
});
