import { ids } from '../../e2e/support/ids.mts';
import type { StoredCredential } from '../../lib/n8nTypes.mts';
import { sentWhileClosed } from '../gate.mts';
import {
	builtIn,
	byId,
	continueOnError,
	httpGet,
	idItems,
	INPUT_ID,
	named,
	spotify,
	withSettings,
	type Step,
} from '../steps.mts';
import { exactly, itemsOut } from '../targets.mts';
import type { ContestRow, WorkflowContest } from '../types.mts';
import { CONCURRENCY, count, idsFor, scaled } from './sizes.mts';

const QUOTA = 20;

/** How a contestant asks for an artist's albums, and for the artist. */
interface Ways {
	readonly albums: (credential: StoredCredential) => Step;
	readonly artist: (credential: StoredCredential) => Step;
}

const oneAlbum = { returnAll: false, limit: 1 };

const ways: Readonly<Record<'ours' | 'builtIn' | 'http', Ways>> = {
	ours: {
		albums: (credential) =>
			spotify(credential, 'artist', 'getAlbums', { artistId: byId(INPUT_ID), ...oneAlbum }),
		artist: (credential) => spotify(credential, 'artist', 'get', { artistId: byId(INPUT_ID) }),
	},
	builtIn: {
		albums: (credential) =>
			builtIn(credential, 'artist', 'getAlbums', { id: INPUT_ID, ...oneAlbum }),
		artist: (credential) => builtIn(credential, 'artist', 'get', { id: INPUT_ID }),
	},
	http: {
		albums: (credential) => httpGet(credential, `=/artists/${INPUT_ID.slice(1)}/albums?limit=1`),
		artist: (credential) => httpGet(credential, `=/artists/${INPUT_ID.slice(1)}`),
	},
};

/** All albums, all albums again, then all artists: whatever fails, the workflow goes on. */
const steps =
	(wanted: readonly string[], { albums, artist }: Ways): WorkflowContest['steps'] =>
	(credential, warmUp) => [
		...idItems(idsFor(wanted, warmUp)),
		...[
			named('Albums', albums(credential)),
			named('Albums again', albums(credential)),
			named('Artists', artist(credential)),
		].map((step) => withSettings(step, continueOnError)),
	];

const isAlbums = ({ endpoint }: { endpoint: string }) => endpoint === 'GET /v1/artists/{id}/albums';

const quotaRow = (name: string, title: string, retryAfterSeconds: number | null): ContestRow => ({
	name,
	title,
	plan: ({ scale, latencyMs }) => {
		const wanted = ids(scaled(200, scale, 2 * QUOTA));
		const common = {
			before: async (simulator) =>
				await simulator.setQuota({
					path: '/artists/{id}/albums',
					requests: QUOTA,
					retryAfterSeconds,
				}),
			most: 1,
		} satisfies Partial<WorkflowContest>;
		return {
			size: `${count(wanted.length)} artists, a quota of ${QUOTA} for their albums`,
			contests: {
				ours: { ...common, label: 'ours', account: 'app', steps: steps(wanted, ways.ours) },
				builtIn: {
					...common,
					label: 'built-in Spotify node',
					account: 'builtIn',
					steps: steps(wanted, ways.builtIn),
				},
				http: {
					...common,
					label: 'HTTP Request, one a call',
					account: 'generic',
					steps: steps(wanted, ways.http),
				},
			},
			targets: (results) => [
				exactly(
					results,
					{
						what: 'requests to the closed bucket, beyond those on their way',
						of: ['ours'],
						value: (one) =>
							one &&
							sentWhileClosed(one.observed[0].log, {
								concerns: isAlbums,
								closedMs: Infinity,
								latencyMs,
								atOnce: CONCURRENCY,
							}).beyond,
					},
					0,
				),
				exactly(results, itemsOut('ours', 'items out of the bucket that is free'), wanted.length),
			],
		};
	},
});

export const quota = quotaRow('quota', 'A used-up quota of one bucket, with Retry-After', 18_000);

export const quotaWithoutHeader = quotaRow(
	'quota-no-header',
	'A used-up quota of one bucket, without Retry-After',
	null,
);
