import { defaultClient, type NewClient } from '../../playground/simulator/accounts/clients.mts';
import { hosts } from '../../playground/simulator/types.mts';
import { defaultUserId } from '../../playground/simulator/users/createUser.mts';
import { createSimulatorClient } from './simulatorClient.mts';

export const redirectUri = 'http://127.0.0.1:5678/rest/oauth2-credential/callback';

const request = {
	client_id: defaultClient.clientId,
	response_type: 'code',
	redirect_uri: redirectUri,
	scope: 'user-library-read playlist-modify-private',
	state: 'a state & more',
};

/** Instead of what the request has anyway, or besides it; an empty value leaves one out. */
export type AuthorizeParameters = Readonly<Record<string, string>>;

const form = (values: Record<string, string>) => new URLSearchParams(values).toString();
const formType = { 'content-type': 'application/x-www-form-urlencoded' };

/** A simulator, and a browser in which somebody is asked for consent. */
export function createConsentClient() {
	const client = createSimulatorClient();
	const { send } = client;

	async function accounts(method: string, path: string, body = '') {
		const answer = await send(hosts.accounts, method, path, body === '' ? {} : formType, body);
		if (answer === 'reset') throw new Error('The connection was dropped');
		return answer;
	}

	/** What the browser gets when an app sends the user to the accounts service. */
	const authorize = async (parameters: AuthorizeParameters = {}) =>
		await accounts('GET', `/authorize?${form(withDefaults(parameters))}`);

	/** The user presses a button of the page. */
	const press = async (
		decision: 'agree' | 'cancel',
		parameters: AuthorizeParameters = {},
		user = defaultUserId,
	) => await accounts('POST', '/authorize', form({ ...withDefaults(parameters), user, decision }));

	/** The code with which the browser comes back after the user agreed. */
	const agree = async (parameters: AuthorizeParameters = {}, user = defaultUserId) =>
		backWith(await press('agree', parameters, user)).get('code') ?? '';

	const exchange = async (code: string, uri = redirectUri, app?: NewClient) =>
		await client.askToken(
			app,
			{},
			form({ grant_type: 'authorization_code', code, redirect_uri: uri }),
		);

	const refresh = async (refreshToken: unknown, app?: NewClient) =>
		await client.askToken(
			app,
			{},
			form({ grant_type: 'refresh_token', refresh_token: String(refreshToken) }),
		);

	/** What an app has after all that. */
	const connect = async (parameters: AuthorizeParameters = {}) =>
		(await exchange(await agree(parameters))).body as {
			access_token: string;
			refresh_token: string;
		};

	return { ...client, authorize, press, agree, exchange, refresh, connect };
}

/** What the address says to which an answer sends the browser. */
export const backWith = ({ headers }: { headers: Record<string, string> }): URLSearchParams =>
	new URL(headers.location ?? 'http://nowhere').searchParams;

function withDefaults(parameters: AuthorizeParameters): Record<string, string> {
	const given: Record<string, string> = { ...request, ...parameters };
	return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== ''));
}
