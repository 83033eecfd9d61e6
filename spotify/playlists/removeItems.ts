import type { PlaylistJob, Target } from './target';
import { chunksOf } from '../values/chunks';
import type { SpotifyFailure } from '../failures/types';
import { inHalves, type Handed } from '../values/inHalves';
import type { JobInput } from '../jobs/types';
import type { Listing } from '../paging/types';
import { isItemError, MAX_REFUSED_ITEMS } from '../failures/itemErrors';
import { MAX_WRITE_SIZE } from './items/requests';
import { isNull, UNREAD, type ItemUri, type ReadState } from './items/types';
import { isLocal } from '../values/localFile';
import { unfinished, type WriteStatus } from './write/unfinished';
import { readContents } from './write/contents';
import { restless } from './write/converge';
import { leftBehind } from './write/leftBehind';
import { nullsGone } from './write/nulls';
import { readStartShown } from './write/readNow';
import { isComplete } from './memory/state';
import { waitUntil } from '../concurrency/waitUntil';
import { MAX_READ_AGE_MS } from './memory/changes';
import { writeOnce, type FailedWrite } from './write/writeOnce';

interface Removed {
	/** What became of each URI that was got to. */
	statuses: Map<string, WriteStatus>;
	/** The latest that is known. */
	snapshotId?: string | undefined;
	failure?: SpotifyFailure | undefined;
	/** What else is to be told, as a sentence. */
	note?: string;
}

/**
 * Finds out what became of the items of a removal whose answers were all lost, by what the playlist
 * holds once nothing can be carried out late. What is not there is removed, unless it may be
 * hidden.
 */
async function statusesOfRemoved(
	target: Target,
	uris: readonly string[],
	{ applied }: FailedWrite,
	{ held: before }: ReadState,
): Promise<Pick<Removed, 'statuses' | 'snapshotId'>> {
	const all = (status: WriteStatus) => ({
		statuses: new Map(uris.map((uri) => [uri, status] as const)),
	});
	if (applied === 'no') return all('missing');
	const { id, playlistMemory } = target;
	const isWaited = await waitUntil(target, playlistMemory.settledAtMs(id) + MAX_READ_AGE_MS);
	const now = isWaited ? await readContents(target) : undefined;
	if (!now?.ok) return all('uncertain');
	const [was, there] = [new Set(before), new Set(now.value.held)];
	const mayBeHidden =
		now.value.held.some(isNull) &&
		(!isComplete(before) || (before.some(isNull) && !areHiddenGone(before, now.value.held, uris)));
	const statusOf = (uri: string): WriteStatus => {
		if (there.has(uri)) return 'missing';
		return was.has(uri) || !mayBeHidden ? 'done' : 'uncertain';
	};
	const statuses = uris.map((uri) => [uri, statusOf(uri)] as const);
	return { statuses: new Map(statuses), snapshotId: now.value.snapshotId };
}

/**
 * Tells whether a removal was carried out, and has taken out what is hidden, too: what of it was
 * shown is gone, and there are fewer nulls.
 */
const areHiddenGone = (
	before: readonly ItemUri[],
	now: readonly ItemUri[],
	uris: readonly string[],
): boolean =>
	uris.some((uri) => before.includes(uri) && !now.includes(uri)) &&
	nullsGone(before, now, new Set(uris)) > 0;

async function removeAll(
	target: Target,
	uris: readonly string[],
	before: ReadState,
): Promise<Removed> {
	const removed: Removed = { statuses: new Map() };
	let refusals = 0;
	const settle = (statuses: ReadonlyMap<string, WriteStatus>): void => {
		for (const [uri, status] of statuses) removed.statuses.set(uri, status);
	};

	async function remove(part: readonly string[]): Promise<Handed> {
		const written = await writeOnce(target, { kind: 'remove', uris: part }, UNREAD);
		if (written.done) {
			settle(new Map(part.map((uri) => [uri, 'done'])));
			removed.snapshotId = written.state.snapshotId;
			return 'taken';
		}
		const isRefusal = written.applied === 'no' && isItemError(written.failure);
		if (isRefusal && part.length > 1 && refusals < MAX_REFUSED_ITEMS) return 'refused';
		if (isRefusal) refusals += 1;
		const { statuses, snapshotId } = await statusesOfRemoved(target, part, written, before);
		settle(statuses);
		removed.snapshotId ??= snapshotId;
		const isDone = [...statuses.values()].every((status) => status === 'done');
		if (!isDone) removed.failure ??= written.failure;
		return isDone || (isRefusal && refusals < MAX_REFUSED_ITEMS) ? 'taken' : 'ended';
	}

	// Local files last, since Spotify may refuse those: that is to cost the others nothing.
	const parts = [uris.filter((uri) => !isLocal(uri)), uris.filter(isLocal)];
	for (const chunk of parts.flatMap((part) => chunksOf(part, MAX_WRITE_SIZE))) {
		if (!(await inHalves(chunk, remove))) break;
	}
	return removed;
}

/** Tells of what was removed what is there all the same, or may be. */
async function checkedRemoval(
	target: Target,
	before: ReadState,
	putIn: ReadonlyMap<string, number>,
	removed: Removed,
): Promise<Removed> {
	const done = [...removed.statuses].flatMap(([uri, status]) => (status === 'done' ? [uri] : []));
	const { shown, hidden, note } = await leftBehind(target, before, done, putIn);
	const statuses = new Map(removed.statuses);
	for (const uri of hidden) statuses.set(uri, 'uncertain');
	for (const uri of shown) statuses.set(uri, 'missing');
	const failure = shown.size + hidden.size > 0 ? restless(target.id) : undefined;
	return { failure, ...removed, statuses, ...(note !== undefined && { note }) };
}

/** Removes items from a playlist, and looks whether they are gone where Spotify may have kept some. */
async function removeUris(target: Target, uris: readonly string[]): Promise<Removed> {
	// What was lost before it, and is carried out late, would put back what it removes.
	const before = await readStartShown(target, uris);
	if (!before.ok) return { statuses: new Map(), failure: before.failure };
	const { uris: putIn } = target.playlistMemory.hidden(target.id, []);
	return await checkedRemoval(
		target,
		before.value,
		new Map(putIn),
		await removeAll(target, uris, before.value),
	);
}

function removedListing(input: JobInput, { statuses: all, snapshotId, failure }: Removed): Listing {
	const uris = [...new Set(input.uris)];
	const statuses = uris.map((uri) => all.get(uri) ?? 'missing');
	if (failure && statuses.some((status) => status !== 'done')) {
		return { entries: [], failure: unfinished(failure, uris, statuses, 'removed') };
	}
	const value = { playlistId: input.id, snapshotId, requested: uris.length };
	return { entries: [{ value, position: 0 }] };
}

/**
 * Removes what all inputs ask for, every occurrence of it, 100 different items a request. What the
 * playlist does not have is no failure; what Spotify keeps although it accepts the removal is one.
 */
export const removeItems: PlaylistJob = async (inputs, tools) => {
	const target = { ...tools, id: inputs[0]?.id ?? '' };
	const uris = new Set(inputs.flatMap((input) => input.uris));
	const removed = await removeUris(target, [...uris]);
	const { note } = removed;
	return inputs.map((input, index) => ({
		...removedListing(input, removed),
		...(index === 0 && note !== undefined && { note }),
	}));
};
