import type { NumberField } from './fieldTypes';

type Range = Pick<NumberField, 'least' | 'most' | 'integer'>;

const SHARE: Range = { least: 0, most: 1 };

/** What recommendations can be tuned by (https://developer.spotify.com/documentation/web-api/reference/get-recommendations). */
const ATTRIBUTES: ReadonlyArray<{ wire: string; name: string; range: Range }> = [
	{ wire: 'acousticness', name: 'Acousticness', range: SHARE },
	{ wire: 'danceability', name: 'Danceability', range: SHARE },
	{ wire: 'duration_ms', name: 'Duration (Ms)', range: { least: 0, integer: true } },
	{ wire: 'energy', name: 'Energy', range: SHARE },
	{ wire: 'instrumentalness', name: 'Instrumentalness', range: SHARE },
	{ wire: 'key', name: 'Key', range: { least: 0, most: 11, integer: true } },
	{ wire: 'liveness', name: 'Liveness', range: SHARE },
	{ wire: 'loudness', name: 'Loudness (Decibels)', range: { least: -60, most: 0 } },
	{ wire: 'mode', name: 'Mode (0 Minor, 1 Major)', range: { least: 0, most: 1, integer: true } },
	{ wire: 'popularity', name: 'Popularity', range: { least: 0, most: 100, integer: true } },
	{ wire: 'speechiness', name: 'Speechiness', range: SHARE },
	{ wire: 'tempo', name: 'Tempo (Beats per Minute)', range: { least: 0 } },
	{ wire: 'time_signature', name: 'Time Signature', range: { least: 0, most: 11, integer: true } },
	{ wire: 'valence', name: 'Valence', range: SHARE },
];

const BOUNDS = [
	{ wire: 'max', name: 'Max', description: 'No track has more' },
	{ wire: 'min', name: 'Min', description: 'No track has less' },
	{ wire: 'target', name: 'Target', description: 'Tracks close to this are preferred' },
];

/** A field for the least, the most and the target of each attribute. */
export const audioAttributes: readonly NumberField[] = BOUNDS.flatMap((bound) =>
	ATTRIBUTES.map(({ wire, name, range }) => ({
		kind: 'number' as const,
		wire: `${bound.wire}_${wire}`,
		in: 'query' as const,
		place: 'attributes' as const,
		displayName: `${bound.name} ${name}`,
		description: bound.description,
		...range,
	})),
);
