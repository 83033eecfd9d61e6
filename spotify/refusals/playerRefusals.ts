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
		hint: "There is nothing to do. Where that is no error to you, look at 'isPlaying' of 'Get State' first, or switch On Error to Continue.",
	},
	alreadyPlaying: {
		message: 'The player is already playing this',
		hint: "There is nothing to do. To start it from its beginning, use the operation 'Seek' with 0.",
	},
	contextDisallow: {
		message: 'What is playing does not allow this command',
		hint: 'Some albums, playlists, shows and stations do not take every command. Play something else first, or leave the command out.',
	},
	deviceNotControllable: {
		message: 'Spotify cannot control this device',
		hint: "Command it in its own app, or name another device in the option 'Device': 'isRestricted' of 'Get Devices' says which take commands.",
	},
	endlessContext: {
		message: 'What is playing has no end, so that it cannot be shuffled',
		hint: 'Play an album or a playlist first.',
	},
	noActiveDevice: {
		message: 'No device is active',
		hint: "Play something on a device first, name one in the option 'Device', or begin with the operation 'Transfer'.",
	},
	noNextTrack: {
		message: 'There is nothing to skip to',
		hint: "What is playing ends here, and the queue is empty. Use 'Play' with another context, or 'Add to Queue' before.",
	},
	noPrevTrack: {
		message: 'There is nothing to skip back to',
		hint: "This is the first item of what is playing. The operation 'Seek' with 0 starts it again.",
	},
	noSpecificTrack: {
		message: 'What is playing has no such item',
		hint: "Check 'Start at Item' or 'Start at Position': they name an item of the context or list to play.",
	},
	notPaused: {
		message: 'The player is not paused',
		hint: "There is nothing to resume. Where that is no error to you, look at 'isPlaying' of 'Get State' first, or switch On Error to Continue.",
	},
	notPlayingContext: {
		message: 'No album, artist, playlist or show is playing',
		hint: "The command needs one: use 'Play' with a context first.",
	},
	notPlayingLocally: {
		message: 'The command works only on the device that plays',
		hint: "Another device plays now. Name it in the option 'Device', or use 'Transfer' first.",
	},
	notPlayingTrack: {
		message: 'Nothing is playing',
		hint: "Use 'Play' first. 'Get State' tells what is playing.",
	},
	premiumRequired: {
		message: 'Spotify does this for users with Premium only',
		hint: 'The connected account has none. Reading the state of the player works without it.',
	},
	rateLimited: {
		message: 'Too many play commands in a short time',
		hint: 'Spotify limits how often a user may start something; the app and its quota are not at fault. Wait some seconds between two commands, with a Wait node.',
	},
	remoteControlDisallow: {
		message: 'What is playing cannot be controlled from elsewhere',
		hint: 'Spotify allows no remote control of it. Play something else, or use the device itself.',
	},
	volumeControlDisallow: {
		message: 'The volume of this device cannot be set',
		hint: "Some devices, such as phones, have it to themselves: 'supportsVolume' of 'Get Devices' says which do not.",
	},
};

const isKnown = (reason: string): reason is PlayerReason => Object.hasOwn(TEXTS, reason);

/** Returns `noPrevTrack` for `NO_PREV_TRACK`; undefined for what is no reason at all. */
const nameOf = (spotifysReason: string): string | undefined =>
	/^[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$/.test(spotifysReason) && spotifysReason.length <= 60
		? spotifysReason
				.toLowerCase()
				.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())
		: undefined;

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
];

/**
 * Tells what the player means by a reason; undefined if it gives none, or says with it that it
 * knows none.
 */
export function meantByReason(spotifysReason: string): PlayerRefusal | undefined {
	const reason = spotifysReason === 'UNKNOWN' ? undefined : nameOf(spotifysReason);
	if (reason === undefined) return undefined;
	if (isKnown(reason)) return { reason, ...TEXTS[reason] };
	return {
		reason,
		message: "Spotify's player refuses the command",
		hint: `Its reason is ${spotifysReason}. 'Get State' and 'Get Devices' tell what is playing, and where.`,
	};
}

/** Tells what the player means by words alone; undefined if they name none of its reasons. */
export function meantByWords(words: string): PlayerRefusal | undefined {
	const reason = IN_WORDS.find(([pattern]) => pattern.test(words))?.[1];
	return reason && { reason, ...TEXTS[reason] };
}
