import type { ForbiddenReason, Refused } from '../failures';
import type { AppsThatStillHave } from '../operations/types';
import { isPlaylistContents } from './paths';
import type { SpotifyRequest } from './types';
import { saidSentence, sentences } from './words';

/** Why Spotify refuses what it understood: the meanings of a 403, which its status alone leaves open. */
interface Meaning {
	reason: ForbiddenReason;
	message: string;
	hint: string;
}

const CLOSED_SINCE: Record<AppsThatStillHave, string> = {
	extendedQuota:
		'Since November 2024 only apps with extended quota mode may call it; no setting and no other credential opens it.',
	noApp: 'Spotify has removed it, for every kind of app.',
	olderApps:
		'Apps made since 11 February 2026 cannot call it; older ones, and apps with extended quota mode, still can.',
};

const DASHBOARD = 'https://developer.spotify.com/dashboard';

/** Said by Spotify's words, whatever the operation. */
const BY_WORDS: ReadonlyArray<{ words: RegExp } & Meaning> = [
	{
		words: /premium subscription required for the owner/i,
		reason: 'ownerWithoutPremium',
		message: "Spotify has closed this app, because its owner's Premium has lapsed",
		hint: `Since 2026 the owner of an app in Development Mode needs Spotify Premium. Renew it with the account that owns the app at ${DASHBOARD}; it may take some hours until requests are allowed again.`,
	},
	{
		words: /user not registered|user not approved/i,
		reason: 'userNotListed',
		message: "The user is not on the app's list",
		hint: `An app in Development Mode serves only the users that its owner has added, five at most: add the user at ${DASHBOARD}, under User Management, then connect the credential again.`,
	},
	{
		words: /insufficient client scope|permissions missing/i,
		reason: 'missingScope',
		message: 'The access token lacks a scope that this operation needs',
		hint: '',
	},
	{
		words: /device not found/i,
		reason: 'deviceNotFound',
		message: 'Spotify does not find the device',
		hint: "A device can be commanded while Spotify is open on it. The operation 'Get Devices' lists those that are there, with their IDs, which may change.",
	},
	{
		words: /index out of bounds/i,
		reason: 'outOfBounds',
		message: 'The position is outside the playlist',
		hint: "Positions count from 0. If the playlist has changed since they were counted, the option 'Snapshot ID' names the version that they are of.",
	},
	{
		words: /restriction violated/i,
		reason: 'restricted',
		message: 'The player cannot do this now',
		hint: 'Spotify refuses what has no effect or is not allowed at the moment, such as pausing what is paused, or skipping in a podcast or an advertisement.',
	},
];

/** Said by the reason beside Spotify's words (https://developer.spotify.com/documentation/web-api/reference/start-a-users-playback). */
const BY_REASON: Readonly<Record<string, Meaning>> = {
	NO_ACTIVE_DEVICE: {
		reason: 'noActiveDevice',
		message: 'No device is active',
		hint: "Play something on a device first, name one in the option 'Device', or begin with the operation 'Transfer'.",
	},
	VOLUME_CONTROL_DISALLOW: {
		reason: 'restricted',
		message: 'The volume of this device cannot be set',
		hint: "Some devices, such as phones, have it to themselves: 'supportsVolume' of 'Get Devices' says which do not.",
	},
	PREMIUM_REQUIRED: {
		reason: 'premiumRequired',
		message: 'Spotify does this for users with Premium only',
		hint: 'The connected account has none. Reading the state of the player works without it.',
	},
};

/** To whom an operation is closed, and what does the same; empty where it is open to all. */
export function closedTo({
	onlyFor,
	instead,
}: Pick<SpotifyRequest, 'instead' | 'onlyFor'>): string {
	if (!onlyFor) return '';
	return `${CLOSED_SINCE[onlyFor]} ${instead === undefined ? 'Nothing replaces it.' : `Instead: ${instead}.`}`;
}

/** The refusal of what Spotify has not, or not for this kind of app; without a status, as nobody was asked. */
export const closedOperation = (request: SpotifyRequest): Meaning & Refused => {
	const { onlyFor, method, template } = request;
	return {
		kind: 'forbidden',
		reason: 'kindOfApp',
		message: `Spotify does not offer ${method} ${template} ${onlyFor === 'noApp' ? 'any more' : 'to this kind of app'}`,
		hint: closedTo(request),
	};
};

const missingScope = ({ scopes = [] }: SpotifyRequest): string =>
	scopes.length === 0
		? "Connect an account that grants the scope: a new 'Spotify User OAuth2 API' asks for all that the node needs. A token of client credentials has none."
		: scopeHint(scopes);

/** How to come by scopes, of which any one may do. */
export const scopeHint = (scopes: readonly string[]): string =>
	`The scope is ${scopes.join(' or ')}: open the credential, switch Custom Scopes off or add it there, and connect the account again. A token of client credentials has no scope.`;

function byOperation(request: SpotifyRequest): Meaning {
	const { onlyFor, method, path } = request;
	if (onlyFor) return closedOperation(request);
	if (method !== 'GET' && path.startsWith('/playlists/')) {
		return {
			reason: 'notYourPlaylist',
			message: 'Spotify does not let this account change the playlist',
			hint: "Only its owner may, and for its items also those who work on a collaborative one. A private playlist needs the scope 'playlist-modify-private', a public one 'playlist-modify-public'.",
		};
	}
	if (isPlaylistContents(path)) {
		return {
			reason: 'notYourPlaylist',
			message: 'Spotify does not show the items of this playlist to this app',
			hint: 'Apps in Development Mode read the items only of playlists that their user owns or works on, and an app without a user reads none. Name, owner, size and snapshot stay readable: use the operation Get.',
		};
	}
	return {
		reason: 'unknown',
		message: `Spotify does not allow this app to call ${method} ${path}`,
		hint: `An app in Development Mode can call only a part of the API. If it worked before, look at the app's state at ${DASHBOARD}.`,
	};
}

/**
 * Some operations of November 2024 answer 404 to apps that no longer have them
 * (https://developer.spotify.com/blog/2024-11-27-changes-to-the-web-api). Where no id could be the
 * unknown one, that is what a 404 means.
 */
export const isClosedBy404 = ({ onlyFor, template }: SpotifyRequest): boolean =>
	onlyFor !== undefined && !template.includes('{');

/**
 * A 403, or a 404 that means the same, told apart by Spotify's words where they decide, else by the
 * operation.
 * @param words Spotify's own, fit to be shown
 * @param spotifysReason `error.reason` of the answer; empty where there is none
 */
export function forbidden(
	request: SpotifyRequest,
	words: string,
	status = 403,
	spotifysReason = '',
): Refused {
	const meaning =
		(Object.hasOwn(BY_REASON, spotifysReason) ? BY_REASON[spotifysReason] : undefined) ??
		BY_WORDS.find((known) => known.words.test(words)) ??
		byOperation(request);
	const { reason, message } = meaning;
	const hint = reason === 'missingScope' ? missingScope(request) : meaning.hint;
	const told = sentences(saidSentence(words), hint);
	return { kind: 'forbidden', status, reason, message, hint: told };
}

/** Whether a 404 is about a device, and not about what a path leads to. */
export const isAboutDevice = (words: string, spotifysReason: string): boolean =>
	spotifysReason === 'NO_ACTIVE_DEVICE' || /device not found/i.test(words);
