import { append } from '../values/append';
import { textAt } from '../values/json';
import { succeeded, type Outcome } from '../failures/outcome';
import { ARTIST_ALBUMS_PAGES } from '../operations/pages';
import { pageReader, totalOf } from '../paging/pageReader';
import { namesNext } from '../paging/types';
import { digestOf, unpack } from './digest';
import { eventsOf, KNOWS_ALL, listOf } from './newestEntries';
import { freshIn, isMark, nextMark, type Mark, type NewestReading } from './newestFirst';
import { newestLists } from './newestLists';
import { readNewest } from './readEnds';
import { isNumber, isRecordOf, isShape, isText } from './storedShapes';
import type { Look, SpotifyEvent, Watch, WatchTools } from './types';

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
const LOOK_CLOSER_EVERY_MS = 24 * 3_600_000;

/** What is known of an artist. */
interface Known {
	/** What stands for the length and the first page of the list of all groups. */
	list: string;
	/** When each group was read. */
	atMs: number;
	groups: Record<string, Mark>;
}

const groupsOf = ({ values }: WatchTools): string[] =>
	[values.includeGroups].flat().flatMap((group) => (typeof group === 'string' ? group : []));

async function readGroup(
	artistId: string,
	group: string,
	tools: WatchTools,
	mark?: Mark,
): Promise<Outcome<NewestReading>> {
	const list = listOf(releases, artistId, tools, { includeGroups: [group] });
	return list.ok ? await readNewest(list.value, mark, FIRST_PAGE) : list;
}

/**
 * What stands for the list of all groups, as its first page shows it; empty where its total counts no
 * more than that page, though more follow: such a total does not tell what comes behind it.
 */
async function glance(artistId: string, tools: WatchTools): Promise<Outcome<string>> {
	const list = listOf(releases, artistId, tools, { includeGroups: groupsOf(tools) });
	if (!list.ok) return list;
	const { send, request, paging } = list.value;
	const first = await pageReader(send, request, paging)(0, FIRST_PAGE);
	if (!first.ok) return first;
	const { entries, page } = first.value;
	const total = totalOf(page);
	if (namesNext(page) && (total ?? 0) <= entries.length) return succeeded('');
	const ids = entries.map(({ value }) => textAt(value, 'id'));
	return succeeded(digestOf(JSON.stringify([total, ids])));
}

const isDue = ({ atMs }: Known, nowMs: number): boolean =>
	// Where the clock was set back, too.
	Math.abs(nowMs - atMs) >= LOOK_CLOSER_EVERY_MS;

/** Looks at each group of an artist's releases. */
async function lookAtGroups(
	artistId: string,
	{ groups: marks }: Pick<Known, 'groups'>,
	tools: WatchTools,
): Promise<Outcome<{ events: SpotifyEvent[]; groups: Known['groups'] }>> {
	const knownElsewhere = new Set(Object.values(marks).flatMap(({ known }) => unpack(known)));
	const groups: Known['groups'] = {};
	// One release may stand in several groups, and may come into another one later.
	const events = new Map<string, SpotifyEvent>();
	for (const group of groupsOf(tools)) {
		const mark = marks[group];
		const reading = await readGroup(artistId, group, tools, mark);
		if (!reading.ok) return reading;
		groups[group] = nextMark(reading.value, mark);
		const fresh = mark ? freshIn(reading.value, mark) : [];
		for (const one of fresh.filter(({ digest }) => !knownElsewhere.has(digest))) {
			for (const event of eventsOf(releases, artistId, [one])) events.set(one.digest, event);
		}
	}
	return succeeded({ events: [...events.values()], groups });
}

const lookAt =
	(tools: WatchTools): Look<Known> =>
	async (artistId, known) => {
		const hasGroups = groupsOf(tools).length > 1;
		const nowMs = tools.clock.nowMs();
		const list = hasGroups ? await glance(artistId, tools) : succeeded('');
		if (!list.ok) return list;
		const isAsBefore = list.value !== '' && known?.list === list.value;
		if (known && isAsBefore && !isDue(known, nowMs)) return succeeded({ events: [], next: known });
		const seen = await lookAtGroups(artistId, known ?? { groups: {} }, tools);
		if (!seen.ok) return seen;
		const { events, groups } = seen.value;
		return succeeded({
			events,
			next: { list: list.value, atMs: hasGroups ? nowMs : 0, groups },
		});
	};

/**
 * Watches the releases of artists: one request for an artist of whom nothing is new, one more for
 * each group where there are several and something is.
 */
export const artistReleases: Watch<Known> = {
	isState: isShape({ list: isText, atMs: isNumber, groups: isRecordOf(isMark) }),
	begin: async (_, tools) => lookAt(tools),
	async latest(artistId, tools) {
		const found: SpotifyEvent[] = [];
		for (const group of groupsOf(tools)) {
			const reading = await readGroup(artistId, group, tools, KNOWS_ALL);
			if (!reading.ok) return reading;
			append(found, eventsOf(releases, artistId, reading.value.entries.slice(0, 1)));
		}
		return succeeded(found.sort((a, b) => (a.at < b.at ? 1 : -1)).slice(0, 1));
	},
};
