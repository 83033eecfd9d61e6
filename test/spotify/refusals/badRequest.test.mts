import type { SpotifyFailure } from '../../../spotify/failures/types';
import { classify } from '../../../spotify/refusals/classify';
import type { SpotifyRequest } from '../../../spotify/request/types';
import { getTrack } from '../../fixtures/webApi.mts';

const search = (q: string): SpotifyRequest => ({
	...getTrack,
	path: '/search',
	template: '/search',
	query: { q, type: 'track' },
});

function failureOf(
	status: number,
	words: unknown,
	request: SpotifyRequest = getTrack,
): SpotifyFailure {
	const body = typeof words === 'string' ? { error: { status, message: words } } : words;
	const outcome = classify({ status, headers: {}, body }, request, 0);
	if (outcome.ok) throw new Error('no failure');
	return outcome.failure;
}

describe("Spotify's words decide", () => {
	it.each([
		['Invalid limit', 'invalidLimit'],
		['limit must be between 1 and 10', 'invalidLimit'],
		['Too many ids requested', 'tooManyIds'],
		['You can add a maximum of 100 tracks per request.', 'tooManyIds'],
		['Invalid Spotify URI', 'invalidUri'],
		['Unsupported context uri', 'invalidUri'],
		['Invalid base62 id', 'invalidId'],
		['Non existing id', 'invalidId'],
		// thelinmichael/spotify-web-api-node #65.
		['Given positions are out of bounds', 'outOfBounds'],
		['Index out of bounds.', 'outOfBounds'],
		['Limit + Offset exceeds maximum of 1000', 'offsetTooFar'],
		['Offset exceeds maximum', 'offsetTooFar'],
		// spotify/web-api #599, KRTirtho/spotube #1536.
		['Unlaunched country', 'unavailableInCountry'],
		['Unlaunched market', 'unavailableInCountry'],
		['Spotify isn’t available in your country yet', 'unavailableInCountry'],
		['This content is geo-blocked', 'unavailableInCountry'],
		["The user's country has no audiobooks", 'unavailableInCountry'],
	])('%s is %s', (words, reason) => {
		const failure = failureOf(400, words);
		expect(failure).toMatchObject({ kind: 'badRequest', status: 400, reason });
		expect(`${failure.message} ${failure.hint}`).toContain(words.replace(/\.$/, ''));
	});

	it('in the shape that older answers have', () => {
		const body = { error: { type: 'bad_field', description: 'wrong id: 2KrxsD86ARO5beq7Q0Drfqx' } };
		expect(failureOf(400, body)).toMatchObject({ reason: 'invalidId' });
	});

	it('words that nobody knows are quoted, and no cause is claimed', () => {
		const failure = failureOf(400, 'Something new');
		expect(failure.message).toBe('Spotify refused the request: Something new');
		expect(failure).not.toHaveProperty('reason');
	});
});

describe('a search', () => {
	it('is told of the results that there are', () => {
		expect(failureOf(400, 'Limit + Offset exceeds maximum of 1000', search('x'))).toMatchObject({
			reason: 'offsetTooFar',
			message: 'Spotify returns only the first 1,000 results of a search',
		});
	});

	it.each([
		[400, 'Query exceeds maximum length of 250 characters'],
		// beetbox/beets #4893, spotipy-dev/spotipy #845.
		[400, 'Bad request.'],
		[404, 'Not found.'],
		[404, ''],
		[404, 'Service not found'],
		[400, 'Invalid query'],
		[414, ''],
	])('with a long text is told as that: %d %s', (status, words) => {
		expect(failureOf(status, words, search('é'.repeat(251)))).toMatchObject({
			kind: 'badRequest',
			status,
			reason: 'searchTextTooLong',
			message: 'The search text is too long: 251 characters',
			hint: expect.stringContaining('up to 250'),
		});
	});

	it.each([
		'Query parameter limit exceeds the maximum of 10',
		'Invalid query: limit exceeds maximum',
	])('for pages that are too large is told as that, and asked again with less: %s', (words) => {
		expect(failureOf(400, words, search('x'))).toMatchObject({ reason: 'invalidLimit' });
	});

	it('with a short one is not, and speaks of no ID', () => {
		const failure = failureOf(404, 'Not found.', search('x'));
		expect(failure).toMatchObject({ kind: 'notFound' });
		expect(failure.hint).not.toMatch(/\bID\b|Skip Not Found/);
		expect(failureOf(400, 'Bad request.', search('x'))).not.toHaveProperty('reason');
	});
});

