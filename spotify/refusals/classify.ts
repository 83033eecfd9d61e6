import { failed, succeeded, type Outcome } from '../failures/outcome';
import type { SpotifyFailure } from '../failures/types';
import { retryAfterSeconds } from '../http/retryAfter';
import type { HttpResponse } from '../http/types';
import {
	asksForUser,
	isTokenLost,
	isUnread,
	lacksScope,
	saidSentence,
	errorMessageOf,
} from '../http/errorMessage';
import {
	isAddToPlaylist,
	isPlayback,
	isPlayer,
	isPlaylistContents,
	isSpotifysPlaylist,
} from '../request/paths';
import type { SpotifyRequest } from '../request/types';
import { at, isObject, textAt } from '../values/json';
import { quotable } from '../values/quotable';
import { sentences } from '../values/sentences';
import type { BadAnswer } from './badAnswer';
import { badRequest, PLAY_A_PLAYLIST, playsMany, searchTextTooLong } from './badRequest';
import { closedTo, forbidden, isAboutPlayer, isClosedBy404, spotifysPlaylist } from './forbidden';
import {
	isAboutClosedAccount,
	isAboutCountry,
	isFullInWords,
	PLAYLIST_CAPACITY,
} from './refusedInWords';

type FailureMaker = (answer: BadAnswer) => SpotifyFailure;

const unauthorized: FailureMaker = ({ said, words, about }) => ({
	kind: 'unauthorized',
	status: 401,
	...(asksForUser(words)
		? {
				message: `${about} needs a user`,
				hint: sentences(
					'The credential acts for an app, not for a user.',
					"Choose a credential 'Spotify Web API User OAuth2 API'.",
					said,
				),
			}
		: {
				message: 'Spotify does not accept the access token',
				hint: sentences(
					'It was renewed once, and Spotify refused the new one too.',
					'Test the credential or connect its account again, then run the workflow again.',
					said,
				),
			}),
});

const tokenLost: FailureMaker = ({ said }) => ({
	kind: 'server',
	status: 401,
	turnedAway: true,
	message: 'Spotify lost the access token on its way to the player (HTTP 401)',
	hint: sentences(
		'The token is good, and nothing was done: Spotify answers like this at times, for seconds. Run it again.',
		said,
	),
});

const refused: FailureMaker = ({ request, words, status, reason, isUnread: unread }) =>
	forbidden(request, words, { status, reason, isUnread: unread });

/** Says what else than a mistyped ID may be the cause of a 404. */
function otherCauses({ path, template, query }: SpotifyRequest): string {
	const inMarket = query.market === undefined ? "the account's country" : 'the chosen market';
	const isBook = /^\/(audiobooks|chapters)\//.test(path);
	return sentences(
		template.includes('{')
			? `The ID may be mistyped, of another kind, deleted, private, or not available in ${inMarket}.`
			: `It may not exist for this account, or not in ${inMarket}.`,
		isBook ? 'Spotify has audiobooks only in a few countries.' : '',
	);
}

const spotifyFoundNothing: FailureMaker = (answer) => {
	const { status, said, words, reason, path, request } = answer;
	const isClosed = isClosedBy404(request, words, answer);
	if (isClosed || isAboutPlayer(request, words, reason) || isAboutCountry(words)) {
		return refused(answer);
	}
	const tooLong = searchTextTooLong(answer);
	if (tooLong) return tooLong;
	const skip = "To leave such items out, switch on the option 'Skip Not Found'.";
	if (request.method === 'GET' && isSpotifysPlaylist(path) && !path.endsWith('/images')) {
		const hint = sentences(spotifysPlaylist.hint, skip, said);
		return { ...spotifysPlaylist, kind: 'notFound', status, hint };
	}
	const closed = closedTo(request);
	return {
		kind: 'notFound',
		status,
		message: `Spotify found nothing at ${path}`,
		hint: sentences(
			otherCauses(request),
			closed === '' ? '' : `It may also be the kind of app: ${closed}`,
			path.startsWith('/me/') || !request.template.includes('{') ? '' : skip,
			said,
		),
	};
};

const namesSnapshot = ({ body }: SpotifyRequest): boolean =>
	typeof body === 'object' && 'snapshot_id' in body;

