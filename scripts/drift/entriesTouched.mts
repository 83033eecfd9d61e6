import {
	MY_PLAYLISTS,
	MY_TRACKS,
	PLAYLIST,
	PLAYLIST_ITEMS,
} from '../../spotify/operations/paths.ts';
import type { JobName, Resource } from '../../spotify/operations/types.ts';

const READS = [`GET ${PLAYLIST}`, `GET ${PLAYLIST_ITEMS}`];

/** What the jobs send beside the route of their entry; the contract holds them to it. */
export const ALSO_SENT: Readonly<Record<JobName, readonly string[]>> = {
	addItems: READS,
	checkItems: [
		...READS,
		'GET /me',
		'GET /search',
		`POST ${PLAYLIST_ITEMS}`,
		`DELETE ${PLAYLIST_ITEMS}`,
	],
	downloadCover: [],
	getOrCreate: [`GET ${MY_PLAYLISTS}`, 'GET /me'],
	matchTracks: [],
	removeDuplicates: [...READS, `POST ${PLAYLIST_ITEMS}`, `PUT ${PLAYLIST_ITEMS}`],
	removeItems: READS,
	removeSavedDuplicates: [`GET ${MY_TRACKS}`],
	replaceItems: [...READS, `POST ${PLAYLIST_ITEMS}`],
	syncItems: [...READS, `POST ${PLAYLIST_ITEMS}`, `DELETE ${PLAYLIST_ITEMS}`],
};

/**
 * The entries of the operation table that a change of some operations touches: those that send
 * them, or for a several-ids operation the one whose id field stands for it.
 */
export function entriesTouched(
	resources: readonly Resource[],
	routes: readonly string[],
): string[] {
	const patterns = routes.map((route) => new RegExp(`^${route.replace(/\{\w+\}/g, '[^/]+')}$`));
	const isTouched = (route: string): boolean => patterns.some((pattern) => pattern.test(route));
	const entries = resources.flatMap(({ value, operations }) =>
		Object.entries(operations).map(([name, { route, job, batch }]) => ({
			name: `${value}.${name}`,
			sent: [
				route,
				...(job ? ALSO_SENT[job] : [route.replace(/\/\{id\}$/, '')]),
				...(batch?.verifiedBy ? [batch.verifiedBy] : []),
			],
		})),
	);
	return entries.filter(({ sent }) => sent.some(isTouched)).map(({ name }) => name);
}
