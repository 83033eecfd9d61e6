import type { Refused } from '../failures/types';
import { isWordless, saidSentence } from '../http/errorMessage';
import type { Availability } from '../operations/types';
import {
	isAddToPlaylist,
	isPlayer,
	isPlaylistContents,
	isSpotifysPlaylist,
} from '../request/paths';
import type { SpotifyRequest } from '../request/types';
import { sentences } from '../values/sentences';
import { meantByReason, meantByWords } from './playerRefusals';
import { NOTHING_STARTED, START_REFUSED } from './playRefusals';
import {
	DASHBOARD,
	meaningInWords,
	PLAYLIST_CAPACITY,
	OF_THE_APP,
	OF_THE_REQUEST,
	type Meaning,
} from './refusedInWords';

const CLOSED_SINCE: Record<Availability, string> = {
	extendedQuota:
		'Since November 2024, only apps with extended quota mode can call it: no setting or credential changes that.',
	removed: 'Spotify has removed it for every kind of app.',
	olderApps:
		'Apps made since 11 February 2026 cannot call it; older apps and apps with extended quota mode can.',
};

/** Says to whom an operation is closed, and what does the same; empty if it is open to all. */
export function closedTo({
	availability,
	replacement,
}: Pick<SpotifyRequest, 'replacement' | 'availability'>): string {
	if (!availability) return '';
	return `${CLOSED_SINCE[availability]} ${replacement === undefined ? 'Nothing replaces it.' : `Instead: ${replacement}.`}`;
}

/**
 * Makes the failure of what Spotify does not have, or not for this kind of app; without a status,
 * as nobody was asked.
 */
export const closedOperation = (request: SpotifyRequest): Meaning & Refused => {
	const { availability, method, template } = request;
	return {
		kind: 'forbidden',
		reason: 'kindOfApp',
		message: `Spotify does not offer ${method} ${template} ${availability === 'removed' ? 'any more' : 'to this kind of app'}`,
		hint: closedTo(request),
	};
};

const missingScope = ({ scopes = [] }: SpotifyRequest): string =>
	scopes.length === 0
		? "Connect an account that grants the scope: a new credential 'Spotify Web API User OAuth2 API' asks for all scopes. Client credentials have none."
		: scopeHint(scopes);

/** Says how to get a scope, if any one of these will do. */
export const scopeHint = (scopes: readonly string[]): string =>
	`The scope is ${scopes.join(' or ')}. Open the credential, switch Custom Scopes off or add the scope there, and connect the account again. Client credentials have no scopes.`;

/** Spotify's own playlists, which it shows to few apps (https://github.com/fiso64/sockseek/issues/149). */
export const spotifysPlaylist: Meaning = {
	reason: 'spotifyOwnPlaylist',
	message: 'Spotify does not show its own playlists to this app',
	hint: "IDs that begin with 37i9dQZ are Spotify's own playlists. Since November 2024, only apps with extended quota mode can read them. You can still follow and play them, and use 'Get Cover' and 'Download Cover'. To read the songs, copy them into a playlist of your own in a Spotify app, and use that one.",
};

/** What an answer says of why. */
export interface RefusalText {
	status?: number;
	/** `error.reason`; empty where there is none. */
	reason?: string;
	/** The answer says something beside its words, or that could not be read: it is not wordless. */
	isUnread?: boolean;
}

/** Whether a refusal is as good as wordless: the only one that tells of the kind of app. */
const isMute = (words: string, { isUnread = false }: RefusalText): boolean =>
	!isUnread && isWordless(403, words);

/** Spotify words it as "You cannot add tracks to a playlist you don't own." and otherwise. */
const OF_AN_OWNER = /\b(own\w*|collaborat\w*|permissions?|allowed|authori[sz]ed|modify|yours?)\b/i;

function ofPlaylist(request: SpotifyRequest): Meaning | undefined {
	const { method, path } = request;
	if (method !== 'GET' && path.startsWith('/playlists/')) {
		return {
			reason: 'notYourPlaylist',
			message: 'Spotify does not let this account change the playlist',
			hint: sentences(
				"Only its owner can, and collaborators can change its items. A private playlist needs the scope 'playlist-modify-private', a public one 'playlist-modify-public'.",
				isAddToPlaylist(request)
					? `The playlist may also be full: it holds up to ${PLAYLIST_CAPACITY} items.`
					: '',
			),
		};
	}
	if (isSpotifysPlaylist(path)) return spotifysPlaylist;
	return isPlaylistContents(path)
		? {
				reason: 'notYourPlaylist',
				message: 'Spotify does not show the items of this playlist to this app',
				hint: "Apps in Development Mode can read the items only of playlists that the connected user owns or collaborates on; without a user they read none. 'Get' still returns name, owner and snapshot. 'Get Many' returns the number of items, for playlists the user follows.",
			}
		: undefined;
}

