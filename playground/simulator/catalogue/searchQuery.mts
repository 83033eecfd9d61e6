/** What a search text asks for. */
export interface SearchQuery {
	/** What is found is called so, or has it in its name; nothing where only other filters are given. */
	name: string | undefined;
	/** The artist of what is found is called so. */
	artist: string | undefined;
	/** What its filters say, by their names, and the words beside them. */
	filters: Readonly<Partial<Record<string, string>>>;
	words: string;
	/** Typed as people do who want to find nothing. */
	findsNothing: boolean;
	/** A quoted filter has characters in it that Spotify is said to stumble over. */
	hasRiskyFilter: boolean;
}

/** https://developer.spotify.com/documentation/web-api/reference/search */
const filterNames = ['track', 'artist', 'album', 'year', 'genre', 'isrc', 'upc', 'tag'];

const filter = new RegExp(
	`\\b(${filterNames.join('|')}):\\s*("[^"]*"|.*?)(?=\\s+(?:${filterNames.join('|')}):|$)`,
	'gi',
);

/** beetbox/beets issues 6049 and 6754: names with brackets, `&` or commas. */
const risky = /[()[\]&,]/;

/** Nothing to read in it, a letter thrice in a row, or a row of the keyboard. */
const gibberish = /^[^\p{L}\p{N}]*$|(\p{L})\1\1|asdf|qwer|yxcv/iu;

/** Reads a search text for one type of object: words, and filters such as `artist:"A B"`. */
export function readQuery(text: string, type: string): SearchQuery {
	const filters = new Map<string, string>();
	let hasRiskyFilter = false;
	for (const [, name = '', value = ''] of text.matchAll(filter)) {
		hasRiskyFilter ||= value.startsWith('"') && risky.test(value);
		filters.set(name.toLowerCase(), unquoted(value));
	}
	const words = unquoted(text.replaceAll(filter, ' '));
	const name = filters.get(type) ?? words;
	const artist = filters.get('artist');
	const isByArtist = type === 'track' || type === 'album';
	return {
		name: asName(name),
		artist: isByArtist ? asName(artist ?? '') : undefined,
		findsNothing: gibberish.test(text) || gibberish.test([...filters.values(), words].join(' ')),
		hasRiskyFilter,
		filters: Object.fromEntries(filters),
		words,
	};
}

/** What people type in small letters has great ones where it is a name. */
function asName(text: string): string | undefined {
	if (text === '') return undefined;
	return text === text.toLowerCase()
		? text.replaceAll(/(?<=^|\s)\p{L}/gu, (letter) => letter.toUpperCase())
		: text;
}

const unquoted = (text: string): string => text.replaceAll('"', ' ').replaceAll(/\s+/g, ' ').trim();
