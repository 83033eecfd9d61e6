import { ids } from '../../e2e/support/ids.mts';
import type { StoredCredential } from '../../lib/n8nTypes.mts';
import type { SimulatorControl } from '../../lib/simulatorControl.mts';
import {
	builtIn,
	byId,
	followNext,
	httpGet,
	named,
	recordItems,
	splitOut,
	spotify,
	type Step,
} from '../steps.mts';
import { atMost, exactly, requests } from '../targets.mts';
import type { ContestRow, Json, WorkflowContest } from '../types.mts';
import { batchesOf, count, scaled } from './sizes.mts';

const USER = 'nightly.sync';
const ITEMS = 100;
const PAGE = 50;

/** A row of the user's table: a playlist, and what its snapshot was when it was read last. */
interface KnownPlaylist {
	readonly id: string;
	readonly snapshotId: string;
}

const trackUris = ids(2 * ITEMS).map((id) => `spotify:track:${id}`);

/** A user with so many playlists, of which some have changed since their snapshots were noted. */
async function arrange(
	simulator: SimulatorControl,
	playlists: number,
	changed: number,
): Promise<readonly KnownPlaylist[]> {
	await simulator.addUser({ userId: USER, empty: true });
	for (let number = 0; number < playlists; number += 1) {
		await simulator.addPlaylist({
			ownerId: USER,
			name: `Playlist ${number}`,
			uris: trackUris.slice(0, ITEMS),
		});
	}
	const known = await simulator.playlists({ userId: USER });
	for (const { id } of known.slice(0, changed)) {
		await simulator.setPlaylistContents({ id, uris: trackUris.slice(ITEMS) });
	}
	return known.map(({ id, snapshotId }) => ({ id, snapshotId }));
}

/**
 * The nightly sync with our node: the table's rows come in, the items of what has changed go out.
 * The option is planned as `onlyIfChanged`: the snapshot that the table has. Where the product does
 * it in another way, this function is what to change.
 */
function nightlySyncSteps(
	credential: StoredCredential,
	known: readonly KnownPlaylist[],
): readonly Step[] {
	return [
		...recordItems(known.map(({ id, snapshotId }) => ({ id, snapshotId }))),
		spotify(credential, 'playlist', 'getItems', {
			playlistId: byId('={{ $json.id }}'),
			returnAll: true,
			options: { onlyIfChanged: '={{ $json.snapshotId }}' },
		}),
	];
}

const isTrack = ({ uri }: Json): boolean => String(uri).startsWith('spotify:track:');

export const nightly: ContestRow = {
	name: 'nightly',
	title: 'Nightly sync of playlists, one in twenty changed',
	plan: ({ scale }) => {
		const playlists = scaled(200, scale);
		const changed = scaled(10, scale);
		let known: readonly KnownPlaylist[] = [];
		const common = {
			userId: USER,
			arrange: async (simulator) => {
				known = await arrange(simulator, playlists, changed);
			},
		} satisfies Partial<WorkflowContest>;
		const listed = (warmUp: boolean) =>
			warmUp ? { returnAll: false, limit: 2 } : { returnAll: true };
		return {
			size: `${count(playlists)} playlists of ${ITEMS} items, ${count(changed)} changed`,
			contests: {
				ours: {
					...common,
					label: 'ours',
					account: 'user',
					steps: (credential, warmUp) =>
						nightlySyncSteps(credential, warmUp ? known.slice(0, 2) : known),
				},
				builtIn: {
					...common,
					label: 'built-in Spotify node',
					account: 'builtIn',
					steps: (credential, warmUp) => [
						named('Playlists', builtIn(credential, 'playlist', 'getUserPlaylists', listed(warmUp))),
						builtIn(credential, 'playlist', 'getTracks', {
							id: '={{ $json.id }}',
							returnAll: true,
						}),
					],
				},
				http: {
					...common,
					label: 'HTTP Request, pagination',
					account: 'builtIn',
					steps: (credential, warmUp) => [
						named(
							'Playlists',
							warmUp
								? httpGet(credential, '/me/playlists?limit=2')
								: httpGet(credential, `/me/playlists?limit=${PAGE}`, followNext),
						),
						named('One item per playlist', splitOut('items')),
						httpGet(credential, `=/playlists/{{ $json.id }}/items?limit=${PAGE}`, followNext),
						splitOut('items'),
					],
				},
			},
			targets: (results) => [
				atMost(results, requests(), batchesOf(playlists, PAGE) + changed * batchesOf(ITEMS, PAGE)),
				exactly(
					results,
					{
						what: 'tracks out, of changed playlists only',
						of: ['ours'],
						value: (one) => one?.observed[0].items.filter(isTrack).length,
					},
					changed * ITEMS,
				),
			],
		};
	},
};
