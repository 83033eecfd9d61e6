import type { World } from '../world.mts';
import type { Route } from './route.mts';

/**
 * An answer with its pictures in the order that Spotify has them in at this route: mostly the
 * largest first, in `/me/shows` the smallest (joostlek/python-spotify's fixtures), and elsewhere it
 * has changed before (music-assistant/support issue 2885, zspotify issue 44).
 */
export const orderImages = ({ settings }: World, { path }: Route, answer: unknown): unknown =>
	path === '/me/shows' || settings.imageOrder === 'smallest first' ? withReversed(answer) : answer;

function withReversed(value: unknown): unknown {
	if (typeof value !== 'object' || value === null) return value;
	if (Array.isArray(value)) return isPictures(value) ? value.toReversed() : value.map(withReversed);
	return Object.fromEntries(
		Object.entries(value).map(([name, inner]) => [name, withReversed(inner)]),
	);
}

/** Where they are what is asked for, pictures have no name. */
const isPictures = (list: readonly unknown[]): boolean =>
	list.length > 0 &&
	list.every(
		(entry) => typeof entry === 'object' && entry !== null && 'url' in entry && 'width' in entry,
	);
