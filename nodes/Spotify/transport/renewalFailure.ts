import type { ClientCredentials } from '../../../spotify/auth/clientCredentials';
import type { Redact } from '../../../spotify/auth/redact';
import { readTokenAnswer } from '../../../spotify/auth/tokenAnswer';
import { noAnswer } from '../../../spotify/auth/tokenFailures';
import {
	connectionEnded,
	notRenewable,
	notRenewableHere,
	renewalFailed,
} from '../../../spotify/auth/userConnection';
import type { SpotifyFailure } from '../../../spotify/failures/types';
import type { HttpResponse } from '../../../spotify/http/types';
import { quotable } from '../../../spotify/values/quotable';
import { at, isObject, textAt } from '../../../spotify/values/json';
import { refusesToRefresh } from './engine2';
import { layersOf } from './sendFailure';

/** Whose renewal failed, and when. */
export interface RenewalContext {
	client: ClientCredentials;
	/** Takes out the tokens, and the client's secret. */
	redact: Redact;
	nowMs: number;
}

/** n8n keeps a refusal's body but not its status; that of Spotify's token endpoint is this one. */
const REFUSED = 400;

/**
 * Returns the answer of the accounts service that an error holds: axios' error, or one of n8n's
 * OAuth2 client.
 */
function answerIn(error: unknown): HttpResponse | undefined {
	const body = at(error, 'response.data') ?? at(error, 'body');
	const status = at(error, 'response.status') ?? at(error, 'status') ?? at(body, 'error.status');
	const isRefusal = at(body, 'error') !== undefined;
	if (typeof status !== 'number' && !isRefusal) return undefined;
	const headers = at(error, 'response.headers');
	return {
		status: typeof status === 'number' ? status : REFUSED,
		headers: Object.fromEntries(
			Object.entries(isObject(headers) ? headers : {}).map(([name, value]) => [
				name.toLowerCase(),
				String(value),
			]),
		),
		body,
	};
}

const said = (error: unknown): string =>
	[textAt(error, 'message'), textAt(error, 'description')].filter(Boolean).join(' ');

/** n8n 2.x says so in its own words, and drops Spotify's. */
const ENDED = /invalid_grant|needs to be reconnected/i;

/** Said by n8n 2.x and 1.x where there is no refresh token. */
const NO_REFRESH_TOKEN = /no refresh token is available|refreshToken is required/i;

/**
 * Explains why n8n could not renew a user's token. n8n reports it by errors of many kinds: of its
 * OAuth2 client, of axios and of its nodes, and differently in 1.x and 2.x.
 */
export function renewalFailure(error: unknown, context: RenewalContext): SpotifyFailure {
	const { client, redact, nowMs } = context;
	const fit = (words: string) => quotable(redact(words));
	const layers = layersOf(error);
	const words = layers.map(said).join(' ');
	if (refusesToRefresh(error)) return notRenewableHere();
	if (NO_REFRESH_TOKEN.test(words)) return notRenewable();
	const answer = layers.map(answerIn).find((found) => found !== undefined);
	const description = textAt(answer, 'body.error_description') ?? '';
	if (textAt(answer, 'body.error') === 'invalid_grant') return connectionEnded(fit(description));
	if (answer) {
		const outcome = readTokenAnswer(answer, { client, sentAtMs: nowMs, nowMs });
		if (!outcome.ok) return { ...outcome.failure, message: fit(outcome.failure.message) };
	}
	if (ENDED.test(words)) return connectionEnded('');
	const lost = layers.find((layer) => at(layer, 'isAxiosError') === true);
	if (lost) return noAnswer(fit(said(lost)), textAt(lost, 'code'));
	return renewalFailed(fit(layers.length === 0 ? String(error) : said(layers[0])));
}
