import type { IBinaryKeyData, IDataObject, INodeProperties, INodeType } from 'n8n-workflow';

import { sampleValue } from '../../scripts/stored/sampleValue.mts';
import { shownFor } from '../../scripts/stored/shownFor.mts';
import { Spotify } from '../../nodes/Spotify/Spotify.node';
import { resources } from '../../spotify/operations';
import type { Operation } from '../../spotify/operations/types';
import { binaryField, spotifyWithBinary } from './binaryItems.mts';
import { runSpotify, type NodeResult, type NodeRun } from './engine.mts';
import { simulatorWire } from './simulatorWire.mts';
import { idOf, track } from './spotifyObjects.mts';
import { tinyJpeg } from './tinyJpeg.mts';

/** An operation as somebody runs it: the fields filled in as the form suggests, no options. */
export interface SampleRun {
	name: string;
	resource: string;
	operation: string;
	entry: Operation;
}

/** Every operation of the node. */
export const everyOperation: readonly SampleRun[] = resources.flatMap(({ value, operations }) =>
	Object.entries(operations).map(([operation, entry]) => ({
		name: `${value}.${operation}`,
		resource: value,
		operation,
		entry,
	})),
);

const { properties } = new Spotify().description;

const PLAYLIST = 'PLAYLiST00000000000001';
const CATEGORY = '0JQ5DAqbMKFQ00XGBls6ym';
const byId = (value: string) => ({ __rl: true, mode: 'id', value });

const songs = (count: number): string[] =>
	Array.from({ length: count }, (_, n) => `spotify:track:EVERY${`${n}`.padStart(17, '0')}`);

/** Of every kind that a playlist can hold: songs, two of them twice, an episode, a file, a gap. */
const HELD = [
	...songs(30),
	...songs(2),
	'spotify:episode:512ojhOuo1ktJprKbVcKyQ',
	'spotify:local:Nora:Album:1984:180',
	null,
];

/** What an operation is asked for, where the form's suggestions name nothing that is there. */
const asked: Readonly<Record<string, IDataObject>> = {
	'api.request': { method: 'GET', path: '/me', queryParameters: '', paging: 'none' },
	'browse.getCategory': { categoryId: byId(CATEGORY) },
	'browse.getCategoryPlaylists': { categoryId: byId(CATEGORY) },
	'library.removeDuplicates': { options: { dryRun: true } },
	'player.play': { playWhat: 'continue' },
	'playlist.removeDuplicates': { options: { dryRun: true } },
	'playlist.update': { details: { description: 'For the morning' } },
	'search.search': { query: '1984', filters: {}, type: ['track'] },
	'track.match': { text: 'Queen - Bohemian Rhapsody\n1984\n----', matchBy: 'text' },
};

/** What a property is filled in with. */
function filled({ name, ...property }: INodeProperties): unknown {
	if (name === 'playlistId') return byId(PLAYLIST);
	if (name === 'deviceId') return { __rl: true, mode: 'name', value: 'Kitchen' };
	switch (property.type) {
		case 'collection':
			return {};
		case 'boolean':
		case 'number':
		case 'options':
			return property.default;
		default:
			return sampleValue({ name, ...property }, 0);
	}
}

/** The fields of an operation, each with a value. */
function parametersOf({ name, resource, operation }: SampleRun): IDataObject {
	const chosen = { resource, operation };
	const own = new Set(['authentication', 'output', 'selectedFields', ...Object.keys(chosen)]);
	const shown = shownFor(properties, chosen).filter(
		(property) => property.type !== 'notice' && !own.has(property.name),
	);
	const values = Object.fromEntries(shown.map((property) => [property.name, filled(property)]));
	return { ...(values as IDataObject), ...chosen, ...asked[name] };
}

/** Two editions of one song, which the simulated user has not. */
const savedTwice = {
	items: [1, 2].map((n) => ({ added_at: '2025-11-01T00:00:00Z', track: track(idOf(n)) })),
	total: 2,
	limit: 50,
	offset: 0,
	next: null,
};

type Wire = ReturnType<typeof simulatorWire>;

/** A user at the simulator who has something for every operation. */
function settle({ control }: Wire): void {
	control.setKind({ kind: 'extended' });
	control.addPlaylist({ id: PLAYLIST, name: '1984', uris: HELD });
	control.setUnavailable({ uris: songs(4).slice(3), lookup: 'notPlayable' });
}

/** What has to have happened before an operation has anything to do or to tell. */
const before: Readonly<Record<string, (wire: Wire) => void>> = {
	// Spotify's API removes no local file.
	'playlist.syncItems': ({ control }) =>
		control.setPlaylistContents({ id: PLAYLIST, uris: songs(3) }),
	'library.removeDuplicates': ({ control }) =>
		control.addFault({
			match: { method: 'GET', path: '^/v1/me/tracks' },
			answer: { status: 200, body: savedTwice },
		}),
};

/** Operations that are run right before another, so that it has something to do or to tell. */
const after: Readonly<Record<string, readonly string[]>> = {
	'api.getUsage': ['artist.get'],
	'player.pause': ['player.play'],
};

const PICTURE: readonly IBinaryKeyData[] = [
	binaryField(Buffer.from(tinyJpeg, 'base64'), 'image/jpeg'),
];

const withMore = (parameters: IDataObject, more: IDataObject): IDataObject => ({
	...parameters,
	...more,
	options: { ...(parameters['options'] as IDataObject), ...(more['options'] as IDataObject) },
});

/**
 * Runs operations with the account of a user at a simulator.
 * @returns a runner, which gives what one run of the node puts out; `more` are further parameters,
 * and `options` others of the run
 */
export function everyOperationAt(wire = simulatorWire()) {
	settle(wire);
	const credentials = wire.connect();
	const once = async (
		sample: SampleRun,
		more: IDataObject,
		options?: Partial<NodeRun>,
	): Promise<NodeResult> => {
		const nodeType: INodeType | undefined =
			sample.name === 'playlist.uploadCover' ? spotifyWithBinary([...PICTURE]) : undefined;
		return await runSpotify({
			parameters: withMore(parametersOf(sample), more),
			credentials,
			...(nodeType && { nodeType }),
			...options,
		});
	};
	return async (
		sample: SampleRun,
		more: IDataObject = {},
		options?: Partial<NodeRun>,
	): Promise<NodeResult> => {
		before[sample.name]?.(wire);
		for (const name of after[sample.name] ?? []) {
			const first = everyOperation.find((one) => one.name === name);
			if (first) await once(first, {});
		}
		return await once(sample, more, options);
	};
}