/** Says what Spotify is known to answer with a 500, although it is no failure of its. */
function knownCause(request: SpotifyRequest): string {
	if (isAddToPlaylist(request)) {
		return `Spotify also answers like this if the playlist is full: it holds up to ${PLAYLIST_CAPACITY} items.`;
	}
	if (playsMany(request)) return PLAY_A_PLAYLIST;
	// https://github.com/jwilsson/spotify-web-api-php/issues/284
	if (isPlaylistContents(request.path) && namesSnapshot(request)) {
		return "Spotify also answers like this to a 'Snapshot ID' that it does not take: try it without.";
	}
	const isAboutBooks = (request.query.uris ?? '').includes('spotify:audiobook:');
	return isAboutBooks
		? 'Spotify also answers like this if the country does not have the audiobook.'
		: '';
}

const serverError: FailureMaker = ({ status, said, request, ...answer }) => ({
	kind: 'server',
	status,
	message: `Spotify is failing (HTTP ${status})`,
	hint: sentences(
		knownCause(request),
		'Your workflow is not the cause: try again later (https://status.spotify.dev).',
		said,
	),
	...(answer.retryAfterSeconds !== undefined && { retryAfterSeconds: answer.retryAfterSeconds }),
});

const failing: FailureMaker = (answer) =>
	isFullInWords(answer.request, answer.words) ? refused(answer) : serverError(answer);

const unexpected = ({ status, about }: BadAnswer, hint: string): SpotifyFailure => ({
	kind: 'unexpectedResponse',
	status,
	message: `The answer to ${about} is not what Spotify documents (HTTP ${status})`,
	hint,
});

const webPage: FailureMaker = (answer) =>
	unexpected(
		answer,
		'It is a web page, so something between n8n and Spotify answered: check the proxy and firewall of the n8n server.',
	);

const undocumented: FailureMaker = (answer) =>
	unexpected(
		answer,
		sentences(
			answer.status >= 400
				? 'Spotify, or something between n8n and Spotify, refused the request.'
				: 'The answer was cut off or changed on its way.',
			'Try again, and report it if it happens again.',
			answer.said,
		),
	);

const REFUSALS: Readonly<Record<number, FailureMaker>> = {
	400: badRequest,
	401: (answer) => {
		if (isTokenLost(answer.words)) return tokenLost(answer);
		return lacksScope(answer.words) || isAboutClosedAccount(answer.words)
			? refused(answer)
			: unauthorized(answer);
	},
	403: refused,
	404: spotifyFoundNothing,
	413: badRequest,
	414: badRequest,
};

const isWebPage = (body: unknown): boolean => typeof body === 'string' && /^\s*</.test(body);

/**
 * Tells whether a 2xx has what Spotify answers: JSON; nothing at all where something was changed or
 * a 204 says so, or nothing plays. Its player answers commands with random letters
 * (https://github.com/spotify/spotify-web-api-ts-sdk/issues/127).
 */
function isDocumented(status: number, body: unknown, { method, path }: SpotifyRequest): boolean {
	if (isObject(body)) return at(body, 'error') == null;
	if (Array.isArray(body)) return true;
	const isWrite = method !== 'GET';
	if (body == null || String(body).trim() === '')
		return isWrite || status !== 200 || isPlayback(path);
	// n8n may have read letters that are a number as one.
	return isWrite && isPlayer(path) && typeof body !== 'object' && !isWebPage(body);
}

/**
 * Picks the first meaning that applies. Spotify's own front answers 5xx with web pages, and nothing
 * else.
 */
function meaningOf(status: number, body: unknown): FailureMaker {
	if (status >= 500) return failing;
	if (isWebPage(body)) return webPage;
	return REFUSALS[status] ?? undocumented;
}

/**
 * Tells what an answer of the Web API means; a 429 is left to the gate.
 * @returns the body of a good answer, or the failure
 */
export function classify(
	{ status, headers, body }: HttpResponse,
	request: SpotifyRequest,
	nowMs: number,
): Outcome<unknown> {
	if (status >= 200 && status < 300 && isDocumented(status, body, request)) return succeeded(body);
	const words = errorMessageOf(body);
	const meaning = meaningOf(status, body);
	const { method, path } = request;
	const failure = meaning({
		request,
		status,
		words,
		said: saidSentence(words),
		reason: quotable(textAt(body, 'error.reason') ?? ''),
		isUnread: isUnread(body),
		about: `${method} ${path}`,
		path,
		retryAfterSeconds: retryAfterSeconds(headers, nowMs),
	});
	return failed(failure);
}
