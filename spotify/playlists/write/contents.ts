import type { Target } from '../target';
import { append } from '../../values/append';
import { retry } from '../../concurrency/retry';
import type { SpotifyFailure } from '../../failures/types';
import { at, textAt } from '../../values/json';
import { failed, succeeded, type Outcome } from '../../failures/outcome';
import { sizeOf } from '../../paging/pageReader';
import { forbidden } from '../../refusals/forbidden';
import type { SpotifyRequest } from '../../request/types';
import { MAX_PAGE_SIZE, pageRequest, startRequest, URIS, type EntryView } from '../items/requests';
import type { ItemUri, KnownItem, PlaylistState } from '../items/types';
import { readUntilStill, type Part } from './readUntilStill';
import { mayBe } from '../memory/state';
import { fullWait } from '../../concurrency/backoff';

/** How often is asked for an answer that cannot be read. */
const MAX_ANSWERS = 3;

/** The page that comes with the playlist itself. */
const MAX_EMBEDDED = 100;

interface ContentsPage<Place> extends Part<Place> {
	held: Place[];
}

interface ReadPages<Place> extends ContentsPage<Place | undefined> {
	/** Why the rest is missing. */
	failure?: SpotifyFailure;
}

/** What of each entry is read, and what it is read as. */
export interface EntryReader<Place> extends EntryView {
	/** Reads what an entry says of its place. */
	placeIn(entry: unknown): Place;
	/** Tells whether two readings may be of the same item at the same place. */
	isSame(one: Place, other: Place): boolean;
}

const itemsUnreadable = (path: string, why: string): SpotifyFailure => ({
	kind: 'unexpectedResponse',
	status: 200,
	message: `The items of the playlist could not be read (${path})`,
	hint: `${why} Try again, and report it if it happens again.`,
});

/** Makes the failure of a playlist of which no two answers fit together. */
export const changing = (id: string): SpotifyFailure =>
	itemsUnreadable(`/playlists/${id}`, 'It changed while it was read.');

/**
 * Returns the URI of an entry: of its `item` since 2026, of its `track` before; null if Spotify no
 * longer has it.
 */
export const uriIn = (entry: unknown): ItemUri =>
	textAt(entry, 'item.uri') ?? textAt(entry, 'track.uri') ?? null;

const READ_URIS: EntryReader<ItemUri> = { ...URIS, placeIn: uriIn, isSame: mayBe };

function pageIn<Place>(
	list: unknown,
	path: string,
	limit: number,
	offset: number,
	{ placeIn }: EntryReader<Place>,
): Outcome<ContentsPage<Place>> {
	const entries = at(list, 'items');
	const total = at(list, 'total');
	if (!Array.isArray(entries) || typeof total !== 'number') {
		return failed(itemsUnreadable(path, 'The answer has no list or no total.'));
	}
	const size = sizeOf(list, { offset, limit, given: entries.length });
	const due = Math.max(0, Math.min(size, total - offset));
	// Where entries are left out, nobody knows at which places the others are.
	return entries.length === due
		? succeeded({ total, held: entries.map(placeIn) })
		: failed(itemsUnreadable(path, `Spotify returned ${entries.length} of ${due} items.`));
}

/**
 * Reads what a playlist holds, as far as its first page goes, in one request; in two where the
 * playlist comes without it.
 * @returns `forbidden` if the user neither owns the playlist nor works on it
 */
export const readStart = async (target: Target): Promise<Outcome<PlaylistState>> =>
	await readFirstPage(target, READ_URIS);

/** Tells whether an answer has only how long its list is, and where that would be. */
const isElsewhere = (list: unknown): boolean =>
	at(list, 'items') === undefined && typeof at(list, 'total') === 'number';

