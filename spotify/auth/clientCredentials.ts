import { createHash } from 'crypto';
import type { CredentialRefused } from '../failures/types';
import { failed, succeeded, type Outcome } from '../failures/outcome';

/** An app of Spotify's developer dashboard, as the credential's form holds it. */
export interface ClientCredentials {
	clientId: string;
	clientSecret: string;
}

/** Where client credentials are exchanged for an access token. */
export const TOKEN_URL = 'https://accounts.spotify.com/api/token';

/**
 * Returns the client without the white space that people paste around its fields.
 * @returns a failure of kind `credential` if a field is empty; it names the ways to fill it.
 */
export function checkClient(client: ClientCredentials): Outcome<ClientCredentials> {
	const clientId = trimmedCredential(client.clientId);
	const clientSecret = trimmedCredential(client.clientSecret);
	if (clientId && clientSecret) return succeeded({ clientId, clientSecret });
	return failed(notFilledIn(clientId, clientSecret));
}

/**
 * Names a client without naming its secret: the key of its cached token, and the fingerprint to
 * store beside a token. The same id with another secret is another client, so that a mistyped
 * secret never passes on a token that the right one got.
 */
export function tokenKey(client: ClientCredentials, tokenUrl = TOKEN_URL): string {
	// JSON keeps the fields apart: ('a', 'bc') and ('ab', 'c') must not share a token.
	const fields = [
		trimmedCredential(client.clientId),
		trimmedCredential(client.clientSecret),
		tokenUrl,
	];
	return createHash('sha256').update(JSON.stringify(fields)).digest('hex');
}

/**
 * Returns the value of HTTP Basic: base64 of `id:secret` as UTF-8
 * (https://developer.spotify.com/documentation/web-api/tutorials/client-credentials-flow).
 */
export function basicValue({ clientId, clientSecret }: ClientCredentials): string {
	return Buffer.from(`${clientId}:${clientSecret}`, 'utf8').toString('base64');
}

// Zero-width characters come along when text is copied from a web page; trim() leaves them.
const INVISIBLE_ENDS = /^[\s\u200b\u2060]+|[\s\u200b\u2060]+$/g;

/**
 * Returns a field's text without the invisible ends; an expression in the form may give nothing, or
 * a number, whatever the type says.
 */
const trimmedCredential = (value: unknown): string =>
	String(value ?? '').replace(INVISIBLE_ENDS, '');

function notFilledIn(clientId: string, clientSecret: string): CredentialRefused {
	const id = { field: 'Client ID', variable: 'SPOTIFY_SDK_CLIENT_ID' };
	const secret = { field: 'Client Secret', variable: 'SPOTIFY_SDK_CLIENT_SECRET' };
	const empty = [...(clientId ? [] : [id]), ...(clientSecret ? [] : [secret])];
	const fields = empty.map(({ field }) => `"${field}"`).join(' and ');
	const expressions = empty.map(({ variable }) => `{{ $env.${variable} }}`).join(' and ');
	return {
		kind: 'credential',
		message: `The credential is incomplete: ${fields} ${empty.length > 1 ? 'are' : 'is'} empty`,
		hint:
			`Copy ${fields} from your app at https://developer.spotify.com/dashboard into the credential. ` +
			`Other ways to fill it: an expression such as ${expressions}, if this n8n allows ` +
			'environment variables in expressions; external secrets; credential overwrites.',
	};
}
