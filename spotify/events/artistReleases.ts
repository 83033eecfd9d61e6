import { append } from '../values/append';
import { textAt } from '../values/json';
import { succeeded, type Outcome } from '../failures/outcome';
import { ARTIST_ALBUMS_PAGES } from '../operations/pages';
import { pageReader, totalOf } from '../paging/pageReader';
import { namesNext } from '../paging/types';
import { digestOf, pack, unpack } from './digest';
import { eventsOf, KNOWS_ALL, listOf } from './newestEntries';
import {
	digestsOf,
	distinct,
	freshIn,
	isCursor,
	nextCursor,
	type Dated,
	type Cursor,
	type NewestReading,
} from './newestFirst';
import { newestLists } from './newestLists';
import { byDate, readNewest } from './readEnds';
import { dayOf } from './schedule';
import { DAY_MS } from '../values/durations';
import { isNumber, isRecordOf, isShape, isText } from './storedShapes';
import type { PollStep, SpotifyEvent, Watch, WatchTools } from './types';

const { releases } = newestLists;

/**
 * How much of a list is asked for at first: the largest page that every kind of app gets, so that
 * nothing has to be found out for an artist of whom nothing is new.
 */
const FIRST_PAGE = ARTIST_ALBUMS_PAGES.maxLimit;

/**
 * Spotify gives one list of all groups, sorted within each. That it has the length and the first
 * page that it had shows that nothing was added, but for one release that came in place of another
 * behind the first page. So each group is looked at once a day whatever its list shows.
 */
const LOOK_CLOSER_EVERY_MS = DAY_MS;

/**
 * What is so much older than the first look is not new, where that was one page: Spotify lists a
 * release on its day.
 */
const GLIMPSED_MS = 7 * DAY_MS;

/** What is known of an artist. */
interface KnownReleases {
	/** What stands for the length and the first page of the list of all groups. */
	list: string;
	/** When each group was read. */
	atMs: number;
	groups: Record<string, Cursor>;
	/** What was known at the only look, where none of the groups was read; absent where they were. */
	glimpse?: Glimpse | undefined;
}

/** What one page shows of all releases: how many they are, and when that was. */
interface Glimpse {
	total: number;
	atMs: number;
}

const releaseGroupsIn = ({ values }: WatchTools): string[] =>
	[values.includeGroups].flat().flatMap((group) => (typeof group === 'string' ? group : []));

async function readGroup(
	artistId: string,
	group: string,
	tools: WatchTools,
	cursor?: Cursor,
): Promise<Outcome<NewestReading>> {
	const list = listOf(releases, artistId, tools, { includeGroups: [group] });
	return list.ok ? await readNewest(list.value, cursor, FIRST_PAGE) : list;
}

/** What the first page of the list of all groups shows. */
interface Glance {
	/**
	 * What stands for the list; empty where its total counts no more than the page, though more follow:
	 * such a total does not tell what comes behind it.
	 */
	list: string;
	total: number;
	entries: Dated[];
	isWhole: boolean;
}

/** Of one group nothing has to be found out before it is read. */
const NO_GLANCE: Glance = { list: '', total: 0, entries: [], isWhole: false };

async function glanceAtReleases(artistId: string, tools: WatchTools): Promise<Outcome<Glance>> {
	if (releaseGroupsIn(tools).length === 1) return succeeded(NO_GLANCE);
	const list = listOf(releases, artistId, tools, { includeGroups: releaseGroupsIn(tools) });
	if (!list.ok) return list;
	const { send, request, paging, toDated } = list.value;
	const first = await pageReader(send, request, paging)(0, FIRST_PAGE);
	if (!first.ok) return first;
	const { entries, page } = first.value;
	const total = totalOf(page) ?? 0;
	const isWhole = !namesNext(page);
	const ids = entries.map(({ value }) => textAt(value, 'id'));
	return succeeded({
		list: !isWhole && total <= entries.length ? '' : digestOf(JSON.stringify([total, ids])),
		total,
		entries: entries.flatMap(({ value }) => toDated(value) ?? []),
		isWhole,
	});
}

const isDue = ({ atMs }: KnownReleases, nowMs: number): boolean =>
	// Where the clock was set back, too.
	Math.abs(nowMs - atMs) >= LOOK_CLOSER_EVERY_MS;

