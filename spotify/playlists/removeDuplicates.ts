import { duplicateRow, type ListedTrack } from '../lists/duplicateRow';
import { comparableTrack } from '../lists/comparableTrack';
import { duplicatesIn, type Duplicate } from '../lists/duplicates';
import { tooManyRemovals } from '../lists/maxRemovals';
import type { JobInput } from '../jobs/types';
import type { DuplicateSettings } from '../operations/settings/duplicates';
import type { Entry, Listing } from '../paging/types';
import { byCount, countText } from '../values/counted';
import { at } from '../values/json';
import { changePlaces } from './changePlaces';
import { itemIn, readDetailed, type DetailedEntry, type DetailedState } from './detailedEntries';
import type { PlaylistJob, Target } from './target';
import { isLocal } from '../values/localFile';

const listedTrack = ({ uri, entry }: DetailedEntry): ListedTrack => {
	const object = itemIn(entry);
	return { comparable: { ...comparableTrack(object, at(entry, 'added_at')), uri }, object };
};

/** What is a playlist's duplicates, and what becomes of them. */
interface FoundDuplicates {
	listed: readonly ListedTrack[];
	/** Those that can be removed. */
	removable: readonly Duplicate[];
	/** Files of the user's own, which no app removes. */
	local: readonly Duplicate[];
	/** What stays, but goes with its copies first: it gets a new date. */
	addedAgain: ReadonlySet<string>;
}

function findDuplicates(
	entries: readonly DetailedEntry[],
	{ sameWhen = 'id', keep = 'oldest' }: DuplicateSettings,
): FoundDuplicates {
	const listed = entries.map(listedTrack);
	const uriAt = (index: number): string => entries[index]?.uri ?? '';
	const duplicates = duplicatesIn(
		listed.map(({ comparable }) => comparable),
		{ sameWhen, keep },
	);
	const removable = duplicates.filter(({ index }) => !isLocal(uriAt(index)));
	const copies = removable.filter(({ index, of }) => uriAt(index) === uriAt(of));
	return {
		listed,
		removable,
		local: duplicates.filter(({ index }) => isLocal(uriAt(index))),
		addedAgain: new Set(copies.map(({ index }) => uriAt(index))),
	};
}

/** What a user cannot see in the rows. */
function notesOf({ local, addedAgain }: FoundDuplicates, isDryRun: boolean): string[] {
	const copies = addedAgain.size;
	const again = byCount(copies, 'One item that stays', `${countText(copies)} items that stay`);
	const files = local.length;
	return [
		...(addedAgain.size === 0
			? []
			: [
					`${again} ${isDryRun ? 'would be' : byCount(copies, 'was', 'were')} added again in the same place with a new date: Spotify removes all copies of an ID together.`,
				]),
		...(local.length === 0
			? []
			: [
					`${byCount(files, 'One local file is there more than once and stays', `${countText(files)} local files are there more than once and stay`)}: Spotify lets no app remove ${byCount(files, 'it. Remove it', 'them. Remove them')} with a Spotify app.`,
				]),
	];
}

function duplicateEntries(
	id: string,
	{ listed, removable, local, addedAgain }: FoundDuplicates,
	isDryRun: boolean,
): Entry[] {
	const isLeft = new Set(local);
	return [...removable, ...local]
		.toSorted((one, other) => one.index - other.index)
		.map((duplicate, position) => {
			const row = duplicateRow(listed, duplicate);
			const reason = isLeft.has(duplicate) ? 'localFile' : null;
			const value = {
				playlistId: id,
				...row,
				removed: !isDryRun && reason === null,
				notRemoved: isDryRun ? 'dryRun' : reason,
				keptAddedAgain: addedAgain.has(row.duplicateOf ?? ''),
			};
			return { value, position };
		});
}

/** Removes what was found, and tells of it. */
async function removeFound(
	target: Target,
	{ state }: DetailedState,
	found: FoundDuplicates,
	isDryRun: boolean,
): Promise<Listing> {
	const note = notesOf(found, isDryRun).join(' ');
	const entries = duplicateEntries(target.id, found, isDryRun);
	const rows: Listing = { entries, ...(note !== '' && { note }) };
	if (isDryRun || found.removable.length === 0) return rows;
	const gone = new Map(found.removable.map(({ index }) => [index, null] as const));
	const changed = await changePlaces(target, state, gone);
	return changed.ok ? rows : { entries: [], failure: changed.failure };
}

async function findAndRemove(target: Target, settings: DuplicateSettings): Promise<Listing> {
	const read = await readDetailed(target);
	if (!read.ok) return { entries: [], failure: read.failure };
	const found = findDuplicates(read.value.entries, settings);
	const refusal = tooManyRemovals(found.removable.length, settings);
	return refusal
		? { entries: [], failure: refusal }
		: await removeFound(target, read.value, found, settings.dryRun === true);
}

/**
 * Removes what a playlist has more than once. Gives one entry for each duplicate: what it was and of
 * what it was one. What stays keeps its place, and its date unless it is a copy of what goes: all
 * copies of a URI go together, and the one that stays is added again. Files of the user's own stay.
 */
export const removeDuplicates: PlaylistJob<DuplicateSettings> = async (inputs, tools) => {
	const [first] = inputs;
	if (!first) return [];
	const listing = await findAndRemove({ ...tools, id: first.id }, first.settings);
	// The same playlist for several input items: it is told of once.
	const rest: Listing = { entries: [], ...(listing.failure && { failure: listing.failure }) };
	return inputs.map((_: JobInput<DuplicateSettings>, index) => (index === 0 ? listing : rest));
};
