import { mapConcurrent } from '../concurrency/mapConcurrent';
import type { Paging } from '../operations/types';
import { succeeded } from '../failures/outcome';
import { read } from '../paging/read';
import type { Listing } from '../paging/types';
import { listedSnapshots, ownSnapshot } from '../playlists/snapshots';
import { waitUntil } from '../concurrency/waitUntil';
import type { SpotifyRequest } from '../request/types';
import type { JobInput } from '../jobs/types';
import type { PlaylistJob } from '../playlists/target';

/** Orders with the same key ask for the same, which is read once. */
const inputKey = ({ id, snapshotId, limit }: JobInput): string =>
	JSON.stringify([id, snapshotId, String(limit)]);

/**
 * Reads the lists of those playlists that have another snapshot than the user knows; of the others
 * says that they are unchanged. Each entry gets the playlist's ID and its present snapshot. For a
 * while after a write Spotify still gives an older one: what this process has written it knows, and
 * where it is not sure, it reads.
 */
export const getIfChanged =
	(requestFor: (id: string) => SpotifyRequest, paging: Paging | undefined): PlaylistJob =>
	async (inputs, tools) => {
		const snapshots = await listedSnapshots(new Set(inputs.map(({ id }) => id)), tools);
		const { send, maxConcurrency, usage, playlistMemory } = tools;

		const readOne = async ({
			id,
			snapshotId: known,
			limit = Infinity,
		}: JobInput): Promise<Listing> => {
			const listed = snapshots.get(id);
			const snapshot = listed === undefined ? await ownSnapshot(id, tools) : succeeded(listed);
			if (!snapshot.ok) return { entries: [], failure: snapshot.failure };
			const now = playlistMemory.snapshot(id, snapshot.value);
			const { snapshotId, isCertain, writtenId = snapshotId } = now;
			// What is read is of after the last write: its snapshot lasts, while an older or a third one
			// would look like a change the next time.
			const said = { playlistId: id, snapshotId: writtenId };
			if (known !== '' && isCertain && snapshotId === known) {
				usage.saved('unchanged', 1);
				return {
					entries: [
						{
							value: {},
							position: 0,
							extraFields: { unchanged: true, ...said },
							passthrough: true,
						},
					],
				};
			}
			// Else the list could be older than the snapshot that goes with it.
			await waitUntil(tools, playlistMemory.freshAtMs(id));
			const listing = await read(send, requestFor(id), paging, limit, maxConcurrency);
			const extraFields = { unchanged: false, ...said };
			return {
				...listing,
				entries: listing.entries.map((entry) => ({ ...entry, extraFields })),
			};
		};

		const byKey = new Map<string, JobInput[]>();
		for (const input of inputs) {
			const same = byKey.get(inputKey(input));
			if (same) same.push(input);
			else byKey.set(inputKey(input), [input]);
		}
		const listings = new Map<string, Listing>();
		let stopped = false;
		await mapConcurrent(
			[...byKey],
			maxConcurrency,
			async ([key, same]) => {
				const [input] = same;
				if (!input) return;
				const listing = await readOne(input);
				listings.set(key, listing);
				usage.saved('duplicates', same.length - 1);
				usage.done(same.length);
				if (listing.failure && tools.endsRun(listing.failure)) stopped = true;
			},
			() => stopped,
		);
		return inputs.map((input): Listing => {
			const listing = listings.get(inputKey(input)) ?? { entries: [] };
			// Each input gets entries of its own: a later step may change them.
			return byKey.get(inputKey(input))?.[0] === input ? listing : structuredClone(listing);
		});
	};
