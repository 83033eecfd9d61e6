import type { ForbiddenReason, PlayerReason } from '../failures/types';
import { isAddToPlaylist } from '../request/paths';
import type { SpotifyRequest } from '../request/types';
import { ANY_APOSTROPHE } from '../values/apostrophes';
import { countText } from '../values/counted';
import { MAX_PLAYLIST_ITEMS } from '../values/spotifyLimits';

/** What a refusal means. */
export interface Meaning {
	reason: string;
	message: string;
	hint: string;
}

/** A meaning that Spotify's words decide, in whatever wording. */
export interface InWords extends Meaning {
	reason: ForbiddenReason | PlayerReason;
	words: RegExp;
	/** For which requests they mean it; for all where absent. */
	of?: (request: SpotifyRequest) => boolean;
}

/** Finds the first meaning that the words of an answer have; undefined if they have none. */
export const meaningInWords = (
	meanings: readonly InWords[],
	request: SpotifyRequest,
	words: string,
): Meaning | undefined =>
	meanings.find(
		({ words: pattern, of }) => pattern.test(plainWords(words)) && of?.(request) !== false,
	);

/** Returns words as the patterns have them: `USER_NOT_REGISTERED` and a typographic apostrophe too. */
const plainWords = (words: string): string =>
	words.replaceAll('_', ' ').replace(ANY_APOSTROPHE, "'");

export const DASHBOARD = 'https://developer.spotify.com/dashboard';

/** How many items a playlist may hold, as a text. */
export const PLAYLIST_CAPACITY = countText(MAX_PLAYLIST_ITEMS);

const NOT_OFFERED =
	"(un(available|supported|launched)|not (yet )?(available|supported|offered|launched|licensed)|isn't available|restricted|blocked)";
const COUNTRY = '(country|countries|region|market|territory|location)';
const UNAVAILABLE = new RegExp(
	`\\b${NOT_OFFERED}\\b.*\\b${COUNTRY}\\b|\\b${COUNTRY}\\b.*\\b(${NOT_OFFERED}|has no)\\b|\\bgeo[- ]?(restrict|block)`,
	'i',
);

/** Tells whether words say that something is not available in a country. */
export const isAboutCountry = (words: string): boolean => UNAVAILABLE.test(plainWords(words));

export const unavailableInCountry = {
	reason: 'unavailableInCountry',
	message: 'Spotify does not offer this in this country',
	hint: "This may be the country in the option 'Market', of the connected account, or of the n8n server. Choose another 'Market' if the operation has that option.",
} as const;

const USER_WORDS = '\\b(users?|accounts?)\\b';
const SOMEBODY = '\\b(users?|accounts?|you)\\b';
const NOT = "(\\b(not|never|nor|no|cannot)\\b|n't\\b)";
const LISTED =
	'\\b(registered|approved|added|onboarded|(allow|white)[- ]?listed|invited|listed|known|granted access|on (the|its|your) (\\w+ )?list)\\b';
const AMONG_USERS =
	'\\b(in|on|of|among) (the|its|your|this|any) (\\w+ ){0,3}(users|user list|users? of (the|this|your) (app|application))\\b';
/** Is refused to users for many reasons, and means the list where the app is named. */
const LET_IN =
	'\\b((allowed|authori[sz]ed|permitted)\\b(?! (the|this|your) )|enabled|(un)?known|found|member|testers?|part of|belong\\w*|(access to|use|access) (the|this|your) (app|application|client)\\b)';
const UNLISTED = '\\bun(registered|approved|listed)\\b';
const UNKNOWN = '\\bun(authori[sz]ed|known|invited)\\b';
const THE_APP = '\\b(apps?|applications?|client|dashboard|development mode)\\b';
const MUST_BE = '\\b(must|needs? to|ha(s|ve) to|should) (first )?be';
/** What else may be refused to a user of an app. */
const OF_SOMETHING_ELSE =
	'\\b(scopes?|premium|playlists?|endpoints?|quota|rate|devices?|tokens?|tracks?|songs?|episodes?|albums?|shows?|skip\\w*|library|collaborator)\\b';

