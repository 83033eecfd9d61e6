import type { INodeCredentialDescription, INodeProperties } from 'n8n-workflow';

/** What the form calls the ways to sign in, and the credential that each takes. */
const ACCOUNTS = {
	accessToken: {
		name: 'Access Token',
		credential: 'spotifyAccessTokenApi',
		description: 'For trials: a token you have, which ends within an hour',
	},
	clientCredentials: {
		name: 'Client Credentials',
		credential: 'spotifyClientCredentialsApi',
		description: 'For the public catalogue: it acts for an app, not for a user',
	},
	oAuth2: {
		name: 'User OAuth2',
		credential: 'spotifyUserOAuth2Api',
		description: "For a user's library, playlists and player, and for the catalogue",
	},
} as const;

type Authentication = keyof typeof ACCOUNTS;

/** Lists the credentials of a node, each shown only for its choice of authentication. */
export const credentials = (): INodeCredentialDescription[] =>
	Object.entries(ACCOUNTS).map(([value, { credential }]) => ({
		name: credential,
		required: true,
		displayOptions: { show: { authentication: [value] } },
	}));

/** Makes the choice of the authentication, which n8n shows as part of the credential. */
export const authentication = (preset: Authentication): INodeProperties => ({
	displayName: 'Authentication',
	name: 'authentication',
	type: 'options',
	options: Object.entries(ACCOUNTS).map(([value, { name, description }]) => ({
		name,
		value,
		description,
	})),
	default: preset,
});

/**
 * Returns the credential type that a choice of authentication stands for; undefined for any other
 * value.
 */
export const credentialOf = (choice: unknown): string | undefined =>
	Object.entries(ACCOUNTS).find(([value]) => value === choice)?.[1].credential;
