import type { Line } from './line';
import type { Reading } from './readings';

/** Longer texts were answered with 400 or 404 (https://github.com/spotipy-dev/spotipy/issues/845). */
const LONGEST = 100;
/** Spotify's search finds less, the more words there are to find. */
const MOST_WORDS = 12;

/** Signs that have a meaning in a query, or that search was reported to stumble over. */
const SIGNS = /["“”„«»:()[\]{}【】|~*\\/_]+/g;

/** Makes words for a search: without signs, short enough, never a filter. */
export function plainQuery(parts: readonly string[]): string {
	const words = parts
		.join(' ')
		.replace(SIGNS, ' ')
		.split(/\s+/)
		.filter((word) => /[\p{L}\p{N}]/u.test(word));
	let query = '';
	for (const word of words.slice(0, MOST_WORDS)) {
		const longer = query === '' ? word : `${query} ${word}`;
		if (longer.length > LONGEST) break;
		query = longer;
	}
	return query === '' ? (words[0] ?? '').slice(0, LONGEST) : query;
}

function fullQuery({ title, credit }: Reading): string {
	return plainQuery([credit?.text ?? '', title.text, title.versionText]);
}

const SAFE_IN_FILTER = /^[^'’‘`"“”/:]+$/;

/** Fewer words, so that one that is written otherwise does not hide the track. */
function relaxedQuery({ title, credit }: Reading): string {
	const artist = credit?.names[0]?.list.join(' ') ?? '';
	const name = title.text.replace(SIGNS, ' ').trim();
	if (artist !== '' && SAFE_IN_FILTER.test(name) && SAFE_IN_FILTER.test(artist))
		return `track:${name} artist:${artist}`.slice(0, LONGEST);
	return plainQuery([artist, title.text]);
}

/** Returns what to search for: first, and if that finds nothing good enough, once more. */
export function queriesFor(line: Line): string[] {
	const [first] = line.readings;
	const byWords = first === undefined ? [] : [fullQuery(first), relaxedQuery(first)];
	const all = line.isrc === undefined ? byWords : [`isrc:${line.isrc}`, ...byWords];
	return [...new Set(all.filter((query) => query !== ''))].slice(0, 2);
}
