import { quotable } from '../quotable';
import { basicValue, type ClientCredentials } from './clientCredentials';

/**
 * Words of a server, fit to be shown and logged: without the client's secret, its Basic value and
 * whatever follows "Basic" or "Bearer", in any case, even where the server echoes them.
 */
export function redact(words: string, client: ClientCredentials, ...further: string[]): string {
	const basic = basicValue(client);
	const forms = [client.clientSecret, basic, ...further].flatMap((secret) => [
		secret,
		// Padding may be missing, and a body may be URL-encoded.
		secret.replace(/=+$/, ''),
		encodeURIComponent(secret),
	]);
	// The longest first, or a form within another would leave the other's ends.
	const secrets = [...new Set(forms)].filter(Boolean).sort((a, b) => b.length - a.length);
	const pattern = new RegExp(secrets.map(escaped).join('|'), 'gi');
	return quotable(words.replace(pattern, '***'));
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
