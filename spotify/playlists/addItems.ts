import type { PlaylistJob, Target } from './target';
import { invalidInput } from '../failures/types';
import type { JobInput } from '../jobs/types';
import type { AddSettings } from '../operations/settings/addItems';
import { presentIn, without } from '../values/counts';
import type { Listing } from '../paging/types';
import { tooMany } from './items/full';
import { planAdd, type AddPlan, type InputToAdd } from './plan/planAdd';
import { isUri, type ItemUri, type ReadState } from './items/types';
import { unfinished, type WriteStatus } from './write/unfinished';
import { addAll, nothingAdded, type Added } from './write/addAll';
import type { Converged } from './write/converge';
import { createHiddenItems, readLookedUp } from './write/hiddenItems';
import { readStartNow } from './write/readNow';
import { heldIn } from './write/runSteps';

const notAt = (position: number, total: number) =>
	invalidInput(
		'Position',
		`Position ${position} is beyond the end of the playlist`,
		`It has ${total} items. To add at the end, enter ${total} or no position.`,
	);

interface Carried {
	plan: AddPlan;
	added: Added;
	/** What was left out since it is likely to be hidden: in the end it is sure. */
	assumed: ReadonlySet<string>;
}

const NONE_ASSUMED: ReadonlySet<string> = new Set();

function addedListing(id: string, input: InputToAdd, { added, assumed }: Carried): Listing {
	const statuses = input.wanted.map(({ place }) => added.statuses[place] ?? 'missing');
	const { refused } = added;
	const { snapshotId } = added.state;
	const unsure = input.existing.filter((uri) => added.failure && assumed.has(uri));
	const isDone = unsure.length === 0 && statuses.every((status) => status === 'done');
	const own = input.wanted.map(({ place }) => refused.get(place)).find(Boolean);
	const failure = own ?? added.failure;
	if (!failure || (snapshotId !== undefined && isDone)) {
		const value = { playlistId: id, snapshotId, added: input.added, skipped: input.skipped };
		return { entries: [{ value, position: 0 }] };
	}
	const uris = [...input.wanted.map(({ uri }) => uri), ...unsure];
	const all = [...statuses, ...unsure.map((): WriteStatus => 'uncertain')];
	return { entries: [], failure: unfinished(failure, uris, all, 'added') };
}

/** Adds what a plan says, where it can be added. */
async function addUris(
	target: Target,
	uris: readonly string[],
	start: ReadState,
	position: number | undefined,
): Promise<Added> {
	const total = start.held.length;
	// Spotify might put it at the end instead, where it would not be looked for.
	if (position !== undefined && position > total) return nothingAdded(uris, notAt(position, total));
	const full = uris.length === 0 ? undefined : tooMany(uris.length, total);
	return full ? nothingAdded(uris, full) : await addAll(target, start, uris, position);
}

/** Adds everything, whatever is there: one request reads enough for a lost answer to be judged. */
async function addEverything(
	target: Target,
	inputs: readonly JobInput[],
	position: number | undefined,
): Promise<Carried> {
	const plan = planAdd(inputs);
	const full = tooMany(plan.uris.length);
	if (full) return { plan, added: nothingAdded(plan.uris, full), assumed: NONE_ASSUMED };
	const start = await readStartNow(target);
	const added = start.ok
		? await addUris(target, plan.uris, start.value, position)
		: nothingAdded(plan.uris, start.failure);
	return { plan, added, assumed: NONE_ASSUMED };
}

/** Adds what is not there, neither to be seen nor hidden. */
async function addMissing(
	target: Target,
	inputs: readonly JobInput[],
	position: number | undefined,
): Promise<Carried> {
	const hiddenItems = createHiddenItems(target, false);
	const wanted = [...new Set(inputs.flatMap(({ uris }) => uris))];
	const start = await readLookedUp(target, hiddenItems, wanted);
	if (!start.ok) {
		const plan = planAdd(inputs);
		return { plan, added: nothingAdded(plan.uris, start.failure), assumed: NONE_ASSUMED };
	}
	const { held } = start.value;
	await hiddenItems.shownOf(held, wanted);
	const plan = planAdd(inputs, [...held, ...hiddenItems.hidden()]);
	const added = await addUris(target, plan.uris, start.value, position);
	const carried = (how: Added): Carried => ({
		plan,
		added: how,
		assumed: new Set(hiddenItems.assumed()),
	});
	// What was written may have been there before, and nobody has looked.
	if (added.failure) return carried(unsureAdded(plan, added, hiddenItems.doubtful()));

	// What was taken for a null may turn out to be none, once fewer are left.
	const asked = [...plan.uris, ...hiddenItems.hidden()];
	let { state } = added;
	for (;;) {
		const cleared = await hiddenItems.takeOutDoubtful(state);
		if (!cleared) return carried({ ...added, state });
		if (cleared.failure) return carried(doubted(plan, added, cleared));
		const now = heldIn(cleared.state);
		const due = dueAgain(asked, hiddenItems.takenOut());
		const missing = without<ItemUri>(await hiddenItems.shownOf(now, due), now).filter(isUri);
		const readded = await addAll(target, cleared.state, missing, position);
		({ state } = readded);
		const { failure } = readded;
		if (failure) return carried(doubted(plan, added, { state, failure, orHeld: now }));
	}
}

/** Returns what is to be there of what was added: once, or as often as it was there before. */
const dueAgain = (uris: readonly string[], before: readonly string[]): string[] => [
	...uris,
	...without(before, uris),
];

/** Returns what was added, if some of it may be there once more than it should be. */
const unsureAdded = ({ uris }: AddPlan, added: Added, doubtful: ReadonlySet<string>): Added => ({
	...added,
	statuses: added.statuses.map((status, place) =>
		status === 'done' && doubtful.has(uris[place] ?? '') ? 'uncertain' : status,
	),
});

/** Returns what was added, if it is not known of some of it whether it is there, or how often. */
function doubted(
	{ uris }: AddPlan,
	added: Added,
	{ state, failure, orHeld = [] }: Converged,
): Added {
	const isSure = presentIn<ItemUri>(uris, orHeld);
	const statuses = added.statuses.map((status, place) => (isSure[place] ? status : 'uncertain'));
	return { ...added, state, statuses, ...(failure && { failure }) };
}

/**
 * Adds what all inputs ask for, in their order, 100 items a request, none of them twice and none
 * lost: at the end, or from the setting `position` on. With `skipExisting`, what the playlist has
 * already is left out, as are repeats. One read comes first, so that a lost answer can be judged.
 */
export const addItems: PlaylistJob<AddSettings> = async (inputs, tools) => {
	const [first] = inputs;
	if (!first) return [];
	const target = { ...tools, id: first.id };
	const { skipExisting, position } = first.settings;
	const run = skipExisting ? addMissing : addEverything;
	const carried = await run(target, inputs, position);
	return carried.plan.inputs.map((input) => addedListing(first.id, input, carried));
};
