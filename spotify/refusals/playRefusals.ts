import type { SpotifyRequest } from '../request/types';
import type { InWords } from './refusedInWords';

/** Tells whether a request is to play something that it names, and not to resume. */
const playsSomething = ({ path, body }: SpotifyRequest): boolean =>
	path === '/me/player/play' &&
	typeof body === 'object' &&
	('context_uri' in body || 'uris' in body);

/** Tells whether it is to begin with a chosen item. */
const startsAt = (request: SpotifyRequest): boolean =>
	playsSomething(request) && typeof request.body === 'object' && 'offset' in request.body;

/** Said with a 400, and with a 403. */
export const START_REFUSED: readonly InWords[] = [
	{
		// fondberg/spotcast 69 and 521, thlucas1/homeassistantcomponent_spotifyplus 193.
		words: /\boffset\b.*\bcontext type\b.*\bartist\b/i,
		of: startsAt,
		reason: 'noSpecificTrack',
		message: 'Spotify does not start an artist at a chosen item',
		hint: "Leave out 'Start at Position' and 'Start at Item', or play an album or a playlist.",
	},
	{
		// gilbarbara/react-spotify-web-playback 166.
		words: /\b(position|offset|index) (is )?out of range\b/i,
		of: startsAt,
		reason: 'noSpecificTrack',
		message: 'What to play has no such item',
		hint: "'Start at Position' counts from 0, and 'Start at Item' must be in what you play.",
	},
];

const VIOLATED = /\brestriction violated\b/i;

const NOT_STARTED = {
	words: VIOLATED,
	reason: 'restricted',
	message: 'The player does not start this',
} as const;

const UNPLAYABLE =
	"What you play may be gone from Spotify, or not available in the account's country: see whether a Spotify app plays it.";

/** What else a command without effect is refused with, said of something to play. */
export const NOTHING_STARTED: readonly InWords[] = [
	{
		// spotify/web-playback-sdk 123, nokazn/ravyd 52, spotify/android-sdk 215.
		...NOT_STARTED,
		of: startsAt,
		hint: `Try it without 'Start at Position' and 'Start at Item': Spotify refuses some, such as an item that stands there more than once. ${UNPLAYABLE}`,
	},
	{
		// spotify/web-api 1205 and 1433: the same tracks each time.
		...NOT_STARTED,
		of: playsSomething,
		hint: `${UNPLAYABLE} During an advertisement, wait for its end.`,
	},
];
