import { createDice, hashText } from '../catalogue/hash.mts';
import type { Places } from '../catalogue/places.mts';
import { simplifiedEpisode } from '../catalogue/show.mts';
import { simplifiedTrack } from '../catalogue/track.mts';
import type { World } from '../world.mts';
import { activeDevice, currentUri, type Player } from './player.mts';
import { readUri } from './uris.mts';
import type { User } from './user.mts';

/** How long a track or an episode is, in ms. */
function durationOf(places: Places, text: string): number {
	const { kind = '', id = '' } = readUri(text) ?? {};
	return kind === 'episode'
		? simplifiedEpisode(places, places.placeOf('episode', id)).duration_ms
		: simplifiedTrack(places, places.placeOf('track', id)).duration_ms;
}

// Nobody looked for a month: the player has stopped at some point.
const maximumSteps = 10_000;

/** Lets the time pass that has passed: what played has gone on, and maybe come to its end. */
export function catchUp({ places, clock }: World, user: User): void {
	const { player } = user;
	const nowMs = clock.nowMs();
	const passedMs = player.isPlaying ? nowMs - player.sinceMs : 0;
	player.progressMs += passedMs;
	player.sinceMs = nowMs;
	for (let step = 0; player.isPlaying; step++) {
		const uri = currentUri(player);
		const durationMs = uri === undefined ? 0 : durationOf(places, uri);
		if (uri !== undefined && player.progressMs < durationMs) return;
		if (uri !== undefined) addPlay(user, uri, nowMs - (player.progressMs - durationMs));
		player.progressMs -= durationMs;
		goOn(player, { atItsEnd: true });
		if (!player.isPlaying || uri === undefined || step > maximumSteps) player.progressMs = 0;
		if (uri === undefined || step > maximumSteps) player.isPlaying = false;
	}
}

function addPlay({ history, player }: User, uri: string, endedAtMs: number): void {
	const last = history.at(-1)?.playedAtMs ?? 0;
	const playedAtMs = Math.max(last + 1, endedAtMs);
	history.push({ uri, playedAtMs, contextUri: player.contextUri });
}

/** To what comes next; behind the end of everything it begins again, but doesn't play. */
export function goOn(player: Player, { atItsEnd = false } = {}): void {
	if (atItsEnd && player.repeat === 'track') return;
	player.queuedNow = player.queue.shift();
	if (player.queuedNow !== undefined) return;
	player.at += 1;
	if (player.at < player.order.length) return;
	player.at = 0;
	if (player.repeat !== 'context') player.isPlaying = false;
}

/** To what came before; the first has nothing before it, unless all is repeated. */
export function goBack(player: Player): void {
	const fromQueue = player.queuedNow !== undefined;
	player.queuedNow = undefined;
	if (fromQueue) return;
	const last = player.order.length - 1;
	player.at = player.at > 0 || player.repeat !== 'context' ? Math.max(0, player.at - 1) : last;
}

/** The order in which the rest plays: shuffled, what plays now first, or as it stands. */
export function setShuffle(player: Player, shuffle: boolean): void {
	const now = player.order[player.at] ?? 0;
	const natural = player.uris.map((_, index) => index);
	player.shuffle = shuffle;
	player.order = shuffle ? shuffled(natural, now, player.uris.join()) : natural;
	player.at = shuffle ? 0 : now;
}

function shuffled(positions: readonly number[], first: number, seedText: string): number[] {
	const dice = createDice(hashText(seedText), first);
	const drawn = positions
		.filter((position) => position !== first)
		.map((position) => ({ position, draw: dice.integer(0, 1e9) }))
		.sort((one, other) => one.draw - other.draw);
	return positions.length === 0 ? [] : [first, ...drawn.map(({ position }) => position)];
}

/** Starts something else from one of its positions. */
export function start(
	player: Player,
	{ uris, contextUri, at }: { uris: readonly string[]; contextUri: string | undefined; at: number },
): void {
	Object.assign(player, { uris, contextUri, queuedNow: undefined, order: [at], at: 0 });
	setShuffle(player, player.shuffle);
}

/** What is to come, after what plays: what was queued, then the rest of the context. */
export const upcoming = ({ queue, uris, order, at }: Player): string[] => [
	...queue,
	...order.slice(at + 1).map((index) => uris[index] ?? ''),
];

/** The state of a player in a form that is easy to assert. */
export function describePlayer(world: World, user: User) {
	catchUp(world, user);
	const { player } = user;
	const device = activeDevice(player);
	return {
		device: device?.name ?? null,
		deviceId: device?.id ?? null,
		volumePercent: device?.volumePercent ?? null,
		uri: currentUri(player) ?? null,
		contextUri: player.contextUri ?? null,
		isPlaying: player.isPlaying,
		progressMs: player.progressMs,
		shuffle: player.shuffle,
		repeat: player.repeat,
		queue: [...player.queue],
		upcoming: upcoming(player),
	};
}
