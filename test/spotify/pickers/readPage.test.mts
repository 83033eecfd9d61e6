import { succeeded } from '../../../spotify/failures/outcome';
import { readPage } from '../../../spotify/pickers/readPage';
import { createCapabilities } from '../../../spotify/pipeline/capabilities';
import { PAGES } from '../../../spotify/operations/pages';
import { getTrack } from '../../fixtures/webApi.mts';
import { createFakeSend } from '../../support/fakeApi.mts';

const paging = { kind: 'offsetByType', typesIn: 'type', maxLimit: 10, maxOffset: 1_000 } as const;

// The total of a search is an estimate, mostly too small: https://github.com/spotify/web-api/issues/225
it.each([
	['names a further page, although its total is reached', { total: 3, next: 'https://…' }, 10],
	['is empty, and names a further one', { total: 3, items: [], next: 'https://…' }, 10],
	['names none, although it counts more', { total: 99, next: null }, undefined],
])('a search goes on as its page says, which %s', async (_, page, nextOffset) => {
	const { send } = createFakeSend(() =>
		succeeded({ artists: { items: [{}], limit: 10, ...page } }),
	);
	const request = { ...getTrack, path: '/search', query: { q: 'x', type: 'artist' } };
	const outcome = await readPage(send, { request, paging }, 0, createCapabilities());
	expect(outcome.ok && outcome.value.nextOffset).toBe(nextOffset);
});

it.each([
	['names a further page, although its total is reached', { total: 1, next: 'https://…' }, 50],
	['names one, and has no total', { next: 'https://…' }, 50],
	['names one, and says that there is nothing', { total: 0, next: 'https://…' }, 50],
	[
		'is smaller than asked for, as its link says',
		{ next: 'https://…?offset=7', limit: undefined },
		7,
	],
	['names none, although it counts more', { total: 99, next: null }, undefined],
	['is empty, although it names one', { items: [], total: 99, next: 'https://…' }, undefined],
])('a list goes on as its page says, which %s', async (_, page, nextOffset) => {
	const { send } = createFakeSend(() => succeeded({ items: [{}], limit: 50, ...page }));
	const request = { ...getTrack, path: '/me/playlists' };
	const planned = { request, paging: PAGES };
	const outcome = await readPage(send, planned, 0, createCapabilities());
	expect(outcome.ok && outcome.value.nextOffset).toBe(nextOffset);
});
