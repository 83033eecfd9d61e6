import type { AppRules } from '../accounts/appKinds.mts';

/**
 * What objects lost in February 2026, by their `type`. Episodes that are dressed up as tracks lose
 * what tracks lose
 * (https://developer.spotify.com/documentation/web-api/references/changes/february-2026, and
 * march-2026: `external_ids` stayed).
 */
const removedFields = new Map<unknown, ReadonlySet<string>>([
	['album', new Set(['album_group', 'available_markets', 'label', 'popularity'])],
	['artist', new Set(['followers', 'popularity'])],
	['audiobook', new Set(['available_markets', 'publisher'])],
	['chapter', new Set(['available_markets'])],
	['episode', new Set(['available_markets', 'popularity'])],
	['show', new Set(['available_markets', 'publisher'])],
	['track', new Set(['available_markets', 'linked_from', 'popularity'])],
	// Spotify's announcement has `country`, `email` and `product` too, but newer apps still get them
	// (a probe of October 2026).
	['user', new Set(['explicit_content', 'followers'])],
]);

/** An answer without the fields that the app does not get. */
export const removeFields = ({ removals }: AppRules, answer: unknown): unknown =>
	removals.has('2026-02') ? withoutRemoved(answer) : answer;

function withoutRemoved(value: unknown): unknown {
	if (typeof value !== 'object' || value === null) return value;
	if (Array.isArray(value)) return value.map(withoutRemoved);
	const removed = 'type' in value ? removedFields.get(value.type) : undefined;
	return Object.fromEntries(
		Object.entries(value)
			.filter(([name]) => !removed?.has(name))
			.map(([name, inner]) => [name, withoutRemoved(inner)]),
	);
}
