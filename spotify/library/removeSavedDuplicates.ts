import { sendValues } from '../batches/sendValues';
import type { Job, JobTools } from '../jobs/types';
import { comparableTrack } from '../lists/comparableTrack';
import { duplicateRow, type ListedTrack } from '../lists/duplicateRow';
import { duplicatesIn, type Duplicate } from '../lists/duplicates';
import { tooManyRemovals } from '../lists/maxRemovals';
import { failed, succeeded, type Outcome } from '../failures/outcome';
import { LIBRARY_URIS_A_REQUEST } from '../operations/fields';
import type { SavedDuplicateSettings } from '../operations/settings/duplicates';
import { PAGES } from '../operations/pages';
import { MY_TRACKS } from '../operations/paths';
import { offsetPages } from '../paging/offsetPages';
import type { Listing } from '../paging/types';
import { mayHaveActed } from '../refusals/withUnknownOutcome';
import type { SpotifyRequest } from '../request/types';
import { at, textAt } from '../values/json';

const SAVED_TRACKS: SpotifyRequest = {
	method: 'GET',
	path: MY_TRACKS,
	template: MY_TRACKS,
	query: {},
	idempotent: true,
};

/**
 * Reads the liked songs, the latest first, each once: one that is liked while they are read makes
 * the last of a page come again with the next, and what is there again then must not be removed.
 */
async function readSaved({ send, maxConcurrency }: JobTools): Promise<Outcome<ListedTrack[]>> {
	const { entries, failure } = await offsetPages(
		send,
		SAVED_TRACKS,
		PAGES,
		Infinity,
		maxConcurrency,
	);
	if (failure) return failed(failure);
	const byUri = new Map<string, ListedTrack>();
	for (const { value } of entries) {
		const object = at(value, 'track');
		const uri = textAt(object, 'uri');
		if (uri === undefined || byUri.has(uri)) continue;
		byUri.set(uri, { comparable: comparableTrack(object, at(value, 'added_at')), object });
	}
	return succeeded([...byUri.values()]);
}

/** Removes duplicates; each that is gone is an entry, and the failure names those that are not. */
async function removeSaved(
	route: SpotifyRequest,
	listed: readonly ListedTrack[],
	duplicates: readonly Duplicate[],
	tools: JobTools,
): Promise<Listing> {
	const rows = duplicates.map((duplicate) => duplicateRow(listed, duplicate));
	const uris = rows.flatMap(({ uri }) => uri ?? []);
	const batch = { wire: 'uris', limit: LIBRARY_URIS_A_REQUEST };
	const said = await sendValues(tools.send, route, batch, uris);
	const outcomes = rows.map((row) => ({ row, outcome: said.get(row.uri ?? '') }));
	const entries = outcomes
		.filter(({ outcome }) => outcome?.ok === true)
		.map(({ row }, position) => ({ value: { ...row, removed: true, notRemoved: null }, position }));
	const refused = outcomes.flatMap(({ row, outcome }) =>
		outcome?.ok === false ? [{ uri: row.uri ?? '', failure: outcome.failure }] : [],
	);
	const [first] = refused;
	if (!first) return { entries };
	const those = (isUncertain: boolean): string[] =>
		refused.flatMap(({ uri, failure }) => (mayHaveActed(failure) === isUncertain ? [uri] : []));
	const unwritten = { missing: those(false), uncertain: those(true) };
	const hint = `${entries.length} of ${rows.length} duplicates were removed; the error's data lists the others. ${first.failure.hint}`;
	return { entries, failure: { ...first.failure, hint, unwritten } };
}

/**
 * Removes liked songs that are there in several editions. Gives one entry for each: what it was, and of
 * which song it was a duplicate. What stays keeps its date.
 */
export const removeSavedDuplicates =
	(route: SpotifyRequest): Job<SavedDuplicateSettings> =>
	async (inputs, tools) => {
		const { settings = {} } = inputs[0] ?? {};
		const { sameWhen = 'isrc', keep = 'oldest', dryRun = false } = settings;
		const work = async (): Promise<Listing> => {
			const saved = await readSaved(tools);
			if (!saved.ok) return { entries: [], failure: saved.failure };
			const listed = saved.value;
			const details = listed.map(({ comparable }) => comparable);
			const duplicates = duplicatesIn(details, { sameWhen, keep });
			const refusal = tooManyRemovals(duplicates.length, settings);
			if (refusal) return { entries: [], failure: refusal };
			if (!dryRun) return await removeSaved(route, listed, duplicates, tools);
			const entries = duplicates.map((duplicate, position) => ({
				value: { ...duplicateRow(listed, duplicate), removed: false, notRemoved: 'dryRun' },
				position,
			}));
			return { entries };
		};
		const listing = await work();
		return inputs.map((_, index) => (index === 0 ? listing : { entries: [] }));
	};
