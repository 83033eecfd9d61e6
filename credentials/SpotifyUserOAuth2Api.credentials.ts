import type { Icon, ICredentialType, INodeProperties } from 'n8n-workflow';
import { TOKEN_URL } from '../spotify/auth/clientCredentials';
import { SCOPES } from '../spotify/auth/scopes';

const allScopes = Object.keys(SCOPES);

/**
 * In n8n's expressions: a list where the form gives it, text where the user wrote text or an
 * expression that gives text. (One that gives a list stays a list, which n8n's OAuth2 can't read.)
 */
const CHOSEN_SCOPES = '[].concat($self["enabledScopes"] ?? "").join(" ")';

/**
 * n8n puts what a credential adds behind the fields of its `oAuth2Api`, and what has the name of one
 * of those in its place. This one stands ahead of the Client ID, and is for servers that register
 * clients by themselves (`mergeNodeProperties` of n8n-workflow, 1.120 and 2.40).
 */
const AHEAD_OF_CLIENT_ID = 'serverUrl';

/** A user's account, connected through n8n's OAuth2: for the library, playlists and player. */
export class SpotifyUserOAuth2Api implements ICredentialType {
	name = 'spotifyUserOAuth2Api';

	displayName = 'Spotify Web API User OAuth2 API';

	extends = ['oAuth2Api'];

	icon: Icon = { light: 'file:../icons/spotify.svg', dark: 'file:../icons/spotify.dark.svg' };

	documentationUrl =
		'https://github.com/n8n-nodes-spotify-web-api/n8n-nodes-spotify-web-api#get-credentials';

	properties: INodeProperties[] = [
		{
			displayName:
				"For a user's library, playlists and player, and for the catalogue.<ul><li><a href='https://developer.spotify.com/dashboard' target='_blank'>Create an app</a>, or open one you have. Its owner needs Spotify Premium.</li><li>In its settings, add the <b>OAuth Redirect URL</b> from above to <b>Redirect URIs</b>. Both must be equal. Spotify accepts https:// and http://127.0.0.1, but not localhost.</li><li>Copy <b>Client ID</b> and <b>Client Secret</b> from the same settings into the fields below.</li><li>Under <b>User Management</b>, add the account to connect. An app in Development Mode serves up to five.</li><li>Choose <b>Connect</b>. The consent ends after six months: then connect again.</li></ul>",
			name: AHEAD_OF_CLIENT_ID,
			type: 'notice',
			default: '',
		},
		{
			displayName: 'Grant Type',
			name: 'grantType',
			type: 'hidden',
			default: 'authorizationCode',
		},
		{
			displayName: 'Authorization URL',
			name: 'authUrl',
			type: 'hidden',
			default: 'https://accounts.spotify.com/authorize',
		},
		{
			displayName: 'Access Token URL',
			name: 'accessTokenUrl',
			type: 'hidden',
			default: TOKEN_URL,
		},
		{
			displayName: 'Authentication',
			name: 'authentication',
			type: 'hidden',
			default: 'header',
		},
		{
			displayName: 'Show Dialog',
			name: 'showDialog',
			type: 'boolean',
			default: false,
			description: 'Whether Spotify asks for consent again, so that you can choose another account',
		},
		{
			displayName: 'Auth URI Query Parameters',
			name: 'authQueryParameters',
			type: 'hidden',
			default: '={{ $self["showDialog"] ? "show_dialog=true" : "" }}',
		},
		{
			displayName: 'Custom Scopes',
			name: 'customScopes',
			type: 'boolean',
			default: false,
			description:
				'Whether to ask for fewer scopes than all operations need. After a change, connect the account again.',
		},
		{
			displayName: 'Enabled Scopes',
			name: 'enabledScopes',
			type: 'multiOptions',
			options: Object.entries(SCOPES).map(([scope, description]) => ({
				name: scope,
				value: scope,
				description,
			})),
			default: allScopes,
			displayOptions: { show: { customScopes: [true] } },
			description: 'Choose what the user is asked to allow',
		},
		{
			displayName: 'Scope',
			name: 'scope',
			type: 'hidden',
			default: `={{ $self["customScopes"] ? ${CHOSEN_SCOPES} : "${allScopes.join(' ')}" }}`,
		},
	];
}
