import { fc } from '../support/fc.mts';

import { LIBRARY_KINDS, market } from '../../spotify/operations/fields';
import type { Field } from '../../spotify/operations/fieldTypes';
import type { Operation, ScopeRule } from '../../spotify/operations/types';
import { runFaults } from '../support/contract/drive.mts';
import { entryFaults } from '../support/contract/entryFaults.mts';
import { entry } from '../support/contract/facts.mts';
import { validValues } from '../support/contract/validValues.mts';

/** What the contract's tests would say about an entry. */
async function contractFaults(
	operation: Operation,
): Promise<{ entry: string[]; requests: string[] }> {
	const values = fc.sample(validValues(operation), { numRuns: 40, seed: 4 });
	const runs = values.map((given) => runFaults(operation, [given], { total: 120, most: Infinity }));
	return { entry: entryFaults(operation), requests: (await Promise.all(runs)).flat() };
}

const without = (operation: Operation, ...wires: string[]): Operation => ({
	...operation,
	fields: operation.fields.filter(({ wire }) => !wires.includes(wire)),
});

const withField = (
	operation: Operation,
	wire: string,
	change: (field: Field) => Field,
): Operation => ({
	...operation,
	fields: operation.fields.map((field) => (field.wire === wire ? change(field) : field)),
});

const renamed = (operation: Operation, wire: string, to: string): Operation =>
	withField(operation, wire, (field) => ({ ...field, wire: to }));

const choicesOf = (operation: Operation, wire: string, ...values: string[]): Operation =>
	withField(operation, wire, (field) =>
		field.kind === 'choices'
			? { ...field, choices: values.map((value) => ({ value, name: value })) }
			: field,
	);

const albums = entry('artist.getAlbums');
const show = entry('show.get');
const track = entry('track.get');
const tracks = {
	route: 'GET /tracks',
	limit: 50,
	listAt: 'tracks',
	availability: 'olderApps',
} as const;
const search = entry('search.search');
const recommendations = entry('browse.getRecommendations');
const categories = entry('browse.getCategories');
const related = entry('artist.getRelatedArtists');
const { availability: _, ...relatedForAll } = related;
const save = entry('library.save');
const saved = entry('library.getTracks');
const savedEpisodes = entry('library.getEpisodes');
const follow = entry('playlist.follow');
const played = entry('player.getRecentlyPlayed');
const followed = entry('user.getFollowedArtists');
const play = entry('player.play');
const transfer = entry('player.transfer');
const volume = entry('player.setVolume');
const create = entry('playlist.create');
const reorder = entry('playlist.reorderItems');
const upload = entry('playlist.uploadCover');
const cover = entry('album.downloadCover');
const topTracks = entry('user.getTopTracks');
const state = entry('player.getState');
const { needs: _user, ...savedForApps } = saved;
const { premium: _premium, ...volumeForAll } = volume;
const { batch: _batch, ...saveOneByOne } = save;
const { mutuallyExclusive: _either, ...playBoth } = play;
const { nonIdempotent: _once, ...reorderAgain } = reorder;

const withScopes = (operation: Operation, scopes: ScopeRule): Operation => ({
	...operation,
	scopes,
});

const cursorOf = (
	operation: Operation,
	change: Partial<{ cursor: string; cursorAt: string; itemsAt: string; maxLimit: number }>,
): Operation =>
	operation.paging?.kind === 'cursor'
		? { ...operation, paging: { ...operation.paging, ...change } }
		: operation;

/** A playlist's ID as it is. */
const idInQuery: Field = { kind: 'id', of: 'playlist', wire: 'uris', in: 'query' };