async function readFirstPage<Place>(
	target: Target,
	reader: EntryReader<Place>,
): Promise<Outcome<PlaylistState<Place>>> {
	const { id } = target;
	const request = startRequest(id, reader);
	const start = await readValue(target, request, (answer) => {
		const lists = [at(answer, 'items'), at(answer, 'tracks')].filter((list) => list != null);
		const list = lists.find((one) => !isElsewhere(one)) ?? lists[0];
		if (list === undefined) return failed(forbidden(pageRequest(id, 0, 0), ''));
		const page = isElsewhere(list)
			? succeeded(undefined)
			: pageIn(list, request.path, MAX_EMBEDDED, 0, reader);
		if (!page.ok) return page;
		const snapshotId = textAt(answer, 'snapshot_id');
		return snapshotId === undefined
			? failed(itemsUnreadable(request.path, 'The answer has no snapshot_id.'))
			: succeeded({ snapshotId, page: page.value });
	});
	if (!start.ok) return start;
	const { snapshotId, page } = start.value;
	const first = page ? succeeded(page) : await readPart(target, 0, MAX_EMBEDDED, reader);
	if (!first.ok) return first;
	return first.value ? succeeded({ snapshotId, ...first.value }) : failed(changing(id));
}

/**
 * Reads an answer, and asks again where it cannot be read: it may have been cut off on its way, and
 * what nobody can read may leave unknown what came of a write.
 */
async function readValue<Value>(
	{ send, clock, signal }: Target,
	request: SpotifyRequest,
	valueIn: (answer: unknown) => Outcome<Value>,
): Promise<Outcome<Value>> {
	return await retry(
		async () => {
			const answer = await send(request);
			return answer.ok ? valueIn(answer.value) : answer;
		},
		({ kind }) => kind === 'unexpectedResponse',
		{ clock, signal, random: fullWait, maxRetries: MAX_ANSWERS - 1 },
	);
}

/**
 * Reads what a playlist holds from one position up to another, or up to its end, in several pages
 * if Spotify gives no more at once. Where it was longer or shorter in one of them, the pages before
 * it are of another moment, and nothing is known of their places. Where one fails, it has those
 * before it.
 */
async function readPages<Place>(
	target: Target,
	from: number,
	to: number,
	reader: EntryReader<Place>,
): Promise<ReadPages<Place>> {
	const part: ReadPages<Place> = { total: 0, held: [] };
	for (let offset = from; offset < to;) {
		const start = offset;
		const limit = Math.min(MAX_PAGE_SIZE, to - start);
		const request = pageRequest(target.id, limit, start, reader);
		const page = await readValue(target, request, (answer) =>
			pageIn(answer, request.path, limit, start, reader),
		);
		if (!page.ok) return { ...part, failure: page.failure };
		const { total, held } = page.value;
		if (total !== part.total) part.held.fill(undefined);
		part.total = total;
		append(part.held, held);
		offset += held.length;
		if (held.length === 0 || offset >= total) break;
	}
	return part;
}

/** Reads that only if all of it is of one moment; undefined if the playlist changed meanwhile. */
async function readPart<Place>(
	target: Target,
	from: number,
	to: number,
	reader: EntryReader<Place>,
): Promise<Outcome<ContentsPage<Place> | undefined>> {
	const { total, held, failure } = await readPages(target, from, to, reader);
	if (failure) return failed(failure);
	const known = held.filter((place) => place !== undefined);
	return succeeded(known.length === held.length ? { total, held: known } : undefined);
}

/**
 * Reads what a playlist holds from one position up to another, and how many it holds by then;
 * undefined for what was read at another moment. Where a later page fails, it gives what was read.
 */
export async function readRange(
	target: Target,
	from: number,
	to: number,
): Promise<Outcome<Part<KnownItem>>> {
	const { failure, ...part } = await readPages(target, from, to, READ_URIS);
	return failure && part.held.length === 0 ? failed(failure) : succeeded(part);
}

/**
 * Reads everything that a playlist holds: one request up to 100 items, and beyond one more for each
 * 97.
 */
export const readContents = async (
	target: Target,
	first?: PlaylistState,
): Promise<Outcome<PlaylistState>> => await readEntries(target, READ_URIS, first);

/** Reads everything that a playlist holds, with more of each entry than its URI. */
export const readEntries = async <Place>(
	target: Target,
	reader: EntryReader<Place>,
	first?: PlaylistState<Place>,
): Promise<Outcome<PlaylistState<Place>>> =>
	await readUntilStill<Place, PlaylistState<Place>>(
		target,
		{
			readStart: async () => await readFirstPage(target, reader),
			readRange: async (from, to) => await readPart(target, from, to, reader),
			max: MAX_PAGE_SIZE,
			workers: 1,
			isSame: reader.isSame,
			restless: () => changing(target.id),
		},
		first,
	);
