import { newPlaylistFields } from '../../operations/playlist/details';
import type { SpotifyRequest } from '../../request/types';
import { at, textAt } from '../../values/json';
import { decodeEntities } from '../../values/entities';
import { quotable } from '../../values/quotable';
import { makesPlaylist } from './noteChanges';

/** Tells whether an answer has another value than was asked for; what it does not say is as asked. */
function answersOther(asked: unknown, given: unknown): boolean {
	if (typeof asked === 'boolean') return typeof given === 'boolean' && given !== asked;
	if (typeof asked !== 'string' || typeof given !== 'string' || given === '') return false;
	return decodeEntities(given).trim() !== decodeEntities(asked).trim();
}

/**
 * Says which details of a playlist that was just made Spotify has not taken over; undefined if there are
 * none. It has made playlists public that were to be none for years
 * (https://github.com/spotipy-dev/spotipy/issues/1072,
 * https://github.com/eXPerience83/news-bulletin-playlist/issues/135).
 */
export function notTakenOver(request: SpotifyRequest, answer: unknown): string | undefined {
	if (!makesPlaylist(request)) return undefined;
	const others = newPlaylistFields.filter(({ wire }) =>
		answersOther(at(request.body, wire), at(answer, wire)),
	);
	if (others.length === 0) return undefined;
	const details = others.map(
		({ wire, displayName }) => `'${displayName}' (${told(at(answer, wire))})`,
	);
	const name = quotable(textAt(request.body, 'name') ?? '');
	return `Spotify made the playlist '${name}' with another ${details.join(' and another ')} than was asked for: correct it in Spotify's own app.`;
}

const told = (value: unknown): string =>
	typeof value === 'boolean' ? (value ? 'on' : 'off') : quotable(String(value));
