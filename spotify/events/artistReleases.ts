import { append } from '../values/append';
import { at, textAt } from '../values/json';
import { artist } from '../operations/artist';
import { ARTIST_ALBUMS_PAGES } from '../operations/pages';
import { failed, succeeded, type Outcome } from '../failures/outcome';
import { noList, pageOf } from '../paging/types';
import { digestOf, unpack } from './digest';
import { freshIn, nextMark, readNewest, type Dated, type Mark, type Reading } from './newestFirst';
import { planRead } from './planRead';
import type { SpotifyEvent, Watch, WatchTools } from './types';

const { getAlbums } = artist.operations;

/** The largest page that every kind of app may ask for. */
const PAGE = ARTIST_ALBUMS_PAGES.maxLimit;

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

const dated = (value: unknown): Dated | undefined => {
	const id = textAt(value, 'id');
	return id === undefined
		? undefined
		: { digest: digestOf(id), at: textAt(value, 'release_date') ?? '0', value };
};

/** What of one group of an artist's releases is new. */
export const newReleases = (artistId: string, reading: Reading, mark: Mark): SpotifyEvent[] =>
	freshIn(reading, mark).map(({ value, at: date }) => ({
		value,
		output: 'album',
		at: date,
		also: { artistId },
	}));

export const groupsOf = ({ values }: WatchTools): string[] =>
	[values.includeGroups].flat().flatMap((group) => (typeof group === 'string' ? group : []));

const plan = (artistId: string, groups: readonly string[], { values, simplify }: WatchTools) =>
	planRead(getAlbums, { ...values, artistId, includeGroups: groups }, simplify);

async function readGroup(
	artistId: string,
	group: string,
	tools: WatchTools,
	mark?: Mark,
): Promise<Outcome<Reading>> {
	const planned = plan(artistId, [group], tools);
	if (!planned.ok) return planned;
	return await readNewest(tools.send, planned.value.request, PAGE, dated, mark);
}

/** What stands for the list of all groups, as its first page shows it. */
async function glance(
	artistId: string,
	groups: readonly string[],
	tools: WatchTools,
): Promise<Outcome<string>> {
	const planned = plan(artistId, groups, tools);
	if (!planned.ok) return planned;
	const { request } = planned.value;
	const page = await tools.send(pageOf(request, PAGE, 0));
	if (!page.ok) return page;
	const items = at(page.value, 'items');
	if (!Array.isArray(items)) return failed(noList(request, 'items'));
	const ids = items.map((item) => textAt(item, 'id'));
	return succeeded(digestOf(JSON.stringify([at(page.value, 'total'), ids])));
}

const isDue = (known: Known | undefined, nowMs: number): boolean =>
	// Where the clock was set back, too.
	!known || Math.abs(nowMs - known.atMs) >= LOOK_CLOSER_EVERY_MS;

/**
 * Watches the releases of artists: one request for an artist of whom nothing is new, one more for
 * each group where there are several and something is.
 */
export const artistReleases: Watch = {
	begin: async (_, tools) => {
		const groups = groupsOf(tools);
		return async (artistId, previous) => {
			const known = previous as Known | undefined;
			const nowMs = tools.clock.nowMs();
			let list = '';
			if (groups.length > 1) {
				const glanced = await glance(artistId, groups, tools);
				if (!glanced.ok) return glanced;
				list = glanced.value;
				if (known?.list === list && !isDue(known, nowMs))
					return succeeded({ events: [], next: known });
			}
			const marks = Object.values(known?.groups ?? {});
			const knownElsewhere = new Set(marks.flatMap(({ known: packed }) => unpack(packed)));
			const next: Known = { list, atMs: groups.length > 1 ? nowMs : 0, groups: {} };
			// One release may stand in several groups, and may come into another one later.
			const events = new Map<string, SpotifyEvent>();
			for (const group of groups) {
				const mark = known?.groups[group];
				const reading = await readGroup(artistId, group, tools, mark);
				if (!reading.ok) return reading;
				next.groups[group] = nextMark(reading.value, mark);
				if (!mark) continue;
				for (const event of newReleases(artistId, reading.value, mark)) {
					const digest = digestOf(String(textAt(event.value, 'id')));
					if (!knownElsewhere.has(digest)) events.set(digest, event);
				}
			}
			return succeeded({ events: [...events.values()], next });
		};
	},
	async latest(artistId, tools) {
		const found: SpotifyEvent[] = [];
		for (const group of groupsOf(tools)) {
			const reading = await readGroup(artistId, group, tools, { since: '9', known: '' });
			if (!reading.ok) return reading;
			const all = newReleases(artistId, reading.value, { since: '', known: '' });
			append(found, all.slice(-1));
		}
		const newest = found.sort((a, b) => (a.at < b.at ? 1 : -1))[0];
		return succeeded(newest ? [newest] : []);
	},
};
