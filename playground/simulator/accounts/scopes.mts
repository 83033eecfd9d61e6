/** Every scope that an app can ask for, with what the consent page says of it in our own words. */
export const scopeTexts: ReadonlyMap<string, string> = new Map([
	['ugc-image-upload', 'Upload pictures for you'],
	['user-read-playback-state', 'See what plays, and where'],
	['user-modify-playback-state', 'Control what plays, and where'],
	['user-read-currently-playing', 'See what plays now'],
	['app-remote-control', 'Talk to the Spotify app on this device'],
	['streaming', 'Play music on its own'],
	['playlist-read-private', 'See your private playlists'],
	['playlist-read-collaborative', 'See playlists that you make with others'],
	['playlist-modify-private', 'Change your private playlists'],
	['playlist-modify-public', 'Change your public playlists'],
	['user-follow-modify', 'Change whom you follow'],
	['user-follow-read', 'See whom you follow'],
	['user-read-playback-position', 'See how far you are in episodes'],
	['user-top-read', 'See what you play most'],
	['user-read-recently-played', 'See what you played lately'],
	['user-library-modify', 'Change what you saved'],
	['user-library-read', 'See what you saved'],
	['user-read-email', 'See your email address'],
	['user-read-private', 'See your country and your subscription'],
]);

export const allScopes: readonly string[] = [...scopeTexts.keys()];
