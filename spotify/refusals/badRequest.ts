import type { BadRequestReason, Refused } from '../failures/types';
import { isWordless } from '../http/errorMessage';
import { MAX_DESCRIPTION_LENGTH, SHRINK_COVER } from '../operations/playlist/fields';
import type { SpotifyRequest } from '../request/types';
import { textAt } from '../values/json';
import { lengthOf } from '../values/lengthOf';
import { sentences } from '../values/sentences';
import type { BadAnswer } from './badAnswer';
import { START_REFUSED } from './playRefusals';
import {
	isAboutCountry,
	meaningInWords,
	OUT_OF_BOUNDS,
	PLAYLIST_FULL,
	unavailableInCountry,
} from './refusedInWords';
import { SEARCH } from '../operations/paths';
import { MAX_QUERY_LENGTH, ONCE_LONGEST_SEARCH } from '../values/spotifyLimits';

interface Wording {
	words: RegExp;
	reason: BadRequestReason;
	message: string;
	hint: string;
	/** For which requests they mean it; for all where absent. */
	of?: (request: SpotifyRequest) => boolean;
}

/** The first that fits counts. */
const WORDINGS: readonly Wording[] = [
	{
		words:
			/^(?!.*\brate limit).*(\b(invalid|bad|wrong|illegal)\b.*\blimit\b|\blimit\b.*\b(must|between|exceed\w*|maximum|too|invalid|range|larger?|most)\b|\b(maximum|max)\b.*\blimit\b)/i,
		// What is written has limits of its own.
		of: ({ method }) => method === 'GET',
		reason: 'invalidLimit',
		message: 'Spotify does not allow pages of this size',
		hint: "The limit depends on the app and the list, and Spotify has lowered it before. In 'API → Request', enter a smaller 'limit'.",
	},
	{
		words:
			/\btoo many\b.*\b(ids?|uris?|items|tracks|values)\b|\bmaximum\b.*\b(ids?|uris?|items|tracks)\b/i,
		reason: 'tooManyIds',
		message: 'Spotify accepts fewer IDs at once',
		hint: 'Send fewer IDs in one request.',
	},
	{
		words:
			/\b(invalid|unsupported|unknown|malformed|bad)\b.*\buris?\b|\buris?\b.*\b(invalid|unsupported|malformed)\b/i,
		reason: 'invalidUri',
		message: 'Spotify does not accept a URI of the request',
		hint: 'Enter a URI such as spotify:track:… with an ID of 22 letters and digits, of a kind that this operation accepts.',
	},
	{
		words: /\b(invalid|wrong|non[- ]?existing|malformed|bad)\b.*\bids?\b/i,
		reason: 'invalidId',
		message: 'Spotify does not know this ID',
		hint: 'The ID may be mistyped or of another kind: check it.',
	},
];

const OFFSET =
	/\blimit\s*(\+|and|plus)\s*offset\b|\boffset\b.*\b(exceed\w*|maximum|too|invalid|range|bounds)\b|\b(invalid|maximum|large)\b.*\boffset\b/i;

/**
 * Explains the refusal of a page further back than Spotify reads a list; undefined for anything
 * else.
 */
function offsetTooFar({ request, words, said, status }: BadAnswer): Refused | undefined {
	if (!OFFSET.test(words)) return undefined;
	const isSearch = request.template === SEARCH;
	return {
		kind: 'badRequest',
		status,
		reason: 'offsetTooFar',
		message: isSearch
			? 'Spotify returns only the first 1,000 results of a search'
			: 'Spotify does not return this list that far',
		hint: sentences(
			isSearch
				? 'Narrow the search by year, artist or album.'
				: "Enter a smaller 'offset' or 'limit'.",
			said,
		),
	};
}

/**
 * Explains an answer to a search whose text is longer than Spotify takes; undefined for anything
 * else.
 */
