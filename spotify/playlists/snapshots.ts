import type { JobTools } from '../jobs/types';
import { at, isObject, textAt } from '../values/json';
import { succeeded, type Outcome } from '../failures/outcome';
import { PAGES } from '../operations/pages';
import { MY_PLAYLISTS, PLAYLIST } from '../operations/paths';
import { pathTo } from '../request/paths';
import type { SpotifyRequest } from '../request/types';

type SnapshotTools = Pick<JobTools, 'send' | 'actsForUser'>;

/** How many of the user's playlists a page of their list has. */
const MAX_LISTED = PAGES.maxLimit;

const getRequest = (
	path: string,
	template: string,
	query: SpotifyRequest['query'],
): SpotifyRequest => ({ method: 'GET', path, template, query, idempotent: true });

/** Notes the snapshots of a page of playlists. */
function noteListedSnapshots(page: unknown, snapshots: Map<string, string>): void {
	const items = at(page, 'items');
	if (!Array.isArray(items)) return;
	for (const item of items.filter(isObject)) {
		const id = textAt(item, 'id');
		const snapshotId = textAt(item, 'snapshot_id');
		if (id !== undefined && snapshotId !== undefined) snapshots.set(id, snapshotId);
	}
}

/** Counts the pages that are left of the user's list from an offset on. */
function pagesFrom(offset: number, page: unknown): number {
	const total = at(page, 'total');
	if (at(page, 'next') == null || typeof total !== 'number') return 0;
	return Math.ceil((total - offset) / MAX_LISTED);
}

/**
 * Gets the present snapshots of those of the playlists that are in the user's list, fifty for each
 * request, as far as that costs less than to ask for each; none for an app.
 */
export async function listedSnapshots(
	ids: ReadonlySet<string>,
	{ send, actsForUser }: SnapshotTools,
): Promise<Map<string, string>> {
	const snapshots = new Map<string, string>();
	if (!actsForUser) return snapshots;
	const missing = (): number => [...ids].filter((id) => !snapshots.has(id)).length;
	// Where as many pages are left as playlists, to ask for each of these costs no more.
	for (let offset = 0, left = 1; left > 0 && left < missing();) {
		const query = { limit: String(MAX_LISTED), offset: String(offset) };
		const page = await send(getRequest(MY_PLAYLISTS, MY_PLAYLISTS, query));
		if (!page.ok) break;
		noteListedSnapshots(page.value, snapshots);
		offset += MAX_LISTED;
		left = pagesFrom(offset, page.value);
	}
	return snapshots;
}

/** Gets the present snapshot of one playlist. */
export async function ownSnapshot(
	id: string,
	{ send }: Pick<SnapshotTools, 'send'>,
): Promise<Outcome<string>> {
	const outcome = await send(getRequest(pathTo(PLAYLIST, id), PLAYLIST, { fields: 'snapshot_id' }));
	return outcome.ok ? succeeded(textAt(outcome.value, 'snapshot_id') ?? '') : outcome;
}
