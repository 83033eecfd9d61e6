import type { HttpResponse } from '../http/types';
import { failed, succeeded, type Outcome } from '../failures/outcome';
import { retryAfterSeconds } from '../http/retryAfter';
import type { ClientCredentials } from './clientCredentials';
import { redact } from './redact';
import type { TokenEntry } from './tokenCache';
import * as failures from './tokenFailures';

/** What has to be known to read an answer of the token endpoint. */
export interface TokenAnswerContext {
	client: ClientCredentials;
	sentAtMs: number;
	nowMs: number;
}

// As for API calls: a 429 without a header is waited out for 5 s at first.
const WAIT_WITHOUT_HEADER_SECONDS = 5;

/**
 * Reads an answer of the token endpoint. Only a 200 with a usable bearer token succeeds
 * (https://www.rfc-editor.org/rfc/rfc6749#section-5). Nothing secret enters a failure.
 */
export function readTokenAnswer(
	response: HttpResponse,
	context: TokenAnswerContext,
): Outcome<TokenEntry> {
	const { status, headers, body } = response;
	if (status === 200) return readToken(body, context.sentAtMs);
	const waitSeconds = retryAfterSeconds(headers, context.nowMs);
	if (status === 429) {
		const seconds = waitSeconds ?? WAIT_WITHOUT_HEADER_SECONDS;
		return failed(failures.rateLimited(seconds, context.nowMs));
	}
	if (status >= 500) return failed(failures.serverFailing(status, waitSeconds));
	const refusal = status >= 400 ? readRefusal(response, context.client) : undefined;
	if (refusal !== undefined) return failed(failures.credentialRefused(status, refusal));
	return failed(failures.unexpectedAnswer(status, isPage(body) ? WEB_PAGE : 'no token in it'));
}

const WEB_PAGE = 'a web page instead of JSON';

const isPage = (body: unknown): boolean => typeof body === 'string' && /^\s*</.test(body);

function readToken(body: unknown, sentAtMs: number): Outcome<TokenEntry> {
	const unusable = (finding: string) => failed(failures.unexpectedAnswer(200, finding));
	if (isPage(body)) return unusable(WEB_PAGE);
	const { access_token, expires_in, token_type, scope } = fieldsOf(body);
	if (typeof access_token !== 'string') return unusable('it has no "access_token"');
	// Visible ASCII is what RFC 6749, appendix A.12, allows; anything else would break the header.
	if (!/^[\x21-\x7e]+$/.test(access_token)) return unusable('its "access_token" is malformed');
	if (typeof token_type !== 'string' || token_type.toLowerCase() !== 'bearer') {
		return unusable('its "token_type" is not "bearer"');
	}
	if (typeof expires_in !== 'number' || !(expires_in > 0)) {
		return unusable('its "expires_in" is not a positive number of seconds');
	}
	// The token's life began at some moment after the request left: counting from then never
	// takes an expired token for a good one, however slow the answer was.
	const expiresAtMs = sentAtMs + expires_in * 1000;
	if (!Number.isFinite(expiresAtMs)) return unusable('its "expires_in" is out of range');
	return succeeded({
		accessToken: access_token,
		expiresAtMs,
		...(typeof scope === 'string' && scope !== '' && { scope }),
	});
}

/** Reads what was refused, in Spotify's words; undefined if it was not Spotify that answered. */
function readRefusal(
	{ status, body }: HttpResponse,
	client: ClientCredentials,
): failures.TokenRefusal | undefined {
	const { error, error_description, access_token } = fieldsOf(body);
	const tokens = typeof access_token === 'string' ? [access_token] : [];
	const quote = (words: unknown) =>
		typeof words === 'string' && words !== '' ? redact(words, client, ...tokens) : undefined;
	const code = quote(error);
	const description = quote(error_description) ?? quote(fieldsOf(error).message);
	if (code === undefined && description === undefined) {
		// 400 and 401 mean a refusal even without words, but not when a proxy asks for its login.
		return (status === 400 || status === 401) && !isPage(body) ? {} : undefined;
	}
	return {
		...(code !== undefined && { error: code }),
		...(description !== undefined && { description }),
	};
}

function fieldsOf(body: unknown): Record<string, unknown> {
	return typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {};
}
