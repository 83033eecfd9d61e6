import nock from 'nock';
import { OperationalError, UserError } from 'n8n-workflow';
import { resetProcessState } from '../../../../spotify/processState';
import { pass, resetAutoClock } from '../../../support/autoClock.mts';
import { callWire, refusal } from '../../../support/callWire.mts';
import { clientCredentials, userOAuth2 } from '../../../support/engine.mts';
import { ActiveWorkflow, newInstance, type TriggerOptions } from '../../../support/polling.mts';
import { idOf, track } from '../../../support/spotifyObjects.mts';
import type { Reply } from '../../../support/wire.mts';

jest.mock('../../../../nodes/Spotify/transport/n8nClock', () => ({
	n8nClock: jest.requireActual('../../../support/autoClock.mts').autoClock,
}));

afterEach(() => {
	resetProcessState();
	resetAutoClock();
});

const FIVE_MINUTES_MS = 300_000;
const parameters = { event: 'trackSaved' };

/** The user's saved tracks over the wire, as many as a test says, or something that goes wrong. */
function library() {
	const state: { saved: number; fault?: Reply | undefined } = { saved: 1 };
	const items = () =>
		Array.from({ length: state.saved }, (_, index) => ({
			added_at: `2026-01-01T00:00:0${state.saved - index}Z`,
			track: track(idOf(state.saved - index)),
		}));
	callWire(() => state.fault ?? { body: { items: items(), total: state.saved, next: null } });
	return state;
}

/** What passes by itself, as the Web API gives it. */
const PASSING: Array<[string, Reply]> = [
	['no connection', { lost: 'ECONNREFUSED' }],
	['no name server', { lost: 'ENOTFOUND' }],
	['a failing Spotify', { status: 503 }],
	['a rate limit', { status: 429, headers: { 'retry-after': '200' } }],
	['a login page in between', { status: 200, body: '<html>Log in to this network</html>' }],
];

describe('a workflow that is published while Spotify cannot be asked', () => {
	it.each(PASSING)('starts all the same, with an error of its own: %s', async (_what, fault) => {
		const spotify = library();
		spotify.fault = fault;
		const instance = newInstance();
		const workflow = await new ActiveWorkflow(instance, { parameters }).activate();
		expect(instance.errors).toEqual([expect.objectContaining({ name: 'NodeApiError' })]);

		spotify.saved = 3;
		pass(FIVE_MINUTES_MS);
		spotify.fault = undefined;
		await workflow.tick();
		expect(instance.executions).toEqual([]);

		spotify.saved = 4;
		await workflow.tick();
		expect(instance.executions).toMatchObject([[{ id: idOf(4) }]]);
		expect(instance.errors).toHaveLength(1);
	});

	it('starts where only the accounts service fails', async () => {
		callWire(({ route }) => ({
			body: route.endsWith('/items') ? { items: [], total: 0, next: null } : { snapshot_id: 's' },
		}));
		nock.cleanAll();
		nock('https://accounts.spotify.com').persist().post('/api/token').reply(503, '');
		const instance = newInstance();
		await new ActiveWorkflow(instance, {
			parameters: { event: 'playlistItemAdded', playlistId: idOf(1) },
			credentials: clientCredentials(),
		}).activate();
		expect(instance.errors).toMatchObject([{ message: expect.stringContaining('accounts') }]);
	});

	it('starts where n8n refuses the request without a code', async () => {
		nock.disableNetConnect();
		nock('https://api.spotify.com').persist().get(/.*/).replyWithError('Blocked by a rule of n8n');
		const instance = newInstance();
		await new ActiveWorkflow(instance, { parameters }).activate();
		expect(instance.errors).toHaveLength(1);
	});

	it("starts where n8n's own database does not answer", async () => {
		library();
		const instance = newInstance();
		await new ActiveWorkflow(instance, {
			parameters,
			credentials: refusing(new Error('timeout exceeded when trying to connect')),
		}).activate();
		expect(instance.errors).toMatchObject([{ name: 'NodeOperationError' }]);
	});
});

/** A credential that n8n does not give to the node. */
function refusing(error: Error): NonNullable<TriggerOptions['credentials']> {
	const credentials = userOAuth2();
	credentials.getDecrypted = async () => await Promise.reject(error);
	return credentials;
}

class CredentialDataError extends OperationalError {}

describe('what the user has to mend ends the activation', () => {
	it.each([
		['a token that was withdrawn', refusal(401, 'Invalid access token'), '401'],
		['an account that may not', refusal(403, 'Forbidden'), '403'],
		['an ID that was never right', refusal(404, 'Resource not found'), '404'],
		['what Spotify does not understand', refusal(400, 'Invalid request'), '400'],
	])('%s', async (_what, fault, httpCode) => {
		library().fault = fault;
		nock('https://accounts.spotify.com')
			.persist()
			.post('/api/token')
			.reply(400, { error: 'invalid_grant', error_description: 'Refresh token revoked' });
		const instance = newInstance();
		const activation = new ActiveWorkflow(instance, { parameters }).activate();
		await expect(activation).rejects.toMatchObject({ name: 'NodeApiError', httpCode });
		expect(instance.errors).toEqual([]);
	});

	it.each([
		['was deleted', new UserError('Credential with ID "1" does not exist')],
		['cannot be decrypted', new CredentialDataError('Credentials could not be decrypted')],
	])('a credential that %s', async (_what, error) => {
		library();
		const options = { parameters, credentials: refusing(error) };
		const activation = new ActiveWorkflow(newInstance(), options).activate();
		await expect(activation).rejects.toThrow(error.message);
	});

	it('a scope that the user has not granted', async () => {
		library();
		const scope = { access_token: 'a', refresh_token: 'b', scope: 'user-read-email' };
		const credentials = userOAuth2({ oauthTokenData: scope });
		const activation = new ActiveWorkflow(newInstance(), { parameters, credentials }).activate();
		await expect(activation).rejects.toMatchObject({
			description: expect.stringContaining('user-library-read'),
		});
	});

	it('also where something else passes by itself', async () => {
		const [away, wrong] = [idOf(71), idOf(72)];
		callWire(({ route }) =>
			route.includes(away) ? { status: 503 } : refusal(404, 'Resource not found'),
		);
		const options = {
			parameters: { event: 'playlistItemAdded', playlistId: [away, wrong] },
			credentials: clientCredentials(),
		};
		const activation = new ActiveWorkflow(newInstance(), options).activate();
		await expect(activation).rejects.toMatchObject({ httpCode: '404' });
	});

	it.each([
		['an event that there is not', { event: 'other' }],
		['no playlist', { event: 'playlistItemAdded', playlistId: '' }],
	])('but never the start of n8n, which has other triggers to start: %s', async (_what, wrong) => {
		library();
		const instance = newInstance();
		await new ActiveWorkflow(instance, { parameters: wrong }).activate('init');
		expect(instance.errors).toHaveLength(1);
	});
});

it('a test of the workflow says why it cannot look, whatever the reason', async () => {
	const spotify = library();
	for (const [, fault] of PASSING) {
		resetProcessState();
		spotify.fault = fault;
		const workflow = new ActiveWorkflow(newInstance(), { parameters });
		await expect(workflow.test()).rejects.toMatchObject({ name: 'NodeApiError' });
	}
});
