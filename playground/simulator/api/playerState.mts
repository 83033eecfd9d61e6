import { identity } from '../catalogue/objects.mts';
import { episodeObject } from '../catalogue/show.mts';
import { trackObject } from '../catalogue/track.mts';
import { catchUp, upcoming } from '../users/playback.mts';
import { activeDevice, currentUri, type Device, type Player } from '../users/player.mts';
import { collectionOwner, readUri } from '../users/uris.mts';
import type { World } from '../world.mts';
import { type Call, userOf } from './call.mts';
import { cursorPage } from './cursorPage.mts';
import type { Answers } from './answer.mts';

/** What plays, where and how; nothing where nothing is active. */
function getPlayer(world: World, call: Call) {
	const playing = getCurrentlyPlaying(world, call);
	const { player } = userOf(call);
	const device = activeDevice(player);
	return (
		playing &&
		device && {
			// A device that nobody else may command says no ID of its own (python-spotify's recordings).
			device: { ...deviceObject(player, device), ...(device.isRestricted && { id: null }) },
			repeat_state: player.repeat,
			shuffle_state: player.shuffle,
			smart_shuffle: false,
			...playing,
		}
	);
}

/** What plays; nothing where nothing is active. */
function getCurrentlyPlaying(world: World, call: Call) {
	const user = userOf(call);
	catchUp(world, user);
	const { player } = user;
	const uri = currentUri(player);
	if (!activeDevice(player) || uri === undefined) return null;
	const { kind = 'track' } = readUri(uri) ?? {};
	// Who doesn't say that they know episodes gets none, as in playlists.
	const known = kind === 'track' || call.query.additional_types?.split(',').includes(kind);
	return {
		timestamp: player.sinceMs,
		context: contextObject(player.contextUri),
		progress_ms: player.progressMs,
		is_playing: player.isPlaying,
		item: known ? itemObject(world, uri, call.query.market) : null,
		currently_playing_type: kind,
		// Spotify's servers have a level more than its document says.
		actions: { disallows: player.isPlaying ? { resuming: true } : { pausing: true } },
	};
}

const getDevices = (_world: World, call: Call) => {
	const { player } = userOf(call);
	return { devices: player.devices.map((device) => deviceObject(player, device)) };
};

// As many as Spotify shows.
const shownQueue = 20;

/**
 * What is to come, as Spotify shows it: the context once more from its start, as often as there is room,
 * also where it is not repeated (aome510/spotify-player issues 178 and 597).
 */
function shownUpcoming(player: Player): string[] {
	const shown = upcoming(player);
	const again = player.order.map((index) => player.uris[index] ?? '');
	while (again.length > 0 && shown.length < shownQueue) shown.push(...again);
	return shown.slice(0, shownQueue);
}

function getQueue(world: World, call: Call) {
	const user = userOf(call);
	catchUp(world, user);
	const { player } = user;
	const uri = activeDevice(player) && currentUri(player);
	return {
		currently_playing: uri === undefined ? null : itemObject(world, uri),
		queue: uri === undefined ? [] : shownUpcoming(player).map((next) => itemObject(world, next)),
	};
}

/**
 * Plays that are over, the newest first. `before` goes on with older ones; `after` with newer ones,
 * those that follow the cursor directly.
 */
function getRecentlyPlayed(world: World, call: Call) {
	const user = userOf(call);
	catchUp(world, user);
	const { after, before = Infinity, limit = 20 } = call.numbers;
	const fitting = user.history.filter(
		({ playedAtMs }) => playedAtMs > (after ?? -1) && playedAtMs < before,
	);
	const shown = after === undefined ? fitting.slice(-limit) : fitting.slice(0, limit);
	const [oldest, newest] = [shown[0]?.playedAtMs, shown.at(-1)?.playedAtMs];
	const hasMore = fitting.length > shown.length;
	const next: Record<string, string> =
		after === undefined ? { before: `${oldest}` } : { after: `${newest}` };
	return cursorPage({
		path: call.path,
		query: call.query,
		limit,
		items: [...shown].reverse().map(({ uri, playedAtMs, contextUri }) => ({
			track: itemObject(world, uri),
			played_at: new Date(playedAtMs).toISOString(),
			context: contextObject(contextUri),
		})),
		cursors: shown.length === 0 ? null : { after: `${newest}`, before: `${oldest}` },
		next: hasMore ? next : undefined,
	});
}

function itemObject({ places }: World, text: string, market?: string) {
	const { kind = '', id = '' } = readUri(text) ?? {};
	return kind === 'episode'
		? episodeObject(places, places.placeOf('episode', id))
		: trackObject(places, places.placeOf('track', id), market);
}

/** As it was recorded of a player that plays liked songs. */
const collection = {
	type: 'collection',
	href: 'https://api.spotify.com/v1/me/tracks',
	external_urls: { spotify: 'https://open.spotify.com/collection/tracks' },
};

function contextObject(contextUri: string | undefined) {
	if (contextUri !== undefined && collectionOwner(contextUri) !== undefined) {
		return { ...collection, uri: contextUri };
	}
	const context = contextUri === undefined ? undefined : readUri(contextUri);
	if (!context) return null;
	const { type, href, external_urls, uri } = identity(context.kind, context.id);
	return { type, href, external_urls, uri };
}

const deviceObject = ({ activeDeviceId }: Player, device: Device) => ({
	id: device.id,
	is_active: device.id === activeDeviceId,
	is_private_session: device.isPrivateSession,
	is_restricted: device.isRestricted,
	name: device.name,
	supports_volume: device.supportsVolume,
	type: device.type,
	volume_percent: device.volumePercent,
});

const refuseBoth = ({ numbers: { after, before } }: Call): string | undefined =>
	after !== undefined && before !== undefined ? 'Either after or before (simulator)' : undefined;

export const playerStateAnswers: Answers = {
	'GET /me/player': getPlayer,
	'GET /me/player/currently-playing': getCurrentlyPlaying,
	'GET /me/player/devices': getDevices,
	'GET /me/player/queue': getQueue,
	'GET /me/player/recently-played': { answer: getRecentlyPlayed, refuse: refuseBoth },
};