/** What says of users that they are not on the list, each where the app is named. */
const WHERE_APP_IS_NAMED = [
	`${SOMEBODY}.*${NOT}.*(${LISTED}|${LET_IN})`,
	`${NOT}.*${LISTED}.*${SOMEBODY}`,
	`${NOT} (an? |one of )?(the |its )?(allowed|authori[sz]ed|permitted|enabled|test|beta) ${USER_WORDS}`,
	`\\b(restricted|limited|closed|open|available) (only )?(to|for)\\b.*(${LISTED}|\\b(test|beta|own|internal)\\b).*${USER_WORDS}`,
	`${SOMEBODY}.*${MUST_BE}.*(${LISTED}|${LET_IN})`,
	`\\bonly\\b.*${LISTED}.*${USER_WORDS}|\\bonly\\b.*${USER_WORDS}.*(${LISTED}|${LET_IN})`,
	`\\b(add|invite|register|approve) (you|your account|(the|this) (user|account))\\b`,
	`${UNKNOWN}.*${USER_WORDS}|${USER_WORDS}.*${UNKNOWN}`,
	`${NOT} (granted|given) (the |this )?${USER_WORDS}`,
	`\\bno (such )?${USER_WORDS}.*${LISTED}`,
	`\\b(ensure|make sure)\\b.*${SOMEBODY}.*${LISTED}`,
	'\\b(limited|restricted) to (\\w+ ){0,2}(\\d+|five|twenty-?five) users\\b',
	`\\b(users? (limit|quota)|(limit|maximum|number) of users|too many users)\\b`,
	`\\b(request|ask for) access\\b`,
];

/**
 * Somebody is not on a list of users. The dashboard alone does not say so: Spotify refers to it for
 * quotas, too.
 */
const NOT_LISTED = new RegExp(
	[
		`${USER_WORDS}.*\\b(not|isn't|aren't|hasn't|haven't|wasn't|weren't|never|nor)\\b.*(${LISTED}(?![^.,;:]*${OF_SOMETHING_ELSE})|${AMONG_USERS})`,
		`${USER_WORDS}.*${MUST_BE} (registered|(allow|white)-?listed)\\b`,
		`^(?!.*${OF_SOMETHING_ELSE})(?=.*${THE_APP}).*(${WHERE_APP_IS_NAMED.join('|')})`,
		`${UNLISTED}.*${USER_WORDS}|${USER_WORDS}.*${UNLISTED}|\\bnot (registered|approved) ${USER_WORDS}`,
		'\\buser (management|list|allow-?list)\\b(?!.*\\bscopes?\\b)|\\b(allow|white)[- ]?list',
	].join('|'),
	'i',
);

const CLOSED = '(deactivated|disabled|suspended|deleted|closed|banned|blocked|terminated)\\b';

/** An account is closed; whoever has closed something, or is blocked by somebody, is another thing. */
const CLOSED_ACCOUNT = new RegExp(
	`${USER_WORDS}( (account|is|was|has been))* ${CLOSED}(?! (by|this|that|the|their|an?)\\b)|\\b${CLOSED} ${USER_WORDS}`,
	'i',
);

/** Tells whether words say that an account is closed: with a 401 too, which no renewal mends. */
export const isAboutClosedAccount = (words: string): boolean =>
	CLOSED_ACCOUNT.test(plainWords(words));

/** What concerns the app, its users or its token, whatever is asked for. */
export const OF_THE_APP: readonly InWords[] = [
	{
		// "Active premium subscription required for the owner of the app" (zmb3/spotify #301), "Your
		// application is blocked … since you do not have a Spotify Premium subscription".
		// That somebody without Premium may not use an app, or a device, says nothing of its owner.
		words:
			/\bpremium\b.*\b(owner (of|for) (the|this|your) app\w*|app\w* owner|developer)\b|\b(app\w* owner|owner of (the|this|your) app\w*|developer|app\w* (is|was|has been) (blocked|disabled|suspended|closed))\b.*\bpremium\b/i,
		reason: 'ownerWithoutPremium',
		message: "Spotify has closed this app, because its owner's Premium has lapsed",
		hint: `The owner of an app in Development Mode needs Spotify Premium. Renew it for the account that owns the app at ${DASHBOARD}, and wait a few hours.`,
	},
	{ words: UNAVAILABLE, ...unavailableInCountry },
	{
		words: CLOSED_ACCOUNT,
		reason: 'accountClosed',
		message: 'Spotify has closed or blocked this account',
		hint: 'Sign in at https://www.spotify.com/account to see why, or connect another account.',
	},
	{
		// spotipy #688 and #1044, spotify_to_ytmusic #122, spotify-player #913, OSC-Chat-Tools #32:
		// Spotify has worded it otherwise each year.
		words: NOT_LISTED,
		reason: 'userNotListed',
		message: "The user is not on the app's list",
		hint: `An app in Development Mode serves only up to five users that its owner has added. Add the user at ${DASHBOARD}, under User Management, then connect the credential again.`,
	},
	{
		words:
			/\binsufficient\b.*\bscope|\bscopes?\b.*\b(missing|required|insufficient|lack)|\b(missing|lacks?|requires?)\b.*\bscope|\bpermissions? missing\b/i,
		reason: 'missingScope',
		message: 'The access token lacks a scope that this operation needs',
		hint: '',
	},
];

