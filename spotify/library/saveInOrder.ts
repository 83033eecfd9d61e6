import { sendValues, type ValueOutcomes } from '../batches/sendValues';
import { waitUntil } from '../concurrency/waitUntil';
import { MAX_REFUSED_ITEMS, isItemError } from '../failures/itemErrors';
import { failed, succeeded } from '../failures/outcome';
import { cancelledUnsent, type SpotifyFailure } from '../failures/types';
import type { JobInput, JobTools } from '../jobs/types';
import type { SaveSettings } from '../operations/settings/save';
import { splitRoute, type Batch } from '../operations/types';
import type { SpotifyRequest } from '../request/types';
import { notBegun } from './notBegun';
import { oldestFirst, type ItemToSave } from './oldestFirst';
import { saveWithDates } from './saveWithDates';

/** Spotify's dates are of whole seconds: of what has the same one, nothing says which was first. */
const BETWEEN_MS = 1_000;

/** What is still to be saved, and the failure after which nothing more is to be begun. */
interface Rest {
	left: readonly ItemToSave[];
	end?: SpotifyFailure;
}

/** Tells whether Spotify failed for the one item that it was asked about. */
const isOfItem = (failure: SpotifyFailure): boolean =>
	isItemError(failure) || (failure.kind === 'server' && failure.status === 500);

/** Leaves out what is saved already: an earlier run may have come so far. */
async function withoutSaved(
	items: readonly ItemToSave[],
	batch: Batch,
	{ send }: JobTools,
	said: ValueOutcomes,
): Promise<Rest> {
	if (!batch.verifiedBy) return { left: items };
	const { method, template } = splitRoute(batch.verifiedBy);
	const question = { method, path: template, template, query: {}, idempotent: true };
	const uris = items.map(({ uri }) => uri);
	const there = await sendValues(send, question, { ...batch, perValue: true }, uris);
	let end: SpotifyFailure | undefined;
	const left = items.filter(({ uri }) => {
		const outcome = there.get(uri);
		if (outcome?.ok === true && outcome.value === true) said.set(uri, succeeded(undefined));
		if (outcome?.ok !== false) return outcome?.value !== true;
		said.set(uri, failed(notBegun(outcome.failure)));
		// What was to come before others may not come after them.
		if (!isOfItem(outcome.failure)) end ??= notBegun(outcome.failure);
		return false;
	});
	return { left, ...(end && { end }) };
}

/** Saves one item after another, each in a second of its own. */
async function saveSingly(
	route: SpotifyRequest,
	{ wire }: Batch,
	{ left, end: endBefore }: Rest,
	tools: JobTools,
	said: ValueOutcomes,
): Promise<void> {
	let end = endBefore;
	let refusals = 0;
	let nextAtMs = -Infinity;
	for (const { uri } of left) {
		if (!end && !(await waitUntil(tools, nextAtMs))) end = cancelledUnsent();
		if (end) {
			said.set(uri, failed(end));
			continue;
		}
		nextAtMs = tools.clock.monotonicMs() + BETWEEN_MS;
		const outcome = await tools.send({ ...route, query: { ...route.query, [wire]: uri } });
		said.set(uri, outcome);
		if (outcome.ok) continue;
		refusals += 1;
		const goesOn = isItemError(outcome.failure) && refusals < MAX_REFUSED_ITEMS;
		if (!goesOn) end = notBegun(outcome.failure);
	}
}

/**
 * Saves what all inputs name so that the library, in which the latest comes first, has their order:
 * the oldest first, one request each, a second apart. What is saved already stays as it is. Apps that
 * may say when a track was saved say so, fifty a request. Ends at the first failure that is not an
 * item's own: what comes after it would else come before it in the library.
 * @returns what came of each value
 */
export async function saveInOrder(
	route: SpotifyRequest,
	batch: Batch,
	inputs: ReadonlyArray<JobInput<SaveSettings>>,
	tools: JobTools,
): Promise<ValueOutcomes> {
	const said: ValueOutcomes = new Map();
	const unsaved = await withoutSaved(oldestFirst(inputs), batch, tools, said);
	const rest = unsaved.end ? unsaved : await saveWithDates(unsaved.left, tools, said);
	await saveSingly(route, batch, rest, tools, said);
	return said;
}
