import { learnShapes } from '../../scripts/shapes/learn.mts';
import type { Recorded } from '../../scripts/shapes/recordings.mts';

const answer = (year: number | null, body: unknown, path = '/tracks/1'): Recorded => ({
	source: 'a project',
	recordedAt: year === null ? null : `Sat, 01 Jun ${year} 10:00:00 GMT`,
	method: 'GET',
	url: `https://api.spotify.com/v1${path}`,
	status: 200,
	headers: {},
	body,
});

const track = { type: 'track', uri: 'spotify:track:1' };

it('a field is always there that each answer of today has, and else now and then', () => {
	const { endpoints } = learnShapes([
		answer(2024, { ...track, name: 'A', popularity: 3 }),
		answer(2025, { ...track, name: 'B' }),
		answer(2014, { ...track, old: true }),
	]);
	expect(endpoints).toEqual({
		'GET /tracks/{id}': {
			':track': {
				name: 'string',
				'old?': 'boolean',
				'popularity?': 'number',
				type: 'string',
				uri: 'string',
			},
		},
	});
});

it('answers of nobody knows when show only what may come', () => {
	const { endpoints } = learnShapes([answer(null, track)]);
	expect(endpoints['GET /tracks/{id}']).toEqual({
		':track': { 'type?': 'string', 'uri?': 'string' },
	});
});

it('every type of a field is kept, and each place of an answer for itself', () => {
	const artists = [{ name: 'A' }, { name: null }];
	const { endpoints } = learnShapes([answer(2024, { ...track, artists }, '/tracks/1?market=SE')]);
	expect(endpoints['GET /tracks/{id}?market']).toMatchObject({
		':track': { artists: 'array' },
		'artists[]': { name: 'null|string' },
	});
});

it('a page without an address says itself where it is from', () => {
	const body = { href: 'https://api.spotify.com/v1/me/shows?offset=0', items: [] };
	const { endpoints } = learnShapes([{ ...answer(2024, body), url: null }]);
	expect(Object.keys(endpoints)).toEqual(['GET /me/shows']);
});

it('an episode that is dressed up as a track is one, and its show an album', () => {
	const album = { type: 'show', uri: 'spotify:show:2', album_type: 'compilation' };
	const { kinds } = learnShapes([
		answer(2024, { type: 'episode', uri: 'spotify:episode:1', album }),
	]);
	expect(Object.keys(kinds)).toEqual(['album', 'track']);
});

it('keeps nothing of what answers say', () => {
	const text = JSON.stringify(
		learnShapes([answer(2024, { ...track, name: 'Secret', artists: [{ name: 'Somebody' }] })]),
	);
	expect(text).not.toMatch(/Secret|Somebody|a project/);
});

it('leaves out what is no answer of the Web API', () => {
	const { endpoints, kinds } = learnShapes([
		{ ...answer(2024, { type: 'repo' }), url: 'https://api.github.com/repos/a/b' },
		{ ...answer(2024, { access_token: 'x' }), url: null },
	]);
	expect({ endpoints, kinds }).toEqual({ endpoints: {}, kinds: {} });
});
