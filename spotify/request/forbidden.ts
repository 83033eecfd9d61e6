import type { ForbiddenReason, Refused } from '../failures';
import type { AppsThatStillHave } from '../operations/types';
import type { SpotifyRequest } from './types';

/** Why Spotify refuses what it understood: the meanings of a 403, which its status alone leaves open. */
interface Meaning {
	reason: ForbiddenReason;
	message: string;
	hint: string;
}

const CLOSED_SINCE: Record<AppsThatStillHave, string> = {
	extendedQuota:
		'Since November 2024 only apps with extended quota mode may call it; no setting and no other credential opens it.',
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
		words: /insufficient client scope/i,
		reason: 'missingScope',
		message: 'The access token lacks a scope that this operation needs',
		hint: 'Connect an account that grants the scope. A token of client credentials has none: it reads the public catalogue only.',
	},
];

const PLAYLIST_CONTENTS = /^\/playlists\/[^/]+\/(items|tracks)$/;

/** To whom an operation is closed, and what does the same; empty where it is open to all. */
export function closedTo({ onlyFor, instead }: SpotifyRequest): string {
	if (!onlyFor) return '';
	return `${CLOSED_SINCE[onlyFor]} ${instead === undefined ? 'Nothing replaces it.' : `Instead: ${instead}.`}`;
}

function byOperation(request: SpotifyRequest): Meaning {
	const { onlyFor, method, path, template } = request;
	if (onlyFor) {
		return {
			reason: 'kindOfApp',
			message: `Spotify does not offer ${method} ${template} to this kind of app`,
			hint: closedTo(request),
		};
	}
	if (PLAYLIST_CONTENTS.test(path)) {
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
 * A 403, or a 404 that means the same, told apart by Spotify's words where they decide, else by the operation.
 * @param words Spotify's own, fit to be shown
 */
export function forbidden(request: SpotifyRequest, words: string, status = 403): Refused {
	const meaning = BY_WORDS.find((known) => known.words.test(words)) ?? byOperation(request);
	const { reason, message, hint } = meaning;
	const said = words === '' ? '' : `Spotify says: "${words}". `;
	return { kind: 'forbidden', status, reason, message, hint: `${said}${hint}` };
}