it.each([
	['API rate limit exceeded', getTrack],
	['Description exceeds the maximum limit', { ...getTrack, method: 'PUT' } as const],
])('a limit of something else is none of pages: %s', (words, request) => {
	expect(failureOf(400, words, request)).not.toHaveProperty('reason');
});

it.each([413, 414])('a request that is too large is told as that: %d', (status) => {
	// spotify/web-api #1483.
	expect(failureOf(status, '')).toMatchObject({
		kind: 'badRequest',
		reason: 'requestTooLarge',
		hint: expect.stringContaining('Send less in one request'),
	});
});

it('a cover that is too large is told with how to make it smaller', () => {
	// spotipy-dev/spotipy #633: in plain text.
	const path = '/playlists/3cEYpjA9oz9GiPac4AsH4n/images';
	const upload = { ...getTrack, method: 'PUT', path, template: path } as const;
	const { hint } = failureOf(413, 'Request Entity Too Large', upload);
	expect(hint).toContain("'Edit Image'");
	expect(hint).not.toContain('Send less');
});

it('what is wrong with a description is told with its limits', () => {
	const update = {
		...getTrack,
		method: 'PUT',
		path: '/playlists/1',
		template: '/playlists/{id}',
	} as const;
	expect(failureOf(400, 'Attribute description is invalid', update).hint).toContain(
		'300 characters',
	);
	// https://github.com/spotify/web-api/issues/1011
	for (const words of ['Attribute description is empty', 'The description must not be blank']) {
		const empty = failureOf(400, words, update).hint;
		expect(empty).toMatch(/does not let apps clear a description.*Spotify's own app/);
		expect(empty).not.toContain('300 characters');
	}
});

it.each([
	['PUT', '/playlists/1'],
	['POST', '/me/playlists'],
] as const)('a link in a description is told as what may be wrong: %s %s', (method, path) => {
	// news-bulletin-playlist #77 and #133: a 400 that was gone without the link.
	const write = (description: string) =>
		failureOf(400, 'Bad request.', {
			...getTrack,
			method,
			path,
			template: path,
			body: { name: 'News', description },
		}).hint;
	expect(write('Project: https://github.com/somebody/news')).toContain('try it without');
	expect(write('All the news')).not.toContain('try it without');
});

it('a 404 names the country, and that audiobooks are in few', () => {
	const book = { ...getTrack, path: '/audiobooks/1', template: '/audiobooks/{id}' };
	expect(failureOf(404, 'Not found', book).hint).toMatch(
		/the account's country.*only in a few countries/,
	);
	const inMarket = { ...book, query: { market: 'DE' } };
	expect(failureOf(404, 'Not found', inMarket).hint).toContain('the chosen market');
});

describe('what may be too much, or too old, though Spotify does not say so', () => {
	const command = (path: string, body: Record<string, unknown>): SpotifyRequest => ({
		...getTrack,
		method: 'PUT',
		path,
		template: path,
		body,
	});

	it.each([413, 500])('many single tracks to play are told as that, with %d', (status) => {
		const play = (count: number) => command('/me/player/play', { uris: Array(count).fill('x') });
		expect(failureOf(status, '', play(300)).hint).toContain('put them into a playlist');
		expect(failureOf(status, '', play(20)).hint).not.toContain('playlist');
	});

	it('a snapshot is told as that', () => {
		const path = '/playlists/3cEYpjA9oz9GiPac4AsH4n/items';
		const move = { range_start: 0, insert_before: 2 };
		const failing = (body: Record<string, unknown>) =>
			failureOf(502, 'Error while loading resource', command(path, body)).hint;
		expect(failing({ ...move, snapshot_id: 'abc' })).toContain("'Snapshot ID'");
		expect(failing(move)).not.toContain("'Snapshot ID'");
	});
});
