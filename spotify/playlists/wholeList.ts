import type { PlaylistJob, Target } from './target';
import { invalidInput, type InvalidInput, type SpotifyFailure } from '../failures/types';
import type { JobInput } from '../jobs/types';
import type { ReplaceSettings } from '../operations/jobSettings';
import type { JsonObject } from '../values/json';
import type { Listing } from '../paging/types';
import { presentIn } from '../values/counts';
import { tooMany } from './full';
import type { ItemUri } from './types';
import { unfinished, type WriteStatus } from './unfinished';

/** What a list is written to, and with which settings: those of any of the orders. */
export interface ListToWrite<Settings> {
	target: Target;
	wanted: readonly string[];
	settings: Settings;
}

/** A job for which all orders together are the list that a playlist is to hold. */
export const wholeListJob =
	<Settings extends ReplaceSettings>(
		write: (list: ListToWrite<Settings>, inputs: readonly JobInput[]) => Promise<Listing[]>,
	): PlaylistJob<Settings> =>
	async (inputs, tools) => {
		const [first] = inputs;
		if (!first) return [];
		const { id, settings } = first;
		const wanted = inputs.flatMap(({ uris }) => uris);
		if (wanted.length === 0 && !settings.allowEmpty) {
			return inputs.map(() => ({ entries: [], failure: emptyList() }));
		}
		const full = tooMany(wanted.length);
		if (full) return inputs.map(() => ({ entries: [], failure: full }));
		return await write({ target: { ...tools, id }, wanted, settings }, inputs);
	};

/** The refusal of an empty list, which is a mistake more often than a wish. */
const emptyList = (): InvalidInput =>
	invalidInput(
		'Items',
		'There are no items, which would empty the playlist',
		"Nothing was changed. To empty it on purpose, switch 'Allow Empty' on.",
	);

/** What became of each wanted item, where the playlist holds either this or that. */
export function statusesOf(
	wanted: readonly string[],
	held: readonly ItemUri[],
	orHeld: readonly ItemUri[] = held,
): WriteStatus[] {
	const [these, those] = [presentIn<ItemUri>(wanted, held), presentIn<ItemUri>(wanted, orHeld)];
	return wanted.map((_, index) => {
		if (these[index] === those[index]) return these[index] ? 'done' : 'missing';
		return 'uncertain';
	});
}

/**
 * The failure of the whole list, for each order with what of its own items is missing.
 * @param done what was to become of them, as in `written`
 */
export function allFailed(
	inputs: readonly JobInput[],
	failure: SpotifyFailure,
	fates: readonly WriteStatus[],
	done: string,
): Listing[] {
	let from = 0;
	return inputs.map(({ uris }) => {
		const own = fates.slice(from, (from += uris.length));
		return { entries: [], failure: unfinished(failure, uris, own, done) };
	});
}

/**
 * One result for all orders, with the first.
 * @param hidden how many places of the playlist Spotify hides that belong to nothing in the list
 */
export const aggregateResult = (
	inputs: readonly JobInput[],
	value: JsonObject,
	hidden = 0,
): Listing[] =>
	inputs.map((_, index) =>
		index === 0
			? { entries: [{ value, position: 0 }], ...(hidden > 0 && { hiddenCount: hidden }) }
			: { entries: [] },
	);
