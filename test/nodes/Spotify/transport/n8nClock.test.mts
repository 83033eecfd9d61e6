import type { IDataObject } from 'n8n-workflow';
import nock from 'nock';
import { resetProcessState } from '../../../../spotify/processState';
import {
	runSpotify,
	userOAuth2,
	clientCredentials,
	type NodeRun,
} from '../../../support/engine.mts';
import { deferred } from '../../../support/fakeHttp.mts';
import { idOf } from '../../../support/spotifyObjects.mts';
// For its clean-up after each test.
import '../../../support/wire.mts';

afterEach(resetProcessState);

/** Gives no answer, ever. */
const SILENCE = 'silence';

type Answer = typeof SILENCE | nock.ReplyFnResult;

const refusal = (status: number, headers: Record<string, string> = {}): Answer => [
	status,
	{ error: { status, message: 'No' } },
	headers,
];

/** Spotify's two hosts, each of which always gives the same; tells when it was first asked. */
function hosts(api: Answer, accounts: Answer = SILENCE): Promise<void> {
	nock.disableNetConnect();
	let tell = (): void => undefined;
	const asked = new Promise<void>((resolve) => (tell = resolve));
	const reply =
		(answer: Answer) =>
		(_uri: string, _body: unknown, give: (error: null, answer: nock.ReplyFnResult) => void) => {
			tell();
			if (answer !== SILENCE) give(null, answer);
		};
	nock('https://api.spotify.com').persist().get(/.*/).reply(reply(api));
	nock('https://api.spotify.com').persist().put(/.*/).reply(reply(api));
	nock('https://accounts.spotify.com').persist().post(/.*/).reply(reply(accounts));
	return asked;
}

async function turns(count: number): Promise<void> {
	for (let turn = 0; turn < count; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

const timers = (): number =>
	process.getActiveResourcesInfo().filter((resource) => resource === 'Timeout').length;

/** Lets timers end that n8n, or the test's own machinery, has for a moment; a pause of ours is of many seconds. */
async function timersLeft(most: number): Promise<number> {
	for (let turn = 0; turn < 5_000 && timers() > most; turn += 1) await turns(1);
	return timers();
}

const getTrack: IDataObject = { resource: 'track', operation: 'get', trackId: idOf(1) };
const save: IDataObject = {
	resource: 'library',
	operation: 'save',
	uris: `spotify:track:${idOf(1)}`,
};

beforeAll(async () => {
	// What n8n begins with its first run.
	void hosts([200, { id: idOf(1), type: 'track' }]);
	await runSpotify({ parameters: getTrack, credentials: userOAuth2() });
	nock.cleanAll();
});

describe('a run that is stopped ends at once, and leaves no timer behind', () => {
	it.each<[string, Answer, Answer, Partial<NodeRun>]>([
		['in a rate limit', refusal(429, { 'retry-after': '50' }), SILENCE, {}],
		['in a pause after a failure', refusal(503, { 'retry-after': '50' }), SILENCE, {}],
		['while a request is on its way', SILENCE, SILENCE, {}],
		[
			'in a pause between two requests for a token',
			SILENCE,
			[503, 'busy', { 'retry-after': '50' }],
			{ credentials: clientCredentials() },
		],
	])('%s', async (_, api, accounts, more) => {
		const before = timers();
		const asked = hosts(api, accounts);
		const parameters = more.credentials ? getTrack : save;
		const { error } = await runSpotify({
			parameters,
			credentials: userOAuth2(),
			...more,
			stopAfter: asked.then(async () => await turns(200)),
		});
		await turns(20);
		expect(error?.message).toMatch(/^The execution was stopped/);
		expect(await timersLeft(before)).toBeLessThanOrEqual(before);
	});

	it('while another run changes the same playlist', async () => {
		const before = timers();
		const asked = hosts(SILENCE);
		const ends = [deferred<void>(), deferred<void>()];
		const update = {
			resource: 'playlist',
			operation: 'update',
			playlistId: idOf(7),
			details: { name: 'New' },
		};
		const [holding, waiting] = ends.map(
			async ({ promise: stopAfter }) =>
				await runSpotify({ parameters: update, credentials: userOAuth2(), stopAfter }),
		);
		await asked;
		await turns(200);
		ends[1]?.resolve();
		expect((await waiting)?.error?.message).toMatch(/^The execution was stopped/);
		ends[0]?.resolve();
		await holding;
		await turns(20);
		expect(await timersLeft(before)).toBeLessThanOrEqual(before);
	});
});