/** A refusal of which nobody knows the cause. */
function unknown(
	{ method, path, availability, replacement }: SpotifyRequest,
	words: string,
): Meaning {
	if (isPlayer(path)) {
		return {
			reason: 'unknown',
			message: "Spotify's player refused the command",
			hint: "Use 'Get State' and 'Get Devices' to see what is playing, and where.",
		};
	}
	const why = availability
		? `It may be the kind of app: ${closedTo({ availability, ...(replacement !== undefined && { replacement }) })}`
		: `An app in Development Mode can call only part of the API. If it worked before, check the app's status at ${DASHBOARD}.`;
	return {
		reason: 'unknown',
		message: `Spotify refused ${method} ${path}`,
		hint: sentences(words === '' ? 'It did not say why.' : '', why),
	};
}

function byOperation(request: SpotifyRequest, words: string, said: RefusalText): Meaning {
	const mute = isMute(words, said);
	if (request.availability && mute) return closedOperation(request);
	const playlist = mute || OF_AN_OWNER.test(words) ? ofPlaylist(request) : undefined;
	return playlist ?? unknown(request, words);
}

/** What it means that no device is active where the command is for one: to choose one is no advice. */
const CHOSEN_DEVICE: Meaning = {
	reason: 'noActiveDevice',
	message: 'The chosen device is offline or asleep',
	hint: "Open Spotify on it and run the command again, or choose another 'Device'.",
};

const isForDevice = ({ query, body }: SpotifyRequest): boolean =>
	'device_id' in query || (typeof body === 'object' && 'device_ids' in body);

/**
 * Tells whether a command to the player is answered with nothing but that something is not there:
 * Spotify says so of a device that has been idle for long (https://github.com/fondberg/spotcast/issues/403,
 * https://github.com/thelinmichael/spotify-web-api-node/issues/422). The paths of commands have no
 * ID that could be unknown.
 */
const lacksSomething = ({ method }: SpotifyRequest, words: string, status: number): boolean =>
	status === 404 && method !== 'GET' && /^(not found)?[\s.!]*$/i.test(words);

/** What the answer of a player means of which its path does not tell; undefined for other answers. */
function byPlayer(
	request: SpotifyRequest,
	words: string,
	{ status = 403, reason = '' }: RefusalText,
): Meaning | undefined {
	if (!isPlayer(request.path)) return undefined;
	const absent = isForDevice(request) ? 'Device not found' : 'No active device found';
	const told = lacksSomething(request, words, status) ? absent : words;
	const meaning =
		meantByReason(reason) ??
		meaningInWords([...START_REFUSED, ...NOTHING_STARTED], request, told) ??
		meantByWords(told) ??
		meaningInWords(OF_THE_REQUEST, request, told);
	return meaning?.reason === CHOSEN_DEVICE.reason && isForDevice(request) ? CHOSEN_DEVICE : meaning;
}

/** What Spotify's reason and words mean, whatever the operation; undefined where they say nothing. */
function byAnswer(request: SpotifyRequest, words: string, said: RefusalText): Meaning | undefined {
	return (
		meaningInWords(OF_THE_APP, request, words) ??
		meaningInWords(OF_THE_APP, request, said.reason ?? '') ??
		byPlayer(request, words, said) ??
		meaningInWords(OF_THE_REQUEST, request, words)
	);
}

/**
 * Tells whether a 404 means that the operation is closed to the app. Some operations of November
 * 2024 answer so (https://developer.spotify.com/blog/2024-11-27-changes-to-the-web-api), and where
 * no ID could be the unknown one, that is what a 404 without other words means.
 */
export const isClosedBy404 = (
	{ availability, template }: SpotifyRequest,
	words: string,
	{ isUnread = false }: RefusalText = {},
): boolean =>
	availability !== undefined && !template.includes('{') && !isUnread && isWordless(404, words);

/**
 * Explains a 403, or a 404 that means the same: by Spotify's words if they decide, else by the
 * operation. Words that nobody knows decide nothing, and are quoted.
 * @param words Spotify's own, fit to be shown
 */
export function forbidden(request: SpotifyRequest, words: string, said: RefusalText = {}): Refused {
	const { status = 403 } = said;
	const isClosed = status === 404 && isClosedBy404(request, words, said);
	const meaning =
		byAnswer(request, words, said) ??
		(isClosed ? closedOperation(request) : byOperation(request, words, said));
	const { reason, message } = meaning;
	const hint = reason === 'missingScope' ? missingScope(request) : meaning.hint;
	const told = sentences(hint, saidSentence(words));
	return { kind: 'forbidden', status, reason, message, hint: told };
}

/** Tells whether a 404 is about the player or its devices, and not about what a path leads to. */
export const isAboutPlayer = (request: SpotifyRequest, words: string, reason: string): boolean =>
	byPlayer(request, words, { status: 404, reason }) !== undefined;
