import type { AddressInfo } from 'node:net';

import { connectControl, type SimulatorControl } from '../../playground/lib/simulatorControl.mts';
import { defaultClient } from '../../playground/simulator/accounts/clients.mts';
import { createControlServer } from '../../playground/simulator/control/controlServer.mts';
import { defaultUserId } from '../../playground/simulator/users/createUser.mts';
import { createSimulatorClient } from '../support/simulatorClient.mts';

describe("the client of the simulator's control port", () => {
	const { simulator, get } = createSimulatorClient();
	const { control } = simulator;
	const server = createControlServer(simulator);
	let remote: SimulatorControl;
	let url = '';

	beforeAll(async () => {
		await new Promise<void>((resolve) => {
			server.listen(0, '127.0.0.1', resolve);
		});
		url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
		remote = connectControl(url);
	});
	beforeEach(() => control.reset());
	afterAll(() => {
		server.closeAllConnections();
		server.close();
	});

	it('sends what a command takes, and gives what it answers', async () => {
		const { id } = await remote.addPlaylist({ name: 'Mine', uris: ['spotify:track:1', null] });

		expect(await remote.playlistContents({ id })).toEqual(['spotify:track:1', null]);
		expect(await remote.playlists({ userId: 'nobody' })).toEqual([]);
		expect(await remote.log({ last: 3 })).toEqual([]);
	});

	it('leaves out what is undefined', async () => {
		const { scopes } = await remote.issueUserToken({ scopes: undefined });

		expect(scopes).toContain('user-library-read');
	});

	it('changes what the methods in the process show', async () => {
		await remote.set({ latencyMs: 5, rotateRefreshTokens: true });

		expect(control.settings()).toMatchObject({ latencyMs: 5, rotateRefreshTokens: true });
	});

	it('says what was refused, and why', async () => {
		await expect(remote.playlistContents({ id: 'abc' })).rejects.toThrow(
			'The simulator answered 400 to playlistContents: {"error":"No such playlist: abc"}',
		);
	});

	it('counts requests and strikes until all is cleared', async () => {
		await remote.addFault({ match: { path: '/artists/' }, times: 1, answer: { status: 503 } });
		await get('/artists/4Z8W4fKeB5YxbusRsdQVPb');

		expect(await remote.count('GET /v1/artists/{id}')).toBe(1);
		expect(await remote.countTokenRequests()).toBe(1);
		expect(await remote.countAll()).toBe(2);
		expect(await remote.countStrikes()).toEqual([1]);

		await remote.clear();

		expect([await remote.countAll(), await remote.countStrikes()]).toEqual([0, []]);
	});

	it('lets a browser without the proxy connect an account', async () => {
		const redirectUri = 'http://127.0.0.1:5678/rest/oauth2-credential/callback';
		const asked = new URLSearchParams({
			client_id: defaultClient.clientId,
			response_type: 'code',
			redirect_uri: redirectUri,
			state: 'a state',
		});

		const page = await fetch(`${url}/authorize?${asked}`);
		expect(await page.text()).toContain('<form method="post" action="/authorize">');

		const form = new URLSearchParams([...asked, ['user', defaultUserId], ['decision', 'agree']]);
		const headers = { origin: url };
		const back = await fetch(`${url}/authorize`, {
			method: 'POST',
			body: form,
			headers,
			redirect: 'manual',
		});
		expect(back.status).toBe(303);
		expect(back.headers.get('location')).toMatch(
			/^http:\/\/127\.0\.0\.1:5678\/rest\/oauth2-credential\/callback\?code=.+&state=a\+state$/,
		);
	});
});