/** What else an add may have too much of. */
const OF_THE_ADD =
	'\\b(per request|request|body|position|rate|quota|ids|uris|(?<![\\d.,])\\d{1,3} (items|tracks))\\b';
const OF_THE_PLAYLIST = '\\bplaylist (size|length|limit|capacity)\\b';
const FULL = new RegExp(
	`^(?!.*${OF_THE_ADD}(?!.*${OF_THE_PLAYLIST})).*(\\b(full|too (large|big|long)|too many (items|tracks|songs)|max(imum)?|exceed\\w*|no more (items|tracks|songs))\\b|\\b(limit|capacity)\\b.*\\b(reached|hit)\\b|\\bmore than \\d{1,3}[,. ]?\\d{3} (items|tracks|songs)\\b|\\b10[,. ]?000\\b)`,
	'i',
);
const NAMES_PLAYLIST = /\b(playlist|items|tracks|songs)\b/i;

/** Said of an add; what is too much for one request, Spotify says with "per request". */
export const PLAYLIST_FULL: InWords = {
	words: FULL,
	of: isAddToPlaylist,
	reason: 'playlistFull',
	message: 'The playlist is full',
	hint: `A playlist holds up to ${PLAYLIST_CAPACITY} items. Remove some, or add to another playlist.`,
};

/**
 * Tells whether a server's failure is that a playlist is full, by words that speak of it: trying
 * again would be in vain.
 */
export const isFullInWords = (request: SpotifyRequest, words: string): boolean =>
	NAMES_PLAYLIST.test(words) && meaningInWords([PLAYLIST_FULL], request, words) !== undefined;

/**
 * Said with a 403 and, in other words, with a 400
 * (https://github.com/thelinmichael/spotify-web-api-node/pull/65).
 */
export const OUT_OF_BOUNDS: InWords = {
	words: /\b(index|positions?)( (is|are))? out of bounds\b/i,
	reason: 'outOfBounds',
	message: 'The position is outside the playlist',
	hint: "Positions count from 0. If the playlist has changed since you counted, enter its version in 'Snapshot ID'.",
};

/** What concerns that which is asked for. */
export const OF_THE_REQUEST: readonly InWords[] = [
	{
		words: /\bdevice not found\b/i,
		reason: 'deviceNotFound',
		message: 'Spotify cannot find the device',
		hint: "Spotify must be open on the device, and its ID may have changed. Open Spotify on it and choose it by its name, or look up its ID with 'Get Devices'.",
	},
	{
		// thlucas1/homeassistantcomponent_spotifyplus #28 and #30: Sonos, and others like it.
		words: /\brestricted device\b|\bdevice\b.*\brestricted\b/i,
		reason: 'restrictedDevice',
		message: 'This device accepts no commands from apps',
		hint: "Some devices don't: see 'isRestricted' in 'Get Devices'. Control it in its own app, or choose another 'Device'.",
	},
	{
		words: /\brestriction violated\b/i,
		reason: 'restricted',
		message: 'The player cannot do this now',
		hint: "Spotify refuses commands without effect or not allowed at the moment, such as pausing twice or skipping an advertisement. Use 'Get State' to see what is playing.",
	},
	OUT_OF_BOUNDS,
	PLAYLIST_FULL,
	{
		words: /\bpremium\b/i,
		reason: 'premiumRequired',
		message: 'This needs Spotify Premium',
		hint: 'The connected account does not have it. Connect one that has; reading the state of the player works without.',
	},
];
