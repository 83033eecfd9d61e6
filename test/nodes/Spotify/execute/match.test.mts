import type { IDataObject } from 'n8n-workflow';
import { resetProcessState } from '../../../../spotify/processState';
import { resetAutoClock } from '../../../support/autoClock.mts';
import { callWire } from '../../../support/callWire.mts';
import { clientCredentials, jsonOf, runSpotify, type NodeRun } from '../../../support/engine.mts';
import { catalogueTrack, wordSearch } from '../../../support/matchCatalogue.mts';
import { idOf, track } from '../../../support/spotifyObjects.mts';

jest.mock('../../../../nodes/Spotify/transport/n8nClock', () => ({
	n8nClock: jest.requireActual('../../../support/autoClock.mts').autoClock,
}));

afterEach(() => {
	resetProcessState();
	resetAutoClock();
});

const songs = [
	'Nia Okoro :: Ladders [[Ladders]] 3:12',
	'Nia Okoro :: Ladders (Live) [[On Stage]] 4:02',
	'Mads Lund :: Small Town 4:44',
].map((line, index) => catalogueTrack(line, idOf(index + 1)));
const search = wordSearch(songs);

const QUOTA = {
	status: 429,
	headers: { 'retry-after': '7200' },
	body: { error: { status: 429, message: 'Too many requests', reason: 'QUOTA_EXCEEDED' } },
};

/** The texts that were searched for, in the order in which they came. */
let searches: string[] = [];
beforeEach(() => {
	searches = [];
});

/** Spotify's search over the songs, with a quota of so many. */
const searching = (most = Infinity) =>
	callWire(({ query }) => {
		if (searches.length >= most) return QUOTA;
		const text = query.get('q') ?? '';
		searches.push(text);
		const items = search(text).map((song) => track(song.id, { ...song }));
		return { body: { tracks: { items, total: items.length, limit: 10, offset: 0 } } };
	});

const match = async (fields: IDataObject, more: Partial<NodeRun> = {}) =>
	await runSpotify({
		parameters: { resource: 'track', operation: 'match', matchBy: 'text', ...fields },
		credentials: clientCredentials(),
		...more,
	});

/** Where each failure is an item of its own. */
async function continued(fields: IDataObject) {
	const { items } = await match(fields, { settings: { onError: 'continueRegularOutput' } });
	return {
		items: items.filter(({ json }) => !('error' in json)),
		errorItems: items.filter(({ json }) => 'error' in json),
	};
}

describe('lines of text', () => {
	it('give one item each, in order, paired with their input, and each different one a search', async () => {
		searching();
		const inputs = [
			{ line: 'Nia Okoro - Ladders\n\nMads Lund - Small Town' },
			{ line: ['Nia Okoro - Ladders', '----'] },
			{ line: '' },
		];
		const { items, error } = await match({ text: '={{ $json.line }}' }, { inputs });
		expect(error).toBeUndefined();
		expect(
			items.map(({ json, pairedItem }) => [json.matched, json.name, json.line, pairedItem]),
		).toEqual([
			[true, 'Ladders', 'Nia Okoro - Ladders', { item: 0 }],
			[true, 'Small Town', 'Mads Lund - Small Town', { item: 0 }],
			[true, 'Ladders', 'Nia Okoro - Ladders', { item: 1 }],
			[false, null, '----', { item: 1 }],
			[false, null, null, { item: 2 }],
		]);
		expect(searches.sort()).toEqual(['Mads Lund Small Town', 'Nia Okoro Ladders']);
	});

	it('say how sure a match is, and how it came about', async () => {
		searching();
		const { items } = await match({ text: 'Nia Okoro - Ladders (Official Video)' });
		expect(jsonOf(items)).toMatchObject([
			{
				uri: `spotify:track:${idOf(1)}`,
				artists: 'Nia Okoro',
				matched: true,
				confidence: 1,
				matchedBy: 'text',
				query: 'Nia Okoro Ladders',
				candidateUri: null,
				candidateName: null,
				candidateArtists: null,
			},
		]);
	});

	it('have no track where none is sure enough, and name the best candidate beside it', async () => {
		searching();
		const { items } = await match({ text: 'Mads Lund - Small Town (Acoustic)' });
		expect(jsonOf(items)).toMatchObject([
			{
				id: null,
				uri: null,
				name: null,
				matched: false,
				confidence: 0.6,
				matchedBy: null,
				candidateUri: `spotify:track:${idOf(3)}`,
				candidateName: 'Small Town',
				candidateArtists: 'Mads Lund',
			},
		]);
	});

	it('list others where that is asked for, and only then', async () => {
		searching();
		const text = 'Nia Okoro - Ladders';
		const [listed] = jsonOf((await match({ text, options: { candidates: 1 } })).items);
		expect(JSON.parse(String(listed?.candidates))).toEqual([
			{
				uri: `spotify:track:${idOf(2)}`,
				name: 'Ladders (Live)',
				artists: 'Nia Okoro',
				album: 'On Stage',
				durationMs: 242_000,
				confidence: expect.any(Number),
			},
		]);
		const [plain] = jsonOf((await match({ text })).items);
		expect(plain).not.toHaveProperty('candidates');
	});

	it('may be a list that a language model writes', async () => {
		searching();
		const { items } = await match({ text: '["Nia Okoro - Ladders", "Mads Lund - Small Town"]' });
		expect(items.map(({ json }) => json.name)).toEqual(['Ladders', 'Small Town']);
	});

	it('go as raw answers with the same fields beside them', async () => {
		searching();
		const { items } = await match({ text: 'Nia Okoro - Ladders\n----', output: 'raw' });
		expect(jsonOf(items)).toMatchObject([
			{ type: 'track', name: 'Ladders', matched: true, line: 'Nia Okoro - Ladders' },
			{ matched: false, line: '----', query: null },
		]);
	});
});

