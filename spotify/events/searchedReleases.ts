import { at as valueAt, textAt } from '../values/json';
import { failed, succeeded, type Outcome } from '../failures/outcome';
import { artist } from '../operations/artist';
import { SEARCH_PAGES } from '../operations/pages';
import { search } from '../operations/search';
import { read } from '../paging/read';
import { eventsOf } from './newestEntries';
import { digestsOf, distinct, type Dated } from './newestFirst';
import { newestLists } from './newestLists';
import { planRead } from './planRead';
import { byDate } from './readEnds';
import { dayOf } from './schedule';
import { DAY_MS } from '../values/durations';
import { isNumber, isRecordOf, isShape, isText } from './storedShapes';
import type { Watch, WatchTools } from './types';

const { releases } = newestLists;

/** How many results are read: more than an artist brings out in two weeks, and few requests. */
const MAX_SEARCHED_RELEASES = 50;

/** Pages that every kind of app gets, so that nothing has to be found out for an artist. */
const RELEASE_PAGES = { ...SEARCH_PAGES, largestLimit: SEARCH_PAGES.maxLimit };

/** What is so much older than the first look is not new: search finds some days late. */
const LATE_MS = 7 * DAY_MS;

/**
 * What is older is not new, whenever search finds it: the tag stands for two weeks
 * (https://developer.spotify.com/documentation/web-api/reference/search), and then some days more.
 */
const NEW_MS = 21 * DAY_MS;

/** For how long what was found stays known: search leaves out at times what it found before. */
const KNOWN_MS = 2 * NEW_MS;

/** Artists seldom change their names. */
const NAME_MS = 28 * DAY_MS;

/** What is known of an artist. */
interface KnownSearch {
	name: string;
	/** When the name was read. */
	namedAt: number;
	/** A date: nothing before it is new. */
	since: string;
	/** The dates of the releases that were found, by what stands for them. */
	found: Record<string, string>;
}

const isKnownSearch = isShape({
	name: isText,
	namedAt: isNumber,
	since: isText,
	found: isRecordOf(isText),
});

/** Tells whether a date is not before a day; one of a month or a year alone is where that is the same. */
const isSince = (date: string, day: string): boolean => date >= day.slice(0, date.length);

type Name = Pick<KnownSearch, 'name' | 'namedAt'>;

/**
 * The name to search for: what the list of artists says, the one that is known, or what Spotify says,
 * once in four weeks where a request can be spared.
 */
async function searchedName(
	artistId: string,
	known: KnownSearch | undefined,
	{ send, clock, names, mayLookCloser }: WatchTools,
): Promise<Outcome<Name>> {
	const nowMs = clock.nowMs();
	const listed = names?.[artistId]?.trim() ?? '';
	if (listed !== '') return succeeded({ name: listed, namedAt: nowMs });
	// Where the clock was set back, too.
	const isFresh = known && Math.abs(nowMs - known.namedAt) < NAME_MS;
	if (known && (isFresh || mayLookCloser?.() === false)) return succeeded(known);
	const plan = planRead(artist.operations.get, { artistId }, 'raw');
	if (!plan.ok) return plan;
	const { request } = plan.value;
	const answer = await send(request);
	if (!answer.ok) return answer;
	const name = textAt(answer.value, 'name')?.trim() ?? '';
	if (name !== '') return succeeded({ name, namedAt: nowMs });
	return failed({
		kind: 'unexpectedResponse',
		status: 200,
		message: `${request.path} has no name to search for`,
		hint: "Set 'Look In' to Albums of Each Artist for an artist without a name.",
	});
}

/** Whose a release is: others may be called the same. */
const isBy = (value: unknown, artistId: string): boolean =>
	[valueAt(value, 'artists')].flat().some((one) => textAt(one, 'id') === artistId);

/** Finds the newest releases of an artist that search has, of the groups of the form, the newest first. */
async function findReleases(
	artistId: string,
	name: string,
	tools: WatchTools,
): Promise<Outcome<Dated[]>> {
	const { market, includeGroups } = tools.values;
	const values = { query: '', filters: { artist: name, tag: 'new' }, type: ['album'], market };
	const plan = planRead(search.operations.search, values, tools.output);
	if (!plan.ok) return plan;
	const { request } = plan.value;
	const { entries, failure } = await read(
		tools.send,
		request,
		RELEASE_PAGES,
		MAX_SEARCHED_RELEASES,
	);
	if (failure) return failed(failure);
	const groups: readonly unknown[] = [includeGroups].flat();
	const wanted = entries.filter(
		({ value }) => isBy(value, artistId) && groups.includes(valueAt(value, 'album_type')),
	);
	return succeeded(byDate(wanted.flatMap(({ value }) => releases.toDated(value) ?? [])));
}

/** What was found and is young enough to be found again. */
const stillKnown = ({ found }: KnownSearch, nowMs: number): KnownSearch['found'] =>
	Object.fromEntries(
		Object.entries(found).filter(([, date]) => isSince(date, dayOf(nowMs - KNOWN_MS))),
	);

/**
 * Watches the releases of artists in what search finds with the tag for new albums: one request for
 * an artist, which finds what the artist's own list leaves out.
 */
export const searchedReleases: Watch<KnownSearch> = {
	isState: isKnownSearch,
	begin: async (_, tools) => async (artistId, known) => {
		const named = await searchedName(artistId, known, tools);
		if (!named.ok) return named;
		const { name, namedAt } = named.value;
		const seen = await findReleases(artistId, name, tools);
		if (!seen.ok) return seen;
		const nowMs = tools.clock.nowMs();
		const since = known?.since ?? dayOf(nowMs - LATE_MS);
		const isNew = (one: Dated): boolean =>
			digestsOf([one]).every((digest) => known?.found[digest] === undefined) &&
			isSince(one.at, since) &&
			isSince(one.at, dayOf(nowMs - NEW_MS));
		const fresh = known ? distinct(seen.value.filter(isNew)).reverse() : [];
		const now = seen.value.flatMap((one) => digestsOf([one]).map((digest) => [digest, one.at]));
		const found = { ...(known && stillKnown(known, nowMs)), ...Object.fromEntries(now) };
		const next = { name, namedAt, since, found };
		return succeeded({ events: eventsOf(releases, artistId, fresh), next });
	},
	async latest(artistId, tools) {
		const named = await searchedName(artistId, undefined, tools);
		if (!named.ok) return named;
		const seen = await findReleases(artistId, named.value.name, tools);
		return seen.ok ? succeeded(eventsOf(releases, artistId, seen.value.slice(0, 1))) : seen;
	},
};
