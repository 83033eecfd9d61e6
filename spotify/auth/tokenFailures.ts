import type {
	Cancelled,
	CredentialRefused,
	NoAnswer,
	RateLimited,
	ServerFailing,
	UnexpectedResponse,
} from '../failures/types';

const STATUS_PAGE = 'https://status.spotify.dev';
const SERVICE = "Spotify's accounts service";

/** What the accounts service says when it refuses (https://www.rfc-editor.org/rfc/rfc6749#section-5.2). */
export interface TokenRefusal {
	error?: string;
	description?: string;
}

/** Makes the failure of a credential that the accounts service refuses, with Spotify's words. */
export function credentialRefused(status: number, refusal: TokenRefusal): CredentialRefused {
	const { error, description } = refusal;
	const words = description && error ? `${description} (${error})` : (description ?? error);
	return {
		kind: 'credential',
		status,
		...(error !== undefined && { error }),
		message: `Spotify refuses the credential: ${words ?? `status ${status}, without a reason`}`,
		hint: adviceOn(description ?? ''),
	};
}

/**
 * Says which field to correct: Spotify answers `invalid_client` to both, and only the description
 * tells which one it is.
 */
function adviceOn(description: string): string {
	if (/client secret/i.test(description)) {
		return 'Correct the field "Client Secret": open your app at https://developer.spotify.com/dashboard, choose Settings, then "View client secret", and copy it again. After a rotation, the old secret no longer works.';
	}
	if (/invalid client|client id/i.test(description)) {
		return 'Correct the field "Client ID": Spotify knows no app with this ID. It was not copied completely, or the app was deleted. Your apps are at https://developer.spotify.com/dashboard.';
	}
	return 'Compare the fields "Client ID" and "Client Secret" with your app at https://developer.spotify.com/dashboard, and check that the app still exists.';
}

/**
 * Makes the failure of a token request that was answered 429, with the time at which to ask again.
 */
export function rateLimited(waitSeconds: number, nowMs: number): RateLimited {
	return {
		kind: 'rateLimited',
		status: 429,
		scope: 'rateLimit',
		retryAtMs: nowMs + waitSeconds * 1000,
		message: `${SERVICE} issues no token at the moment: too many requests (status 429)`,
		hint: `Run the workflow again in ${Math.ceil(waitSeconds)} seconds or later. If this happens often, another program may use the same app without keeping its token.`,
	};
}

/**
 * Makes the failure of a token request that was answered 5xx.
 * @param waitSeconds the wait that Spotify asks for, if any
 */
export function serverFailing(status: number, waitSeconds: number | undefined): ServerFailing {
	const when =
		waitSeconds === undefined ? 'in a few minutes' : `in ${Math.ceil(waitSeconds)} seconds`;
	return {
		kind: 'server',
		status,
		...(waitSeconds !== undefined && { retryAfterSeconds: waitSeconds }),
		message: `${SERVICE} is failing (status ${status})`,
		hint: `The credential is not the cause. Run the workflow again ${when}; ${STATUS_PAGE} shows whether Spotify knows of an outage.`,
	};
}

/**
 * Makes the failure of an accounts service that could not be reached.
 * @param words what the network said, fit to be shown
 */
export function noAnswer(words: string, code: string | undefined): NoAnswer {
	return {
		kind: 'network',
		...(code !== undefined && { code }),
		message: `${SERVICE} could not be reached: ${words || (code ?? 'no answer came')}`,
		hint: `Check that this n8n can open https://accounts.spotify.com (network, DNS, firewall, proxy), then run the workflow again. ${STATUS_PAGE} shows outages at Spotify.`,
	};
}

/**
 * Makes the failure of an answer that cannot be used.
 * @param finding what was wrong with it; quotes nothing of it, as it may hold a token
 */
export function unexpectedAnswer(status: number, finding: string): UnexpectedResponse {
	return {
		kind: 'unexpectedResponse',
		status,
		message: `${SERVICE} gave an answer that cannot be used: ${finding} (status ${status})`,
		hint: 'Usually a proxy, firewall or login page between this n8n and https://accounts.spotify.com answered instead of Spotify: allow that address. If Spotify itself answers like this, please report it.',
	};
}

/** Makes the failure of an execution that was stopped while it waited for a token. */
export function stoppedWaiting(): Cancelled {
	return {
		kind: 'cancelled',
		message: 'The execution was stopped while it waited for an access token',
		hint: 'Nothing was changed at Spotify.',
	};
}
