/** Fields that Spotify's document lacks and recorded answers have (test/facts/shapes.json). */
const EVERYWHERE = new Set(['primary_color', 'smart_shuffle', 'video_thumbnail']);

/**
 * An answer without what Spotify gives and does not document: some fields, the flags of a playlist's
 * tracks, whether an album can be played, how many follow a playlist, no list at all where a playlist has no pictures, and
 * chapters that say what they are.
 */
export function withoutUndocumented(value: unknown): unknown {
	if (typeof value !== 'object' || value === null) return value;
	if (Array.isArray(value)) return value.map(withoutUndocumented);
	const { type } = value as { type?: unknown };
	const fields = Object.entries(value)
		.filter(([name, inner]) => !isUndocumented(name, inner, type))
		.map(([name, inner]) => [name, documented(name, inner, type)]);
	return Object.fromEntries(fields);
}

const isUndocumented = (name: string, value: unknown, type: unknown): boolean =>
	EVERYWHERE.has(name) ||
	((name === 'episode' || name === 'track') && typeof value === 'boolean') ||
	(name === 'is_playable' && type === 'album') ||
	(name === 'followers' && type === 'playlist');

function documented(name: string, value: unknown, type: unknown): unknown {
	if (name === 'type' && value === 'chapter') return 'episode';
	if (name === 'images' && value === null && type === 'playlist') return [];
	return withoutUndocumented(value);
}
