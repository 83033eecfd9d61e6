import type { SpotifyFailure } from '../failures';
import type { HttpResponse } from '../http';
import { isObject, textAt } from '../json';
import { failed, succeeded, type Outcome } from '../outcome';
import { closedTo, forbidden, isAboutDevice, isClosedBy404 } from './forbidden';
import { retryAfterSeconds } from './retryAfter';
import type { SpotifyRequest } from './types';
import { asksForUser, lacksScope, saidSentence, sentences, wordsOf } from './words';

/** An answer that gives nothing, as the texts of failures need it. */
interface BadAnswer {
	request: SpotifyRequest;
	status: number;
	/** Spotify's words; empty where there are none. */
	words: string;
	/** The same as a sentence. */
	said: string;
	/** `error.reason`; empty where there is none. */
	reason: string;
	/** Method and path of the request. */
	about: string;
	path: string;
	retryAfterSeconds: number | undefined;
}

type Meaning = (answer: BadAnswer) => SpotifyFailure;

const badRequest: Meaning = ({ status, words, about }) => ({
	kind: 'badRequest',
	status,
	message: `Spotify refuses the request${words === '' ? '' : `: ${words}`}`,
	hint: `Check the fields of the operation (${about}).`,
});

const unauthorized: Meaning = ({ said, words, about }) => ({
	kind: 'unauthorized',
	status: 401,
	...(asksForUser(words)
		? {
				message: `${about} needs a user`,
				hint: sentences(
					said,
					'The credential acts for an app, which has no library, profile or player.',
				),
			}
		: {
				message: 'Spotify does not accept the access token',
				hint: sentences(
					'It was renewed once and refused again.',
					said,
					'Test the credential, or connect its account again; then run the workflow again.',
				),
			}),
});

const notFound: Meaning = ({ status, said, words, reason, path, request }) => {
	if (isClosedBy404(request) || isAboutDevice(words, reason)) {
		return forbidden(request, words, status, reason);
	}
	const closed = closedTo(request);
	return {
		kind: 'notFound',
		status,
		message: `Spotify has nothing at ${path}`,
		hint: sentences(
			said,
			'The ID may be mistyped, of another kind, deleted, private, or not available in the chosen market.',
			closed === '' ? '' : `Or it is the kind of app: ${closed}`,
			path.startsWith('/me/') ? '' : "The option 'Skip Not Found' leaves such items out.",
		),
	};
};

const serverFailing: Meaning = ({ status, said, about, retryAfterSeconds: seconds }) => ({
	kind: 'server',
	status,
	message: `Spotify is failing (HTTP ${status})`,
	hint: sentences(
		`${about} was tried as often as it may be.`,
		said,
		"This is not your workflow's fault: try again later (https://status.spotify.dev).",
	),
	...(seconds !== undefined && { retryAfterSeconds: seconds }),
});

const unexpected = ({ status, about }: BadAnswer, hint: string): SpotifyFailure => ({
	kind: 'unexpectedResponse',
	status,
	message: `The answer to ${about} is not what Spotify documents (HTTP ${status})`,
	hint,
});

const webPage: Meaning = (answer) =>
	unexpected(
		answer,
		'It is a web page, so something between n8n and Spotify answered: check the proxy and firewall settings of the n8n server.',
	);

const undocumented: Meaning = (answer) =>
	unexpected(
		answer,
		sentences(
			answer.status >= 400
				? 'Spotify, or something on the way to it, refuses the request.'
				: 'The answer was cut off, or changed on its way.',
			answer.said,
			'Try again; if it stays, please report it.',
		),
	);

const REFUSALS: Readonly<Record<number, Meaning>> = {
	400: badRequest,
	401: (answer) =>
		lacksScope(answer.words) ? forbidden(answer.request, answer.words, 401) : unauthorized(answer),
	403: ({ request, words, status, reason }) => forbidden(request, words, status, reason),
	404: notFound,
};

const isWebPage = (body: unknown): boolean => typeof body === 'string' && /^\s*</.test(body);

/**
 * Whether a 2xx has what Spotify answers: JSON; nothing at all where something was changed or a 204
 * says so. Its player answers commands with random letters
 * (https://github.com/spotify/spotify-web-api-ts-sdk/issues/127).
 */
function isDocumented(status: number, body: unknown, { method, path }: SpotifyRequest): boolean {
	if (isObject(body) || Array.isArray(body)) return true;
	const isWrite = method !== 'GET';
	if (body === '' || body == null) return isWrite || status !== 200;
	return isWrite && path.startsWith('/me/player') && typeof body === 'string' && !isWebPage(body);
}

/** The first that applies counts. Spotify's own front answers 5xx with web pages, and nothing else. */
function meaningOf(status: number, body: unknown): Meaning {
	if (status >= 500) return serverFailing;
	if (isWebPage(body)) return webPage;
	return REFUSALS[status] ?? undocumented;
}

/**
 * What an answer of the Web API means; a 429 is the gate's matter and not decided here.
 * @returns the body of a good answer, or the failure
 */
export function classify(
	{ status, headers, body }: HttpResponse,
	request: SpotifyRequest,
	nowMs: number,
): Outcome<unknown> {
	if (status >= 200 && status < 300 && isDocumented(status, body, request)) return succeeded(body);
	const words = wordsOf(body);
	const meaning = meaningOf(status, body);
	const { method, path } = request;
	const failure = meaning({
		request,
		status,
		words,
		said: saidSentence(words),
		reason: textAt(body, 'error.reason') ?? '',
		about: `${method} ${path}`,
		path,
		retryAfterSeconds: retryAfterSeconds(headers, nowMs),
	});
	return failed(failure);
}
