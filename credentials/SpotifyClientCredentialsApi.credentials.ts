import {
	UserError,
	type Icon,
	type ICredentialDataDecryptedObject,
	type ICredentialTestRequest,
	type ICredentialType,
	type IDataObject,
	type IHttpRequestHelper,
	type IHttpRequestOptions,
	type INodeProperties,
} from 'n8n-workflow';
import { n8nClock } from '../nodes/Spotify/transport/n8nClock';
import { n8nSend } from '../nodes/Spotify/transport/n8nSend';
import { basicValue, checkClient, TOKEN_URL } from '../spotify/auth/clientCredentials';
import {
	clientOf,
	storedTokenOf,
	tokenRequestOf,
	toStoredToken,
} from '../spotify/auth/storedCredential';
import { processState } from '../spotify/processState';

const whereAdvanced = { show: { advancedSettings: [true] } };

/**
 * An app of Spotify's developer dashboard, for the public catalogue. Tokens come from the token
 * service of this process and are stored by n8n with the credential.
 */
export class SpotifyClientCredentialsApi implements ICredentialType {
	name = 'spotifyClientCredentialsApi';

	displayName = 'Spotify Web API Client Credentials API';

	icon: Icon = { light: 'file:../icons/spotify.svg', dark: 'file:../icons/spotify.dark.svg' };

	documentationUrl =
		'https://github.com/n8n-nodes-spotify-web-api/n8n-nodes-spotify-web-api#get-credentials';

	properties: INodeProperties[] = [
		{
			displayName:
				'For the public catalogue: albums, artists, tracks, podcasts, audiobooks, search. It acts for your app, not for a user, so it cannot reach a library or player. <a href="https://developer.spotify.com/dashboard" target="_blank">Create an app</a> (its owner needs Spotify Premium), open its settings, and copy Client ID and Client Secret from there.',
			name: 'notice',
			type: 'notice',
			default: '',
		},
		{
			displayName: 'Client ID',
			name: 'clientId',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. 5fe01282e44241328a84e7c5cc169165',
			description: "Copy it from your app's settings in Spotify's dashboard",
		},
		{
			displayName: 'Client Secret',
			name: 'clientSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description:
				"Copy it from your app's settings in Spotify's dashboard, below 'View client secret'",
		},
		{
			displayName: 'Advanced Settings',
			name: 'advancedSettings',
			type: 'boolean',
			default: false,
			description: 'Whether to change how access tokens are obtained',
		},
		{
			displayName: 'Refresh Ahead (Seconds)',
			name: 'refreshSkewSeconds',
			type: 'number',
			typeOptions: { minValue: 0, maxValue: 3000, numberPrecision: 0 },
			default: 30,
			displayOptions: whereAdvanced,
			description:
				'How long before its end to renew an access token. 0 renews it only once it has ended.',
		},
		{
			displayName: 'Request Timeout (Seconds)',
			name: 'timeoutSeconds',
			type: 'number',
			typeOptions: { minValue: 1, maxValue: 300, numberPrecision: 0 },
			default: 30,
			displayOptions: whereAdvanced,
			description: 'How long to wait for an answer when asking for an access token',
		},
		{
			displayName: 'Max Retries',
			name: 'maxRetries',
			type: 'number',
			typeOptions: { minValue: 0, maxValue: 10, numberPrecision: 0 },
			default: 3,
			displayOptions: whereAdvanced,
			description:
				'How often to retry a failed request for an access token, with growing pauses. A wrong ID or secret is not retried.',
		},
		{
			displayName: 'Access Token',
			name: 'accessToken',
			type: 'hidden',
			typeOptions: { expirable: true, password: true },
			default: '',
		},
		{
			displayName: 'Expires At (Milliseconds)',
			name: 'expiresAtMs',
			type: 'hidden',
			default: 0,
		},
		{
			displayName: 'Token Fingerprint',
			name: 'tokenFingerprint',
			type: 'hidden',
			typeOptions: { password: true },
			default: '',
		},
	];

	/**
	 * Gets a token. n8n stores what this returns with the credential, and calls it when the stored
	 * token was refused.
	 */
	async preAuthentication(
		this: IHttpRequestHelper,
		credentials: ICredentialDataDecryptedObject,
	): Promise<IDataObject> {
		const { tokens } = processState(n8nClock);
		const request = { ...tokenRequestOf(credentials), http: n8nSend(this.helpers.httpRequest) };
		// A token in the field is one that the API has just refused.
		const rejectedToken = storedTokenOf(credentials)?.accessToken;
		const outcome =
			rejectedToken === undefined
				? await tokens.getAccessToken(request)
				: await tokens.renew({ ...request, rejectedToken });
		if (!outcome.ok) {
			// One text, since a credential test shows only the message.
			throw new UserError(`${outcome.failure.message}. ${outcome.failure.hint}`);
		}
		return { ...toStoredToken(outcome.value, request.client) };
	}

	authenticate = async (
		credentials: ICredentialDataDecryptedObject,
		requestOptions: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> => {
		const authorization = authorizationOf(credentials, requestOptions.url);
		if (authorization === undefined) return requestOptions;
		return {
			...requestOptions,
			headers: { ...requestOptions.headers, Authorization: authorization },
		};
	};

	/**
	 * Asks Spotify about the ID and secret as they were typed, whatever token is known for them. Where
	 * no token is stored, n8n calls `preAuthentication` before, and its error has Spotify's own words;
	 * else n8n shows of a refusal nothing but the text of a rule. n8n 1.x knows no rule for a status,
	 * so every answer counts as one, and what it holds says what it is.
	 */
	test: ICredentialTestRequest = {
		request: {
			method: 'POST',
			url: TOKEN_URL,
			headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
			body: 'grant_type=client_credentials' as unknown as IDataObject,
			ignoreHttpStatusErrors: true,
		},
		rules: [
			answerWith(
				'error',
				'invalid_client',
				'Spotify refuses the credential (invalid_client): Client ID or Client Secret is wrong, or the app was deleted. Copy both again from your app at https://developer.spotify.com/dashboard.',
			),
			answerWith(
				'access_token',
				undefined,
				"Spotify's accounts service issues no token at the moment. The credential is not the cause: test again in a few minutes.",
			),
		],
	};
}

type Rule = NonNullable<ICredentialTestRequest['rules']>[number];

/** What n8n says where the answer to the test has this in that field. */
function answerWith(
	key: string,
	value: string | undefined,
	message: string,
): Extract<Rule, { type: 'responseSuccessBody' }> {
	return { type: 'responseSuccessBody', properties: { key, value, message } };
}

/**
 * Basic for the token endpoint, else Bearer. A stored token of another client is left out: Spotify
 * then answers 401, and n8n gets one for this client.
 */
function authorizationOf(
	credentials: ICredentialDataDecryptedObject,
	url: string,
): string | undefined {
	if (url === TOKEN_URL) {
		const client = checkClient(clientOf(credentials));
		return client.ok ? `Basic ${basicValue(client.value)}` : undefined;
	}
	const token = storedTokenOf(credentials);
	return token && `Bearer ${token.accessToken}`;
}
