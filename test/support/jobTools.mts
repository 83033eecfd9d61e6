import type { RunTools } from '../../spotify/run/types';
import { createUserLists } from '../../spotify/run/userLists';
import { failed, succeeded } from '../../spotify/failures/outcome';
import { createPlaylistListMemory } from '../../spotify/playlists/list/memory';
import { createPlaylistMemory } from '../../spotify/playlists/memory/memory';
import { createCapabilities } from '../../spotify/pipeline/capabilities';
import { createUsage } from '../../spotify/pipeline/usage';
import { createFakeClock } from './fakeClock.mts';

/** What a job works with, where a test does not say otherwise: one request at a time, for an app. */
export const jobTools = ({
	clock = createFakeClock(),
	listMemory = createPlaylistListMemory(clock),
	userKey = 'user',
	...tools
}: Pick<RunTools, 'send'> & Partial<RunTools>): RunTools => ({
	download: async () => failed({ kind: 'network', message: 'No pictures here', hint: '' }),
	clock,
	playlistMemory: createPlaylistMemory(clock),
	maxConcurrency: 1,
	batching: true,
	actsForUser: false,
	capabilities: createCapabilities(),
	usage: createUsage(),
	endsRun: () => false,
	listMemory,
	userKey,
	userLists: createUserLists(clock, listMemory, userKey),
	runExclusive: async (_key, _subject, work) => succeeded(await work()),
	...tools,
});
