import {
	createLibrary,
	type LibraryKind,
	libraryKinds,
	newestFirst,
	save,
} from '../../users/library.mts';
import { catchUp, describePlayer } from '../../users/playback.mts';
import { playerReasons, restricted } from '../../users/playerReasons.mts';
import { readUri } from '../../users/uris.mts';
import { command } from '../command.mts';
import { InputError, number, optional, text, texts, withDefault } from '../fields.mts';
import { userId, userOf } from './users.mts';

/** How tests and demos steer what users have and play. */
export const libraryCommands = {
	library: command({
		says: 'what is saved and followed, by kind (`track`, `artist`, `playlist` …), the newest first',
		looks: true,
		takes: { userId },
		run: (world, of) => {
			const { library } = userOf(world, of);
			return Object.fromEntries(
				libraryKinds.map((kind) => [kind, newestFirst(library[kind]).map(([uri]) => uri)]),
			);
		},
	}),
	setLibrary: command({
		says: 'replaces all that is saved and followed; the first of the list is the newest',
		takes: { userId, uris: texts },
		run(world, { uris, ...of }) {
			const library = createLibrary();
			const latestMs = world.clock.nowMs();
			for (const [index, uri] of [...uris.entries()].reverse()) {
				library[savedKind(uri)].set(uri, latestMs - index * 1000);
			}
			userOf(world, of).library = library;
		},
	}),
	addToLibrary: command({
		says: 'saved or followed, by the kind of each, now or then; the first of the list ends up as the newest. `releasedAt` is what is said of an album that was saved before it came out: it keeps its place',
		takes: { userId, uris: texts, addedAt: optional(text), releasedAt: optional(text) },
		run(world, { uris, addedAt, releasedAt, ...of }) {
			const { library, preSaved } = userOf(world, of);
			const addedAtMs = readTime(addedAt) ?? world.clock.nowMs();
			const kinds = uris.map((uri) => [uri, savedKind(uri)] as const);
			const releasedAtMs = readTime(releasedAt);
			for (const [uri, kind] of kinds.reverse()) {
				save(library[kind], uri, addedAtMs);
				if (releasedAtMs !== undefined) preSaved.set(uri, releasedAtMs);
			}
		},
	}),
	removeFromLibrary: command({
		says: 'no longer saved or followed',
		takes: { userId, uris: texts },
		run(world, { uris, ...of }) {
			const { library } = userOf(world, of);
			for (const uri of uris) library[savedKind(uri)].delete(uri);
		},
	}),
	player: command({
		says: 'what plays, where and how: `device`, `deviceId`, `volumePercent`, `uri`, `contextUri`, `isPlaying`, `progressMs`, `shuffle`, `repeat`, `queue`, `upcoming`',
		looks: true,
		takes: { userId },
		run: (world, of) => describePlayer(world, userOf(world, of)),
	}),
	refuseCommands: command({
		says: "the next commands to a player (one, or `times`) are refused with this `reason`, and with Spotify's usual words for it, or these. `reason` is one of the reference, or any other: `NO_PREV_TRACK`, `ALREADY_PAUSED`, `DEVICE_NOT_CONTROLLABLE` …",
		takes: {
			reason: text,
			message: optional(text),
			status: optional(number),
			times: withDefault(number, 1),
		},
		run({ playerRefusals }, { reason, times, ...given }) {
			const [status, message] = playerReasons.get(reason) ?? restricted;
			for (let time = 0; time < times; time++) {
				playerRefusals.push({
					reason,
					status: given.status ?? status,
					message: given.message ?? message,
				});
			}
		},
	}),
	play: command({
		says: 'the user starts a track or an episode in an app, on the device that is active, the first of theirs where none is, or this one',
		takes: { userId, uri: text, deviceId: optional(text) },
		run(world, { uri, deviceId, ...of }) {
			const user = userOf(world, of);
			catchUp(world, user);
			const { player } = user;
			Object.assign(player, {
				activeDeviceId: deviceId ?? player.activeDeviceId ?? player.devices[0]?.id,
				contextUri: undefined,
				uris: [uri],
				order: [0],
				at: 0,
				queuedNow: undefined,
				isPlaying: true,
				progressMs: 0,
			});
		},
	}),
	pause: command({
		says: 'the user pauses what plays',
		takes: { userId },
		run(world, of) {
			const user = userOf(world, of);
			catchUp(world, user);
			user.player.isPlaying = false;
		},
	}),
	addPlay: command({
		says: 'a play that is over now, or was then: a device may tell of it later',
		takes: { userId, uri: text, contextUri: optional(text), playedAt: optional(text) },
		run(world, { uri, contextUri, playedAt, ...of }) {
			const { history } = userOf(world, of);
			const taken = new Set(history.map(({ playedAtMs }) => playedAtMs));
			let playedAtMs =
				readTime(playedAt) ?? Math.max(history.at(-1)?.playedAtMs ?? 0, world.clock.nowMs());
			while (taken.has(playedAtMs)) playedAtMs += 1;
			history.push({ uri, contextUri, playedAtMs });
			history.sort((one, other) => one.playedAtMs - other.playedAtMs);
		},
	}),
};

function savedKind(uriText: string): LibraryKind {
	const uri = readUri(uriText);
	const kind = libraryKinds.find((known) => known === uri?.kind);
	if (!kind) throw new InputError(`Nothing to save: ${uriText}`);
	return kind;
}

function readTime(time: string | undefined): number | undefined {
	if (time === undefined) return undefined;
	const ms = Date.parse(time);
	if (Number.isNaN(ms)) throw new InputError(`Not a time: ${time}`);
	return ms;
}
