import type { SpotifyRequest } from '../request/types';
import type { Listing } from './types';

/** The code of a release in the text of a search. */
const BARCODE = /(?<=\bupc:)\d+/i;

/** With how many digits Spotify may have one: most often as many as a trade item has. */
const BARCODE_LENGTHS = [14, 13, 12];

/** Returns a code as it was given, and then with as many zeros in front as Spotify may have it. */
function formsOf(code: string): string[] {
	const bare = code.replace(/^0+/, '');
	const padded = BARCODE_LENGTHS.filter((length) => length >= bare.length).map((length) =>
		bare.padStart(length, '0'),
	);
	return [...new Set([code, ...padded])];
}

/**
 * Searches, and for the code of a release in each form that it may have, until one finds something:
 * Spotify has `00810121774182`, and finds nothing for the `810121774182` that is on the sleeve
 * (https://github.com/kellnerd/harmony/issues/16, https://github.com/spotify/web-api/issues/621).
 * @param search reads what a request finds
 */
export async function inEachForm(
	request: SpotifyRequest,
	search: (request: SpotifyRequest) => Promise<Listing>,
): Promise<Listing> {
	const { q = '', offset = '0' } = request.query;
	const code = BARCODE.exec(q)?.[0];
	const [, ...otherForms] = code !== undefined && offset === '0' ? formsOf(code) : [];
	let listing = await search(request);
	for (const form of otherForms) {
		if (listing.failure || listing.entries.length > 0) break;
		const query = { ...request.query, q: q.replace(BARCODE, form) };
		listing = await search({ ...request, query });
	}
	return listing;
}
