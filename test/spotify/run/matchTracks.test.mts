import { fc } from '../../support/fc.mts';
import { failed, succeeded } from '../../../spotify/failures/outcome';
import type { RateLimited, SpotifyFailure } from '../../../spotify/failures/types';
import type { JobInput } from '../../../spotify/jobs/types';
import { createUsage } from '../../../spotify/pipeline/usage';
import type { Send, SpotifyRequest } from '../../../spotify/request/types';
import { matchTracks } from '../../../spotify/run/matchTracks';
import { jobTools } from '../../support/jobTools.mts';
import { catalogueTrack, wordSearch } from '../../support/matchCatalogue.mts';

const route: SpotifyRequest = {
	method: 'GET',
	path: '/search',
	template: '/search',
	query: { type: 'track', market: 'DE' },
	idempotent: true,
};

/** Names that share no word with each other, and differ by more than a slip of the pen. */
const syllables =
	'bar cel dom fen gul hix jop kav lim nus pra quo rit sel tov vex wim yar zon'.split(' ');
const nameOf = (n: number): string =>
	[n, n * 7 + 3, n * 11 + 5]
		.map((seed) => syllables[(seed * 13 + Math.floor(seed / 19)) % syllables.length])
		.join('');
const lineOf = (n: number): string => `Band ${nameOf(n)}${n} - Song ${n}`;
const songs = Array.from({ length: 250 }, (_, n) =>
	catalogueTrack(`Band ${nameOf(n)}${n} :: Song ${n}`, `id${n}`),
);

const QUOTA: RateLimited = {
	kind: 'rateLimited',
	status: 429,
	scope: 'quota',
	retryAtMs: 5_000,
	message: 'The quota is used up',
	hint: '',
};

/** Spotify's search, which has a quota. */
function spotify(most = Infinity) {
	const searched: string[] = [];
	const find = wordSearch(songs);
	const byText = new Map(
		songs.map((song) => [`Band ${song.artists[0]?.name.slice(5)} ${song.name}`, song]),
	);
	const send: Send = async ({ query }) => {
		if (searched.length >= most) return failed(QUOTA);
		const text = query.q ?? '';
		searched.push(text);
		const items = byText.has(text) ? [byText.get(text)] : find(text).slice(0, 3);
		return succeeded({ tracks: { items } });
	};
	return { send, searched };
}

const order = (text: readonly string[], settings = {}): JobInput<object> => ({
	id: '',
	uris: [],
	settings,
	own: { text },
});

describe('500 lines: 200 equal, 30 that name no song, 20 that are not there', () => {
	const lines = [
		...Array.from({ length: 200 }, () => lineOf(0)),
		...Array.from({ length: 30 }, (_, n) => `Track ${n}`),
		...Array.from(
			{ length: 20 },
			(_, n) => `Nobody ${nameOf(n + 300)} - Nothing ${nameOf(n + 400)}`,
		),
		...songs.map((_, n) => lineOf(n)),
	];

	it('give 500 entries in order, for a search of each different one', async () => {
		const { send, searched } = spotify();
		const usage = createUsage();
		const [listing] = await matchTracks(route)([order(lines)], jobTools({ send, usage }));
		const also = listing?.entries.map((entry) => entry.extraFields);
		expect(also?.map((fields) => fields?.line)).toEqual(lines);
		expect(also?.filter((fields) => fields?.matched)).toHaveLength(450);
		expect(searched.length).toBeLessThanOrEqual(250 + 2 * 20);
		expect(new Set(searched).size).toBe(searched.length);
	});

	it('are matched as far as a quota reaches, and each of the rest says when to go on', async () => {
		const { send, searched } = spotify(100);
		const [listing] = await matchTracks(route)([order(lines)], jobTools({ send }));
		expect(searched).toHaveLength(100);
		expect(listing?.failure).toBeUndefined();
		const failures = listing?.entries.flatMap(({ failure }) => failure ?? []) ?? [];
		expect(listing?.entries).toHaveLength(500);
		expect(failures.length).toBeGreaterThan(150);
		expect(new Set(failures)).toEqual(new Set([QUOTA]));
		expect(listing?.entries.slice(0, 230).every(({ failure }) => failure === undefined)).toBe(true);
	});
});

it('asks for one page of ten, in the market of the route', async () => {
	const sent: SpotifyRequest[] = [];
	const send: Send = async (request) => {
		sent.push(request);
		return succeeded({ tracks: { items: [] } });
	};
	await matchTracks(route)([order(['Oda - Us'])], jobTools({ send }));
	expect(sent[0]?.query).toEqual({
		type: 'track',
		market: 'DE',
		q: 'Oda Us',
		limit: '10',
		offset: '0',
	});
});

it('begins nothing more where a failure ends the run', async () => {
	const { send, searched } = spotify(3);
	const lines = songs.map((_, n) => lineOf(n));
	const endsRun = (): boolean => true;
	const [listing] = await matchTracks(route)([order(lines)], jobTools({ send, endsRun }));
	expect(searched).toHaveLength(3);
	expect(listing?.entries).toHaveLength(3);
	expect(listing?.failure).toEqual(QUOTA);
});

it('gives each item what its own lines are, whoever else has them', async () => {
	const { send } = spotify();
	await fc.assert(
		fc.asyncProperty(
			fc.array(fc.array(fc.nat(4).map(lineOf), { minLength: 1, maxLength: 4 }), {
				minLength: 1,
				maxLength: 4,
			}),
			async (items) => {
				const listings = await matchTracks(route)(
					items.map((lines) => order(lines)),
					jobTools({ send }),
				);
				const found = listings.map(({ entries }) =>
					entries.map(({ extraFields: also }) => also?.line),
				);
				expect(found).toEqual(items);
				const values = listings.flatMap(({ entries }) => entries.map(({ value }) => value));
				expect(new Set(values).size).toBe(values.length);
			},
		),
	);
});

it.each<[string, unknown]>([
	['nothing', {}],
	['no list', { tracks: { items: 'none' } }],
	['null', null],
])('says of an answer with %s that it is none', async (_, answer) => {
	const send: Send = async () => succeeded(answer);
	const [listing] = await matchTracks(route)([order(['Oda - Us'])], jobTools({ send }));
	expect(listing?.entries[0]?.failure).toMatchObject({ kind: 'unexpectedResponse' });
});

it('reads tracks that lack something, and leaves out what is none', async () => {
	const items = [
		null,
		5,
		{},
		{ id: 'a' },
		{ id: 'b', name: 'Us', artists: null },
		{ id: 'c', name: 'Us', artists: [{ name: 'Oda' }, null] },
	];
	const send: Send = async () => succeeded({ tracks: { items } });
	const [listing] = await matchTracks(route)([order(['Oda - Us'])], jobTools({ send }));
	expect(listing?.entries[0]).toMatchObject({ value: { id: 'c' }, extraFields: { matched: true } });
});

it('takes a text that Spotify refuses as too long for one that finds nothing', async () => {
	const failure: SpotifyFailure = {
		kind: 'badRequest',
		status: 400,
		reason: 'searchTextTooLong',
		message: 'Too long',
		hint: '',
	};
	const send: Send = async () => failed(failure);
	const [listing] = await matchTracks(route)([order(['Oda - Us'])], jobTools({ send }));
	expect(listing?.entries[0]?.extraFields).toMatchObject({ matched: false, candidateUri: null });
});
