import type { SpotifyFailure } from '../failures';
import type { HttpResponse } from '../http';
import { isObject, textAt } from '../json';
import { failed, succeeded, type Outcome } from '../outcome';
import { retryAfterSeconds } from './retryAfter';
import type { SpotifyRequest } from './types';

/** A wait above this is a used-up quota, not a rate limit: rate limits count 30 seconds. */
const LONGEST_RATE_LIMIT_SECONDS = 300;

/** Spotify's words, in the API's error shape or in that of the accounts service. */
const wordsOf = (body: unknown): string =>
	textAt(body, 'error.message') ?? textAt(body, 'error_description') ?? textAt(body, 'error') ?? '';

const quote = (words: string): string => (words === '' ? '' : ` Spotify says: "${words}".`);

/** A 429 that says nothing of its length still says whether it is a quota. */
export interface Refusal {
	scope: 'rateLimit' | 'quota';
	retryAfterSeconds: number | undefined;
}

/** What a 429 closes, and for how long where it says so. */
export function readRefusal(response: HttpResponse, nowMs: number): Refusal {
	const seconds = retryAfterSeconds(response.headers, nowMs);
	const isQuota =
		textAt(response.body, 'error.reason') === 'QUOTA_EXCEEDED' ||
		(seconds ?? 0) > LONGEST_RATE_LIMIT_SECONDS;
	return { scope: isQuota ? 'quota' : 'rateLimit', retryAfterSeconds: seconds };
}

/** Whether a 2xx has what Spotify answers: JSON, or nothing at all. */
const isDocumented = ({ status, body }: HttpResponse): boolean =>
	isObject(body) || Array.isArray(body) || (status !== 200 && (body === '' || body == null));

/**
 * What an answer of the Web API means; a 429 is the gate's matter and not decided here.
 * @returns the body of a good answer, or the failure
 */
export function classify(
	response: HttpResponse,
	{ method, path }: SpotifyRequest,
	nowMs: number,
): Outcome<unknown> {
	const { status, body } = response;
	const said = quote(wordsOf(body));
	const about = `${method} ${path}`;
	if (status >= 200 && status < 300 && isDocumented(response)) return succeeded(body);
	const failure = (): SpotifyFailure => {
		if (status === 400) {
			return {
				kind: 'badRequest',
				status,
				message: `Spotify refuses the request${said ? `: ${wordsOf(body)}` : ''}`,
				hint: `Check the fields of the operation (${about}).`,
			};
		}
		if (status === 401) {
			return {
				kind: 'unauthorized',
				status,
				message: 'Spotify does not accept the access token',
				hint: `It was renewed once and refused again.${said} Test the credential; if the test passes, run the workflow again.`,
			};
		}
		if (status === 403) {
			return {
				kind: 'forbidden',
				status,
				message: `Spotify does not allow this app to call ${about}`,
				hint: `${said.trim()} An app in Development Mode can call only a part of the catalogue, and reads the items only of playlists of the user it acts for. If it worked before, check in Spotify's dashboard that the app's owner still has Premium.`.trim(),
			};
		}
		if (status === 404) {
			return {
				kind: 'notFound',
				status,
				message: `Spotify has nothing at ${path}`,
				hint: `${said.trim()} The ID may be mistyped, of another kind, deleted, private, or not available in the chosen market. The option 'Skip Not Found' leaves such items out.`.trim(),
			};
		}
		if (status >= 500) {
			const seconds = retryAfterSeconds(response.headers, nowMs);
			return {
				kind: 'server',
				status,
				message: `Spotify is failing (HTTP ${status})`,
				hint: `${about} was tried as often as it may be.${said} This is not your workflow's fault: try again later (https://status.spotify.dev).`,
				...(seconds !== undefined && { retryAfterSeconds: seconds }),
			};
		}
		return {
			kind: 'unexpectedResponse',
			status,
			message: `The answer to ${about} is not what Spotify documents (HTTP ${status})`,
			hint:
				typeof body === 'string' && /^\s*</.test(body)
					? 'It is a web page, so something between n8n and Spotify answered: check the proxy and firewall settings of the n8n server.'
					: `The answer was cut off, or changed on its way.${said} Try again; if it stays, please report it.`,
		};
	};
	return failed(failure());
}
