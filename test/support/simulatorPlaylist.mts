import { createSimulatorClient } from './simulatorClient.mts';

export const [a = '', b = '', c = '', d = ''] = ['A', 'B', 'C', 'D'].map(
	(letter) => `spotify:track:${letter.repeat(22)}`,
);
export const episode = 'spotify:episode:512ojhOuo1ktJprKbVcKyQ';
export const local = 'spotify:local:Nora:Album:Song+One:180';

export const refusal = (status: number, message: string) => ({
	status,
	body: { error: { status, message } },
});

/** For tests of anything else: reads show a change at once, snapshot and all. */
export const promptReads = { readAgeMs: 0, snapshotDelayMs: 0 };

/** A simulator with a playlist of the default user's, and that user. */
export function createPlaylistClient(
	uris: readonly (string | null)[] = [a, b, c, d],
	rest: { ownerId?: string; public?: boolean; collaborative?: boolean } = {},
) {
	const client = createSimulatorClient();
	const { id } = client.control.addPlaylist({ uris, ...rest });
	const user = client.asUser();
	return {
		...client,
		...user,
		id,
		items: `/playlists/${id}/items`,
		contents: () => client.control.playlistContents({ id }),
		snapshot: async () => {
			const { body } = await user.get(`/playlists/${id}`);
			return (body as { snapshot_id: string }).snapshot_id;
		},
	};
}
