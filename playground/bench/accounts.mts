import type { N8nApi } from '../lib/n8nApi.mts';
import type { StoredCredential } from '../lib/n8nTypes.mts';
import { connectedAs, credentialType, type SpotifyClient } from '../lib/seed.mts';
import type { SimulatorControl } from '../lib/simulatorControl.mts';

/** Our two, that of the built-in node, and the HTTP Request node's own with client credentials. */
export type AccountKind = 'app' | 'user' | 'builtIn' | 'generic';

interface Owner {
	readonly client: SpotifyClient;
	readonly userId?: string | undefined;
}

type CredentialData = readonly [type: string, data: Readonly<Record<string, unknown>>];

const makers: Readonly<
	Record<AccountKind, (owner: Owner, simulator: SimulatorControl) => Promise<CredentialData>>
> = {
	app: async ({ client }) => [credentialType, { ...client }],
	user: async (owner, simulator) => ['spotifyUserOAuth2Api', await connected(owner, simulator)],
	builtIn: async (owner, simulator) => ['spotifyOAuth2Api', await connected(owner, simulator)],
	generic: async ({ client }) => [
		'oAuth2Api',
		{
			grantType: 'clientCredentials',
			accessTokenUrl: 'https://accounts.spotify.com/api/token',
			...client,
			scope: '',
			authentication: 'header',
		},
	],
};

async function connected({ client, userId }: Owner, simulator: SimulatorControl) {
	const tokens = await simulator.issueUserToken({ clientId: client.clientId, userId });
	return connectedAs(client, tokens);
}

/** A credential that was never used; those with a user are connected already. */
export const createAccount = async (
	api: N8nApi,
	simulator: SimulatorControl,
	kind: AccountKind,
	owner: Owner,
): Promise<StoredCredential> => {
	const [type, data] = await makers[kind](owner, simulator);
	return await api.createCredential(`Spotify ${kind}`, type, data);
};
