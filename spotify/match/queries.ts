import type { Line } from './line';
import type { Reading } from './reading';
import { ONCE_LONGEST_SEARCH } from '../values/spotifyLimits';

/** Spotify's search finds less, the more words there are to find. */
const MAX_QUERY_WORDS = 12;

/** Signs that have a meaning in a query, or that search was reported to stumble over. */
const SIGNS = /["“”„«»:()[\]{}【】|~*\\/_]+/g;

/** Makes words for a search: without signs, short enough, never a filter. */
function plainQuery(parts: readonly string[]): string {
	const words = parts
		.join(' ')
		.replace(SIGNS, ' ')
		.split(/\s+/)
		.filter((word) => /[\p{L}\p{N}]/u.test(word));
	let query = '';
	for (const word of words.slice(0, MAX_QUERY_WORDS)) {
		const longer = query === '' ? word : `${query} ${word}`;
		if (longer.length > ONCE_LONGEST_SEARCH) break;
		query = longer;
	}
	return query === '' ? (words[0] ?? '').slice(0, ONCE_LONGEST_SEARCH) : query;
}

function fullQuery({ title, credit, query }: Reading): string {
	if (query !== undefined) return plainQuery([query]);
	const rest = credit === null ? [...title.guests, title.subtitleText] : [];
	return plainQuery([credit?.text ?? '', title.text, ...rest, ...title.versionTexts]);
}

const SAFE_IN_FILTER = /^[^'’‘`"“”/:]+$/;

/** Narrows a search by fields, where no sign of a name is known to make a filter find nothing. */
function filterQuery({ title, credit }: Reading): string {
	const artist = credit?.names[0]?.list.join(' ') ?? '';
	const name = title.text.replace(SIGNS, ' ').trim();
	if (artist === '' || !SAFE_IN_FILTER.test(name) || !SAFE_IN_FILTER.test(artist))
		return plainQuery([artist, title.text]);
	return `track:${plainQuery([name])} artist:${artist}`.slice(0, ONCE_LONGEST_SEARCH);
}

/** Returns the first search for a line; "" if there is nothing to ask for. */
export function firstQuery({ isrc, readings: [likeliest] }: Line): string {
	if (isrc !== undefined) return `isrc:${isrc}`;
	return likeliest === undefined ? '' : fullQuery(likeliest);
}

/**
 * Returns the second search for a line of which the first found nothing good enough; "" if no other
 * is worth a request.
 */
export function secondQuery(line: Line, hasFound: boolean): string {
	const [likeliest] = line.readings;
	if (likeliest === undefined) return '';
	if (line.isrc !== undefined) return fullQuery(likeliest);
	const query =
		likeliest.query === undefined ? relaxed(line, likeliest, hasFound) : withoutMore(likeliest);
	return query === firstQuery(line) ? '' : query;
}

/** Returns only artist and title, as the most usual reading has them. */
const withoutMore = ({ title, credit, prior }: Reading): string =>
	fullQuery({ title, credit, prior });

function relaxed(line: Line, likeliest: Reading, hasFound: boolean): string {
	if (line.alternative !== undefined) return fullQuery(line.alternative);
	// No word may be spelt as Spotify spells it; an artist is the likeliest that is.
	if (!hasFound) return plainQuery([likeliest.credit?.text ?? '']);
	return filterQuery(likeliest);
}
