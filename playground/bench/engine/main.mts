import { text } from 'node:stream/consumers';

import type { IDataObject, INodeType } from 'n8n-workflow';

import { clientCredentials, runSpotify } from '../../../test/support/engine.mts';
import { ids } from '../../e2e/support/ids.mts';
import { median } from '../summarize.mts';
import { bareNode } from './bareNode.mts';
import type { EngineJob, EngineResult } from './job.mts';
import { answerEverything } from './stubAxios.mts';

/**
 * n8n's engine in this process, our node in it, and nobody at the other end: what is left is what
 * n8n and the node cost themselves. Started by `runEngine.mts` through tsx, since the product is
 * TypeScript that Node alone does not run.
 */

Object.assign(globalThis, { N8N_MAJOR: 2 });

const track = (id: string) => ({
	id,
	uri: `spotify:track:${id}`,
	type: 'track',
	name: 'A track',
	artists: [{ id: '0TnOYISbd1XYRBk9myaseg', name: 'An artist' }],
	album: { id: '2up3OPMp9Tb4dAKM2erWXQ', name: 'An album' },
	duration_ms: 200_000,
	explicit: false,
	external_ids: { isrc: 'SEABC2400001' },
	external_urls: { spotify: `https://open.spotify.com/track/${id}` },
});

const album = (id: string) => ({
	id,
	uri: `spotify:album:${id}`,
	type: 'album',
	name: 'An album',
	artists: [{ id: '0TnOYISbd1XYRBk9myaseg', name: 'An artist' }],
	album_type: 'album',
	release_date: '2024-01-01',
	total_tracks: 10,
	images: [],
	external_urls: { spotify: `https://open.spotify.com/album/${id}` },
});

let sent = 0;

answerEverything(({ pathname, searchParams }) => {
	sent += 1;
	const [, , , id = ''] = pathname.split('/');
	const several = searchParams.get('ids');
	if (several !== null) return { tracks: several.split(',').map(track) };
	if (pathname.endsWith('/albums')) {
		return { items: [album(id)], total: 1, limit: 1, offset: 0, next: null };
	}
	return track(id);
});

const byId = (value: string) => ({ __rl: true, mode: 'id', value });

/** A node at work, and whether it sends a request an item. */
interface Timed {
	readonly parameters: IDataObject;
	readonly nodeType?: INodeType;
	readonly isOneEach: boolean;
}

/** Runs a node over these ids; gives the microseconds an item. */
const time = async (
	inputs: IDataObject[],
	{ parameters, nodeType, isOneEach }: Timed,
): Promise<number> => {
	sent = 0;
	const started = performance.now();
	const { items, error } = await runSpotify({
		parameters,
		inputs,
		credentials: clientCredentials(),
		...(nodeType && { nodeType }),
	});
	const milliseconds = performance.now() - started;
	if (error) throw error;
	if (items.length !== inputs.length) {
		throw new Error(`${items.length} items came out, not ${inputs.length}.`);
	}
	if (isOneEach && sent !== inputs.length) {
		throw new Error(`${sent} requests were sent for ${inputs.length} items.`);
	}
	return (milliseconds * 1000) / inputs.length;
};

const albumsUrl = (id: string) => `https://api.spotify.com/v1/artists/${id}/albums?limit=1`;

const bare = bareNode((context, itemIndex) =>
	albumsUrl(String(context.getInputData()[itemIndex]?.json.id)),
);

/** What every node pays whose fields may hold expressions. */
const withExpression = bareNode((context, itemIndex) =>
	String(context.getNodeParameter('url', itemIndex)),
);

const getAlbums = {
	resource: 'artist',
	operation: 'getAlbums',
	artistId: byId('={{ $json.id }}'),
	returnAll: false,
	limit: 1,
};

const getTrack = { resource: 'track', operation: 'get', trackId: byId('={{ $json.id }}') };

const contestants = {
	bare: { parameters: {}, nodeType: bare, isOneEach: true },
	expression: {
		parameters: { url: `=${albumsUrl('{{ $json.id }}')}` },
		nodeType: withExpression,
		isOneEach: true,
	},
	ours: { parameters: getAlbums, isOneEach: true },
} satisfies Record<string, Timed>;

const measure = async ({ requests, items, rounds }: EngineJob): Promise<EngineResult> => {
	const few = ids(requests).map((id) => ({ id }));
	const many = ids(items).map((id) => ({ id }));
	const times = { bare: [], expression: [], ours: [], many: [] } as {
		[Name in keyof typeof contestants | 'many']: number[];
	};
	// The first round is for the compiler; then in turn, so that a busy machine is busy for all.
	for (let round = 0; round <= rounds; round += 1) {
		const bareTime = await time(few, contestants.bare);
		const expressionTime = await time(few, contestants.expression);
		const oursTime = await time(few, contestants.ours);
		const manyTime = await time(many, { parameters: getTrack, isOneEach: false });
		if (round === 0) continue;
		times.bare.push(bareTime);
		times.expression.push(expressionTime);
		times.ours.push(oursTime);
		times.many.push(manyTime);
	}
	return {
		bareMicroseconds: median(times.bare),
		expressionMicroseconds: median(times.expression),
		oursMicroseconds: median(times.ours),
		itemMicroseconds: median(times.many),
		requestsForItems: sent,
	};
};

const job = JSON.parse(await text(process.stdin)) as EngineJob;
process.stdout.write(`${JSON.stringify(await measure(job))}\n`, () => process.exit(0));
