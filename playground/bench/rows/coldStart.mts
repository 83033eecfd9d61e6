import { builtIn, byId, httpGet, spotify } from '../steps.mts';
import { exactly, itemsOut, tokenRequests } from '../targets.mts';
import type { ContestRow, WorkflowContest } from '../types.mts';

const EXECUTIONS = 20;

const ID = '0TnOYISbd1XYRBk9myaseg';

const common = { atOnce: EXECUTIONS, freshEach: true } satisfies Partial<WorkflowContest>;

export const coldStart: ContestRow = {
	name: 'cold-start',
	title: 'Twenty executions at once, with no token',
	plan: () => ({
		size: `${EXECUTIONS} executions`,
		contests: {
			ours: {
				...common,
				label: 'ours',
				account: 'app',
				steps: (credential) => [spotify(credential, 'artist', 'get', { artistId: byId(ID) })],
			},
			builtIn: {
				...common,
				label: 'built-in Spotify node',
				account: 'builtIn',
				// It is connected by hand; cold for it is that its token has ended.
				before: async (simulator) => await simulator.expireTokens(),
				steps: (credential) => [builtIn(credential, 'artist', 'get', { id: ID })],
			},
			http: {
				...common,
				label: 'HTTP Request',
				account: 'generic',
				steps: (credential) => [httpGet(credential, `/artists/${ID}`)],
			},
		},
		targets: (results) => [
			exactly(results, tokenRequests(), 1),
			exactly(results, itemsOut(), EXECUTIONS),
		],
	}),
};
