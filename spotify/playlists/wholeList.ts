import type { PlaylistJob, Target } from './target';
import { invalidInput, type InvalidInput, type SpotifyFailure } from '../failures/types';
import type { JobInput } from '../jobs/types';
import type { ReplaceSettings, SyncSettings } from '../operations/settings/replaceAndSync';
import { byCount, countText } from '../values/counted';
import type { JsonObject } from '../values/json';
import type { Listing } from '../paging/types';
import { presentIn, without } from '../values/counts';
import { arrange } from './arrange';
import { tooMany } from './items/full';
import type { ItemUri } from './items/types';
import type { Converged } from './write/converge';
import type { HiddenItems } from './write/hiddenItems';
import { heldIn } from './write/runSteps';
import { unfinished, withRemoved, type WriteStatus } from './write/unfinished';

/** What a list is written to, and with which settings: those of any of the orders. */
export interface ListToWrite<Settings> {
	target: Target;
	/** In the order in which it is to be written. */
	wanted: readonly string[];
	/** The same, as the orders have it. */
	asked: readonly string[];
	settings: Settings;
	/** What of the input is left out, in a sentence; undefined where nothing is. */
	note: string | undefined;
}

/** Makes a job whose inputs together are the list that a playlist is to hold. */
export const wholeListJob =
	<Settings extends SyncSettings | ReplaceSettings>(
		write: (list: ListToWrite<Settings>, inputs: readonly JobInput[]) => Promise<Listing[]>,
	): PlaylistJob<Settings> =>
	async (inputs, tools) => {
		const [first] = inputs;
		if (!first) return [];
		const { id, settings } = first;
		const target = { ...tools, id };
		const fail = (failure: SpotifyFailure): Listing[] =>
			inputs.map(() => ({ entries: [], failure }));
		const isNothing = inputs.every(({ uris }) => uris.length === 0);
		if (isNothing && !settings.allowEmpty) return fail(emptyList());
		const arranged = await arrange(target, inputs);
		if (!arranged.ok) return fail(arranged.failure);
		const { wanted, inputs: asking, dropped } = arranged.value;
		if (wanted.length === 0 && !settings.allowEmpty) return fail(emptyList());
		const full = tooMany(wanted.length);
		if (full) return fail(full);
		const asked = asking.flatMap(({ uris }) => uris);
		const note = dropped === 0 ? undefined : droppedText(dropped);
		return await write({ target, wanted, asked, settings, note }, asking);
	};

const droppedText = (count: number): string =>
	`${countText(count)} of the input's items ${byCount(count, 'was', 'were')} left out by 'Drop Older Than' or 'Max Items'.`;

/** The refusal of an empty list, which is a mistake more often than a wish. */
const emptyList = (): InvalidInput =>
	invalidInput(
		'Items',
		'There are no items, so the playlist would be emptied',
		"Nothing was changed. To empty it on purpose, switch 'Allow Empty' on.",
	);

/** Tells what became of each wanted item if the playlist holds either this or that. */
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
 * Tells what became of each wanted item where the writing ended early, by what the playlist is known
 * to hold and what of the wanted it hides.
 */
export function statusesAfter(
	wanted: readonly string[],
	{ state, orHeld }: Converged,
	hiddenItems: Pick<HiddenItems, 'hidden' | 'assumed'>,
): WriteStatus[] {
	const held = heldIn(state);
	const hidden = hiddenItems.hidden();
	const sure = without(hidden, hiddenItems.assumed());
	return statusesOf(wanted, [...held, ...hidden], [...(orHeld ?? held), ...sure]);
}

/**
 * Makes the failure of the whole list, for each input with what of its own items is missing.
 * @param done what was to become of them, as in `written`
 * @param removed what was taken out by then
 */
export function allFailed(
	inputs: readonly JobInput[],
	failure: SpotifyFailure,
	statuses: readonly WriteStatus[],
	done: string,
	removed: readonly string[] = [],
): Listing[] {
	let from = 0;
	return inputs.map(({ uris }, index) => {
		const own = statuses.slice(from, (from += uris.length));
		const ended = unfinished(failure, uris, own, done);
		return { entries: [], failure: index === 0 ? withRemoved(ended, removed) : ended };
	});
}

/**
 * Makes one result for all inputs, which goes with the first.
 * @param hidden how many places of the playlist Spotify hides that belong to nothing in the list
 */
export const aggregateResult = (
	inputs: readonly JobInput[],
	value: JsonObject,
	note?: string,
	hidden = 0,
): Listing[] =>
	inputs.map((_, index) =>
		index === 0
			? {
					entries: [{ value, position: 0 }],
					...(note !== undefined && { note }),
					...(hidden > 0 && { hiddenCount: hidden }),
				}
			: { entries: [] },
	);