export function searchTextTooLong({
	request,
	words,
	said,
	status,
}: BadAnswer): Refused | undefined {
	if (request.template !== SEARCH) return undefined;
	const length = lengthOf(request.query.q ?? '');
	// What is too large may as well be another parameter of the query.
	const isSaid =
		/\b(query|search|q)\b.*\b(length|long|characters?)\b/i.test(words) ||
		(/\b(query|search|q)\b.*\b(exceed\w*|maximum)\b/i.test(words) &&
			!/\b(limit|offset|parameter)\b/i.test(words));
	const isMute = isWordless(404, words) || /^(bad|invalid) (request|query)[\s.!]*$/i.test(words);
	if (!isSaid && !(isMute && length > ONCE_LONGEST_SEARCH)) return undefined;
	return {
		kind: 'badRequest',
		status,
		reason: 'searchTextTooLong',
		message: `The search text is too long: ${length} characters`,
		hint: sentences(
			`Spotify accepts up to ${MAX_QUERY_LENGTH}, at times only ${ONCE_LONGEST_SEARCH}. Field filters count as well: shorten the text, or remove a filter.`,
			said,
		),
	};
}

/**
 * Spotify has refused to play more than some 228 tracks, with a 500, and 850, with a 413
 * (https://github.com/spotify/web-api/issues/582 and 1483).
 */
const MANY_TO_PLAY = 200;

/** Tells whether a request is to play so many single tracks that Spotify may not take them. */
export const playsMany = ({ path, body }: SpotifyRequest): boolean =>
	path === '/me/player/play' &&
	typeof body === 'object' &&
	Array.isArray(body.uris) &&
	body.uris.length > MANY_TO_PLAY;

/** Says what Spotify itself advises instead. */
export const PLAY_A_PLAYLIST =
	'These may be too many tracks to play: put them into a playlist, and play that.';

const isTooLarge = (status: number): boolean => status === 413 || status === 414;

/** Says how to make a request smaller. */
function sendLess(request: SpotifyRequest, about: string): string {
	if (playsMany(request)) return PLAY_A_PLAYLIST;
	const isCover = request.method === 'PUT' && request.path.endsWith('/images');
	return isCover
		? `The picture is too large. ${SHRINK_COVER}`
		: `Send less in one request (${about}).`;
}

/**
 * Explains what Spotify's words say that is wrong in the request; undefined if they say nothing
 * known.
 */
function refusedByWords({ request, words, status, said, about }: BadAnswer): Refused | undefined {
	const known = isAboutCountry(words)
		? unavailableInCountry
		: (meaningInWords([OUT_OF_BOUNDS, PLAYLIST_FULL, ...START_REFUSED], request, words) ??
			WORDINGS.find((wording) => wording.words.test(words) && wording.of?.(request) !== false));
	if (known) {
		const { reason, message, hint } = known;
		// With "Retry On Fail", n8n hands on the message alone.
		return { kind: 'badRequest', status, reason, message: `${message}: ${words}`, hint };
	}
	if (!isTooLarge(status)) return undefined;
	return {
		kind: 'badRequest',
		status,
		reason: 'requestTooLarge',
		message: 'The request is too large for Spotify',
		hint: sentences(sendLess(request, about), said),
	};
}

/** Says what can be wrong with a description (https://github.com/spotify/web-api/issues/1011). */
const descriptionHint = (words: string): string =>
	/\b(empty|blank)\b/i.test(words)
		? "Spotify does not let apps clear a description, so nothing was changed. Clear it in Spotify's own app, or enter a short text."
		: `Enter a description of up to ${MAX_DESCRIPTION_LENGTH} characters, without line breaks.`;

/**
 * Says what may be wrong with a playlist whose description has a link: Spotify has refused one for it,
 * without a word of that (https://github.com/eXPerience83/news-bulletin-playlist/issues/133).
 */
const linkHint = ({ body }: SpotifyRequest): string =>
	/https?:|\bwww\./i.test(textAt(body, 'description') ?? '')
		? 'Spotify may not accept the link in the description: try it without.'
		: '';

/** Explains a 400, and any other answer that says that something in the request is wrong. */
export function badRequest(answer: BadAnswer): Refused {
	const { status, words, about, path } = answer;
	const known = searchTextTooLong(answer) ?? offsetTooFar(answer) ?? refusedByWords(answer);
	if (known) return known;
	const ofPlaylist = path.startsWith('/playlists') || path.endsWith('/playlists');
	const isAboutDescription = ofPlaylist && /\bdescription\b/i.test(words);
	return {
		kind: 'badRequest',
		status,
		message: `Spotify refused the request${words === '' ? '' : `: ${words}`}`,
		hint: sentences(
			isAboutDescription ? descriptionHint(words) : linkHint(answer.request),
			`Check the fields of the operation (${about}).`,
		),
	};
}
