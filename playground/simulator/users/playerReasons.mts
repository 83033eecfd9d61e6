export type ReasonWords = readonly [status: number, message: string];

/** What is said without saying why. */
export const restricted: ReasonWords = [403, 'Restriction violated'];

/**
 * Why Spotify refuses a command to a player, by its `reason`
 * (https://developer.spotify.com/documentation/web-api/reference, player error reasons), with the
 * status and the words behind "Player command failed: ". Words are known of a few
 * (thlucas1/homeassistantcomponent_spotifyplus issues 28 and 30,
 * spotify/web-api issue 1433, fow5040/Flow.Launcher.Plugin.SpotifyPremium issue 16); the others get the usual ones.
 */
export const playerReasons: ReadonlyMap<string, ReasonWords> = new Map<string, ReasonWords>([
	['NO_PREV_TRACK', restricted],
	['NO_NEXT_TRACK', restricted],
	['NO_SPECIFIC_TRACK', restricted],
	['ALREADY_PAUSED', restricted],
	['NOT_PAUSED', restricted],
	['NOT_PLAYING_LOCALLY', restricted],
	['NOT_PLAYING_TRACK', restricted],
	['NOT_PLAYING_CONTEXT', restricted],
	['ENDLESS_CONTEXT', restricted],
	['CONTEXT_DISALLOW', restricted],
	['ALREADY_PLAYING', restricted],
	['RATE_LIMITED', [429, 'Too many commands']],
	['REMOTE_CONTROL_DISALLOW', restricted],
	['DEVICE_NOT_CONTROLLABLE', [403, 'Device not controllable']],
	['VOLUME_CONTROL_DISALLOW', [403, 'Cannot control device volume']],
	['NO_ACTIVE_DEVICE', [404, 'No active device found']],
	['PREMIUM_REQUIRED', [403, 'Premium required']],
	['UNKNOWN', restricted],
]);
