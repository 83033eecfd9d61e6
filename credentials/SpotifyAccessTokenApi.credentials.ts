import type {
	Icon,
	ICredentialDataDecryptedObject,
	ICredentialTestRequest,
	ICredentialType,
	IHttpRequestOptions,
	INodeProperties,
} from 'n8n-workflow';
import { trimToken } from '../spotify/auth/pastedToken';
import { API_URL } from '../spotify/request/types';

/** An access token that somebody got elsewhere, for trials: used as it is, never renewed. */
export class SpotifyAccessTokenApi implements ICredentialType {
	name = 'spotifyAccessTokenApi';

	displayName = 'Spotify Web API Access Token API';

	icon: Icon = { light: 'file:../icons/spotify.svg', dark: 'file:../icons/spotify.dark.svg' };

	documentationUrl =
		'https://github.com/n8n-nodes-spotify-web-api/n8n-nodes-spotify-web-api#get-credentials';

	properties: INodeProperties[] = [
		{
			displayName:
				'For trials. An access token ends after one hour and is not renewed. For a workflow that keeps running, use <b>Spotify Web API Client Credentials API</b>.',
			name: 'notice',
			type: 'notice',
			default: '',
		},
		{
			displayName: 'Access Token',
			name: 'accessToken',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description: 'Paste the token that Spotify issued to your app',
		},
	];

	authenticate = async (
		credentials: ICredentialDataDecryptedObject,
		requestOptions: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> => ({
		...requestOptions,
		headers: {
			...requestOptions.headers,
			Authorization: `Bearer ${trimToken(credentials.accessToken)}`,
		},
	});

	/** A search is open to every kind of app and token. */
	test: ICredentialTestRequest = {
		request: { url: `${API_URL}/search`, qs: { q: 'a', type: 'track', limit: 1 } },
		rules: [
			{
				type: 'responseCode',
				properties: {
					value: 401,
					message:
						'Spotify does not accept this access token. Tokens end after one hour: paste a new one.',
				},
			},
		],
	};
}
