import type { PlaylistTools } from '../../spotify/playlists/target';
import { failed } from '../../spotify/failures/outcome';
import { createPlaylistMemory } from '../../spotify/playlists/write/memory';
import { createCapabilities } from '../../spotify/pipeline/capabilities';
import { createUsage } from '../../spotify/pipeline/usage';
import { createFakeClock } from './fakeClock.mts';

/** What a job works with, where a test does not say otherwise: one request at a time, for an app. */
export const jobTools = ({
	clock = createFakeClock(),
	...tools
}: Pick<PlaylistTools, 'send'> & Partial<PlaylistTools>): PlaylistTools => ({
	download: async () => failed({ kind: 'network', message: 'No pictures here', hint: '' }),
	clock,
	playlistMemory: createPlaylistMemory(clock),
	maxConcurrency: 1,
	batching: true,
	actsForUser: false,
	capabilities: createCapabilities(),
	usage: createUsage(),
	endsRun: () => false,
	...tools,
});