/** Looks at each group of an artist's releases. */
async function lookAtGroups(
	artistId: string,
	{ groups: cursors }: Pick<KnownReleases, 'groups'>,
	tools: WatchTools,
): Promise<Outcome<{ fresh: Dated[]; groups: KnownReleases['groups'] }>> {
	const knownElsewhere = new Set(Object.values(cursors).flatMap(({ known }) => unpack(known)));
	const groups: KnownReleases['groups'] = {};
	// One release may stand in several groups, and may come into another one later.
	const found: Dated[] = [];
	for (const group of releaseGroupsIn(tools)) {
		const cursor = cursors[group];
		const reading = await readGroup(artistId, group, tools, cursor);
		if (!reading.ok) return reading;
		groups[group] = nextCursor(reading.value, cursor);
		const fresh = cursor ? freshIn(reading.value, cursor) : [];
		append(
			found,
			fresh.filter((one) => !digestsOf([one]).some((digest) => knownElsewhere.has(digest))),
		);
	}
	return succeeded({ fresh: distinct(found), groups });
}

/** What to know of an artist after one page, where a look is to send no further request. */
function glimpseOf({ list, total, entries, isWhole }: Glance, tools: WatchTools): KnownReleases {
	const atMs = tools.clock.nowMs();
	const cursor = isWhole
		? nextCursor({ entries: byDate(entries), isWhole })
		: { since: dayOf(atMs - GLIMPSED_MS), known: pack(digestsOf(entries)) };
	const groups = Object.fromEntries(releaseGroupsIn(tools).map((group) => [group, cursor]));
	return isWhole ? { list, atMs, groups } : { list, atMs: 0, groups, glimpse: { total, atMs } };
}

/**
 * What is new of all that was not on the page that was seen: what is dated later, and as much more as
 * the list has grown. The oldest first.
 */
function newSince({ total, atMs }: Glimpse, fresh: readonly Dated[], glance: Glance): Dated[] {
	const newestFirst = byDate([...fresh].reverse());
	// Where the day begins first, a release is out while it is still the day before elsewhere.
	const later = newestFirst.filter(({ at }) => at > dayOf(atMs + DAY_MS)).length;
	return newestFirst.slice(0, Math.max(later, glance.total - total)).reverse();
}

/** Whether a list that shows nothing new has to be looked at more closely. */
const looksCloser = (known: KnownReleases, { isWhole }: Glance, tools: WatchTools): boolean =>
	isDue(known, tools.clock.nowMs()) &&
	(!tools.mayLookCloser || (!isWhole && tools.mayLookCloser()));

const lookAt =
	(tools: WatchTools): PollStep<KnownReleases> =>
	async (artistId, known) => {
		const seen = await glanceAtReleases(artistId, tools);
		if (!seen.ok) return seen;
		const glance = seen.value;
		const { list } = glance;
		if (list !== '' && known?.list === list && !looksCloser(known, glance, tools)) {
			return succeeded({ events: [], next: known });
		}
		if (list !== '' && !known && tools.mayLookCloser?.() === false) {
			return succeeded({ events: [], next: glimpseOf(glance, tools) });
		}
		const read = await lookAtGroups(artistId, known ?? { groups: {} }, tools);
		if (!read.ok) return read;
		const { groups } = read.value;
		const fresh = known?.glimpse
			? newSince(known.glimpse, read.value.fresh, glance)
			: read.value.fresh;
		const atMs = releaseGroupsIn(tools).length > 1 ? tools.clock.nowMs() : 0;
		const next = { list, atMs, groups };
		return succeeded({ events: eventsOf(releases, artistId, fresh), next });
	};

const isGlimpse = isShape({ total: isNumber, atMs: isNumber });

const isKnownArtist = isShape(
	{ list: isText, atMs: isNumber, groups: isRecordOf(isCursor) },
	{ glimpse: isGlimpse },
);

/**
 * Watches the releases of artists: one request for an artist of whom nothing is new, one more for
 * each group where there are several and something is.
 */
export const artistReleases: Watch<KnownReleases> = {
	isState: isKnownArtist,
	begin: async (_, tools) => lookAt(tools),
	async latest(artistId, tools) {
		const found: SpotifyEvent[] = [];
		for (const group of releaseGroupsIn(tools)) {
			const reading = await readGroup(artistId, group, tools, KNOWS_ALL);
			if (!reading.ok) return reading;
			append(found, eventsOf(releases, artistId, reading.value.entries.slice(0, 1)));
		}
		return succeeded(found.sort((a, b) => (a.at < b.at ? 1 : -1)).slice(0, 1));
	},
};
