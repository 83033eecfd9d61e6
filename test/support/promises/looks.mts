import type { JobInput } from '../../../spotify/jobs/types';
import type { Listing } from '../../../spotify/paging/types';
import { getIfChanged } from '../../../spotify/run/getIfChanged';
import { at } from '../../../spotify/values/json';
import type { Held } from '../fakePlaylist.mts';
import type { FakePlaylistApi } from '../fakePlaylistApi.mts';
import { urisIn } from './judge.mts';
import { isHiding, type Run } from './runs.mts';

/** A snapshot as it was told, and what the playlist held then. */
export interface Telling {
	snapshotId: string;
	held: readonly Held[];
}

/** What came of *Only If Changed Since*. */
export interface Look {
	since: string;
	/** All that were told by then, of this snapshot or of others. */
	tellings: readonly Telling[];
	listing: Listing;
	/** What the playlist held as it was asked for, and as it was answered. */
	before: readonly Held[];
	after: readonly Held[];
	/** Whether nobody else has changed what Spotify's snapshots, or contents, may not show yet. */
	isShown: boolean;
	isAlone: boolean;
	/** Whether each write of this process was answered. */
	isSure: boolean;
	/** Whether the snapshot that Spotify gives is one that it has given before the last write, or for it. */
	isKnownOlder: boolean;
	run: Run;
}

const requestFor = (id: string) => ({
	method: 'GET' as const,
	path: `/playlists/${id}/items`,
	template: '/playlists/{playlist_id}/items',
	query: { additional_types: 'track,episode' },
	idempotent: true,
});
const readIfChanged = getIfChanged(requestFor, { kind: 'offset', itemsAt: 'items', maxLimit: 50 });

/** Asks for the items of a playlist if it has another snapshot. */
export async function lookSince(
	api: FakePlaylistApi,
	snapshotId: string,
): Promise<Pick<Look, 'listing' | 'before' | 'after' | 'isKnownOlder'>> {
	const lastWrite = api.answers.findLastIndex(({ request }) => request.method !== 'GET');
	const earlier = new Set(api.answers.slice(0, lastWrite + 1).map(snapshotGiven));
	const from = api.answers.length;
	const before = urisIn(api.playlist.entries);
	const input: JobInput = { id: api.playlist.id, uris: [], settings: {}, snapshotId };
	const [listing = { entries: [] }] = await api.clock.until(readIfChanged([input], api.tools));
	const given = api.answers.slice(from).map(snapshotGiven);
	const isKnownOlder = given.every((one) => one === undefined || earlier.has(one));
	return { listing, before, after: urisIn(api.playlist.entries), isKnownOlder };
}

const snapshotGiven = ({ answer }: FakePlaylistApi['answers'][number]): unknown =>
	answer.ok ? at(answer.value.body, 'snapshot_id') : undefined;

/** The snapshot that a result tells. */
export const snapshotIn = ({ entries: [entry] }: Listing): string | undefined => {
	const told = at(entry?.value, 'snapshotId') ?? at(entry?.extraFields, 'snapshotId');
	return typeof told === 'string' ? told : undefined;
};

const isSame = (one: readonly Held[], other: readonly Held[]): boolean =>
	one.length === other.length && one.every((uri, index) => uri === other[index]);

/** Says what is wrong with what was given, in a word; undefined if nothing is. */
export function faultOf(look: Look): string | undefined {
	const { listing, tellings, since, before, after, run } = look;
	if (listing.failure) return undefined;
	const known = tellings.filter(({ snapshotId }) => snapshotId === since).map(({ held }) => held);
	const isUnchanged = at(listing.entries[0]?.extraFields, 'unchanged') === true;
	if (isUnchanged) {
		const isTrue = known.every((held) => isSame(held, before) || isSame(held, after));
		return look.isShown && !isTrue ? 'unchanged' : undefined;
	}
	if (!look.isAlone || !isSame(before, after)) return undefined;
	const read = listing.entries.map(({ value }) => at(value, 'item.uri') ?? null);
	const isRead = isSame(read.map((uri, index) => uri ?? after[index] ?? null) as Held[], after);
	if (!isRead) return 'old';
	const mayBeNull = (uri: Held): boolean => uri === null || isHiding(run.hiding, uri);
	if (!read.every((uri, index) => uri !== null || mayBeNull(after[index] ?? null))) return 'null';
	const isSteady = !run.hasThirdSnapshot && !run.isRestless && look.isSure && look.isKnownOlder;
	const isNewest =
		tellings.at(-1)?.snapshotId === since && isSame(tellings.at(-1)?.held ?? [], after);
	return isSteady && isNewest && run.intrusions.length === 0 ? 'changed' : undefined;
}
