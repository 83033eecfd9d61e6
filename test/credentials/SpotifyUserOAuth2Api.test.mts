import {
	NodeHelpers,
	Workflow,
	type ICredentialDataDecryptedObject,
	type INodeProperties,
	type INodeTypes,
} from 'n8n-workflow';
import { SpotifyUserOAuth2Api } from '../../credentials/SpotifyUserOAuth2Api.credentials';
import { TOKEN_URL } from '../../spotify/auth/clientCredentials';
import { SCOPES } from '../../spotify/auth/scopes';
import { operationFacts } from '../facts/facts.mts';

const credential = new SpotifyUserOAuth2Api();
const field = (name: string) => credential.properties.find((property) => property.name === name);
const allScopes = Object.keys(SCOPES);

/** What n8n makes of the hidden fields, given what the form holds: as its CredentialsHelper does it. */
function resolved(form: ICredentialDataDecryptedObject): ICredentialDataDecryptedObject {
	const node = { id: '1', name: 'mock', type: 'mock', typeVersion: 1, parameters: {} };
	const mock = { ...node, position: [0, 0] as [number, number] };
	const type = { description: { properties: [] } };
	const nodeTypes = { getByNameAndVersion: () => type, getByName: () => type };
	const workflow = new Workflow({
		nodes: [mock],
		connections: {},
		active: false,
		nodeTypes: nodeTypes as unknown as INodeTypes,
	});
	const data = {
		...form,
		scope: String(field('scope')?.default),
		authQueryParameters: String(field('authQueryParameters')?.default),
	};
	return workflow.expression.getComplexParameterValue(
		mock,
		data,
		'internal',
		{},
		undefined,
		undefined,
		data,
	) as ICredentialDataDecryptedObject;
}

it("is n8n's OAuth2 with Spotify's addresses, its client in the header", () => {
	expect(credential.extends).toEqual(['oAuth2Api']);
	expect(field('grantType')).toMatchObject({ type: 'hidden', default: 'authorizationCode' });
	expect(field('authUrl')).toMatchObject({
		type: 'hidden',
		default: 'https://accounts.spotify.com/authorize',
	});
	expect(field('accessTokenUrl')).toMatchObject({ type: 'hidden', default: TOKEN_URL });
	expect(field('authentication')).toMatchObject({ type: 'hidden', default: 'header' });
});

it.each([
	/developer\.spotify\.com\/dashboard/,
	/Premium/,
	/OAuth Redirect URL/,
	/http:\/\/127\.0\.0\.1.*not localhost/,
	/Client ID.*Client Secret/,
	/User Management.*five/,
	/six months/,
])('tells in its notice what is to be done: %s', (words) => {
	const notices = credential.properties.filter(({ type }) => type === 'notice');
	expect(notices.map(({ displayName }) => displayName)).toEqual([expect.stringMatching(words)]);
});

it('begins with what is to be done, ahead of the fields to fill in', () => {
	// The fields of oAuth2Api in n8n-nodes-base 1.122 and 2.41, in their order.
	const names =
		'useDynamicClientRegistration grantType serverUrl authUrl accessTokenUrl clientId clientSecret scope authQueryParameters authentication';
	const form: INodeProperties[] = names
		.split(' ')
		.map((name) => ({ displayName: name, name, type: 'string', default: '' }));
	NodeHelpers.mergeNodeProperties(form, credential.properties);
	const shown = form.filter(
		({ name, type }) => type !== 'hidden' && name !== 'useDynamicClientRegistration',
	);
	expect(shown.slice(0, 3).map(({ type, name }) => (type === 'notice' ? type : name))).toEqual([
		'notice',
		'clientId',
		'clientSecret',
	]);
});

describe('row 58: the scopes that it asks for', () => {
	it('are all, unless the user chooses', () => {
		const { scope } = resolved({ customScopes: false, enabledScopes: ['user-top-read'] });
		expect(String(scope).split(' ')).toEqual(allScopes);
	});

	it.each([
		['a list', ['user-top-read', 'user-read-email'], 'user-top-read user-read-email'],
		['text', 'user-top-read user-read-email', 'user-top-read user-read-email'],
		['an expression', '={{ ["user-top-read", "a"].join(" ") }}', 'user-top-read a'],
		['an empty list', [], ''],
	])('are those chosen, by %s', (_, enabledScopes, scope) => {
		expect(resolved({ customScopes: true, enabledScopes })).toMatchObject({ scope });
	});

	it('are all that stands in the list when it opens, each with what it is for', () => {
		const list = field('enabledScopes');
		expect(list).toMatchObject({
			type: 'multiOptions',
			default: allScopes,
			displayOptions: { show: { customScopes: [true] } },
		});
		expect(list?.options).toEqual(
			allScopes.map((scope) => ({
				name: scope,
				value: scope,
				description: expect.stringMatching(/^[A-Z].{10,}/) as string,
			})),
		);
	});

	it("are those of Spotify's current operations, and that for collaborative playlists", () => {
		const named = operationFacts
			.filter(({ deprecated }) => !deprecated)
			.flatMap(({ scopes }): string[] => scopes);
		expect(allScopes).toEqual([...new Set([...named, 'playlist-read-collaborative'])].sort());
	});
});

it('rows 59, 60: Show Dialog makes Spotify ask again', () => {
	expect(field('showDialog')).toMatchObject({ type: 'boolean', default: false });
	expect(resolved({ showDialog: true }).authQueryParameters).toBe('show_dialog=true');
	expect(resolved({ showDialog: false }).authQueryParameters).toBe('');
});
