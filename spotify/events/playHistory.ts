import { at, textAt } from '../values/json';
import { player } from '../operations/player';
import { failed, succeeded, type Outcome } from '../failures/outcome';
import { isEmptyHanded, noList } from '../paging/types';
import { fullMoment } from '../values/moments';
import { digestOf, pack, unpack } from './digest';
import { planRead } from './planRead';
import type { Dated } from './newestFirst';
import { isNumber, isShape, isText } from './storedShapes';
import type { SpotifyEvent, Watch, WatchTools } from './types';
import { HOUR_MS } from '../values/durations';

const { getRecentlyPlayed } = player.operations;

/** All that Spotify keeps. */
const MAX_KEPT_PLAYS = 50;

/**
 * What was played on a device without a connection comes later, with the time it was played. That
 * much before the last known play is looked at again.
 */
const LOOK_BACK_MS = HOUR_MS;

/** What is known of the history: all plays that are younger than `since`, as packed digests. */
interface KnownPlays {
	/** Milliseconds since 1970. */
	since: number;
	plays: string;
}

/**
 * Reads a play, of which the time is a part: the same track may be played again. One of a track that
 * Spotify no longer has tells nobody anything.
 */
const dated = (value: unknown): Dated | undefined => {
	const uri = textAt(value, 'track.uri') ?? textAt(value, 'track.id');
	const time = textAt(value, 'played_at');
	if (uri === undefined || time === undefined || Number.isNaN(Date.parse(time))) return undefined;
	const at = fullMoment(time);
	return { digest: digestOf(`${uri} ${at}`), at, value };
};

/** What was read of the history, the oldest first. */
interface Plays {
	plays: Dated[];
	/** There may be more. */
	isFull: boolean;
	/** It is not shown, for as long as the user's session is private. */
	isHidden?: true;
}

const playedAtMs = ({ at: time }: Dated): number => Date.parse(time);

const newestOf = (plays: readonly Dated[]): number =>
	plays.reduce((newest, play) => Math.max(newest, playedAtMs(play)), 0);

/**
 * Returns the artists' IDs as one text, which every table can hold; null if Spotify names nobody.
 */
function artistIdsIn(value: unknown): string | null {
	const artists = at(value, 'track.artists');
	const ids = Array.isArray(artists)
		? artists.flatMap((artist: unknown) => textAt(artist, 'id') ?? [])
		: [];
	return ids.length > 0 ? ids.join(', ') : null;
}

const playEvent = ({ value, at: time }: Dated): SpotifyEvent => ({
	value,
	output: 'playHistory',
	at: time,
	extraFields: {
		artistIds: artistIdsIn(value),
		albumId: textAt(value, 'track.album.id') ?? null,
		contextType: textAt(value, 'context.type') ?? null,
		contextUri: textAt(value, 'context.uri') ?? null,
	},
});

/** Returns the plays that are not known, the oldest first. */
function newPlays(plays: readonly Dated[], { since, plays: known }: KnownPlays): SpotifyEvent[] {
	const knownPlays = new Set(unpack(known));
	return plays
		.filter((play) => playedAtMs(play) > since && !knownPlays.has(play.digest))
		.sort((a, b) => playedAtMs(a) - playedAtMs(b))
		.map(playEvent);
}

/**
 * Returns since when plays are new if none is known: what was played before may be shown later, to
 * those who come out of a private session, and to others for no reason
 * (https://github.com/spotify/web-api/issues/915).
 */
const sinceNow = ({ isHidden }: Plays, nowMs: number): KnownPlays => ({
	since: isHidden ? nowMs : nowMs - LOOK_BACK_MS,
	plays: '',
});

/** Returns what to remember after a poll. */
function nextPlays(read: Plays, known: KnownPlays | undefined, nowMs: number): KnownPlays {
	const { plays, isFull } = read;
	if (plays.length === 0) return known ?? sinceNow(read, nowMs);
	const newest = newestOf(plays);
	// Never further back than what was read: what lies there is not known.
	const since = Math.max(newest - LOOK_BACK_MS, known?.since ?? (isFull ? oldestOf(plays) : 0));
	const remembered = plays.filter((play) => playedAtMs(play) > since);
	return { since, plays: pack(remembered.map(({ digest }) => digest)) };
}

/**
 * Returns the moment before which no play can come: where everything that Spotify keeps was read,
 * nothing older can.
 */
const oldestOf = (plays: readonly Dated[]): number =>
	plays.reduce((oldest, play) => Math.min(oldest, playedAtMs(play)), Infinity);

async function readPlays(
	{ values, output, send }: WatchTools,
	since: number | undefined,
	limit = MAX_KEPT_PLAYS,
): Promise<Outcome<Plays>> {
	const plan = planRead(getRecentlyPlayed, values, output);
	if (!plan.ok) return plan;
	const { request } = plan.value;
	const query = { limit: String(limit), ...(since && { after: String(since) }) };
	const page = await send({ ...request, query });
	if (!page.ok) return page;
	if (isEmptyHanded(request, page.value)) {
		return succeeded({ plays: [], isFull: false, isHidden: true });
	}
	const items = at(page.value, 'items');
	if (!Array.isArray(items)) return failed(noList(request, 'items'));
	const plays = items.flatMap((value: unknown) => dated(value) ?? []);
	return succeeded({ plays: plays.reverse(), isFull: items.length >= limit });
}

/**
 * Reads all plays since a moment, each once. `after` gives those right behind it: if they fill a page,
 * the newest are on the next, beside others of the moment of its newest.
 */
async function readPlaysSince(
	tools: WatchTools,
	since: number | undefined,
): Promise<Outcome<Plays>> {
	const all = new Map<string, Dated>();
	for (let after = since; ;) {
		const page = await readPlays(tools, after);
		if (!page.ok) return page;
		const { plays, isFull, isHidden } = page.value;
		const before = all.size;
		for (const play of plays) all.set(play.digest, play);
		if (after === undefined || !isFull || all.size === before) {
			return succeeded({ plays: [...all.values()], isFull, ...(isHidden && { isHidden }) });
		}
		after = Math.max(after + 1, newestOf(plays) - 1);
	}
}

/** Watches what the user plays: one request a poll, as long as its last hour fits a page. */
export const playHistory: Watch<KnownPlays> = {
	isState: isShape({ since: isNumber, plays: isText }),
	begin: async (_, tools) => async (_id, known) => {
		const plays = await readPlaysSince(tools, known?.since);
		if (!plays.ok) return plays;
		const events = known ? newPlays(plays.value.plays, known) : [];
		return succeeded({ events, next: nextPlays(plays.value, known, tools.clock.nowMs()) });
	},
	async latest(_, tools) {
		const plays = await readPlays(tools, undefined, 1);
		return plays.ok ? succeeded(plays.value.plays.map(playEvent)) : plays;
	},
};
