import type { SpotifyFailure } from '../../../spotify/failures/types';
import { failed, succeeded } from '../../../spotify/failures/outcome';
import { read } from '../../../spotify/paging/read';
import { createFakeSend } from '../../support/fakeApi.mts';
import { pageOfList, searchPage } from '../../support/fakeLists.mts';
import { getTrack } from '../../fixtures/webApi.mts';

const failure: SpotifyFailure = {
	kind: 'notFound',
	status: 404,
	message: 'What happened',
	hint: 'What to do',
};
const list = ['a', 'b', 'c'];
const range = { maxLimit: 2, maxOffset: 1_000 };
const entries = list.map((value, position) => ({ value, position }));

it('one object is the one entry', async () => {
	const { send, requests } = createFakeSend(() => succeeded({ id: '1' }));
	expect(await read(send, getTrack, undefined, Infinity)).toEqual({
		entries: [{ value: { id: '1' }, position: 0 }],
	});
	expect(requests).toEqual([getTrack]);
});

it('of a failure there is no entry', async () => {
	const { send } = createFakeSend(() => failed(failure));
	expect(await read(send, getTrack, undefined, Infinity)).toEqual({ entries: [], failure });
});

it('a list is read as its kind of paging says', async () => {
	const pages = createFakeSend((request) => succeeded(pageOfList(request, list, range, [])));
	expect(
		await read(pages.send, getTrack, { kind: 'offset', itemsAt: 'items', maxLimit: 2 }, Infinity),
	).toEqual({ entries });
	const search = createFakeSend((request) => searchPage(request, { track: list }, range, []));
	const request = { ...getTrack, query: { type: 'track' } };
	const paging = { kind: 'offsetByType', typesIn: 'type', ...range } as const;
	expect(await read(search.send, request, paging, 2)).toEqual({ entries: entries.slice(0, 2) });
});

it.each([
	['under a path', 'genres', { genres: list }],
	['that is the answer', '', list],
])('a list %s comes whole, and no more of it than asked for', async (_, itemsAt, body) => {
	const { send, requests } = createFakeSend(() => succeeded(body));
	expect(await read(send, getTrack, { kind: 'whole', itemsAt }, Infinity)).toEqual({ entries });
	expect(await read(send, getTrack, { kind: 'whole', itemsAt }, 2)).toEqual({
		entries: entries.slice(0, 2),
	});
	expect(requests).toEqual([getTrack, getTrack]);
});

it.each([
	[Infinity, '100'],
	[7, '7'],
	[101, '100'],
])('of a list that cannot be read on, %d entries are asked for as %s', async (most, limit) => {
	const { send, requests } = createFakeSend(() => succeeded({ tracks: list }));
	const paging = { kind: 'limit', itemsAt: 'tracks', maxLimit: 100 } as const;
	expect(await read(send, getTrack, paging, most)).toEqual({ entries });
	const pageSizes = { max: 100, documented: 100 };
	expect(requests).toEqual([{ ...getTrack, query: { limit }, pageSizes }]);
});

it('an answer without its list is a failure, as is no answer', async () => {
	const paging = { kind: 'whole', itemsAt: 'genres' } as const;
	const other = createFakeSend(() => succeeded({ genres: 'rock' }));
	expect(await read(other.send, getTrack, paging, Infinity)).toMatchObject({
		entries: [],
		failure: { kind: 'unexpectedResponse', message: expect.stringContaining("'genres'") },
	});
	const { send } = createFakeSend(() => failed(failure));
	expect(await read(send, getTrack, paging, Infinity)).toEqual({ entries: [], failure });
});
