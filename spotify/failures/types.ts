import { quotable } from '../values/quotable';

/**
 * Everything that can go wrong, as data. `message` says what happened, `hint` why and what to do
 * next; neither ever holds a token, a secret or an authorization header.
 */
export type SpotifyFailure =
	| InvalidInput
	| CredentialRefused
	| Unauthorized
	| Refused
	| RateLimited
	| NoAnswer
	| NotSent
	| Busy
	| ServerFailing
	| UnexpectedResponse
	| Cancelled
	| InternalFault;

interface FailureText {
	message: string;
	hint: string;
	/** Of a write that ended early. */
	unwritten?: Unwritten;
	/** Of a list that was read in part: the offset at which it goes on. */
	nextOffset?: number;
	/**
	 * The request did not leave: something that it needs was not to be had. Whoever says so has tried
	 * as often as makes sense; nothing was asked of Spotify, and nothing can have been done.
	 */
	unsent?: true;
}

/** What of a write is not done, and of what that could not be found out; as URIs, in the order given. */
export interface Unwritten {
	missing: readonly string[];
	uncertain: readonly string[];
	/** What was taken out by then, and can be added again. */
	removed?: readonly string[];
}

/** Refused by us, before anything was sent. */
export interface InvalidInput extends FailureText {
	kind: 'invalidInput';
	/** The form field to correct, as the form names it. */
	field: string;
}

/** The accounts service refuses the credential, or a field of it is empty. */
export interface CredentialRefused extends FailureText {
	kind: 'credential';
	status?: number;
	/** `error` of the accounts service, such as `invalid_client`. */
	error?: string;
}

/** 401 from the API, also with a renewed token. */
export interface Unauthorized extends FailureText {
	kind: 'unauthorized';
	status: 401;
}

/** Spotify understood, and says no. */
export interface Refused extends FailureText {
	kind: 'forbidden' | 'notFound' | 'badRequest';
	/** Absent if we know it without asking. */
	status?: number;
	/**
	 * What the refusal means, where that is known; `unknown` for a 403 that says nothing of it. A
	 * reason of the player's is Spotify's own in camelCase, `noPrevTrack` for `NO_PREV_TRACK`, also
	 * one that is not in the list.
	 */
	reason?: ForbiddenReason | BadRequestReason | PlayerReason | (string & NonNullable<unknown>);
}

/** What a 403 means. */
export type ForbiddenReason =
	| 'accountClosed'
	| 'deviceNotFound'
	| 'kindOfApp'
	| 'missingScope'
	| 'notYourPlaylist'
	| 'outOfBounds'
	| 'ownerWithoutPremium'
	| 'playlistFull'
	| 'premiumRequired'
	| 'restricted'
	| 'restrictedDevice'
	| 'spotifyOwnPlaylist'
	| 'unavailableInCountry'
	| 'unknown'
	| 'userNotListed';

/** What a 400 means, and what Spotify tells with another status but means alike. */
export type BadRequestReason =
	| 'invalidId'
	| 'invalidLimit'
	| 'invalidUri'
	| 'offsetTooFar'
	| 'requestTooLarge'
	| 'searchTextTooLong'
	| 'tooManyIds'
	| 'unavailableInCountry';

/** What the player says: Spotify's player error reasons. */
export type PlayerReason =
	| 'alreadyPaused'
	| 'alreadyPlaying'
	| 'contextDisallow'
	| 'deviceNotControllable'
	| 'endlessContext'
	| 'noActiveDevice'
	| 'noNextTrack'
	| 'noPrevTrack'
	| 'noSpecificTrack'
	| 'notPaused'
	| 'notPlayingContext'
	| 'notPlayingLocally'
	| 'notPlayingTrack'
	| 'premiumRequired'
	| 'rateLimited'
	| 'remoteControlDisallow'
	| 'volumeControlDisallow';

/** 429, with a wait longer than the caller wants to wait. */
export interface RateLimited extends FailureText {
	kind: 'rateLimited';
	status: 429;
	/**
	 * `quota`: a used-up budget of one endpoint bucket; `rateLimit`: the whole app is too fast;
	 * `budget`: the run's own, which the user set.
	 */
	scope: 'rateLimit' | 'quota' | 'budget';
	/** When requests are let through again, in milliseconds since the epoch. */
	retryAtMs: number;
	/** Spotify did not name the time. */
	isGuess?: true;
	/** The endpoint bucket of a quota: method and path template, as in `GET /artists/{id}/albums`. */
	bucket?: string;
}

/** No answer came, or not a whole one: refused, reset, timed out or broken off. */
export interface NoAnswer extends FailureText {
	kind: 'network';
	/** Node's code, such as `ECONNRESET`, where there is one. */
	code?: string;
}

/** Refused by what sends, before anything was sent; in its words. */
export interface NotSent extends FailureText {
	kind: 'notSent';
	unsent: true;
}

/** Another execution of this process has what is needed, for longer than the caller would wait. */
export interface Busy extends FailureText {
	kind: 'busy';
	unsent: true;
}

/** 5xx, or a 401 that is as passing, after the retries that the request allows. */
export interface ServerFailing extends FailureText {
	kind: 'server';
	status: number;
	/** It got no further than Spotify's door: nothing can have been done. */
	turnedAway?: true;
	/** Where the answer says so, the seconds after which to come back. */
	retryAfterSeconds?: number;
}

/** A 2xx, or a refusal, in a shape that Spotify does not document. */
export interface UnexpectedResponse extends FailureText {
	kind: 'unexpectedResponse';
	status: number;
}

/** The execution was stopped. */
export interface Cancelled extends FailureText {
	kind: 'cancelled';
}

/** Something that must not happen did: in this package, or in n8n around it. */
export interface InternalFault extends FailureText {
	kind: 'internal';
	/** What was thrown; never shown. */
	cause: unknown;
}

/**
 * Makes the failure of what was typed into a field.
 * @param hint why it is wrong, and what would be right
 */
export const invalidInput = (field: string, message: string, hint: string): InvalidInput => ({
	kind: 'invalidInput',
	field,
	// What was typed is quoted, and may be a token in the wrong field.
	message: quotable(message),
	hint,
});

/** Makes the failure of an execution that was stopped, perhaps while a request was on its way. */
export const cancelled = (): Cancelled => ({
	kind: 'cancelled',
	message: 'The execution was stopped',
	hint: 'Requests that were not sent by then are not sent any more.',
});

/** Makes the failure of a request that was not sent, since the execution was stopped before. */
export const cancelledUnsent = (): Cancelled => ({ ...cancelled(), unsent: true });