describe('a link to a track', () => {
	const byId = () =>
		callWire(({ route }) => {
			const song = songs.find(({ id }) => route.endsWith(`/tracks/${id}`));
			return song
				? { body: track(song.id, { ...song }) }
				: { status: 404, body: { error: { status: 404, message: 'Resource not found' } } };
		});

	it.each([
		`https://open.spotify.com/track/${idOf(3)}?si=abc`,
		`spotify:track:${idOf(3)}`,
		`Listen to this: https://open.spotify.com/intl-de/track/${idOf(3)}`,
	])('is the track that it leads to, without a search: %s', async (text) => {
		const { calls } = byId();
		const { items } = await match({ text });
		expect(jsonOf(items)).toMatchObject([
			{
				name: 'Small Town',
				matched: true,
				confidence: 1,
				matchedBy: 'link',
				line: text,
				query: `spotify:track:${idOf(3)}`,
			},
		]);
		expect(calls).toHaveLength(1);
	});

	it('that leads to nothing is a line without a match', async () => {
		byId();
		const { items } = await match({ text: `spotify:track:${idOf(9)}` });
		expect(jsonOf(items)).toMatchObject([{ matched: false, matchedBy: null, uri: null }]);
	});
});

describe('fields', () => {
	const fields = {
		matchBy: 'fields',
		title: '={{ $json.title }}',
		artist: '={{ $json.artist }}',
		duration: '={{ $json.duration }}',
		isrc: '={{ $json.isrc }}',
	};

	it('are read for each item, and may be empty', async () => {
		searching();
		const inputs = [
			{ title: 'Ladders', artist: 'Nia Okoro', duration: '4:02' },
			{ title: 'Ladders', artist: 'Nia Okoro', duration: 192_000 },
			{},
		];
		const { items } = await match(fields, { inputs });
		expect(jsonOf(items).map(({ matched, line }) => [matched, line])).toEqual([
			[false, 'Nia Okoro - Ladders'],
			[true, 'Nia Okoro - Ladders'],
			[false, null],
		]);
	});

	it('ignore a text that was typed before the form was switched', async () => {
		searching();
		const { items } = await match({
			...fields,
			text: 'Mads Lund - Small Town',
			title: 'Ladders',
			artist: 'Nia Okoro',
		});
		expect(jsonOf(items)).toMatchObject([{ name: 'Ladders', matchedBy: 'fields' }]);
	});
});

describe('a line without a match', () => {
	const text = 'Nia Okoro - Ladders\nNobody - Nothing\nMads Lund - Small Town';
	const options = { whenUnmatched: 'error' };

	it('is an error item in its place, if errors are wanted and the node continues', async () => {
		searching();
		const { items, errorItems } = await continued({ text, options });
		expect(items.map(({ json }) => json.name)).toEqual(['Ladders', 'Small Town']);
		expect(jsonOf(errorItems)).toEqual([
			{
				error: expect.objectContaining({
					message: "No track matches 'Nobody - Nothing'",
					line: 'Nobody - Nothing',
					confidence: 0,
					candidateUri: null,
				}),
			},
		]);
	});

	it('ends the run, if errors are wanted and it does not continue', async () => {
		searching();
		const { error } = await match({ text, options });
		expect(error?.message).toBe("No track matches 'Nobody - Nothing'");
		expect(error).toMatchObject({ description: expect.stringContaining('Minimum Confidence') });
	});
});

it('matches what a quota leaves, and says of the rest when to go on', async () => {
	searching(1);
	const text =
		'Nia Okoro - Ladders\nMads Lund - Small Town\nNia Okoro - Ladders\nMads Lund - Town\n----';
	const { items, errorItems } = await continued({ text, options: { maxConcurrency: 1 } });
	expect(items.map(({ json }) => [json.name, json.matched])).toEqual([
		['Ladders', true],
		['Ladders', true],
		[null, false],
	]);
	expect(errorItems.map(({ json }) => Object(json.error).line)).toEqual([
		'Mads Lund - Small Town',
		'Mads Lund - Town',
	]);
	for (const { json } of errorItems) expect(json.error).toHaveProperty('retryAt');
	expect(searches).toHaveLength(1);
});
