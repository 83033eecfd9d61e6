import { invalidInput } from '../failures';
import type { Job, Order } from '../jobs/types';
import type { Listing } from '../paging/types';
import { addAll, nothingAdded, type Added } from './write/addAll';
import { readContents, readStart } from './write/contents';
import { planAdd, type OrderToAdd } from './plan/planAdd';
import { unfinished } from './unfinished';

const notAt = (position: number, total: number) =>
	invalidInput(
		'Position',
		`Position ${position} is behind the end of the playlist`,
		`It has ${total} items: ${total} is its end, as is no position at all.`,
	);

function listingOf(id: string, order: OrderToAdd, added: Added): Listing {
	const fates = order.wanted.map(({ place }) => added.fates[place] ?? 'missing');
	const { snapshotId, refused } = added;
	const own = order.wanted.map(({ place }) => refused.get(place)).find(Boolean);
	const failure = own ?? added.failure;
	if (!failure || (snapshotId !== undefined && fates.every((fate) => fate === 'done'))) {
		const value = { playlistId: id, snapshotId, added: order.added, skipped: order.skipped };
		return { entries: [{ value, position: 0 }] };
	}
	const uris = order.wanted.map(({ uri }) => uri);
	return { entries: [], failure: unfinished(failure, uris, fates, 'added') };
}

const positionOf = ({ settings: { position } }: Order): number | undefined =>
	typeof position === 'number' ? position : undefined;

/**
 * Adds what all orders ask for, in their order, 100 items a request, none of them twice and none
 * lost: at the end, or from the setting `position` on. With `skipExisting`, what the playlist has
 * already is left out, as are repeats. One read comes first, so that a lost answer can be judged.
 */
export const addItems: Job = async (orders, tools) => {
	const [first] = orders;
	if (!first) return [];
	const target = { ...tools, id: first.id };
	const skipExisting = first.settings.skipExisting === true;
	const position = positionOf(first);
	const start = await (skipExisting ? readContents : readStart)(target);
	const plan = planAdd(orders, skipExisting && start.ok ? start.value.held : undefined);

	const add = async (): Promise<Added> => {
		if (!start.ok) return nothingAdded(plan.uris, start.failure);
		const { total } = start.value;
		// Spotify might put it at the end instead, where it would not be looked for.
		if (position !== undefined && position > total) {
			return nothingAdded(plan.uris, notAt(position, total));
		}
		return await addAll(target, start.value, plan.uris, position);
	};
	const added = await add();
	return plan.orders.map((order) => listingOf(first.id, order, added));
};
