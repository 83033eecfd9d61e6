import type { NumberField } from './fieldTypes';

/** What an attribute may be, and what is usual where that has no end. */
type Range = Pick<NumberField, 'min' | 'max' | 'integer'> & { default?: number };

const SHARE: Range = { min: 0, max: 1 };

/** What recommendations can be tuned by (https://developer.spotify.com/documentation/web-api/reference/get-recommendations). */
const ATTRIBUTES: ReadonlyArray<{ wire: string; name: string; range: Range }> = [
	{ wire: 'acousticness', name: 'Acousticness', range: SHARE },
	{ wire: 'danceability', name: 'Danceability', range: SHARE },
	{
		wire: 'duration_ms',
		name: 'Duration (Ms)',
		range: { min: 0, default: 240_000, integer: true },
	},
	{ wire: 'energy', name: 'Energy', range: SHARE },
	{ wire: 'instrumentalness', name: 'Instrumentalness', range: SHARE },
	{ wire: 'key', name: 'Key', range: { min: 0, max: 11, integer: true } },
	{ wire: 'liveness', name: 'Liveness', range: SHARE },
	{ wire: 'loudness', name: 'Loudness (Decibels)', range: { min: -60, max: 0 } },
	{ wire: 'mode', name: 'Mode (0 Minor, 1 Major)', range: { min: 0, max: 1, integer: true } },
	{ wire: 'popularity', name: 'Popularity', range: { min: 0, max: 100, integer: true } },
	{ wire: 'speechiness', name: 'Speechiness', range: SHARE },
	{ wire: 'tempo', name: 'Tempo (Beats per Minute)', range: { min: 0, default: 120 } },
	{ wire: 'time_signature', name: 'Time Signature', range: { min: 0, max: 11, integer: true } },
	{ wire: 'valence', name: 'Valence', range: SHARE },
];

const BOUNDS = [
	{ wire: 'max', name: 'Max', description: 'Leave out tracks above this', share: 1 },
	{ wire: 'min', name: 'Min', description: 'Leave out tracks below this', share: 0 },
	{ wire: 'target', name: 'Target', description: 'Prefer tracks close to this', share: 0.5 },
];

/**
 * Returns a bound that leaves out nothing, or a target in the middle: what was just added changes
 * little.
 */
function startOf({ min, max, integer, default: given }: Range, share: number): number {
	if (given !== undefined) return share === 0 ? min : given;
	const start = min + ((max ?? min) - min) * share;
	return integer ? Math.round(start) : start;
}

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
		default: startOf(range, bound.share),
	})),
);