/** By what is wrong: an entry, and what is said about the entry itself or about its requests. */
const wrong: Array<[string, Operation, string]> = [
	[
		'a page that is too large',
		{ ...albums, paging: { kind: 'offset', itemsAt: 'items', maxLimit: 50 } },
		'limit: 50 is outside',
	],
	[
		'more IDs at once than Spotify takes',
		{ ...track, batchGet: { ...tracks, limit: 100 } },
		'several: 100 instead of 50',
	],
	[
		'several IDs for apps that do not have that',
		{ ...track, batchGet: { ...tracks, availability: 'extendedQuota' } },
		'several: extendedQuota instead of olderApps',
	],
	[
		'several IDs of something else',
		{ ...track, batchGet: { ...tracks, route: 'GET /albums', limit: 20, listAt: 'albums' } },
		'several: GET /albums beside',
	],
	[
		'several IDs with a list elsewhere',
		{ ...track, batchGet: { ...tracks, listAt: 'items' } },
		"several: no list at 'items'",
	],
	[
		'a page that is too small',
		{ ...albums, paging: { kind: 'offset', itemsAt: 'items', maxLimit: 5 } },
		'maxLimit: 5 instead of 10',
	],
	[
		'a list elsewhere',
		{ ...categories, paging: { kind: 'offset', itemsAt: 'items', maxLimit: 50 } },
		'itemsAt: items instead of categories.items',
	],
	[
		'a whole list elsewhere',
		{ ...related, paging: { kind: 'whole', itemsAt: 'items' } },
		"no list at 'items'",
	],
	[
		'no paging',
		{ ...albums, paging: { kind: 'whole', itemsAt: 'items' } },
		'paging: whole instead of offset',
	],
	[
		'pages where there are none',
		{ ...related, paging: { kind: 'offset', itemsAt: 'artists', maxLimit: 50 } },
		'limit is unknown',
	],
	[
		'an offset that is too large',
		{ ...search, paging: { kind: 'offsetByType', typesIn: 'type', maxLimit: 10, maxOffset: 2000 } },
		'maxOffset: 2000',
	],
	[
		'a limit that is too large',
		{ ...recommendations, paging: { kind: 'limit', itemsAt: 'tracks', maxLimit: 200 } },
		'limit: 200 is outside',
	],
	[
		'a path that does not exist',
		{ ...show, route: 'GET /show/{id}' },
		"none of Spotify's operations",
	],
	[
		'a method that does not exist',
		{ ...show, route: 'DELETE /shows/{id}' },
		"none of Spotify's operations",
	],
	[
		'the path of another operation',
		{ ...show, route: 'GET /audiobooks/{id}' },
		'docs: get-a-show is not get-an-audiobook',
	],
	[
		'an operation for users',
		{ ...categories, route: 'GET /me/tracks' },
		'needs: undefined instead of user',
	],
	['an id that is not filled in', renamed(show, 'id', 'show_id'), '/shows/{id} is not /shows/{id}'],
	[
		'a wrong wire name',
		renamed(albums, 'include_groups', 'includeGroups'),
		'includeGroups is unknown',
	],
	[
		'a parameter that Spotify lacks',
		{ ...related, fields: [...related.fields, market()] },
		'market is unknown',
	],
	['no market for podcasts', without(show, 'market'), 'market is missing'],
	[
		'an optional market for podcasts',
		{ ...show, fields: [...without(show, 'market').fields, market()] },
		'market is missing',
	],
	['no required parameter', without(search, 'type'), 'type is missing'],
	[
		'a value that Spotify lacks',
		choicesOf(search, 'type', 'track', 'chapter'),
		"type: 'chapter' is not allowed",
	],
	[
		'a range that is too wide',
		withField(recommendations, 'min_energy', (field) =>
			field.kind === 'number' ? { ...field, max: 100 } : field,
		),
		'min_energy:',
	],
	[
		'fractions where there are none',
		withField(recommendations, 'min_key', (field) =>
			field.kind === 'number' ? { ...field, integer: false } : field,
		),
		'is not whole',
	],
	[
		'too many seeds',
		{
			...recommendations,
			minMaxOf: { fields: ['seed_artists', 'seed_genres', 'seed_tracks'], min: 6, max: 9 },
		},
		'values of seed_artists',
	],
	[
		'no seeds',
		{
			...recommendations,
			minMaxOf: { fields: ['seed_artists', 'seed_genres', 'seed_tracks'], min: 0, max: 0 },
		},
		'0 values of seed_artists',
	],
	[
		'a closed operation for every app',
		relatedForAll,
		'availability: undefined instead of extendedQuota',
	],
	[
		'the wrong apps',
		{ ...related, availability: 'olderApps' },
		'availability: olderApps instead of extendedQuota',
	],
	[
		'an open operation as closed',
		{ ...show, availability: 'olderApps' },
		'availability: olderApps instead of undefined',
	],
	[
		'an operation as removed that Spotify has',
		{ ...show, availability: 'removed' },
		'availability: removed',
	],
	['another page of the reference', { ...show, docs: 'get-show' }, 'docs: get-show'],
	[
		'another kind of result',
		{ ...show, output: { kind: 'audiobook' } },
		'output: audiobook for show',
	],
	['another kind of list', { ...albums, output: { kind: 'track' } }, 'output: track for album'],
	[
		'objects where there are texts',
		{ ...entry('browse.getMarkets'), output: { kind: 'track' } },
		'output: track for value',
	],
	[
		'entries of a playlist as tracks',
		{ ...entry('playlist.getItems'), output: { kind: 'track' } },
		'output: track for playlistItem',
	],
	['a user operation for apps', savedForApps, 'needs: undefined instead of user'],
	['an operation of apps for users alone', { ...show, needs: 'user' }, 'needs: user instead of'],
	['a player command for everybody', volumeForAll, 'premium: undefined'],
	['a list for Premium alone', { ...saved, premium: true }, 'premium: true'],
	['a scope too few', withScopes(saved, {}), "allOf: '' instead of 'user-library-read'"],
	[
		'a scope too many',
		withScopes(saved, { allOf: ['user-library-read', 'user-read-private'] }),
		'allOf:',
	],
	[
		'all of the scopes of which one does',
		withScopes(create, { allOf: ['playlist-modify-public', 'playlist-modify-private'] }),
		"oneOf: '' instead of",
	],
	[
		'a scope needed that only shows more',
		withScopes(savedEpisodes, { allOf: ['user-library-read', 'user-read-playback-position'] }),
		'allOf:',
	],
	[
		'one scope of three for a picture',
		withScopes(upload, { oneOf: ['playlist-modify-public', 'playlist-modify-private'] }),
		"allOf: '' instead of 'ugc-image-upload'",
	],
	[
		'a kind of URI without its scope',
		withScopes(save, { byKind: { album: 'user-library-modify' } }),
		'byKind: track needs user-library-modify',
	],
	[
		'a kind of URI with the scope of another',
		withScopes(follow, { byKind: { playlist: 'user-follow-modify' } }),
		'byKind: playlist needs playlist-modify-public',
	],
	['no batch', saveOneByOne, 'batch: none instead of uris'],
	[
		'a batch that is too large',
		{ ...save, batch: { wire: 'uris', limit: 50 } },
		'batch: 50 instead of 40',
	],
	[
		'a batch that is too large on the wire',
		{ ...follow, batch: { wire: 'uris', limit: 100 } },
		'uris: 100 values',
	],
	['a batch that is too small', { ...save, batch: { wire: 'uris', limit: 20 } }, 'requests where'],
	['a batch of nothing', { ...save, batch: { wire: 'ids', limit: 40 } }, 'batch: no field ids'],
	[
		'an answer for each value that is not read',
		{ ...entry('library.check'), batch: { wire: 'uris', limit: 40 } },
		'output: saved for',
	],
	[
		'URIs of a kind that Spotify does not save',
		withField(save, 'uris', (field) =>
			field.kind === 'uris' ? { ...field, of: [...LIBRARY_KINDS, 'chapter'] } : field,
		),
		"'spotify:chapter:",
	],
	['IDs where there are URIs', { ...follow, fields: [idInQuery] }, 'nothing is asked'],
	['another mark', cursorOf(followed, { cursor: 'offset' }), 'cursor: offset is unknown'],
	[
		'the mark that leads the other way',
		cursorOf(played, { cursor: 'after' }),
		'entries lost, twice or out of order',
	],
	[
		'a mark elsewhere in the answer',
		cursorOf(followed, { cursorAt: 'cursors.after' }),
		'cursorAt: cursors.after instead of artists.cursors.after',
	],
	['pages of marks that are too large', cursorOf(followed, { maxLimit: 100 }), 'maxLimit: 100'],
	[
		'pages by offset where there are marks',
		{ ...followed, paging: { kind: 'offset', itemsAt: 'artists.items', maxLimit: 50 } },
		'paging: offset instead of cursor',
	],
	['both where one can count', playBoth, 'offset: neither position nor uri alone'],
	[
		'a wrong name in the body',
		renamed(play, 'position_ms', 'positionMs'),
		'positionMs is unknown in the body',
	],
	[
		'a wrong name deep in the body',
		renamed(play, 'offset.position', 'offset.index'),
		'offset: index is unknown',
	],
	['a missing name in the body', without(create, 'name'), 'name is missing in the body'],
	[
		'a text where there is a list',
		withField(transfer, 'device_ids', (field) => {
			if (field.kind !== 'text') return field;
			const { asList: _list, ...text } = field;
			return text;
		}),
		'is no list',
	],
	[
		'a query where there is a body',
		withField(create, 'name', (field) => ({ ...field, in: 'query' })),
		'name is missing in the body',
	],
	[
		'a body where there is a query',
		withField(volume, 'volume_percent', (field) => ({ ...field, in: 'body' })),
		'a body',
	],
	[
		'fractions in the body',
		withField(reorder, 'range_start', (field) =>
			field.kind === 'number' ? { ...field, integer: false } : field,
		),
		'is not whole',
	],
	['half of what a move needs', without(reorder, 'insert_before'), 'insert_before is missing'],
	['a move that is sent again', reorderAgain, 'it is sent again, and would act again'],
	[
		'a picture that is too large',
		withField(upload, 'body', (field) =>
			field.kind === 'picture' ? { ...field, mostBytes: 512 * 1024 } : field,
		),
		'a picture of 524288 bytes',
	],
	[
		'a text where there is a picture',
		{ ...upload, fields: [...without(upload, 'body').fields, ...create.fields] },
		'no picture as body',
	],
	[
		'a word that Spotify lacks',
		withField(entry('player.setRepeat'), 'state', (field) =>
			field.kind === 'choice' ? { ...field, choices: [{ value: 'on', name: 'On' }] } : field,
		),
		"state: 'on' is not allowed",
	],
	[
		'nothing said of an empty answer',
		{ ...state, output: { kind: 'playback' } },
		'whenEmpty: not said',
	],
	[
		'an empty answer where there is none',
		{ ...show, output: { kind: 'show', whenEmpty: {} } },
		'whenEmpty: said',
	],
	['a result where there is none', { ...volume, output: { kind: 'device' } }, 'output: device for'],
	['no result where there is one', { ...create, output: { kind: 'done' } }, 'output: done for'],
	['entries as what they hold', { ...saved, output: { kind: 'track' } }, 'output: track for saved'],
	[
		'entries of the wrong list',
		{ ...saved, output: { kind: 'saved.album' } },
		'output: saved.album for saved.track',
	],
	['the other top', { ...topTracks, output: { kind: 'artist' } }, 'output: artist for track'],
	[
		'a top that there is not',
		{ ...topTracks, route: 'GET /me/top/albums' },
		"none of Spotify's operations",
	],
	[
		'a job whose result is an object',
		{ ...cover, output: { kind: 'album' } },
		'output: album for what a job gives',
	],
	[
		'a cover of what has none',
		{ ...cover, route: 'GET /tracks/{id}', docs: 'get-track' },
		'the answer has no images',
	],
	[
		'a job of another',
		{ ...entry('playlist.addItems'), job: 'removeItems' },
		'DELETE /playlists/{playlist_id}/items beside POST',
	],
];

it.each(wrong)('%s is caught', async (_name, operation, fault) => {
	const faults = await contractFaults(operation);
	expect([...faults.entry, ...faults.requests].join('\n')).toContain(fault);
});

it('the entries as they are have none of these faults', async () => {
	const known = [albums, show, search, recommendations, categories, related];
	const users = [save, saved, savedEpisodes, follow, played, followed, play, transfer, volume];
	const playlists = [create, reorder, upload, cover, topTracks, state];
	for (const operation of [...known, ...users, ...playlists]) {
		expect(await contractFaults(operation)).toEqual({ entry: [], requests: [] });
	}
});
