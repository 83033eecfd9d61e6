import type { PlayerReason } from '../failures/types';

/** What a refusal of the player means. */
interface PlayerRefusal {
	reason: string;
	message: string;
	hint: string;
}

/**
 * Spotify's player error reasons, of its object `PlayerErrorObject`
 * (https://docs.rs/spotify-api/latest/spotify_api/objects/struct.PlayerErrorObject.html quotes them).
 */
const TEXTS: Readonly<Record<PlayerReason, Omit<PlayerRefusal, 'reason'>>> = {
	alreadyPaused: {
		message: 'The player is already paused',
		hint: "There is nothing to do. To avoid this error, check 'isPlaying' of 'Get State' first, or set On Error to Continue.",
	},
	alreadyPlaying: {
		message: 'The player is already playing this',
		hint: "There is nothing to do. To start it from the beginning, use 'Seek' with 0.",
	},
	contextDisallow: {
		message: 'What is playing does not allow this command',
		hint: 'Some albums, playlists, shows and stations do not accept every command. Play something else first.',
	},
	deviceNotControllable: {
		message: 'Spotify cannot control this device',
		hint: "Some devices accept no commands: see 'isRestricted' in 'Get Devices'. Control it in its own app, or choose another 'Device'.",
	},
	endlessContext: {
		message: 'What is playing has no end, so it cannot be shuffled',
		hint: 'Play an album or a playlist first.',
	},
	noActiveDevice: {
		message: 'No device is active',
		hint: "Play something on a device first, choose one in 'Device', or use 'Transfer' first.",
	},
	noNextTrack: {
		message: 'There is nothing to skip to',
		hint: "What is playing ends here, and the queue is empty. Use 'Play' or 'Add to Queue' first.",
	},
	noPrevTrack: {
		message: 'There is nothing to skip back to',
		hint: "This is the first item. To start it again, use 'Seek' with 0.",
	},
	noSpecificTrack: {
		message: 'What is playing has no such item',
		hint: "Check 'Start at Item' or 'Start at Position': the item must be in what you play.",
	},
	notPaused: {
		message: 'The player is not paused',
		hint: "There is nothing to resume. To avoid this error, check 'isPlaying' of 'Get State' first, or set On Error to Continue.",
	},
	notPlayingContext: {
		message: 'No album, artist, playlist or show is playing',
		hint: "The command needs one. Use 'Play' with one of them first.",
	},
	notPlayingLocally: {
		message: 'The command works only on the device that plays',
		hint: "Another device plays now. Choose it in 'Device', or use 'Transfer' first.",
	},
	notPlayingTrack: {
		message: 'Nothing is playing',
		hint: "The player has nothing to act on. Use 'Play' first.",
	},
	premiumRequired: {
		message: 'This needs Spotify Premium',
		hint: 'The connected account does not have it. Connect one that has; reading the state of the player works without.',
	},
	rateLimited: {
		message: 'Too many play commands in a short time',
		hint: 'Spotify limits how often a user can start something. Wait a few seconds between two commands, with a Wait node.',
	},
	remoteControlDisallow: {
		message: 'What is playing cannot be controlled from elsewhere',
		hint: 'Spotify allows no remote control of it. Play something else, or use the device itself.',
	},
	volumeControlDisallow: {
		message: 'The volume of this device cannot be set',
		hint: "Some devices, such as phones, do not let apps set it: see 'supportsVolume' in 'Get Devices'. Set it on the device.",
	},
};

const isPlayerReason = (reason: string): reason is PlayerReason => Object.hasOwn(TEXTS, reason);

/**
 * Returns `noPrevTrack` for `NO_PREV_TRACK`; undefined for what is no reason at all. One in small
 * letters has to be known: it may be any word.
 */
function reasonInWords(spotifysReason: string): string | undefined {
	const isWord = /^[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$/i.test(spotifysReason);
	if (!isWord || spotifysReason.length > 60) return undefined;
	const name = spotifysReason
		.toLowerCase()
		.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
	return isPlayerReason(name) || spotifysReason === spotifysReason.toUpperCase() ? name : undefined;
}

/** The words of each reason, for an answer without one: /already paused/ for `alreadyPaused`. */
const IN_WORDS: ReadonlyArray<readonly [RegExp, PlayerReason]> = [
	...(Object.keys(TEXTS) as PlayerReason[]).map((reason): [RegExp, PlayerReason] => {
		const words = reason.split(/(?=[A-Z])/).map((word) => word.toLowerCase());
		return [new RegExp(`\\b${words.join('[\\s_-]+')}`, 'i'), reason];
	}),
	[/\bno previous\b/i, 'noPrevTrack'],
	[/\bno next\b/i, 'noNextTrack'],
	[/\bno active\b/i, 'noActiveDevice'],
	[/\bpremium\b/i, 'premiumRequired'],
	[/\bno list item\b/i, 'noSpecificTrack'],
	[/\bcontext type\b|\bnot allowed\b.*\bcontext\b/i, 'contextDisallow'],
	[/\b(control|set|change)\b.*\bvolume\b/i, 'volumeControlDisallow'],
];

/**
 * Tells what the player means by a reason; undefined if it gives none, or says with it that it
 * knows none.
 */
export function meantByReason(spotifysReason: string): PlayerRefusal | undefined {
	const reason = spotifysReason === 'UNKNOWN' ? undefined : reasonInWords(spotifysReason);
	if (reason === undefined) return undefined;
	if (isPlayerReason(reason)) return { reason, ...TEXTS[reason] };
	return {
		reason,
		message: "Spotify's player refused the command",
		hint: `Its reason is ${spotifysReason}. Use 'Get State' and 'Get Devices' to see what is playing, and where.`,
	};
}

/** Tells what the player means by words alone; undefined if they name none of its reasons. */
export function meantByWords(words: string): PlayerRefusal | undefined {
	const reason = IN_WORDS.find(([pattern]) => pattern.test(words))?.[1];
	return reason && { reason, ...TEXTS[reason] };
}
